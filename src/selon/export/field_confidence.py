"""How far each field of a claim may be trusted: how often a value of its kind was right on the project's gold.

field_confidence.yaml holds the shares, by language and field, learnt by tools/train_field_confidence.py. A share is
that of the values of right claims that were right themselves: the claim's own confidence comes on top
(docs/export/claims.md).
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import yaml

from selon.export.claim_table import ClaimTable

__all__ = ["KINDS", "REST", "field_confidence"]

REST = "rest"
"""The kind that stands for all kinds too rare to have a share of their own."""

_Shares = dict[str, dict[str, dict[str, float]]]


def _of_actors(part: str) -> Callable[[ClaimTable], pa.Array]:
    """Whether the register knows the actor, or the text only describes or names one."""
    return lambda table: pc.if_else(pc.is_null(_items(part, "actor")(table)), "described", "known")


def _items(part: str, field: str) -> Callable[[ClaimTable], pa.Array]:
    return lambda table: pc.struct_field(table.items(part)[0], field)


def _inside(*path: str) -> Callable[[ClaimTable], pa.Array]:
    return lambda table: table.inside(path)


def _of_place(table: ClaimTable) -> pa.Array:
    """Its precision; null where there is no place."""
    kinds = pc.fill_null(table.inside(["place", "precision"]), "unlocated")
    return pc.if_else(pc.is_valid(table.inside(["place"])), kinds, pa.scalar(None, pa.string()))


def _of_time(table: ClaimTable) -> pa.Array:
    """A day, several, or open at an end; null where no day is known, which no share speaks of."""
    first, last = table.inside(["time", "from"]), table.inside(["time", "to"])
    whole = pc.if_else(pc.equal(first, last), "day", "days")
    known = pc.or_(pc.is_valid(first), pc.is_valid(last))
    return pc.if_else(known, pc.fill_null(whole, "open"), pa.scalar(None, pa.string()))


KINDS: Mapping[str, Callable[[ClaimTable], pa.Array]] = {
    "event": _inside("event"),
    "status": _inside("status"),
    "certainty": _inside("certainty"),
    "initiators": _of_actors("initiators"),
    "targets": _of_actors("targets"),
    "place": _of_place,
    "time": _of_time,
    "losses": _items("losses", "kind"),
    "attribution": _items("attribution", "kind"),
}
"""By field: of which kind every claim's value is or, where a claim may have several, every item."""


def field_confidence(table: ClaimTable, field: str) -> pa.Array:
    """The confidence (0 to 1) of every claim's field, a list where it is one.

    Null where the field is empty or nothing has been learnt for the language of the report.
    """
    kinds = KINDS[field](table)
    languages = pa.array(table.values("language"), pa.string())
    if pa.types.is_list(table.parsed.column(field).type):
        rows = pc.list_parent_indices(table.parsed.column(field))
        return pa.ListArray.from_arrays(table.items(field)[1], _looked_up(field, languages.take(rows), kinds))
    return _looked_up(field, languages, kinds)


def _looked_up(field: str, languages: pa.Array, kinds: pa.Array) -> pa.Array:
    found = pa.nulls(len(kinds), pa.float64())
    known = [language for language in languages.unique().to_pylist() if language in _shares()]
    for language in known:
        shares = _shares_of(kinds, language, field)
        found = pc.if_else(pc.equal(languages, language), shares, found)
    return found


def _shares_of(kinds: pa.Array, language: str, field: str) -> pa.Array:
    """The share of each kind, that of the rest where a kind has none of its own; null for null."""
    names, shares = _lookup(language, field)
    own = pc.fill_null(pc.index_in(kinds, names), len(names))
    return shares.take(pc.if_else(pc.is_valid(kinds), own, None))


@cache
def _lookup(language: str, field: str) -> tuple[pa.Array, pa.Array]:
    """The kinds that have a share, and the shares, that of the rest last."""
    shares = _shares()[language].get(field, {})
    return pa.array(list(shares), pa.string()), pa.array([*shares.values(), shares.get(REST)], pa.float64())


@cache
def _shares() -> _Shares:
    text = (resources.files("selon.export") / "field_confidence.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Shares)
