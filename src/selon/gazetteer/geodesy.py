"""Distances and directions on the WGS 84 ellipsoid (Karney 2013, by pyproj's PROJ)."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from pyproj import Geod

__all__ = [
    "Direction",
    "Point",
    "Points",
    "bearing",
    "centre",
    "circle",
    "destination",
    "destinations",
    "direction",
    "distance_km",
    "farthest_km",
    "midpoint",
    "nearest_km",
    "nearest_on_line",
    "rough_km",
]

_EARTH = Geod(ellps="WGS84")
Point = tuple[float, float]
Points = npt.NDArray[np.float64]
"""Of shape (n, 2): latitude and longitude of each of n points, in degrees."""
Direction = tuple[float, float, float]
"""A point as seen from the middle of a sphere, a unit vector: cheap to compare with many others."""
_DIAMETER_KM = 12742


def distance_km(a: Point, b: Point) -> float:
    """The length in km of the shortest line between two points (latitude, longitude in degrees)."""
    return float(_EARTH.inv(a[1], a[0], b[1], b[0])[2]) / 1000


def farthest_km(a: Point, others: Points) -> float:
    """`distance_km` from `a` to the farthest of the others."""
    lat, lon = others.T
    return float(_EARTH.inv(np.full(len(lon), a[1]), np.full(len(lat), a[0]), lon, lat)[2].max()) / 1000


def bearing(a: Point, b: Point) -> float:
    """The direction from `a` to `b` at `a`, in degrees clockwise from north, 0 to 360."""
    return float(_EARTH.inv(a[1], a[0], b[1], b[0])[0]) % 360


def destination(start: Point, degrees: float, km: float) -> Point:
    """Where one arrives who leaves `start` in direction `degrees` and goes `km` straight on."""
    lon, lat, _ = _EARTH.fwd(start[1], start[0], degrees, km * 1000)
    return float(lat), float(lon)


def destinations(starts: Points, degrees: float, km: float | npt.NDArray[np.float64]) -> Points:
    """Where those arrive who leave `starts` in one direction and go `km` straight on, or back where negative."""
    lat, lon = starts.T
    lon, lat, _ = _EARTH.fwd(lon, lat, np.full(len(lat), degrees), np.broadcast_to(km, len(lat)) * 1000.0)
    return np.column_stack((lat, lon))


def midpoint(a: Point, b: Point) -> Point:
    """The point half-way on the shortest line from `a` to `b`."""
    return destination(a, bearing(a, b), distance_km(a, b) / 2)


def centre(points: Sequence[Point]) -> tuple[Point, float]:
    """A point near the middle of `points`, and the distance (km) from it to the farthest of them.

    Takes the midpoint of the two points that lie farthest apart. Raises ValueError where there are none.
    """
    if not points:
        raise ValueError("no points to find the centre of")
    pairs = [(distance_km(a, b), a, b) for i, a in enumerate(points) for b in points[i:]]
    _, a, b = max(pairs)
    middle = midpoint(a, b)
    return middle, max(distance_km(middle, p) for p in points)


def circle(middle: Point, radius_km: float, corners: int = 48) -> dict[str, object]:
    """A GeoJSON Polygon around `middle`: what a place with a radius covers."""
    ring = [destination(middle, 360 * i / corners, radius_km) for i in range(corners)]
    return {"type": "Polygon", "coordinates": [[[lon, lat] for lat, lon in [*reversed(ring), ring[-1]]]]}


def nearest_on_line(point: Point, line: Sequence[Point], step_km: float = 10) -> Point:
    """The point of a line nearest to `point`, to within `step_km`; the line goes straight between its
    vertices.
    """
    candidates = list(line)
    for a, b in pairwise(line):
        length, direction = distance_km(a, b), bearing(a, b)
        candidates += [destination(a, direction, km * step_km) for km in range(1, int(length / step_km))]
    return min(candidates, key=lambda c: rough_km(point, c))


def rough_km(a: Point, b: Point) -> float:
    """A distance in km good to half a percent (haversine on a sphere): to compare, never shown."""
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return _DIAMETER_KM * math.asin(math.sqrt(min(1.0, h)))


def direction(point: Point) -> Direction:
    """Where a point lies as seen from the middle of the sphere."""
    lat, lon = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def nearest_km(here: Point, others: Sequence[Direction]) -> float:
    """`rough_km` from `here` to the nearest of the others; infinity where there are none."""
    if not others:
        return math.inf
    seen = direction(here)
    return _DIAMETER_KM * math.asin(min(1.0, min([math.dist(seen, other) for other in others]) / 2))
