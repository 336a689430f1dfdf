"""A claim reduced to what the merge compares: small, since a million of them stand in memory at once."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zlib import crc32

import msgspec

from selon.merge.names import fold_name
from selon.merge.parameters import MergeParameters
from selon.merge.places import place_key
from selon.model import Actor, Claim, Place, location_of

__all__ = ["Named", "Profile", "ReportedClaim", "Toll", "Where", "profile_of"]

_LEVELS = {"point": 0, "near": 0, "settlement": 1, "district": 2, "province": 3, "country": 4}
_WORD = re.compile(r"\w+")


class ReportedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what its report adds: `key`, its id over all reports, and `context`, its sentence."""

    key: str
    report: str
    claim: Claim
    publisher: str | None = None
    published: str | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor: register id, folded name, and whether it is a description ("hommes armés")."""

    actor: str | None
    name: str
    description: bool


@dataclass(frozen=True, slots=True)
class Toll:
    """A loss: bounds None where vague."""

    kind: str
    who: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Where:
    """A place: `level` from 0 (point) to 4 (country); radius in km."""

    key: str | None
    name: str
    country: str
    lat: float | None
    lon: float | None
    radius: float
    level: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared. Days are ordinals; `dated` is False where they only come from the publication date.

    `words` are hashes of the sentence's word triples.
    """

    key: str
    report: str
    event: str
    forecast: bool
    first: int | None
    last: int | None
    dated: bool
    where: Where | None
    initiators: tuple[Named, ...]
    targets: tuple[Named, ...]
    tolls: tuple[Toll, ...]
    words: frozenset[int]


def profile_of(reported: ReportedClaim, parameters: MergeParameters) -> Profile:
    """The profile of a claim."""
    claim = reported.claim
    first, last, dated = _days(claim, reported.published, parameters)
    return Profile(
        key=reported.key,
        report=reported.report,
        event=claim.event,
        forecast=claim.status in ("planned", "expected"),
        first=first,
        last=last,
        dated=dated,
        where=_where(claim.place, parameters) if claim.place else None,
        initiators=tuple(map(_named, claim.initiators)),
        targets=tuple(map(_named, claim.targets)),
        tolls=tuple(Toll(loss.kind, loss.who, loss.min, loss.max) for loss in claim.losses),
        words=_triples(reported.context),
    )


def _days(
    claim: Claim, published: str | None, parameters: MergeParameters
) -> tuple[int | None, int | None, bool]:
    """First and last day, and whether the claim itself is dated."""
    start = _ordinal(claim.time.from_) if claim.time else None
    end = _ordinal(claim.time.to) if claim.time else None
    if start is not None or end is not None:
        return _closed(start, end, _ordinal(published), parameters)
    told = _ordinal(published)
    return (None, None, False) if told is None else (told - parameters.time.undated_days, told, False)


def _closed(
    start: int | None, end: int | None, told: int | None, parameters: MergeParameters
) -> tuple[int, int, bool]:
    if start is None:
        assert end is not None
        return end - parameters.time.open_days, end, True
    if end is None:
        end = told if told is not None and told >= start else start
    return start, max(start, end), True


@lru_cache(maxsize=50_000)
def _ordinal(day: str | None) -> int | None:
    """A day's ordinal; None where it isn't an ISO day."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def _where(place: Place, parameters: MergeParameters) -> Where:
    location = location_of(place)
    return _located(
        place_key(location),
        fold_name(location.name or ""),
        location.country or "",
        location.lat,
        location.lon,
        location.radius_km or 0.0,
        _LEVELS.get(location.precision or "", 1),
        parameters.place.fine_km,
    )


@lru_cache(maxsize=200_000)
def _located(
    key: str | None,
    name: str,
    country: str,
    lat: float | None,
    lon: float | None,
    radius: float,
    level: int,
    fine_km: float,
) -> Where:
    """One value for all claims about a place, which saves memory."""
    if radius > fine_km:
        level = max(level, 2)
    return Where(key, name, country, lat, lon, radius, level)


def _named(actor: Actor) -> Named:
    return _named_as(actor.actor, actor.name, actor.text)


@lru_cache(maxsize=200_000)
def _named_as(actor: str | None, name: str | None, text: str) -> Named:
    return Named(actor, fold_name(name or text), actor is None and name is None)


def _triples(context: str) -> frozenset[int]:
    words = _WORD.findall(context.casefold())
    return frozenset(
        crc32(" ".join(words[i : i + 3]).encode("utf-8", "replace")) for i in range(len(words) - 2)
    )
