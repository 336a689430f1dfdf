"""Control states kept in the store: rebuilt for the places that a refresh touches, read by date and place."""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select

from selon.control import CONTROL_EVENTS, PlacedClaim, timeline
from selon.merge import Relations
from selon.messages import mark
from selon.model import ControlState
from selon.store.errors import NotFoundError
from selon.store.filters import state_conditions
from selon.store.records import Filter
from selon.store.reported import parts, reported_by_number
from selon.store.rows import state_row
from selon.store.tables import claims, incident_claims, states

__all__ = ["control_at", "place_states", "rebuild_states", "state_of"]


def rebuild_states(connection: Connection, place_keys: Sequence[str], relations: Relations) -> None:
    """Make the states of these places again from the claims that stand."""
    for part in parts(place_keys):
        connection.execute(delete(states).where(states.c.place_key.in_(part)))
        by_place = _claims_at(connection, part)
        rows = [state_row(state) for key in sorted(by_place) for state in timeline(key, by_place[key], relations)]
        if rows:
            connection.execute(insert(states), rows)


def _claims_at(connection: Connection, place_keys: Sequence[str]) -> dict[str, list[PlacedClaim]]:
    chosen = select(claims.c.number, claims.c.place_key, incident_claims.c.incident)
    chosen = chosen.outerjoin(incident_claims, incident_claims.c.number == claims.c.number)
    bearing = claims.c.event.in_(sorted(CONTROL_EVENTS)) & claims.c.place_key.in_(place_keys)
    found = {row.number: row for row in connection.execute(chosen.where(bearing, claims.c.current))}
    by_place: dict[str, list[PlacedClaim]] = {}
    for number, reported in reported_by_number(connection, sorted(found)):
        row = found[number]
        by_place.setdefault(row.place_key, []).append(PlacedClaim(reported, row.incident))
    return by_place


def control_at(connection: Connection, day: str, wanted: Filter) -> Iterator[ControlState]:
    """The state of every place on an ISO day, by place; places nobody had spoken of are left out."""
    holds = (states.c.since <= day) & (states.c.until.is_(None) | (states.c.until > day))
    chosen = select(states.c.payload).where(holds, *state_conditions(wanted)).order_by(states.c.place_key)
    for payload in connection.execute(chosen).scalars():
        yield msgspec.json.decode(payload, type=ControlState)


def place_states(connection: Connection, wanted: Filter) -> list[ControlState]:
    """All states of the places that match, by place and day."""
    chosen = (
        select(states.c.payload).where(*state_conditions(wanted)).order_by(states.c.place_key, states.c.since)
    )
    return [
        msgspec.json.decode(payload, type=ControlState) for payload in connection.execute(chosen).scalars()
    ]


def state_of(connection: Connection, state_id: str) -> ControlState:
    """One state. Raises NotFoundError."""
    payload = connection.execute(select(states.c.payload).where(states.c.id == state_id)).scalar()
    if payload is None:
        raise NotFoundError(mark("no control state {id}: `selon control` lists them"), id=state_id)
    return msgspec.json.decode(payload, type=ControlState)
