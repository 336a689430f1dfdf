"""How single words sound, and that a text of many sounds the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.gazetteer.word_sounds import (
    arabic_consonants_in,
    consonants,
    consonants_in,
    heard,
    heard_in,
    is_arabic_text,
)


@pytest.mark.parametrize(
    ("word", "loose", "left"),
    [
        ("tchad", "Sad", "Sd"),
        ("cheikh", "Se", "S"),
        ("khaldiyah", "haldi", "hld"),
        ("mecca", "mek", "mk"),
        ("cercle", "serkl", "srkl"),
        ("cyangugu", "siangugu", "sng"),
        ("guerou", "geru", "gr"),
        ("qayyarah", "kear", "kr"),
        ("max", "maks", "mks"),
        ("aww", "o", ""),
        ("goose", "gus", "gs"),
        ("pavavi", "pavavi", "bf"),
        ("ah", "ah", "h"),
        ("bah", "ba", "b"),
        ("deir", "der", "dr"),
        ("الشيخ", "الشيخ", "Sh"),
        ("ال", "ال", "l"),
        ("", "", ""),
    ],
)
def test_a_word(word: str, loose: str, left: str) -> None:
    assert (heard(word), consonants(word)) == (loose, left)


@given(st.lists(st.text(alphabet="abcdehiknopqstuvwxyzйé", min_size=1, max_size=8), max_size=8))
def test_a_text_sounds_as_its_words(words: list[str]) -> None:
    text = heard_in([part for word in words for part in (word, "\n")])
    assert text.split() == [heard(word) for word in words]
    left = consonants_in(text).split("\n")[:-1]
    assert [line.strip() for line in left] == [consonants(word) for word in words]


@given(st.lists(st.text(alphabet="اللشيخةوب", min_size=1, max_size=6), max_size=6))
def test_an_arabic_text_sounds_as_its_words(words: list[str]) -> None:
    assert arabic_consonants_in("\n".join(words)).split("\n") == [consonants(word) for word in words or [""]]


def test_a_text_of_two_scripts_is_not_arabic() -> None:
    assert is_arabic_text("خان شيخون")
    assert not is_arabic_text("خان 2")
    assert not is_arabic_text("")
