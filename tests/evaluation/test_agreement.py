"""When names, places and lists of values agree."""

import pytest

from selon.evaluation.agreement import agreeing, near, same_name
from selon.evaluation.values import PlaceValue, sentence_bounds


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("l'armée malienne", "armée malienne", True),
        ("Armée", "armee", True),
        ("des rebelles du M23", "M23", True),
        ("M23", "FDLR", False),
        ("", "M23", False),
        ("le", "la", False),
        ("un convoi de commerçants de Diffa au sud", "Diffa", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_each_coded_value_answers_one_gold_value_only() -> None:
    assert agreeing(["M23", "M23"], ["M23"], same_name) == 1


def test_places_by_distance() -> None:
    goma = PlaceValue(("Goma",), (-1.68, 29.22), 0)
    sake = PlaceValue(("Sake",), (-1.57, 29.04), 0)
    assert near(goma, sake) is False
    assert near(goma._replace(radius_km=30), sake) is True
    assert near(goma, sake._replace(point=None)) is None


def test_sentence_bounds() -> None:
    text = "Un raid. Deux morts à Goma.\nFin"
    assert text[slice(*sentence_bounds(text, text.index("morts")))] == "Deux morts à Goma."
    assert text[slice(*sentence_bounds(text, text.index("Fin")))] == "Fin"
