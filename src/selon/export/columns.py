"""A claim as columns: every field, its spans, its sources; for CSV and Parquet (docs/export/claims.md)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from selon.codebook import cameo, plover
from selon.export.told import Told
from selon.model import Claim, Place, Span, TimeSpan

__all__ = ["COLUMNS", "Batch", "Column"]


class _Nothing:
    """Stands for a place or a time that a claim lacks: all its fields are None."""

    def __getattr__(self, name: str) -> None:
        return None


_NOTHING: Any = _Nothing()


@dataclass(frozen=True)
class Batch:
    """Some claims, taken apart once for all columns."""

    told: Sequence[Told]

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims."""
        return [told.claim for told in self.told]

    @cached_property
    def reports(self) -> list[Any]:
        """Their reports."""
        return [told.report for told in self.told]

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
    """A column: its name, its Arrow type, and its values for a batch."""

    name: str
    type: pa.DataType
    values: Callable[[Batch], list[Any]]


_TEXT, _NUMBER, _REAL = pa.string(), pa.int32(), pa.float64()


def _attributes(prefix: str, part: str, fields: Iterable[tuple[str, str, pa.DataType]]) -> list[Column]:
    """Columns `prefix + name` with the attribute `field` of each of the batch's `part`."""

    def values(field: str) -> Callable[[Batch], list[Any]]:
        return lambda batch: [getattr(item, field) for item in getattr(batch, part)]

    return [Column(prefix + name, kind, values(field)) for name, field, kind in fields]


def _listed(name: str, part: str, field: str, kind: pa.DataType) -> Column:
    """A column of lists: the attribute `field` of every item of the claim's `part`."""

    def values(batch: Batch) -> list[Any]:
        return [[getattr(item, field) for item in getattr(claim, part)] for claim in batch.claims]

    return Column(name, pa.list_(kind), values)


def _spans(part: str) -> list[Column]:
    """What stands in the text, with the offsets of each (code points)."""
    fields = ((part, "text", _TEXT), (f"{part}_start", "start", _NUMBER), (f"{part}_end", "end", _NUMBER))
    return [_listed(name, part, field, kind) for name, field, kind in fields]


def _codes(name: str, codes: dict[str, str | None]) -> Column:
    """The event in another scheme, None where that has no row for it."""
    return Column(name, _TEXT, lambda batch: [codes.get(claim.event) for claim in batch.claims])


def _json(name: str, part: str, field: str) -> Column:
    """A nested value as JSON text, None where it is empty."""

    def value(item: object) -> str | None:
        found = getattr(item, field)
        return msgspec.json.encode(found).decode() if found else None

    return Column(name, _TEXT, lambda batch: [value(item) for item in getattr(batch, part)])


def _trigger() -> list[Column]:
    def values(field: str) -> Callable[[Batch], list[Any]]:
        return lambda batch: [getattr(claim.trigger, field) for claim in batch.claims]

    names = {"text": "trigger", "start": "trigger_start", "end": "trigger_end"}
    kinds = {"text": _TEXT, "start": _NUMBER, "end": _NUMBER}
    return [Column(names[f], kinds[f], values(f)) for f in Span.__struct_fields__]


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
    *_trigger(),
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
