"""Parts of countries and provinces: what "le nord du pays" covers, cut from the real outline.

A side ("le nord") is what lies beyond a line across the area, drawn where a third of it is left; a corner ("le
nord-ouest") what the northern and the western half share. The shares are ours: the words have no sharper meaning.
Lines run straight on the ellipsoid; areas are compared in an equal-area projection. The middle of a country's part is
the mean of its towns, of a province's the centroid.
"""

import csv
import math
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

import msgspec
import numpy as np
from shapely import get_coordinates, set_precision, to_geojson, transform, unary_union
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from selon.gazetteer.areas import has_outline, shape_of
from selon.gazetteer.cuts import known_step
from selon.gazetteer.entry import Entry
from selon.gazetteer.geodesy import Point, bearing, destination, destinations, farthest_km, rough_km

__all__ = ["Part", "area_of_part", "part_of", "step_of"]

_THIRDS, _HALVES = 3, 2
_STEPS = 1024
"""Places among which the cut is sought: to a thousandth of the country's length."""
_CORNERS = 12
"""Points on each half of a cut: so many that straight lines between them in degrees are good to a few km."""


class Part(NamedTuple):
    """The middle (latitude, longitude) of a part, the distance (km) to its farthest point, its GeoJSON."""

    middle: Point
    radius_km: float
    geometry: dict[str, Any]


def part_of(entry: Entry, degrees: float) -> Part | None:
    """The part of a country or first-level area towards a bearing; None where we have no outline of it."""
    return _part_of(msgspec.structs.replace(entry, name=""), degrees) if has_outline(entry) else None


@lru_cache(maxsize=512)
def _part_of(entry: Entry, degrees: float) -> Part | None:
    """The part of an area without its name: "la Syrie", "SY" and "Syrie" have the same."""
    cut = area_of_part(entry, degrees)
    if cut is None or cut.is_empty:  # Kiribati's, across the antimeridian
        return None
    middle = _middles().get((entry.id, degrees)) if entry.kind == "country" else None
    middle = middle or _middle(cut)
    far = farthest_km(middle, get_coordinates(cut)[:, ::-1])
    return Part(middle, round(far, 1), msgspec.json.decode(to_geojson(set_precision(cut, 0.001))))


def area_of_part(entry: Entry, degrees: float) -> BaseGeometry | None:
    """What the part covers (longitude, latitude); None where we have no outline of the whole."""
    drawn = shape_of(entry)
    if drawn is None:
        return None
    whole = _mainland(drawn, entry)
    return _side(whole, entry, degrees) if degrees % 90 != 45 else _corner(whole, entry, degrees)


@cache
def _middles() -> dict[tuple[str, float], Point]:
    """Where people live in the parts of countries, by code and bearing (data/parts.csv, made by tools/parts.py)."""
    with resources.files("selon.gazetteer").joinpath("data", "parts.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {(r["country"], float(r["bearing"])): (float(r["lat"]), float(r["lon"])) for r in rows}


def _mainland(whole: BaseGeometry, entry: Entry) -> BaseGeometry:
    """Without what lies overseas: "le sud de la France" is not Guiana."""
    pieces = list(getattr(whole, "geoms", [whole]))
    near = [p for p in pieces if any(_reaches(entry, lon, lat) for lon, lat in get_coordinates(p))]
    return unary_union(near or pieces)


def _reaches(entry: Entry, lon: float, lat: float) -> bool:
    return rough_km((entry.lat, entry.lon), (lat, lon)) <= entry.radius_km


def _corner(whole: BaseGeometry, entry: Entry, degrees: float) -> BaseGeometry:
    first, second = (_side(whole, entry, side % 360, _HALVES) for side in (degrees - 45, degrees + 45))
    shared = first.intersection(second)
    return shared if _area(shared) else _side(whole, entry, degrees)


def _side(whole: BaseGeometry, entry: Entry, degrees: float, parts: int = _THIRDS) -> BaseGeometry:
    """What lies beyond the line that leaves one of so many parts of the area."""
    beyond = _sweep(whole, entry, degrees)
    step = known_step(entry, degrees, parts)
    return whole.intersection(beyond(_cut(whole, 1 / parts, beyond) if step is None else step))


def step_of(entry: Entry, degrees: float, parts: int) -> int | None:
    """The step at which a part of an area is cut off, sought anew; None where we have no outline of the whole."""
    drawn = shape_of(entry)
    whole = None if drawn is None else _mainland(drawn, entry)
    return None if whole is None else _cut(whole, 1 / parts, _sweep(whole, entry, degrees))


def _sweep(whole: BaseGeometry, entry: Entry, degrees: float) -> Callable[[int], BaseGeometry]:
    """What lies beyond each of the lines across an area, the nearest to its far end last."""
    centre = (entry.lat, entry.lon)
    reach = farthest_km(centre, get_coordinates(whole.convex_hull)[:, ::-1])
    return lambda step: _beyond(centre, degrees, reach * (2 * step / _STEPS - 1), reach)


def _cut(whole: BaseGeometry, share: float, beyond: Callable[[int], BaseGeometry]) -> int:
    """The step of the last line beyond which more than the share of the area lies.

    Found by false position (the Illinois way): the area left falls so evenly that this takes half the tries of halving.
    What lies beyond a farther line is cut from what lies beyond a nearer one.
    """
    wanted = _area(whole) * share
    low, high, above, under = 0, _STEPS, _area(whole) - wanted, -wanted
    left, was_above = whole, None
    while high - low > 1:
        at = min(max(low + round((high - low) * above / (above - under)), low + 1), high - 1)
        rest = left.intersection(beyond(at))
        over = _area(rest) - wanted
        if over > 0:
            low, above, left, under = at, over, rest, under / 2 if was_above is True else under
        else:
            high, under, above = at, over, above / 2 if was_above is False else above
        was_above = over > 0
    return low


def _beyond(centre: Point, degrees: float, km: float, reach: float) -> BaseGeometry:
    """All that lies farther than `km` from `centre` towards `degrees`, as far as a country of this reach goes."""
    foot = _along(centre, degrees, km)
    ahead = bearing(foot, _along(centre, degrees, km + 100))
    steps = np.linspace(-2 * reach, 2 * reach, 2 * _CORNERS + 1)
    line = destinations(np.tile(foot, (len(steps), 1)), ahead + 90, steps)
    beyond = destinations(line, ahead, 3 * reach)
    area = Polygon(np.concatenate((line, beyond[::-1]))[:, ::-1])
    return area if area.is_valid else area.buffer(0)


def _along(start: Point, degrees: float, km: float) -> Point:
    """`km` from `start` towards `degrees`, or away from it where negative."""
    return destination(start, degrees if km >= 0 else degrees + 180, abs(km))


def _area(area: BaseGeometry) -> float:
    """An area to compare with others, in an equal-area projection."""
    return float(_flat(area).area)


def _middle(area: BaseGeometry) -> Point:
    """The centroid, or a point within where that lies outside."""
    flat = _flat(area)
    middle = flat.centroid if flat.contains(flat.centroid) else flat.representative_point()
    return round(math.degrees(math.asin(math.radians(middle.y))), 5), round(middle.x, 5)


def _flat(area: BaseGeometry) -> BaseGeometry:
    """Lambert's cylindrical equal-area projection of the sphere, in degrees at the equator."""
    return transform(area, lambda p: np.column_stack((p[:, 0], np.degrees(np.sin(np.radians(p[:, 1]))))))
