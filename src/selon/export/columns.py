"""A claim as columns: every field, its spans, its sources; for CSV and Parquet (docs/export/claims.md)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from selon.codebook import cameo, plover
from selon.export.told import Told
from selon.model import Claim, Derived, Place, Span, TimeSpan

__all__ = ["COLUMNS", "Batch", "Column"]


# Stands for a place, a time or a derivation that a claim lacks: all its fields are None.
_NOTHING: Any = SimpleNamespace(
    **dict.fromkeys((*Place.__struct_fields__, *TimeSpan.__struct_fields__, *Derived.__struct_fields__))
)


@dataclass(frozen=True)
class Batch:
    """Some claims, taken apart once for all columns."""

    told: Sequence[Told]
    _items: dict[str, tuple[pa.Array, list[Any]]] = field(default_factory=dict)

    def items(self, part: str) -> tuple[pa.Array, list[Any]]:
        """The items of all claims' `part` one after the other, and where each claim's begin (Arrow offsets)."""
        if part not in self._items:
            lists = list(map(attrgetter(part), self.claims))
            offsets = pa.array([0, *accumulate(map(len, lists))], pa.int32())
            self._items[part] = offsets, list(chain.from_iterable(lists))
        return self._items[part]

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims."""
        return [told.claim for told in self.told]

    @cached_property
    def reports(self) -> list[Any]:
        """Their reports."""
        return [told.report for told in self.told]

    @cached_property
    def triggers(self) -> list[Span]:
        """Their triggers."""
        return [claim.trigger for claim in self.claims]

    @cached_property
    def places(self) -> list[Place]:
        """Their places, or nothing."""
        return [claim.place or _NOTHING for claim in self.claims]

    @cached_property
    def times(self) -> list[TimeSpan]:
        """Their times, or nothing."""
        return [claim.time or _NOTHING for claim in self.claims]

    @cached_property
    def derived(self) -> list[Any]:
        """How their places were computed, or nothing."""
        return [place.derived or _NOTHING for place in self.places]


class Column(NamedTuple):
    """A column: its name, its Arrow type, and its array for a batch."""

    name: str
    type: pa.DataType
    array: Callable[[Batch], pa.Array]


_TEXT, _NUMBER, _REAL = pa.string(), pa.int32(), pa.float64()


def _scalar(name: str, part: str, field: str, kind: pa.DataType) -> Column:
    """The attribute `field` of each of the batch's `part`."""
    get = attrgetter(field)
    return Column(name, kind, lambda batch: pa.array(list(map(get, getattr(batch, part))), kind))


def _attributes(prefix: str, part: str, fields: Iterable[tuple[str, str, pa.DataType]]) -> list[Column]:
    """Columns `prefix + name` with the attribute `field` of each of the batch's `part`."""
    return [_scalar(prefix + name, part, field, kind) for name, field, kind in fields]


def _listed(name: str, part: str, field: str, kind: pa.DataType) -> Column:
    """A column of lists: the attribute `field` of every item of the claim's `part`."""
    get = attrgetter(field)

    def array(batch: Batch) -> pa.Array:
        offsets, items = batch.items(part)
        return pa.ListArray.from_arrays(offsets, pa.array(list(map(get, items)), kind))

    return Column(name, pa.list_(kind), array)


def _spans(part: str) -> list[Column]:
    """What stands in the text, with the offsets of each (code points)."""
    fields = ((part, "text", _TEXT), (f"{part}_start", "start", _NUMBER), (f"{part}_end", "end", _NUMBER))
    return [_listed(name, part, field, kind) for name, field, kind in fields]


def _codes(name: str, codes: dict[str, str | None]) -> Column:
    """The event in another scheme, None where that has no row for it."""
    return Column(name, _TEXT, lambda batch: pa.array([codes.get(c.event) for c in batch.claims], _TEXT))


def _json(name: str, part: str, field: str) -> Column:
    """A nested value as JSON text, None where it is empty."""
    get = attrgetter(field)

    def text(found: object) -> str | None:
        return msgspec.json.encode(found).decode() if found else None

    return Column(name, _TEXT, lambda batch: pa.array([text(get(i)) for i in getattr(batch, part)], _TEXT))


def _same(*names: str, kind: pa.DataType = _TEXT) -> list[tuple[str, str, pa.DataType]]:
    return [(name, name, kind) for name in names]


COLUMNS: tuple[Column, ...] = (
    *_attributes("", "told", [("claim", "id", _TEXT), *_same("incident", "review")]),
    *_attributes("report_", "reports", _same("id", "language", "publisher", "url", "title", "published")),
    *_attributes("", "claims", _same("event", "status", "certainty")),
    *_attributes("", "claims", _same("confidence", kind=_REAL)),
    _codes("cameo", {event: row.code for event, row in cameo().rows.items()}),
    _codes("plover_type", {event: row.type for event, row in plover().rows.items()}),
    _codes("plover_mode", {event: row.mode for event, row in plover().rows.items()}),
    *_attributes("", "triggers", [("trigger", "text", _TEXT)]),
    *_attributes("trigger_", "triggers", _same("start", "end", kind=_NUMBER)),
    *_spans("initiators"),
    _listed("initiators_name", "initiators", "name", _TEXT),
    _listed("initiators_actor", "initiators", "actor", _TEXT),
    *_spans("targets"),
    _listed("targets_name", "targets", "name", _TEXT),
    _listed("targets_actor", "targets", "actor", _TEXT),
    *_attributes("", "places", [("place", "text", _TEXT)]),
    *_attributes("place_", "places", _same("start", "end", kind=_NUMBER)),
    *_attributes("place_", "places", _same("name", "country", "precision", "gazetteer")),
    *_attributes("", "places", [("latitude", "lat", _REAL), ("longitude", "lon", _REAL)]),
    *_attributes("place_", "places", _same("radius_km", kind=_REAL)),
    _json("place_geometry", "places", "geometry"),
    _json("place_candidates", "places", "candidates"),
    *_attributes("derived_", "derived", _same("anchor", "relation")),
    *_attributes("derived_", "derived", _same("distance_km", "bearing", kind=_REAL)),
    *_attributes("", "times", [("time", "text", _TEXT)]),
    *_attributes("time_", "times", _same("start", "end", kind=_NUMBER)),
    *_attributes("time_", "times", [("from", "from_", _TEXT), ("to", "to", _TEXT)]),
    *_spans("losses"),
    *(_listed(f"losses_{field}", "losses", field, _TEXT) for field in ("kind", "who", "side")),
    *(_listed(f"losses_{field}", "losses", field, _NUMBER) for field in ("min", "max")),
    *_spans("attribution"),
    *(_listed(f"attribution_{field}", "attribution", field, _TEXT) for field in ("name", "source", "kind")),
    _json("reasons", "claims", "reasons"),
)
