"""A page of incidents: first the ids, from an index alone, then only the payloads that are shown."""

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, case, func, select

from selon.model import Incident
from selon.store import Filter, Page
from selon.store.filters import make_cursor, paged
from selon.store.tables import claims, incident_claims, incidents
from selon.web.asked import Order
from selon.web.queries_conditions import conditions

__all__ = ["Extent", "extent", "incidents_page", "reviews_of"]


class Extent(NamedTuple):
    """How many incidents; `box`: west, south, east, north of them, None where none is located."""

    total: int
    box: tuple[float, float, float, float] | None


def incidents_page(
    connection: Connection, wanted: Filter, order: Order, after: str | None, limit: int
) -> Page[Incident]:
    """Incidents that match, in order, after a cursor. Raises StoreError for a foreign cursor."""
    chosen = select(incidents.c.id).where(*conditions(wanted))
    rows = connection.execute(paged(chosen, incidents, order, after, limit)).all()
    more = make_cursor(list(rows[limit - 1][1:])) if len(rows) > limit else None
    return Page(items=_payloads(connection, [row.id for row in rows[:limit]]), after=more)


def _payloads(connection: Connection, ids: list[str]) -> tuple[Incident, ...]:
    rows = connection.execute(select(incidents.c.id, incidents.c.payload).where(incidents.c.id.in_(ids)))
    found = {row.id: msgspec.json.decode(row.payload, type=Incident) for row in rows}
    return tuple(found[one] for one in ids)


def extent(connection: Connection, wanted: Filter) -> Extent:
    """How many incidents match, and where."""
    lon, lat = incidents.c.lon, incidents.c.lat
    chosen = select(func.count(), func.min(lon), func.min(lat), func.max(lon), func.max(lat))
    row = connection.execute(chosen.select_from(incidents).where(*conditions(wanted))).one()
    total, west, south, east, north = row
    return Extent(total, None if west is None or south is None else (west, south, east, north))


def reviews_of(connection: Connection, ids: list[str]) -> dict[str, tuple[int, int]]:
    """For each incident, how many of its claims were reviewed, and how many it has."""
    reviewed: Any = func.sum(case((claims.c.review == "unreviewed", 0), else_=1))
    chosen = select(incident_claims.c.incident, reviewed, func.count())
    chosen = chosen.join(claims, claims.c.number == incident_claims.c.number)
    chosen = chosen.where(incident_claims.c.incident.in_(ids)).group_by(incident_claims.c.incident)
    return {incident: (done, of) for incident, done, of in connection.execute(chosen)}
