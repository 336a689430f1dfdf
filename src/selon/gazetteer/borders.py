"""Borders between two countries, as lines: where their outlines meet.

The outlines are simplified to some 5 km each, so that what lies within some 10 km of both is their border. Where one
has no outline (Russia) or the sea lies between (Sabah and Sulu), a rough line of ours serves (data/borders.csv), good
to some 30 km.
"""

from functools import lru_cache

from shapely import line_merge, set_precision
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from selon.gazetteer.areas import shape_of
from selon.gazetteer.curated import border_lines, country_areas
from selon.gazetteer.layers import country_entry

__all__ = ["border"]

_MEET = 0.1
"""Degrees within which two outlines meet."""
_CROSSING = 0.05
"""Degrees that a stretch of border is long at least: less is a corner where the outlines only touch."""


@lru_cache(maxsize=512)
def border(pair: frozenset[str]) -> BaseGeometry | None:
    """The border of two countries (ISO 3166 alpha-2 codes) as a LineString or MultiLineString (degrees, longitude
    first); None where they have none.
    """
    drawn = [found for code in sorted(pair) if (found := _outline(code)) is not None]
    met = _meeting(*drawn) if len(drawn) == 2 else None
    rough = border_lines().get(pair)
    return met or (LineString([(lon, lat) for lat, lon in rough]) if rough else None)


def _outline(code: str) -> BaseGeometry | None:
    return shape_of(country_entry(code, code)) if code in country_areas() else None


def _meeting(first: BaseGeometry, second: BaseGeometry) -> BaseGeometry | None:
    if first.distance(second) > _MEET:
        return None
    met = first.boundary.intersection(second.buffer(_MEET))
    merged = line_merge(met) if met.geom_type == "MultiLineString" else met
    lines = [line for line in getattr(merged, "geoms", [merged]) if line.length >= _CROSSING]
    return set_precision(MultiLineString(lines) if len(lines) > 1 else lines[0], 0.001) if lines else None
