"""The edition of the reader: a digest of what it stands on."""

import re
from pathlib import Path

import pytest

from selon.read import edition
from selon.read.edition import reader_edition


def test_the_edition_is_short_and_the_same_each_time() -> None:
    first = reader_edition("fr")
    reader_edition.cache_clear()
    assert re.fullmatch(r"[0-9a-f]{8}", first)
    assert reader_edition("fr") == first


def test_a_language_without_words_has_the_edition_of_the_code() -> None:
    assert reader_edition("eo") == reader_edition("") != reader_edition("fr")


def test_a_word_more_makes_another_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = tmp_path / "fr" / "words.yaml"
    words.parent.mkdir()
    monkeypatch.setattr(edition.resources, "files", lambda part: tmp_path)
    editions = set()
    for content in ("a: [b]", "a: [b, c]"):
        words.write_text(content, encoding="utf-8")
        reader_edition.cache_clear()
        editions.add(reader_edition("fr"))
    reader_edition.cache_clear()
    assert len(editions) == 2


def test_a_language_is_no_path() -> None:
    assert reader_edition("../read") == reader_edition("")
