"""Incidents on a map, grouped on the server: 100,000 points weigh no more than what a screen can show."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, cast, func, select

from selon.store import Filter
from selon.store.tables import incidents
from selon.web.queries_conditions import conditions
from selon.web.shapes import FeatureCollection

__all__ = ["map_points"]

_CELL_PIXELS = 44  # a finger's width: nearer than this, points can't be picked apart
_TILE_PIXELS = 512  # MapLibre's world is 512 · 2^zoom pixels wide
_DEEPEST = 22


def map_points(connection: Connection, wanted: Filter, zoom: float) -> FeatureCollection:
    """A GeoJSON point for each grid cell of a finger's width at `zoom`: how many, and a lone one's id."""
    size = 360 * _CELL_PIXELS / (_TILE_PIXELS * 2 ** min(zoom, _DEEPEST))
    column, row = _cell(incidents.c.lon, 180, size), _cell(incidents.c.lat, 90, size)
    chosen = select(
        func.count().label("count"),
        func.avg(incidents.c.lon).label("lon"),
        func.avg(incidents.c.lat).label("lat"),
        func.sum(cast(incidents.c.disagreement, Integer)).label("disputed"),
        func.min(incidents.c.id).label("id"),
        func.min(incidents.c.place_name).label("place"),
        func.max(incidents.c.place_name).label("other"),
    )
    located = incidents.c.lat.is_not(None) & incidents.c.lon.is_not(None)
    rows = connection.execute(chosen.where(located, *conditions(wanted)).group_by(column, row))
    return FeatureCollection(features=tuple(map(_feature, rows)))


def _cell(degrees: ColumnElement[Any], offset: float, size: float) -> ColumnElement[int]:
    # SQLite's cast cuts, PostgreSQL's rounds: the grids differ by half a cell, which nobody can see.
    return cast((degrees + offset) / size, Integer)


def _feature(row: Any) -> dict[str, Any]:
    known = {
        "count": row.count,
        "disputed": row.disputed,
        "place": row.place if row.place == row.other else None,
    }
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(row.lon, 5), round(row.lat, 5)]},
        "properties": known | ({"id": row.id} if row.count == 1 else {}),
    }
