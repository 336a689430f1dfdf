"""How many incidents begin on each day, month or year."""

from datetime import date
from typing import Literal

from sqlalchemy import Connection, func, select

from selon.store import Filter
from selon.store.tables import incidents
from selon.web.queries_conditions import conditions
from selon.web.shapes import Bin, Timeline

__all__ = ["timeline"]

_LENGTHS = {"day": 10, "month": 7, "year": 4}
_MOST_DAYS = 130  # bars that a narrow screen can still tell apart
_MOST_MONTHS = 20 * 12


def timeline(connection: Connection, wanted: Filter) -> Timeline:
    """Bins with at least one incident, in order, in the finest unit that a screen can show."""
    matching = conditions(wanted)
    start = func.coalesce(incidents.c.from_day, incidents.c.to_day)
    first, last = connection.execute(select(func.min(start), func.max(start)).where(*matching)).one()
    unit = _unit(first, last)
    part = func.substr(start, 1, _LENGTHS[unit])
    rows = connection.execute(select(part, func.count()).where(*matching).group_by(part)).all()
    dated = sorted((start, count) for start, count in rows if start is not None)
    return Timeline(
        unit=unit,
        bins=tuple(Bin(start=start, count=count) for start, count in dated),
        undated=sum(count for start, count in rows if start is None),
    )


def _unit(first: str | None, last: str | None) -> Literal["day", "month", "year"]:
    if first is None or last is None:
        return "day"
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    if days <= _MOST_DAYS:
        return "day"
    return "month" if days <= _MOST_MONTHS * 31 else "year"
