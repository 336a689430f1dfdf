"""What the store takes and gives: frozen values, no database in sight."""

from typing import Generic, Literal, TypeVar

import msgspec

from selon.model import Claim, DecisionKind, Report

__all__ = [
    "Coding",
    "Draft",
    "Filter",
    "Order",
    "Original",
    "Page",
    "Receipt",
    "Refreshed",
    "Review",
    "Status",
    "StoredClaim",
    "StoredReport",
]

T = TypeVar("T")

Review = Literal["unreviewed", "accepted", "corrected", "rejected"]
Order = Literal["id", "newest", "oldest", "least_certain"]


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Some rows in order; `after` is the cursor for the next page, None on the last."""

    items: tuple[T, ...]
    after: str | None = None


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a report that was ingested. `report` is the id it is kept under.

    `outcome`: "new", "recoded" (known bytes, new reader version) or "unchanged".
    """

    report: str
    outcome: Literal["new", "recoded", "unchanged"]
    claims: int


class Refreshed(msgspec.Struct, frozen=True, kw_only=True):
    """What a refresh did: claims that waited, incidents made again, places whose control was made again."""

    claims: int
    incidents: int
    places: int


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """Archived bytes: `sha256` is of `body`; `received` is an ISO time, UTC."""

    sha256: str
    media_type: str
    size: int
    received: str
    body: bytes


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a report by one version of the reader; only the current one feeds incidents."""

    report: str
    reader: str
    coded: str
    current: bool
    claims: tuple[Claim, ...]


class StoredReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report as kept: `original` is the SHA-256 of its archived bytes, `claims` how many are current."""

    report: Report
    original: str
    received: str
    reader: str
    claims: int


class StoredClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as kept.

    `id` is unique over the store. `claim` has the reviewers' corrections applied, `original` is the reader's
    and never changes. `incident` is None until incidents were refreshed. `revision` is the number of the last
    decision on the claim (0: none): pass it back with a decision so that a stale edit is refused.
    """

    id: str
    report: str
    publisher: str | None
    published: str | None
    reader: str
    claim: Claim
    original: Claim
    review: Review = "unreviewed"
    revision: int = 0
    incident: str | None = None
    current: bool = True


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about to be made (see selon.model.Decision for the fields).

    `expected` is the revision that the person saw: one number for all claims concerned (their highest), or
    None to decide whatever happened meanwhile.
    """

    kind: DecisionKind
    subject: str
    who: str
    when: str
    why: str = ""
    others: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    field: str | None = None
    after: object = None
    undoes: int | None = None
    expected: int | None = None


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows: every part that is given must hold.

    since, until: ISO days that the row's time must overlap (for reports: the day of publication).
    country: ISO 3166 alpha-2. actor: register id, or part of a name. place: part of a name.
    source: register id or part of a name of someone quoted. publisher: exact. report, incident: exact id.
    near: (latitude, longitude, kilometres). box: (west, south, east, north) in degrees.
    review: of claims; an incident matches where one of its claims does.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    event: str | None = None
    actor: str | None = None
    place: str | None = None
    place_key: str | None = None
    source: str | None = None
    publisher: str | None = None
    report: str | None = None
    incident: str | None = None
    status: str | None = None
    certainty: str | None = None
    review: Review | None = None
    disagreement: bool | None = None
    near: tuple[float, float, float] | None = None
    box: tuple[float, float, float, float] | None = None


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """The store at a glance: counts, and how many claims wait for `refresh`."""

    url: str
    originals: int
    reports: int
    claims: int
    history: int
    incidents: int
    states: int
    decisions: int
    waiting: int
    readers: dict[str, int]
