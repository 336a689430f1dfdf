"""The queries that exports need beside the store's own: claims with reports, in constant memory."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from selon.export.claim_lines import ClaimLine, told_of
from selon.export.told import Case, Told
from selon.model import Incident
from selon.store import Filter, Store
from selon.store.filters import claim_conditions, report_conditions
from selon.store.tables import claims, codings, incident_claims, reports

__all__ = ["every_case", "every_lines", "every_report_id", "every_told"]

_INCIDENTS = 500  # read at a time, with all their claims
_ROWS = 8_192  # of claims or report ids, read at a time

# In the order of ClaimLine's fields.
_LINE: Select[Any] = (
    select(
        claims.c.id,
        func.coalesce(claims.c.corrected, claims.c.payload),
        claims.c.review,
        incident_claims.c.incident,
        reports.c.id.label("report"),
        reports.c.language,
        reports.c.publisher,
        reports.c.url,
        reports.c.title,
        reports.c.published,
    )
    .join(reports, reports.c.id == claims.c.report)
    .outerjoin(incident_claims, incident_claims.c.number == claims.c.number)
    .where(claims.c.current)
)


def every_lines(store: Store, wanted: Filter) -> Iterator[Sequence[ClaimLine]]:
    """All current claims that match, some thousands at a time, in the order in which they came in."""
    query = _LINE.where(*claim_conditions(wanted)).order_by(claims.c.number)
    with store.engine.connect() as connection:
        streaming = connection.execution_options(yield_per=_ROWS)
        for rows in streaming.execute(query).partitions():
            yield list(map(ClaimLine._make, rows))


def every_told(store: Store, wanted: Filter) -> Iterator[Told]:
    """The same, each by itself."""
    for lines in every_lines(store, wanted):
        yield from map(told_of, lines)


def every_case(store: Store, wanted: Filter) -> Iterator[Case]:
    """All incidents that match, by id, each with its claims."""
    after = None
    while True:
        page = store.incidents(wanted, order="id", after=after, limit=_INCIDENTS)
        yield from _with_claims(store, page.items)
        after = page.after
        if after is None:
            return


def every_report_id(store: Store, wanted: Filter) -> Iterator[str]:
    """Ids of the reports that match, in the order in which they came in: ingested so, they keep their ids."""
    first = select(codings.c.report, func.min(codings.c.number).label("number")).group_by(codings.c.report)
    order = first.subquery()
    query = select(reports.c.id).join(order, order.c.report == reports.c.id)
    query = query.where(*report_conditions(wanted)).order_by(order.c.number)
    with store.engine.connect() as connection:
        yield from connection.execution_options(yield_per=_ROWS).execute(query).scalars()


def _with_claims(store: Store, found: Sequence[Incident]) -> Iterator[Case]:
    with store.engine.connect() as connection:
        told = _told_of(connection, [incident.id for incident in found])
    for incident in found:
        yield Case(incident=incident, told=tuple(told.get(incident.id, ())))


def _told_of(connection: Connection, incidents: Iterable[str]) -> dict[str, list[Told]]:
    query = _LINE.where(incident_claims.c.incident.in_(list(incidents))).order_by(claims.c.id)
    found: dict[str, list[Told]] = {}
    for row in connection.execute(query):
        told = told_of(ClaimLine._make(row))
        found.setdefault(told.incident or "", []).append(told)
    return found
