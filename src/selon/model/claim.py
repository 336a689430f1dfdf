"""A claim: one event or state of control that a report asserts (CODEBOOK: docs/codebook.md)."""

from typing import Literal

import msgspec

from selon.model.span import Span

__all__ = [
    "Actor",
    "Certainty",
    "Claim",
    "Derived",
    "Loss",
    "LossKind",
    "Place",
    "Precision",
    "Reason",
    "Side",
    "Source",
    "SourceKind",
    "Status",
    "TimeSpan",
]

Status = Literal["occurred", "ongoing", "planned", "expected", "denied"]
Certainty = Literal["asserted", "hedged"]
Precision = Literal["point", "settlement", "near", "district", "province", "country"]
LossKind = Literal["killed", "wounded", "captured", "missing", "displaced", "destroyed", "seized", "damaged"]
Side = Literal["initiators", "targets", "bystanders", "unknown"]
SourceKind = Literal[
    "agency", "media", "official", "armed_group", "ngo", "un", "monitor", "witness", "local", "unnamed"
]


class Actor(Span, frozen=True, kw_only=True):
    """Who acts or suffers. `name` and `actor` (a register id) are None for a description."""

    name: str | None = None
    actor: str | None = None


class Derived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How coordinates were computed: from which anchors, how far (km), on which bearing (degrees from north)."""

    anchor: str
    distance_km: float | None = None
    bearing: float | None = None
    relation: str | None = None


class Place(Span, frozen=True, kw_only=True):
    """Where. `radius_km` says how far the true point may be; `gazetteer` is `layer:id` of the entry used.

    `geometry` is GeoJSON (a mapping) where the place is an area or a line.
    `candidates` holds (name, lat, lon) of the places left open when none could be decided.
    """

    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: Precision | None = None
    gazetteer: str | None = None
    derived: Derived | None = None
    geometry: dict[str, object] | None = None
    candidates: tuple[tuple[str, float, float], ...] = ()


class TimeSpan(Span, frozen=True, kw_only=True, rename={"from_": "from"}):
    """When: ISO days, both ends included; None is an open or unresolved end."""

    from_: str | None = None
    to: str | None = None


class Loss(Span, frozen=True, kw_only=True):
    """A toll. `min`/`max` are None where the text is vague."""

    kind: LossKind
    who: str
    min: int | None = None
    max: int | None = None
    side: Side = "unknown"


class Source(Span, frozen=True, kw_only=True):
    """On whose word. `source` is a register id. `name` is the register's, or what the text calls elsewhere those whom
    these words only point back to ("la même source"). Both are None where there is none.
    """

    kind: SourceKind
    name: str | None = None
    source: str | None = None


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a field has its value: the rule or register entry, and the characters it stood on."""

    field: str
    rule: str
    start: int | None = None
    end: int | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One action by one set of actors against one set of targets, at one place and time, on one chain of sources.

    `attribution` runs from the nearest source outwards. `reasons` is filled for `selon explain`.
    """

    id: str
    event: str
    trigger: Span
    status: Status = "occurred"
    certainty: Certainty = "asserted"
    confidence: float = 0.5
    initiators: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    place: Place | None = None
    time: TimeSpan | None = None
    losses: tuple[Loss, ...] = ()
    attribution: tuple[Source, ...] = ()
    reasons: tuple[Reason, ...] = ()
