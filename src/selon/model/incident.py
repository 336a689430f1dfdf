"""An incident: one event, with every claim that reports make of it and what they agree and disagree on."""

from typing import Literal

import msgspec

from selon.model.claim import Certainty, LossKind, Place, Precision, Side, Status

__all__ = ["Disagreement", "Incident", "Location", "Origin", "Party", "Toll", "Version", "location_of"]

CopyReason = Literal["alone", "same source", "same wording"]


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """Where, apart from any text: degrees (WGS 84), `radius_km` how far the true point may be."""

    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: Precision | None = None
    gazetteer: str | None = None
    geometry: dict[str, object] | None = None


def location_of(place: Place) -> Location:
    """The location that a claim's place stands for; its text is the name where the gazetteer gave none."""
    return Location(
        name=place.name or place.text or None,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        precision=place.precision,
        gazetteer=place.gazetteer,
        geometry=place.geometry,
    )


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of an incident: `name` as the register or the text has it, `actor` a register id or None."""

    name: str
    actor: str | None = None
    claims: tuple[str, ...] = ()


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """One loss by who counted it: `min`/`max` None where vague; `sources` as people read them."""

    kind: LossKind
    who: str
    side: Side
    min: int | None
    max: int | None
    claims: tuple[str, ...]
    sources: tuple[str, ...]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a disagreement: the value in words, the claims that give it, and on whose word."""

    value: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of an incident that can't all be right about `field` (or are not known to be)."""

    field: str
    versions: tuple[Version, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that count once: they copy one dispatch or stand on one source.

    `side` is the register id of the actor that the source speaks for, None for an outsider.
    """

    label: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    reason: CopyReason = "alone"
    side: str | None = None


class Incident(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One event. Fields are what the claims support; `claims` and `reports` are ids, sorted.

    `id` comes from the claim whose hash is smallest, so it doesn't depend on the order of arrival.
    `from`, `to`: ISO days that all dated claims allow, or the widest span where they disagree.
    `independent` is the number of origins; `across_sides` says whether opposed sides tell it alike.
    `confidence` is between 0 and 1.
    """

    id: str
    event: str
    status: Status
    certainty: Certainty
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    events: tuple[str, ...] = ()
    initiators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    place: Location | None = None
    from_: str | None = None
    to: str | None = None
    tolls: tuple[Toll, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent: int = 1
    across_sides: bool = False
    confidence: float = 0.5
