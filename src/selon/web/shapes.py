"""What the API answers with: frozen values, written to JSON by msgspec."""

from typing import Any, Literal

import msgspec

from selon.model import ControlState, Decision, Incident, Report
from selon.store import StoredClaim, StoredReport

__all__ = [
    "Bin",
    "Choice",
    "Choices",
    "ClaimAnswer",
    "ClaimPage",
    "ControlAnswer",
    "Decided",
    "DecisionPage",
    "Fault",
    "FeatureCollection",
    "Health",
    "IncidentAnswer",
    "IncidentPage",
    "PeopleAnswer",
    "PersonAnswer",
    "PlaceControl",
    "ReportAnswer",
    "ReportPage",
    "Session",
    "Taken",
    "Timeline",
]


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, in one line; after a 409, the `latest` decision on the claim."""

    message: str
    latest: Decision | None = None


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The server answers and its store can be read."""

    status: Literal["ok"]
    version: str


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents in order; `after` is the cursor of the next page; `total` is how many match."""

    items: tuple[Incident, ...]
    after: str | None
    total: int


class IncidentAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with its claims; `revision` is what a merge or split of them must name."""

    incident: Incident
    claims: tuple[StoredClaim, ...]
    revision: int


class ClaimPage(msgspec.Struct, frozen=True, kw_only=True):
    """Claims in order."""

    items: tuple[StoredClaim, ...]
    after: str | None
    total: int


class ClaimAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, and every decision on it, oldest first."""

    claim: StoredClaim
    decisions: tuple[Decision, ...]


class PlaceControl(msgspec.Struct, frozen=True, kw_only=True):
    """All states of a place, by day."""

    states: tuple[ControlState, ...]


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """Reports in order."""

    items: tuple[StoredReport, ...]
    after: str | None
    total: int


class ReportAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its current claims. Offsets count Unicode code points of `report.text`."""

    report: Report
    original: str
    reader: str
    claims: tuple[StoredClaim, ...]


class FeatureCollection(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="FeatureCollection"):
    """GeoJSON (RFC 7946)."""

    features: tuple[dict[str, Any], ...]


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """How many incidents begin in `start`: an ISO day, month or year."""

    start: str
    count: int


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents that begin in each `unit` of time."""

    unit: Literal["day", "month", "year"]
    bins: tuple[Bin, ...]
    undated: int


class ControlAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds what on `at`; `first` and `last` are the days between which anything is known to change."""

    at: str
    first: str | None
    last: str | None
    states: tuple[ControlState, ...]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """The decision that was added; `incident` is the one that now holds the claim (None once rejected)."""

    decision: Decision
    claim: StoredClaim
    incident: str | None


class DecisionPage(msgspec.Struct, frozen=True, kw_only=True):
    """Decisions in the order of the chain."""

    items: tuple[Decision, ...]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the register or the gazetteer that a field may be set to."""

    id: str
    name: str
    detail: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: str | None = None
    kind: str | None = None


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """The likeliest first."""

    items: tuple[Choice, ...]


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that were added, with what became of each; `faults` are inputs that weren't, in words."""

    reports: tuple[str, ...]
    claims: int
    faults: tuple[str, ...]


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks; `token` is the value of the X-Selon-Token header that a change must bear."""

    name: str
    role: str
    token: str


class PersonAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A person who may sign in."""

    name: str
    role: str
    added: str


class PeopleAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, by name."""

    items: tuple[PersonAnswer, ...]
