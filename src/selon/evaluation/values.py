"""A claim boiled down to what is compared: gold and coded claims in one shape."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from selon.evaluation.gold import GoldClaim, GoldPlace
from selon.model import Claim, Place

__all__ = ["SLOTS", "LossValue", "Names", "PlaceValue", "Values", "of_claim", "of_gold", "sentence_bounds"]

SLOTS = ("initiators", "targets", "place", "time", "losses", "attribution")

Names = tuple[str, ...]
"""The acceptable names of one actor or source: as written and as resolved."""

TimeValue = tuple[str | None, str | None]


class PlaceValue(NamedTuple):
    """Names of a place, its coordinates in degrees (None: not located), its radius in km."""

    names: Names
    point: tuple[float, float] | None
    radius_km: float


class LossValue(NamedTuple):
    """What of a toll is compared."""

    kind: str
    who: str
    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class Values:
    """What of a claim is compared. `trigger` is its offset; `sentence` the bounds around it, `start:end`.

    Each slot is a tuple, also `place` and `time`, so that all are counted alike.
    """

    event: str
    status: str
    certainty: str
    trigger: int
    sentence: tuple[int, int]
    initiators: tuple[Names, ...]
    targets: tuple[Names, ...]
    place: tuple[PlaceValue, ...]
    time: tuple[TimeValue, ...]
    losses: tuple[LossValue, ...]
    attribution: tuple[Names, ...]


# A plain rule, the same for gold and coded claims: a stop and then a capital or a digit, or a new line.
_BREAK = re.compile(r"[.!?…]['\"”»]?\s+(?=[\"«“(]?\s?[A-ZÀ-Ý0-9])|\n+")


def sentence_bounds(text: str, offset: int) -> tuple[int, int]:
    """Bounds `start:end` of the sentence of `text` around `offset`."""
    start = max((found.end() for found in _BREAK.finditer(text[: offset + 1])), default=0)
    end = _BREAK.search(text, offset)
    return start, end.start() + 1 if end else len(text)


def of_gold(claim: GoldClaim, text: str) -> Values:
    """The values of a gold claim on `text`; its trigger is the first at or after the quoted sentence."""
    trigger = text.find(claim.trigger, max(text.find(claim.sentence), 0))
    return Values(
        event=claim.event,
        status=claim.status,
        certainty=claim.certainty,
        trigger=trigger,
        sentence=sentence_bounds(text, trigger),
        initiators=tuple((name,) for name in claim.initiators or ()),
        targets=tuple((name,) for name in claim.targets or ()),
        place=_place(claim.place),
        time=_time((claim.time.from_, claim.time.to) if claim.time else (None, None)),
        losses=tuple(LossValue(x.kind, x.who, x.min, x.max) for x in claim.losses or ()),
        attribution=tuple((source.text,) for source in claim.attribution or ()),
    )


def of_claim(claim: Claim, text: str) -> Values:
    """The values of a coded claim on `text`."""
    return Values(
        event=claim.event,
        status=claim.status,
        certainty=claim.certainty,
        trigger=claim.trigger.start,
        sentence=sentence_bounds(text, claim.trigger.start),
        initiators=tuple(_names(a.text, a.name) for a in claim.initiators),
        targets=tuple(_names(a.text, a.name) for a in claim.targets),
        place=_place(claim.place),
        time=_time((claim.time.from_, claim.time.to) if claim.time else (None, None)),
        losses=tuple(LossValue(x.kind, x.who, x.min, x.max) for x in claim.losses),
        attribution=tuple(_names(s.text, s.name) for s in claim.attribution),
    )


def _names(*names: str | None) -> Names:
    return tuple(name for name in names if name)


def _place(place: GoldPlace | Place | None) -> tuple[PlaceValue, ...]:
    if place is None:
        return ()
    point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    return (PlaceValue(_names(place.text, place.name), point, place.radius_km or 0),)


def _time(days: TimeValue) -> tuple[TimeValue, ...]:
    """A time that was resolved at one end at least; one that wasn't is not compared."""
    return (days,) if any(days) else ()
