"""Bytes become text exactly, whatever they are encoded in; what is a guess says so."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.acquire import Unreadable
from selon.acquire.decoding import decode

FRENCH = "L’armée a repris mardi la localité de Bâlé.\nDeuxième ligne : « cinq » morts, près du cœur."
ARABIC = "قال الجيش السوري إنه سيطر على مدينة تدمر يوم الثلاثاء بعد معارك عنيفة مع تنظيم الدولة"
RUSSIAN = "Российские войска взяли под контроль город, сообщило министерство обороны во вторник."

TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))


@given(TEXTS)
def test_utf8_is_kept_to_the_last_character(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")).text == text


@given(TEXTS.filter(lambda text: len(text) > 0))
def test_marked_encodings_are_kept_to_the_last_character(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode("utf-8")).text == text
    if text[0] != "\0":
        assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        ("Rien que des lettres simples ici.", "utf-16-le"),
        ("Rien que des lettres simples ici.", "utf-16-be"),
        (ARABIC, "cp1256"),
        (RUSSIAN, "cp1251"),
        ("Un café.", "cp1252"),
    ],
)
def test_other_encodings_are_found_with_a_remark(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.remark is not None


def test_utf8_has_no_remark() -> None:
    assert decode(FRENCH.encode()).remark is None
    assert decode(FRENCH.encode("utf-8-sig")).remark is None


def test_stray_bytes_in_utf8_are_read_and_told() -> None:
    found = decode(FRENCH.encode() + "\nfin, à l’œil".encode("cp1252"))
    assert found.text == FRENCH + "\nfin, à l’œil"
    assert dict(found.values)["count"] == 3
    assert found.line == 3


def test_a_stated_encoding_is_taken_without_remark() -> None:
    found = decode(FRENCH.encode("cp1252"), "cp1252")
    assert (found.text, found.remark) == (FRENCH, None)
    with pytest.raises(Unreadable, match="as stated"):
        decode(FRENCH.encode("cp1252"), "utf-8")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 64, bytes(range(256)) * 8])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="binary"):
        decode(data)


@given(st.binary())
def test_any_bytes_give_text_or_one_kind_of_error(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert isinstance(decode(data).text, str)


def test_megabytes_of_a_legacy_encoding_take_no_time() -> None:
    assert len(decode((FRENCH * 60_000).encode("cp1252")).text) == len(FRENCH) * 60_000
