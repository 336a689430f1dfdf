"""Hundreds of ways to word an event, each sentence with the events that it tells and words of their places.

The table is `wordings.csv`: sentences of our own, many by people who had not seen the word lists. No place is asked
where its column is empty.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.model import Claim

_SCENE = "En Angola, la guerre continue. "
_PARTS = 25
_ROWS = list(csv.DictReader(Path(__file__).with_name("wordings.csv").open(encoding="utf-8")))


# What the lists find and the confidence takes for no news, or the other way round: misses that we know of.
_MISSED = {
    "À Huambo, que l'armée dit contrôler, un chef coutumier est mort.",
    "Un grand nombre de familles de Huambo sont parties se réfugier à Luanda.",
    "Nos troupes ont tenu bon à Huambo face à l'assaut ennemi.",
}


def _is_read(claims: tuple[Claim, ...], row: dict[str, str]) -> bool:
    """Whether the claims are those of the row, each place that it names among theirs."""
    places = [claim.place.text if claim.place else "" for claim in claims]
    named = all(any(place in text for text in places) for place in row["places"].split(",") if place)
    return sorted(claim.event for claim in claims) == row["events"].split() and named


@pytest.mark.parametrize("part", range(_PARTS))
def test_a_wording_tells_its_events(claims_of: Callable[[str], tuple[Claim, ...]], part: int) -> None:
    rows = _ROWS[part::_PARTS]
    unread = {row["sentence"] for row in rows if not _is_read(claims_of(_SCENE + row["sentence"]), row)}
    assert unread == _MISSED & {row["sentence"] for row in rows}


def test_the_table_is_wide() -> None:
    events = {event for row in _ROWS for event in row["events"].split()}
    assert len(_ROWS) >= 600
    assert len(events) >= 24
