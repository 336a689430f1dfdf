"""Printing what the store gives: JSON for programs, GeoJSON for maps, tables for people."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from selon.cli.claims_table import one_line
from selon.model import Location

__all__ = ["feature_of", "plain_table", "print_lines", "print_rows"]


def print_rows(
    rows: Iterable[msgspec.Struct],
    form: str,
    table: Callable[[Sequence[Any]], Table],
    place: Callable[[Any], Location | None],
) -> None:
    """The rows as `form` says: "table", "json" (a list), "jsonl" (a line each) or "geojson"."""
    if form == "table":
        Console(highlight=False, markup=False).print(table(list(rows)))
    elif form == "jsonl":
        print_lines(map(msgspec.json.encode, rows))
    elif form == "json":
        print_lines([msgspec.json.format(msgspec.json.encode(list(rows)), indent=2)])
    else:
        features = [feature_of(row, place(row)) for row in rows]
        print_lines([msgspec.json.encode({"type": "FeatureCollection", "features": features})])


def feature_of(row: msgspec.Struct, place: Location | None) -> dict[str, Any]:
    """A GeoJSON feature (RFC 7946): the place's own geometry, else its point; null where it has neither.

    The radius in km stands among the properties, since GeoJSON has no circles.
    """
    properties = msgspec.to_builtins(row)
    properties["radius_km"] = place.radius_km if place else None
    return {"type": "Feature", "id": properties["id"], "geometry": _geometry(place), "properties": properties}


def _geometry(place: Location | None) -> dict[str, Any] | None:
    if place is None or (place.geometry is None and (place.lat is None or place.lon is None)):
        return None
    return place.geometry or {"type": "Point", "coordinates": [place.lon, place.lat]}


def plain_table(headings: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]]) -> Table:
    """A table of texts: headings with the share of the width that each column gets."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim", expand=True)
    for heading, ratio in headings:
        table.add_column(heading, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*("\n".join(map(one_line, cell.splitlines())) for cell in row))
    return table


def print_lines(lines: Iterable[bytes]) -> None:
    """Each line on standard output at once, so that whoever reads a pipe sees it when it is true."""
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
