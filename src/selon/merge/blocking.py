"""Blocks: which claims are compared at all. Two claims that could be one event always share a block.

A block is a kind of event, four days, and a cell of half a degree (or a name, a country, an actor where there
are no coordinates). A claim is posted under some blocks and looks into others; whoever finds is found.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from selon.merge.parameters import MergeParameters
from selon.merge.profile import Profile

__all__ = ["Blocking"]

_DAYS = 4
_REACH_DAYS = 3  # the widest gap that scoring allows
_LONGEST = 45  # a longer span is known by its end
_DEGREES = 0.5
_KM_PER_DEGREE = 111.2


class Blocking:
    """Block numbers (63 bits, the same in every process) of profiles, for given parameters."""

    def __init__(self, parameters: MergeParameters) -> None:
        """Join the events that may meet into families, by the pairs that the parameters list."""
        self._reach_km = parameters.place.fine_km + parameters.place.slack_km
        self._family = _families([alike.events for alike in parameters.event.alike])

    def posted(self, profile: Profile) -> list[int]:
        """Blocks that the claim is found under."""
        kinds = list(self._kinds_posted(profile))
        return sorted({_number(kind, bucket) for kind in kinds for bucket in _buckets(profile, 0)})

    def sought(self, profile: Profile) -> list[int]:
        """Blocks that hold every claim which could be one event with this one."""
        kinds = list(self._kinds_sought(profile))
        return sorted({_number(kind, bucket) for kind in kinds for bucket in _buckets(profile, _REACH_DAYS)})

    def _stem(self, profile: Profile) -> str:
        family = self._family.get(profile.event, profile.event)
        return f"{family}|forecast" if profile.forecast else family

    def _kinds_posted(self, profile: Profile) -> Iterator[str]:
        stem, where = self._stem(profile), profile.where
        if where is None:
            yield from (f"{stem}|placeless|{name}" for name in _actors(profile))
            return
        yield from (f"{stem}|actor|{name}" for name in _actors(profile))
        yield f"{stem}|country|{where.country}"
        if where.level > 1:
            yield f"{stem}|coarse|{where.country}"
        elif where.lat is None or where.lon is None:
            yield f"{stem}|unlocated|{where.country}"
        else:
            yield f"{stem}|cell|{_cell(where.lat)}|{_cell(where.lon)}"

    def _kinds_sought(self, profile: Profile) -> Iterator[str]:
        stem, where = self._stem(profile), profile.where
        yield from (f"{stem}|placeless|{name}" for name in _actors(profile))
        if where is None:
            yield from (f"{stem}|actor|{name}" for name in _actors(profile))
        elif where.level > 1 or where.lat is None or where.lon is None:
            yield f"{stem}|country|{where.country}"
        else:
            yield f"{stem}|coarse|{where.country}"
            yield f"{stem}|unlocated|{where.country}"
            for lat, lon in _cells(where.lat, where.lon, where.radius + self._reach_km):
                yield f"{stem}|cell|{lat}|{lon}"


def _families(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Each event's family: the alphabetically first event that it is linked to, directly or not."""
    family: dict[str, str] = {}
    for one, other in pairs:
        family.setdefault(one, one)
        family.setdefault(other, other)
        kept, gone = sorted((family[one], family[other]))
        family = {event: kept if name == gone else name for event, name in family.items()}
    return family


def _actors(profile: Profile) -> list[str]:
    return sorted({n.actor or n.name for n in profile.initiators if not n.description})


def _buckets(profile: Profile, reach: int) -> range:
    """The four-day buckets of the claim's days and `reach` days around; bucket 0 where there are none."""
    if profile.first is None or profile.last is None:
        return range(1)
    first = max(profile.first, profile.last - _LONGEST)
    return range((first - reach) // _DAYS, (profile.last + reach) // _DAYS + 1)


def _cell(degrees: float) -> int:
    return math.floor(degrees / _DEGREES)


@lru_cache(maxsize=200_000)
def _cells(lat: float, lon: float, km: float) -> tuple[tuple[int, int], ...]:
    """Cells within `km`, in a box; round the globe at the 180th meridian."""
    high = km / _KM_PER_DEGREE
    wide = high / max(math.cos(math.radians(lat)), 0.05)
    rows = range(_cell(lat - high), _cell(lat + high) + 1)
    columns = range(_cell(lon - wide), _cell(lon + wide) + 1)
    half = round(180 / _DEGREES)
    return tuple((row, (column + half) % (2 * half) - half) for row in rows for column in columns)


@lru_cache(maxsize=100_000)
def _number(kind: str, bucket: int) -> int:
    digest = blake2b(f"{kind}|{bucket}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
