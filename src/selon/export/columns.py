"""A claim as columns: every field, its spans, its sources; for CSV and Parquet (docs/export/claims.md)."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from selon.codebook import cameo, plover
from selon.export.claim_lines import ClaimLine, told_of
from selon.export.claim_table import ClaimTable
from selon.export.field_confidence import field_confidence

__all__ = ["COLUMNS", "Column"]


class Column(NamedTuple):
    """A column: its name, its Arrow type, and its array for some claims."""

    name: str
    type: pa.DataType
    array: Callable[[ClaimTable], pa.Array]


_TEXT, _NUMBER, _REAL = pa.string(), pa.int64(), pa.float64()


def _row(name: str, field: str) -> Column:
    """A field of the claim's row in the store."""
    return Column(name, _TEXT, lambda table: pa.array(table.values(field), _TEXT))


def _rows(prefix: str, *fields: str) -> list[Column]:
    return [_row(prefix + field, field) for field in fields]


def _inside(kind: pa.DataType, **paths: str) -> list[Column]:
    """Columns with a value within the claim, each by its path as "place.derived.anchor"."""
    return [_value(name, path.split("."), kind) for name, path in paths.items()]


def _value(name: str, path: list[str], kind: pa.DataType) -> Column:
    return Column(name, kind, lambda table: table.inside(path))


def _listed(name: str, part: str, field: str, kind: pa.DataType) -> Column:
    """A column of lists: the field of every item of the claim's `part`."""

    def array(table: ClaimTable) -> pa.Array:
        items, offsets = table.items(part)
        return pa.ListArray.from_arrays(offsets, pc.struct_field(items, field))

    return Column(name, pa.list_(kind), array)


def _lists(part: str, kind: pa.DataType, *fields: str) -> list[Column]:
    return [_listed(f"{part}_{field}", part, field, kind) for field in fields]


def _spans(part: str) -> list[Column]:
    """What stands in the text, with the offsets of each (code points)."""
    return [_listed(part, part, "text", _TEXT), *_lists(part, _NUMBER, "start", "end")]


def _codes(name: str, codes: Mapping[str, str | None]) -> Column:
    """The event in another scheme, null where that has no row for it."""
    events, found = pa.array(list(codes), _TEXT), pa.array(list(codes.values()), _TEXT)
    return Column(name, _TEXT, lambda table: found.take(pc.index_in(table.inside(["event"]), events)))


def _json(name: str, part: str, field: str, opening: str) -> Column:
    """A value of no fixed shape as JSON text, null where it is empty; few claims have one.

    `opening`: how the JSON of one that isn't empty begins.
    """
    # How msgspec writes it, as the store keeps claims; quotes within a text would have a backslash before them.
    begun = f'"{field}":{opening}'

    def text(line: ClaimLine) -> str | None:
        claim = told_of(line).claim
        found = getattr(getattr(claim, part) if part else claim, field)
        return msgspec.json.encode(found).decode() if found else None

    def array(table: ClaimTable) -> pa.Array:
        found: list[str | None] = [None] * len(table.lines)
        for row in table.having(begun):
            found[row] = text(table.lines[row])
        return pa.array(found, _TEXT)

    return Column(name, _TEXT, array)


def _confidence(field: str, kind: pa.DataType) -> Column:
    """How far the field may be trusted, where the claim may."""
    return Column(f"{field}_confidence", kind, lambda table: field_confidence(table, field))


COLUMNS: tuple[Column, ...] = (
    *_rows("", "claim", "incident", "review"),
    _row("report_id", "report"),
    *_rows("report_", "language", "publisher", "url", "title", "published"),
    *_inside(_TEXT, event="event", status="status", certainty="certainty"),
    *_inside(_REAL, confidence="confidence"),
    *(_confidence(field, _REAL) for field in ("event", "status", "certainty")),
    _codes("cameo", {event: row.code for event, row in cameo().rows.items()}),
    _codes("plover_type", {event: row.type for event, row in plover().rows.items()}),
    _codes("plover_mode", {event: row.mode for event, row in plover().rows.items()}),
    *_inside(_TEXT, trigger="trigger.text"),
    *_inside(_NUMBER, trigger_start="trigger.start", trigger_end="trigger.end"),
    *_spans("initiators"),
    *_lists("initiators", _TEXT, "name", "actor"),
    _confidence("initiators", pa.list_(_REAL)),
    *_spans("targets"),
    *_lists("targets", _TEXT, "name", "actor"),
    _confidence("targets", pa.list_(_REAL)),
    *_inside(_TEXT, place="place.text"),
    *_inside(_NUMBER, place_start="place.start", place_end="place.end"),
    *_inside(_TEXT, place_name="place.name", place_country="place.country"),
    *_inside(_TEXT, place_precision="place.precision", place_gazetteer="place.gazetteer"),
    _confidence("place", _REAL),
    *_inside(_REAL, latitude="place.lat", longitude="place.lon", place_radius_km="place.radius_km"),
    _json("place_geometry", "place", "geometry", '{"'),
    _json("place_candidates", "place", "candidates", "[["),
    *_inside(_TEXT, derived_anchor="place.derived.anchor", derived_relation="place.derived.relation"),
    *_inside(_REAL, derived_distance_km="place.derived.distance_km", derived_bearing="place.derived.bearing"),
    *_inside(_TEXT, time="time.text"),
    *_inside(_NUMBER, time_start="time.start", time_end="time.end"),
    *_inside(_TEXT, time_from="time.from", time_to="time.to"),
    _confidence("time", _REAL),
    *_spans("losses"),
    *_lists("losses", _TEXT, "kind", "who", "side"),
    *_lists("losses", _NUMBER, "min", "max"),
    _confidence("losses", pa.list_(_REAL)),
    *_spans("attribution"),
    *_lists("attribution", _TEXT, "name", "source", "kind"),
    _confidence("attribution", pa.list_(_REAL)),
    _json("reasons", "", "reasons", "[{"),
)
