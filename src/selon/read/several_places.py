"""One action at several places is several claims: "à Nizi, Linga et Fataki" is one claim a place."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from selon.read.arguments import Reading
from selon.read.drafts import Draft
from selon.read.means import MeansWords, means_of
from selon.read.mentions import PlaceMention
from selon.read.nearby_words import set_against
from selon.read.passage import Passage

__all__ = ["spread_over_places"]

_GOALS = frozenset({"displace", "agreement"})  # their places are goals or talks: one claim
_GAP = 9  # tokens
_AREAS = frozenset({"province", "near", "district"})


def spread_over_places(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with one more for every further place of a list; what was lost stays with the first."""
    places = [p.place for p in reading.phrases if p.place is not None and p.place.role == "event"]
    spread: list[Draft] = []
    for draft in drafts:
        spread.append(draft)
        if _acts_there(draft):
            assert draft.place is not None
            others = _listed(reading, places, draft.place)
            spread.extend(replace(draft, place=place, losses=()) for place in others)
    return spread


def _acts_there(draft: Draft) -> bool:
    """Whether the draft's own clause names where it acts, and no mere country."""
    if draft.place is None or draft.place_inherited or draft.status == "denied" or draft.event in _GOALS:
        return False
    return draft.place.place.precision != "country"


def _listed(reading: Reading, places: Sequence[PlaceMention], place: PlaceMention) -> list[PlaceMention]:
    """The other places of the list that `place` stands in; none where no "et" closes it."""
    if place not in places:
        return []
    at = places.index(place)
    after = _run(reading, [place, *places[at + 1 :]])
    before = _run(reading, [place, *reversed(places[:at])])
    chain = [*before, *after]
    passage, closers = reading.tagged.passage, means_of(reading).place_list_closers
    pairs = _pairs([*reversed(before), place, *after])
    joined = any(not closers.isdisjoint(_gap(passage, one, other)) for one, other in pairs)
    return chain if joined else []


def _run(reading: Reading, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places after the first for as long as each is joined to the one before."""
    found: list[PlaceMention] = []
    for one, other in _pairs(places):
        gap = _gap(reading.tagged.passage, one, other)
        if not _is_joined(gap, means_of(reading)) or _holds(other, gap, means_of(reading)):
            break
        if _in_clauses_apart(reading, one, other):
            break
        found.append(other)
    return found


def _in_clauses_apart(reading: Reading, one: PlaceMention, other: PlaceMention) -> bool:
    """"ont frappé A, *et B est* encerclée": the second place begins a clause of its own."""
    first, second = sorted(reading.tagged.passage.token_at(p.head.start) for p in (one, other))
    return set_against(reading, first, second) > 0


def _holds(area: PlaceMention, gap: tuple[str, ...], words: MeansWords) -> bool:
    """"A et B, *dans la région de* C": where the list lies, and no member of it."""
    apart = words.place_list_closers.isdisjoint(gap) and len(gap) > 1
    return apart and area.place.precision in _AREAS and area.kind is not None


def _pairs(places: Sequence[PlaceMention]) -> list[tuple[PlaceMention, PlaceMention]]:
    return list(pairwise(places))


def _gap(passage: Passage, one: PlaceMention, other: PlaceMention) -> tuple[str, ...]:
    """The folded words between two places, whichever comes first."""
    first, second = sorted((one, other), key=lambda p: p.head.start)
    start = passage.token_at(first.head.end - 1) + 1
    return passage.norms[start : passage.token_at(second.head.start)]


def _is_joined(gap: tuple[str, ...], words: MeansWords) -> bool:
    return (
        0 < len(gap) <= _GAP
        and not words.place_joins.isdisjoint(gap)
        and (words.place_joins | words.between_places >= set(gap))
    )
