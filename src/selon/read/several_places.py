"""One action at several places is several claims: "à Nizi, Linga et Fataki" is one claim a place."""

from collections.abc import Sequence
from dataclasses import replace

from selon.read.arguments import Reading
from selon.read.drafts import Draft
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage

__all__ = ["spread_over_places"]

_JOINS = frozenset({",", "et", "puis", "ainsi"})
_GOALS = frozenset({"displace", "agreement"})  # their places are goals or talks: one claim
_BETWEEN = _JOINS | frozenset(
    "que qu' a au aux de du des d' dans la le les l' en pres ville village villages localite localites quartier "
    "quartiers secteur region commune province deux".split()
)
_GAP = 5  # tokens


def spread_over_places(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with one more for every further place of a list; what was lost stays with the first."""
    places = [p.place for p in reading.phrases if p.place is not None and p.place.role == "event"]
    spread: list[Draft] = []
    for draft in drafts:
        spread.append(draft)
        if _acts_there(draft):
            assert draft.place is not None
            others = _listed(reading.tagged.passage, places, draft.place)
            spread.extend(replace(draft, place=place, losses=()) for place in others)
    return spread


def _acts_there(draft: Draft) -> bool:
    """Whether the draft's own clause names where it acts, and no mere country."""
    if draft.place is None or draft.place_inherited or draft.status == "denied" or draft.event in _GOALS:
        return False
    return draft.place.place.precision != "country"


def _listed(passage: Passage, places: Sequence[PlaceMention], place: PlaceMention) -> list[PlaceMention]:
    """The other places of the list that `place` stands in; none where no "et" closes it."""
    if place not in places:
        return []
    at = places.index(place)
    after = _run(passage, [place, *places[at + 1 :]])
    before = _run(passage, [place, *reversed(places[:at])])
    chain = [*before, *after]
    joined = any("et" in _gap(passage, one, other) for one, other in _pairs([*reversed(before), place, *after]))
    return chain if joined else []


def _run(passage: Passage, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places after the first for as long as each is joined to the one before."""
    found: list[PlaceMention] = []
    for one, other in _pairs(places):
        if not _is_joined(_gap(passage, one, other)):
            break
        found.append(other)
    return found


def _pairs(places: Sequence[PlaceMention]) -> list[tuple[PlaceMention, PlaceMention]]:
    return list(zip(places, places[1:], strict=False))


def _gap(passage: Passage, one: PlaceMention, other: PlaceMention) -> tuple[str, ...]:
    """The folded words between two places, whichever comes first."""
    first, second = sorted((one, other), key=lambda p: p.head.start)
    start = passage.token_at(first.head.end - 1) + 1
    return passage.norms[start : passage.token_at(second.head.start)]


def _is_joined(gap: tuple[str, ...]) -> bool:
    return 0 < len(gap) <= _GAP and bool(_JOINS & set(gap)) and _BETWEEN >= set(gap)
