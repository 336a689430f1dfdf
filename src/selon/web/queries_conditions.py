"""A Filter as conditions on incidents, names looked up from the names' side.

The store asks for each incident whether it bears a name, which suits the few incidents of an export; a page
over 100,000 asks the other way round, which here takes a fifth of the time.
"""

import msgspec
from sqlalchemy import ColumnElement, Select, or_, select

from selon.merge.names import fold_name
from selon.store import Filter
from selon.store.filters import incident_conditions
from selon.store.tables import incident_names, incidents

__all__ = ["conditions"]


def conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    """What an incident must fulfil; an event is exact, an actor or a source a register id or part of a name."""
    found = incident_conditions(msgspec.structs.replace(wanted, actor=None, source=None, event=None))
    named = [_bearing(role, name) for role in ("actor", "source") if (name := getattr(wanted, role))]
    if wanted.event:
        named.append(_names("event").where(incident_names.c.name == wanted.event))
    return [*found, *(incidents.c.id.in_(query) for query in named)]


def _names(role: str) -> Select[tuple[str]]:
    return select(incident_names.c.incident).where(incident_names.c.role == role)


def _bearing(role: str, asked: str) -> Select[tuple[str]]:
    part = incident_names.c.name.contains(fold_name(asked) or asked, autoescape=True)
    return _names(role).where(or_(incident_names.c.name == asked, part))
