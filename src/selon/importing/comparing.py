"""Selon's incidents beside another data set's: matched, only here, only there, differing fields."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import cos, hypot, radians

import msgspec

from selon.codebook import events
from selon.export.deaths import deaths
from selon.export.told import Case
from selon.model import Incident, Location, Party

__all__ = ["Comparison", "Difference", "Match", "compare"]

_KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km
_OTHER_FAMILY = 30.0  # added to the distance (km) where the events are of different families


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field in which matched incidents differ, with both values in words."""

    field: str
    here: str
    there: str


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An incident and the row that tells of the same event; how far apart they are."""

    here: str
    there: str
    km: float
    days: int
    differences: tuple[Difference, ...] = ()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The result: matches, and the ids of what only one of them has."""

    matched: tuple[Match, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def compare(here: Sequence[Case], there: Sequence[Case], *, km: float = 25.0, days: int = 1) -> Comparison:
    """Match one to one, the nearest pairs first: at most `km` beyond what both radii allow, `days` apart.

    Ids of `there` are those of its claims (the data set's own). Undated or unplaced incidents match nothing.
    """
    by_id = {case.incident.id: case for case in here}, {case.incident.id: case for case in there}
    pairs = sorted(_pairs(here, there, km, days))
    taken: dict[str, tuple[str, float, int]] = {}
    used: set[str] = set()
    for _, apart, first, second, distance in pairs:
        if first not in taken and second not in used:
            taken[first] = (second, distance, apart)
            used.add(second)
    matched = (_match(by_id[0][a], by_id[1][b], far, apart) for a, (b, far, apart) in sorted(taken.items()))
    return Comparison(
        matched=tuple(matched),
        only_here=tuple(case.incident.id for case in here if case.incident.id not in taken),
        only_there=tuple(_name(case) for case in there if case.incident.id not in used),
    )


def _pairs(
    here: Iterable[Case], there: Iterable[Case], km: float, days: int
) -> Iterator[tuple[float, int, str, str, float]]:
    index = _by_day(there)
    for case in here:
        first, last = _days(case.incident)
        near = {c.incident.id: c for day in range(first - days, last + days + 1) for c in index.get(day, ())}
        for other in near.values():
            distance = _distance(case.incident.place, other.incident.place)
            if distance is not None and distance <= km + _slack(case.incident.place, other.incident.place):
                apart = _gap(case.incident, other.incident)
                cost = distance + 10 * apart + _OTHER_FAMILY * (not _same_family(case, other))
                yield cost, apart, case.incident.id, other.incident.id, round(distance, 1)


def _by_day(cases: Iterable[Case]) -> Mapping[int, list[Case]]:
    """Cases by each day that they may fill, as ordinals."""
    found: dict[int, list[Case]] = {}
    for case in cases:
        first, last = _days(case.incident)
        for day in range(first, last + 1):
            found.setdefault(day, []).append(case)
    return found


def _days(incident: Incident) -> tuple[int, int]:
    """First and last day as ordinals; an empty range where there is no day, a year at most."""
    first, last = incident.from_ or incident.to, incident.to or incident.from_
    if first is None or last is None:
        return 1, 0
    start = date.fromisoformat(first).toordinal()
    return start, min(date.fromisoformat(last).toordinal(), start + 366)


def _gap(one: Incident, other: Incident) -> int:
    (a, b), (c, d) = _days(one), _days(other)
    return max(c - b, a - d, 0)


def _distance(one: Location | None, other: Location | None) -> float | None:
    """Kilometres, on a plane that touches the globe: under 1 % off at these distances."""
    if one is None or other is None or None in (one.lat, one.lon, other.lat, other.lon):
        return None
    if one.country and other.country and one.country != other.country:
        return None
    lat, lon = (one.lat or 0) - (other.lat or 0), abs((one.lon or 0) - (other.lon or 0))
    return hypot(lat, min(lon, 360 - lon) * cos(radians(one.lat or 0))) * _KM_PER_DEGREE


def _slack(*places: Location | None) -> float:
    return sum(place.radius_km or 0 for place in places if place)


def _same_family(one: Case, other: Case) -> bool:
    return events()[one.incident.event].family == events()[other.incident.event].family


def _name(case: Case) -> str:
    return case.told[0].id if case.told else case.incident.id


def _match(here: Case, there: Case, km: float, days: int) -> Match:
    return Match(
        here=here.incident.id, there=_name(there), km=km, days=days, differences=tuple(_differences(here, there))
    )


def _differences(here: Case, there: Case) -> Iterator[Difference]:
    for field, (one, other, differ) in _beside(here, there).items():
        if differ:
            yield Difference(field=field, here=one, there=other)


def _beside(here: Case, there: Case) -> dict[str, tuple[str, str, bool]]:
    """Each field in words on both sides, and whether the values contradict each other."""
    one, other = here.incident, there.incident
    found = {"event": (one.event, other.event, one.event != other.event)}
    found["days"] = (_words(one), _words(other), _gap(one, other) > 0)
    for field in ("initiators", "targets"):
        sides = getattr(one, field), getattr(other, field)
        found[field] = (*map(_named, sides), bool(sides[0] and sides[1]) and not _share(*sides))  # type: ignore[assignment]
    low, high = _dead(here), _dead(there)
    apart = low is not None and high is not None and (low[1] < high[0] or high[1] < low[0])
    found["dead"] = (_figure(low), _figure(high), apart or (low is None) != (high is None))
    return found


def _words(incident: Incident) -> str:
    return f"{incident.from_ or '…'} – {incident.to or '…'}"


def _named(parties: Sequence[Party]) -> str:
    return "; ".join(party.name for party in parties)


def _share(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether a party is on both; where one side has only descriptions, nothing contradicts."""
    first, second = {p.actor for p in one if p.actor}, {p.actor for p in other if p.actor}
    return not first or not second or bool(first & second)


def _dead(case: Case) -> tuple[int, int] | None:
    found = deaths(case)
    return (found.low, found.high) if found else None


def _figure(bounds: tuple[int, int] | None) -> str:
    if bounds is None:
        return ""
    return str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]}-{bounds[1]}"
