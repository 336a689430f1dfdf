"""Clauses set side by side: each has its own place, day and event."""

from collections.abc import Callable

import pytest

from selon.model import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]


def _places(claims: tuple[Claim, ...]) -> list[tuple[str, str | None]]:
    return [(c.event, c.place.text if c.place else None) for c in claims]


@pytest.mark.parametrize("joint", [", et", ", tandis que", " alors que", ", pendant que"])
def test_each_clause_has_its_place(claims_of: ClaimsOf, joint: str) -> None:
    text = f"Des miliciens ont égorgé dix bergers à Bria{joint} l'armée a bombardé au canon la ville de Sake."
    assert _places(claims_of(text)) == [("attack_civilians", "Bria"), ("shelling", "Sake")]


def test_a_place_that_begins_a_clause_is_no_second_place_of_the_one_before(claims_of: ClaimsOf) -> None:
    text = "Les rebelles ont bombardé Bria, et la ville de Sake est aux mains des insurgés."
    assert _places(claims_of(text)) == [("shelling", "Bria"), ("hold", "Sake")]


def test_places_of_one_list_are_places_of_one_act(claims_of: ClaimsOf) -> None:
    assert _places(claims_of("Les rebelles ont bombardé Bria et Sake lundi.")) == [
        ("shelling", "Bria"),
        ("shelling", "Sake"),
    ]


def test_what_lasts_in_another_clause_dates_nothing_before_it(claims_of: ClaimsOf) -> None:
    text = "Un camion de l'armée a sauté sur une mine à Bria, tandis que Sake est aux mains des rebelles depuis 2022."
    assert [c.event for c in claims_of(text)] == ["bombing", "hold"]
