"""Folding: what becomes alike, and the law that no offset moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.read.folding import fold, fold_character

FOLDED = [
    ("Éthiopie", "ethiopie"),
    ("FORÊT", "foret"),
    ("Maï-Maï", "mai-mai"),
    ("N’Djaména", "n'djamena"),
    ("l`armée", "l'armee"),
    ("L`ARMEE", "l'armee"),
    ("Est–Ouest", "est-ouest"),
    ("ça", "ca"),
    ("Żółw", "zołw"),
    ("12 500", "12 500"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_case_accents_and_apostrophes_are_made_plain(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("character", ["ß", "œ", "ﬁ", "İ", "…", "½", "ǆ"])
def test_a_character_that_would_grow_stays_one_code_point(character: str) -> None:
    assert len(fold_character(character)) == 1


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text())
def test_folding_works_code_point_by_code_point(one: str, other: str) -> None:
    # ASCII texts take a short cut, which must agree with the long way round.
    joined = fold(one + "é" + other)
    assert joined == fold(one) + "e" + fold(other)
