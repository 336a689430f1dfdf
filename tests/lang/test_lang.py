"""Data of a language: read once, checked against its type, and told plainly where it doesn't fit."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from selon import lang
from selon.lang import LanguageDataError, available, load_data
from selon.read.lexicon import Words

_ROOT = Path(lang.__file__).parent


class Greeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A schema of these tests."""

    words: tuple[str, ...]
    loud: bool = False


@pytest.fixture
def language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder of a language "xx" that only this test knows."""
    monkeypatch.setattr("importlib.resources.files", lambda _package: tmp_path)
    lang._loaded.cache_clear()
    folder = tmp_path / "xx"
    folder.mkdir()
    yield folder
    lang._loaded.cache_clear()


def _write(folder: Path, text: str) -> None:
    (folder / "greeting.yaml").write_text(text, encoding="utf-8")


def test_french_has_a_reader() -> None:
    assert "fr" in available()


def test_a_good_file_becomes_a_value_of_its_type() -> None:
    words = load_data("fr", "words", Words)
    assert isinstance(words, Words)
    assert "jusque" in words.prepositions


def test_a_file_is_read_once() -> None:
    assert load_data("fr", "words", Words) is load_data("fr", "words", Words)


def test_on_yes_and_no_are_words(language: Path) -> None:
    _write(language, "words: [on, off, yes, no, y, n]\nloud: true\n")
    assert load_data("xx", "greeting", Greeting) == Greeting(("on", "off", "yes", "no", "y", "n"), loud=True)


def test_the_pronoun_on_reaches_the_reader_as_a_word() -> None:
    assert "on" in load_data("fr", "words", Words).pronouns


def test_accents_come_through(language: Path) -> None:
    _write(language, "words: [siège, cœur, « libéré »]\n")
    assert load_data("xx", "greeting", Greeting).words == ("siège", "cœur", "« libéré »")


def test_a_missing_file_is_named(language: Path) -> None:
    with pytest.raises(LanguageDataError, match=r"^lang/xx/greeting\.yaml is missing$"):
        load_data("xx", "greeting", Greeting)


def test_a_missing_language_is_named() -> None:
    with pytest.raises(LanguageDataError, match=r"lang/zz/words\.yaml is missing"):
        load_data("zz", "words", Words)


MISFITS = [
    ("words: bonjour\n", r"greeting\.yaml: .*`\$\.words`"),
    ("words: [1]\n", r"greeting\.yaml: .*`\$\.words\[0\]`"),
    ("words: []\nloud: yes\n", r"greeting\.yaml: .*`\$\.loud`"),
    ("words: []\nvolume: 3\n", r"greeting\.yaml: .*volume"),
    ("loud: true\n", r"greeting\.yaml: .*words"),
    ("words: [\n", r"greeting\.yaml: "),
]


@pytest.mark.parametrize(("text", "message"), MISFITS)
def test_a_file_that_does_not_fit_is_named_with_its_field(language: Path, text: str, message: str) -> None:
    _write(language, text)
    with pytest.raises(LanguageDataError, match=message):
        load_data("xx", "greeting", Greeting)


@pytest.mark.parametrize("path", sorted(_ROOT.glob("*/*.yaml")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_data_file_is_utf8_with_plain_line_ends(path: Path) -> None:
    content = path.read_bytes()
    assert b"\r" not in content
    content.decode("utf-8")
