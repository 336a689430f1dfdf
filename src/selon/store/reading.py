"""Reading rows back as values, a page at a time."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Select, Table, exists, func, select

from selon.messages import mark
from selon.model import Claim, Incident, Report
from selon.store.errors import NotFoundError
from selon.store.filters import claim_conditions, incident_conditions, make_cursor, paged, report_conditions
from selon.store.records import Coding, Filter, Order, Original, Page, StoredClaim, StoredReport
from selon.store.tables import (
    claims,
    codings,
    decision_subjects,
    incident_claims,
    incidents,
    originals,
    reports,
)

__all__ = [
    "claim_of",
    "claims_page",
    "codings_of",
    "count",
    "incident_of",
    "incidents_page",
    "original_of",
    "report_of",
    "reports_page",
    "waits",
]

T = TypeVar("T")

_REVISION = (
    select(func.coalesce(func.max(decision_subjects.c.seq), 0))
    .where(decision_subjects.c.claim == claims.c.id)
    .scalar_subquery()
)
_CLAIM: Select[Any] = (
    select(
        claims.c.id,
        claims.c.report,
        claims.c.current,
        claims.c.review,
        claims.c.payload,
        claims.c.corrected,
        reports.c.publisher,
        reports.c.published,
        codings.c.reader,
        incident_claims.c.incident,
        _REVISION.label("revision"),
    )
    .join(reports, reports.c.id == claims.c.report)
    .join(codings, codings.c.number == claims.c.coding)
    .outerjoin(incident_claims, incident_claims.c.number == claims.c.number)
)
_CLAIM_COUNT = (
    select(func.count())
    .select_from(claims)
    .where(claims.c.report == reports.c.id, claims.c.current)
    .scalar_subquery()
)
_REPORT: Select[Any] = (
    select(
        reports.c.payload,
        reports.c.original,
        reports.c.received,
        codings.c.reader,
        _CLAIM_COUNT.label("claims"),
    )
    .select_from(reports)
    .outerjoin(codings, (codings.c.report == reports.c.id) & codings.c.current)
)


def claims_page(
    connection: Connection, wanted: Filter, order: Order, after: str | None, limit: int, history: bool
) -> Page[StoredClaim]:
    """Claims that match, current ones only unless `history`."""
    query = _CLAIM.where(*claim_conditions(wanted))
    query = query if history else query.where(claims.c.current)
    return _page(connection, query, claims, order, after, limit, _claim)


def incidents_page(
    connection: Connection, wanted: Filter, order: Order, after: str | None, limit: int
) -> Page[Incident]:
    """Incidents that match."""
    query = select(incidents.c.payload).where(*incident_conditions(wanted))
    return _page(connection, query, incidents, order, after, limit, _incident)


def reports_page(
    connection: Connection, wanted: Filter, order: Order, after: str | None, limit: int
) -> Page[StoredReport]:
    """Reports that match."""
    query = _REPORT.where(*report_conditions(wanted))
    return _page(connection, query, reports, order, after, limit, _report, day="published")


def count(connection: Connection, table: Table, wanted: Filter) -> int:
    """How many current claims, incidents or reports match."""
    query = select(func.count())
    if table is claims:
        query = query.select_from(claims.join(reports, reports.c.id == claims.c.report))
        return connection.execute(query.where(claims.c.current, *claim_conditions(wanted))).scalar_one()
    conditions = incident_conditions(wanted) if table is incidents else report_conditions(wanted)
    return connection.execute(query.select_from(table).where(*conditions)).scalar_one()


def waits(connection: Connection) -> bool:
    """Whether some claim waits to be merged."""
    return connection.execute(select(exists().where(~claims.c.merged))).scalar_one()


def _page(
    connection: Connection,
    query: Select[Any],
    table: Table,
    order: Order,
    after: str | None,
    limit: int,
    read: Callable[[Row[Any]], T],
    day: str = "from_day",
) -> Page[T]:
    rows = connection.execute(paged(query, table, order, after, limit, day)).all()
    more = make_cursor(_keys(rows[limit - 1])) if len(rows) > limit else None
    return Page(items=tuple(map(read, rows[:limit])), after=more)


def _keys(row: Row[Any]) -> list[object]:
    return [value for name, value in row._mapping.items() if name.startswith("key_")]


def _claim(row: Row[Any]) -> StoredClaim:
    original = msgspec.json.decode(row.payload, type=Claim)
    corrected = msgspec.json.decode(row.corrected, type=Claim) if row.corrected else original
    same = ("id", "report", "publisher", "published", "reader", "review", "revision", "incident", "current")
    return StoredClaim(claim=corrected, original=original, **{name: row._mapping[name] for name in same})


def _incident(row: Row[Any]) -> Incident:
    return _decode_incident(row.payload)


def _decode_incident(payload: str) -> Incident:
    return msgspec.json.decode(payload, type=Incident)


def _report(row: Row[Any]) -> StoredReport:
    return StoredReport(
        report=msgspec.json.decode(row.payload, type=Report),
        original=row.original,
        received=row.received,
        reader=row.reader or "",
        claims=row.claims,
    )


def claim_of(connection: Connection, claim_id: str) -> StoredClaim:
    """The claim as it now stands. Raises NotFoundError."""
    row = connection.execute(
        _CLAIM.where(claims.c.id == claim_id).order_by(claims.c.current.desc()).limit(1)
    ).first()
    if row is None:
        raise NotFoundError(mark("no claim {id}: `selon show` lists those of an incident"), id=claim_id)
    return _claim(row)


def report_of(connection: Connection, report_id: str) -> StoredReport:
    """The report. Raises NotFoundError."""
    row = connection.execute(_REPORT.where(reports.c.id == report_id)).first()
    if row is None:
        raise NotFoundError(mark("no report {id}: check the id, or ingest it"), id=report_id)
    return _report(row)


def original_of(connection: Connection, sha256: str) -> Original:
    """The archived bytes. Raises NotFoundError."""
    row = connection.execute(select(originals).where(originals.c.sha256 == sha256)).first()
    if row is None:
        raise NotFoundError(mark("no archived bytes {id}: check the digest"), id=sha256)
    return Original(**row._mapping)


def codings_of(connection: Connection, report_id: str) -> list[Coding]:
    """Every reading of a report, oldest first, with the claims as the reader gave them."""
    rows = connection.execute(
        select(codings).where(codings.c.report == report_id).order_by(codings.c.number)
    ).all()
    return [
        Coding(
            report=r.report,
            reader=r.reader,
            coded=r.coded,
            current=r.current,
            claims=_claims_of(connection, r.number),
        )
        for r in rows
    ]


def _claims_of(connection: Connection, coding: int) -> tuple[Claim, ...]:
    chosen = select(claims.c.payload).where(claims.c.coding == coding).order_by(claims.c.position)
    return tuple(msgspec.json.decode(p, type=Claim) for p in connection.execute(chosen).scalars())


def incident_of(connection: Connection, incident_id: str) -> Incident:
    """The incident of that id, or the one that now holds the claim which gave it. Raises NotFoundError."""
    payload = connection.execute(select(incidents.c.payload).where(incidents.c.id == incident_id)).scalar()
    if payload is None:
        now = select(incidents.c.payload).join(incident_claims, incident_claims.c.incident == incidents.c.id)
        now = now.join(claims, claims.c.number == incident_claims.c.number)
        payload = connection.execute(now.where(claims.c.handle == incident_id).limit(1)).scalar()
    if payload is None:
        raise NotFoundError(mark("no incident {id}: `selon incidents` lists them"), id=incident_id)
    return msgspec.json.decode(payload, type=Incident)
