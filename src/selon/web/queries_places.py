"""Places of the incidents, and the days between which control is known to change."""

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, case, func, select

from selon.merge.names import fold_name
from selon.model import Incident, Location
from selon.store.tables import incidents, states

__all__ = ["PlaceRow", "control_span", "places"]


class PlaceRow(NamedTuple):
    """A place with the number of incidents there; `name` as an incident writes it."""

    key: str
    name: str
    country: str
    incidents: int


def places(connection: Connection, part: str | None, limit: int) -> list[PlaceRow]:
    """Places of the incidents, those with most of them first; `part` of a name in any spelling."""
    counted, one = func.count().label("incidents"), func.min(incidents.c.id).label("one")
    chosen = select(incidents.c.place_key, counted, one).where(incidents.c.place_key.is_not(None))
    if part:
        chosen = chosen.where(incidents.c.place_name.contains(fold_name(part), autoescape=True))
    ordered = chosen.group_by(incidents.c.place_key).order_by(counted.desc(), incidents.c.place_key).limit(limit)
    rows = connection.execute(ordered).all()
    located = _locations(connection, [row.one for row in rows])
    return [_row(row.place_key, row.incidents, located.get(row.one)) for row in rows]


def _locations(connection: Connection, ids: list[str]) -> dict[str, Location]:
    rows = connection.execute(select(incidents.c.id, incidents.c.payload).where(incidents.c.id.in_(ids)))
    found = {row.id: msgspec.json.decode(row.payload, type=Incident).place for row in rows}
    return {key: place for key, place in found.items() if place is not None}


def _row(key: str, count: int, place: Location | None) -> PlaceRow:
    name, country = (place.name, place.country) if place else (None, None)
    return PlaceRow(key, name or key, country or "", count)


def control_span(connection: Connection) -> tuple[str | None, str | None, str | None]:
    """First and last day on which control is known to change, and the last on which a place changed hands.

    Between the latter two, words only grow too old to count.
    """
    said: Any = case((states.c.status != "unknown", states.c.since))
    columns = (func.min(states.c.since), func.max(states.c.since), func.max(said))
    first, last, spoken = connection.execute(select(*columns)).one()
    return first, last, spoken or last
