"""A Filter as SQL conditions, for claims, incidents and reports, and keyset cursors over their order."""

import base64
import math
from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import ColumnElement, Select, Table, and_, exists, or_, select, tuple_

from selon.merge.names import fold_name
from selon.messages import mark
from selon.store.errors import StoreError
from selon.store.records import Filter, Order
from selon.store.tables import (
    claim_names,
    claims,
    day_order,
    incident_claims,
    incident_names,
    incidents,
    reports,
    states,
)

__all__ = [
    "claim_conditions",
    "incident_conditions",
    "make_cursor",
    "paged",
    "report_conditions",
    "state_conditions",
]

_KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km (IUGG mean radius)

Condition: TypeAlias = ColumnElement[bool]


def claim_conditions(wanted: Filter) -> list[Condition]:
    """Conditions on `claims` (joined to `reports` for the publisher)."""
    found = _common(claims, wanted)
    named = _named(claim_names, claim_names.c.claim == claims.c.number)
    found += [
        named(role, name) for role, name in (("actor", wanted.actor), ("source", wanted.source)) if name
    ]
    found += _equal(
        (claims.c.event, wanted.event), (claims.c.report, wanted.report), (claims.c.review, wanted.review)
    )
    found += _equal((reports.c.publisher, wanted.publisher))
    if wanted.incident:
        held = incident_claims.alias()  # the outer query may join the table itself
        inside = select(held.c.number).where(held.c.incident == wanted.incident)
        found.append(claims.c.number.in_(inside))
    return found


def incident_conditions(wanted: Filter) -> list[Condition]:
    """Conditions on `incidents`; report, publisher and review match where one of the claims does."""
    found = _common(incidents, wanted)
    named = _named(incident_names, incident_names.c.incident == incidents.c.id)
    asked = (("actor", wanted.actor), ("source", wanted.source), ("event", wanted.event))
    found += [named(role, name) for role, name in asked if name]
    found += _equal((incidents.c.id, wanted.incident), (incidents.c.disagreement, wanted.disagreement))
    of_claims = _equal((claims.c.report, wanted.report), (claims.c.review, wanted.review))
    of_claims += _equal((reports.c.publisher, wanted.publisher))
    if of_claims:
        # Asked for each incident in turn: a page is then filled without looking at the rest.
        joined = incident_claims.join(claims, claims.c.number == incident_claims.c.number)
        joined = joined.join(reports, reports.c.id == claims.c.report)
        inside = select(incident_claims.c.claim).select_from(joined)
        found.append(inside.where(incident_claims.c.incident == incidents.c.id, *of_claims).exists())
    return found


def report_conditions(wanted: Filter) -> list[Condition]:
    """Conditions on `reports`: their own columns, and that one of their current claims matches the rest."""
    found = _equal((reports.c.publisher, wanted.publisher), (reports.c.id, wanted.report))
    if wanted.since:
        found.append(reports.c.published >= wanted.since)
    if wanted.until:
        found.append(reports.c.published <= wanted.until)
    rest = msgspec.structs.replace(wanted, since=None, until=None, publisher=None, report=None)
    if rest != Filter():
        inside = select(claims.c.report).where(claims.c.current, *claim_conditions(rest))
        found.append(reports.c.id.in_(inside))
    return found


def state_conditions(wanted: Filter) -> list[Condition]:
    """Conditions on control `states`: country, place and area."""
    return _place(states, wanted)


def _common(table: Table, wanted: Filter) -> list[Condition]:
    found = _equal((table.c.status, wanted.status), (table.c.certainty, wanted.certainty))
    if wanted.since:
        found.append(table.c.to_day >= wanted.since)
    if wanted.until:
        found.append(table.c.from_day <= wanted.until)
    return found + _place(table, wanted)


def _place(table: Table, wanted: Filter) -> list[Condition]:
    found = _equal((table.c.country, wanted.country), (table.c.place_key, wanted.place_key))
    if wanted.place:
        found.append(table.c.place_name.contains(fold_name(wanted.place), autoescape=True))
    if wanted.box:
        found.append(_inside(table, wanted.box))
    if wanted.near:
        found.append(_close(table, *wanted.near))
    return found


def _equal(*pairs: tuple[ColumnElement[Any], object]) -> list[Condition]:
    return [column == value for column, value in pairs if value is not None]


def _named(names: Table, joined: Condition) -> Callable[[str, str], Condition]:
    """A maker of conditions: a name of that role is the id asked for, or holds the words asked for."""

    def condition(role: str, asked: str) -> Condition:
        folded = fold_name(asked) or asked
        matches = or_(names.c.name == asked, names.c.name.contains(folded, autoescape=True))
        return exists().where(joined, names.c.role == role, matches)

    return condition


def _inside(table: Table, box: tuple[float, float, float, float]) -> Condition:
    west, south, east, north = box
    across: Condition = table.c.lon.between(west, east)
    if west > east:  # the box crosses the 180th meridian
        across = or_(table.c.lon >= west, table.c.lon <= east)
    return and_(table.c.lat.between(south, north), across)


def _close(table: Table, lat: float, lon: float, km: float) -> Condition:
    """Within `km`, on a plane that touches the globe at the centre: under 1 % off below 500 km."""
    high = km / _KM_PER_DEGREE
    narrowing = max(math.cos(math.radians(lat)), 0.01)
    wide = min(high / narrowing, 360.0)
    north, east = table.c.lat - lat, (table.c.lon - lon) * narrowing
    box = and_(table.c.lat.between(lat - high, lat + high), table.c.lon.between(lon - wide, lon + wide))
    return and_(box, north * north + east * east <= high * high)


def paged(
    query: Select[Any], table: Table, order: Order, cursor: str | None, limit: int, day: str = "from_day"
) -> Select[Any]:
    """`query` in `order` after `cursor`, with one row more than `limit` to tell whether more follow.

    Rows without a day come last. Raises StoreError where the cursor isn't one that this order gave.
    """
    keys, descending = _keys(table, order, day)
    if cursor is not None:
        last = tuple_(*_read_cursor(cursor, len(keys)))
        query = query.where(tuple_(*keys) < last if descending else tuple_(*keys) > last)
    ordered = [key.desc() for key in keys] if descending else list(keys)
    return (
        query.add_columns(*(k.label(f"key_{n}") for n, k in enumerate(keys)))
        .order_by(*ordered)
        .limit(limit + 1)
    )


def _keys(table: Table, order: Order, day: str) -> tuple[list[ColumnElement[Any]], bool]:
    identity = [table.c.id, table.c.number] if "number" in table.c else [table.c.id]
    if order == "id":
        return list(identity), False
    if order == "least_certain":
        return [table.c.confidence, *identity], False
    return [day_order(table.c[day], order == "newest"), *identity], order == "newest"


def make_cursor(keys: list[object]) -> str:
    """A cursor that stands after the row with these keys: opaque, safe in an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(keys)).decode().rstrip("=")


def _read_cursor(cursor: str, length: int) -> list[Any]:
    try:
        keys = msgspec.json.decode(
            base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=list[str | float | int]
        )
    except (ValueError, msgspec.MsgspecError) as error:
        raise StoreError(
            mark("that cursor isn't one of this list: start again from the first page")
        ) from error
    if len(keys) != length:
        raise StoreError(mark("that cursor belongs to another order: start again from the first page"))
    return keys
