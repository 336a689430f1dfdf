"""Words of a name and the transliteration key."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.read.folding import fold
from selon.register.wording import name_key, sound, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'armée", ["l", "armee"]),
        ("Jama'at", ["jamaat"]),
        ("qu’ils", ["qu", "ils"]),
        ("Maï-Maï Yakutumba", ["mai", "mai", "yakutumba"]),
        ("aujourd’hui", ["aujourdhui"]),
        ("AFC/M23", ["afc", "m23"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word for word, _, _ in words_of(fold(text))] == words


def test_hyphen_space_and_apostrophe_make_no_difference() -> None:
    assert name_key(fold("Hay’at al-Tahrir")) == name_key(fold("hayat AL Tahrir"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nosra", "nousra"),
        ("cham", "sham"),
        ("jaych", "jaish"),
        ("faylaq", "failak"),
        ("qaida", "qaeda"),
        ("mourabitoun", "murabitun"),
        ("mouslimine", "muslimin"),
        ("hizballah", "hizbalah"),
        ("djihad", "jihad"),
    ],
)
def test_spellings_that_meet(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("akhbar", "akbar"), ("kataib", "khatib"), ("daech", "dix"), ("badr", "bader")]
)
def test_spellings_that_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_articles_have_no_sound() -> None:
    assert {sound(article) for article in ("al", "el", "ach", "an")} == {""}


@given(st.text(max_size=80))
def test_words_lie_in_order_inside_the_text(text: str) -> None:
    folded = fold(text)
    words = words_of(folded)
    assert all(folded[start:end].replace("'", "") == word for word, start, end in words)
    assert all(a[2] <= b[1] for a, b in pairwise(words))
