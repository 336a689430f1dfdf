"""A page of incidents: first the ids, from an index alone, then only the payloads that are shown."""

from typing import Any

import msgspec
from sqlalchemy import Connection, case, func, select

from selon.model import Incident
from selon.store import Filter, Page
from selon.store.filters import incident_conditions, make_cursor, paged
from selon.store.tables import claims, incident_claims, incidents
from selon.web.asked import Order

__all__ = ["incidents_page", "reviews_of", "total"]


def incidents_page(
    connection: Connection, wanted: Filter, order: Order, after: str | None, limit: int
) -> Page[Incident]:
    """Incidents that match, in order, after a cursor. Raises StoreError for a foreign cursor."""
    chosen = select(incidents.c.id).where(*incident_conditions(wanted))
    rows = connection.execute(paged(chosen, incidents, order, after, limit)).all()
    more = make_cursor(list(rows[limit - 1][1:])) if len(rows) > limit else None
    return Page(items=_payloads(connection, [row.id for row in rows[:limit]]), after=more)


def _payloads(connection: Connection, ids: list[str]) -> tuple[Incident, ...]:
    rows = connection.execute(select(incidents.c.id, incidents.c.payload).where(incidents.c.id.in_(ids)))
    found = {row.id: msgspec.json.decode(row.payload, type=Incident) for row in rows}
    return tuple(found[one] for one in ids)


def total(connection: Connection, wanted: Filter) -> int:
    """How many incidents match."""
    counted = select(func.count()).select_from(incidents).where(*incident_conditions(wanted))
    return int(connection.execute(counted).scalar_one())


def reviews_of(connection: Connection, ids: list[str]) -> dict[str, tuple[int, int]]:
    """For each incident, how many of its claims were reviewed, and how many it has."""
    reviewed: Any = func.sum(case((claims.c.review == "unreviewed", 0), else_=1))
    chosen = select(incident_claims.c.incident, reviewed, func.count())
    chosen = chosen.join(claims, claims.c.number == incident_claims.c.number)
    chosen = chosen.where(incident_claims.c.incident.in_(ids)).group_by(incident_claims.c.incident)
    return {incident: (done, of) for incident, done, of in connection.execute(chosen)}
