"""Incidents that one incident might be the same as: for the reviewer who merges by hand."""

from datetime import date, timedelta

import msgspec
from sqlalchemy import Connection, select

from selon.model import Incident
from selon.store import Filter
from selon.store.filters import incident_conditions
from selon.store.tables import incidents

__all__ = ["nearby"]

_DAYS = 3
_KM = 60.0
_MOST = 12


def nearby(connection: Connection, incident: Incident) -> list[Incident]:
    """Other incidents within three days and 60 km, or of the same country where there is no point."""
    wanted = _around(incident)
    if wanted == Filter():
        return []
    chosen = select(incidents.c.payload).where(incidents.c.id != incident.id, *incident_conditions(wanted))
    payloads = connection.execute(chosen.order_by(incidents.c.id).limit(_MOST)).scalars()
    return [msgspec.json.decode(payload, type=Incident) for payload in payloads]


def _around(incident: Incident) -> Filter:
    place = incident.place
    point = None if place is None or place.lat is None or place.lon is None else (place.lat, place.lon, _KM)
    return Filter(
        since=_moved(incident.from_, -_DAYS),
        until=_moved(incident.to, _DAYS),
        near=point,
        country=place.country if place and point is None else None,
    )


def _moved(iso: str | None, days: int) -> str | None:
    return None if iso is None else (date.fromisoformat(iso) + timedelta(days)).isoformat()
