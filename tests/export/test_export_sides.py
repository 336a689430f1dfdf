"""Who fights and who doesn't, by the nouns in a description."""

import pytest

from selon.export.sides import armed_words, civilian_words


@pytest.mark.parametrize(
    ("name", "armed", "civilian"),
    [
        ("des soldats", True, False),
        ("hommes armés", True, False),
        ("un homme", False, True),
        ("civils, habitants", False, True),
        ("civils, combattants", True, False),
        ("fidèles", False, False),  # who pray, or who follow a leader
        ("minibus", False, False),
        ("", False, False),
    ],
)
def test_nouns(name: str, armed: bool, civilian: bool) -> None:
    assert (armed_words(name), civilian_words(name)) == (armed, civilian)
