"""Places of the incidents, and the days between which control is known to change."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, case, func, select

from selon.merge.names import fold_name
from selon.model import Claim
from selon.store.tables import claims, incidents, states

__all__ = ["control_span", "place_named", "places"]


def places(connection: Connection, part: str | None, limit: int) -> list[Row[Any]]:
    """(place_key, place_name, country, incidents) of places, those with most incidents first."""
    chosen = select(
        incidents.c.place_key,
        func.min(incidents.c.place_name).label("place_name"),
        func.min(incidents.c.country).label("country"),
        func.count().label("incidents"),
    )
    chosen = chosen.where(incidents.c.place_key.is_not(None))
    if part:
        chosen = chosen.where(incidents.c.place_name.contains(fold_name(part), autoescape=True))
    ordered = chosen.group_by(incidents.c.place_key).order_by(func.count().desc(), incidents.c.place_key)
    return list(connection.execute(ordered.limit(limit)).all())


def place_named(connection: Connection, place_key: str) -> str | None:
    """A name of the place as claims write it."""
    chosen = select(claims.c.payload).where(claims.c.place_key == place_key, claims.c.current).limit(1)
    payload = connection.execute(chosen).scalar()
    if payload is None:
        return None
    place = msgspec.json.decode(payload, type=Claim).place
    return None if place is None else place.name or place.text


def control_span(connection: Connection) -> tuple[str | None, str | None, str | None]:
    """First and last day on which control is known to change, and the last on which a place changed hands.

    Between the latter two, words only grow too old to count.
    """
    said: Any = case((states.c.status != "unknown", states.c.since))
    columns = (func.min(states.c.since), func.max(states.c.since), func.max(said))
    first, last, spoken = connection.execute(select(*columns)).one()
    return first, last, spoken or last
