"""Distance and bearing on the ellipsoid, over the whole globe."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.gazetteer.geodesy import (
    bearing,
    centre,
    circle,
    destination,
    distance_km,
    midpoint,
    nearest_on_line,
    rough_km,
)

_POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
_METRE = 0.001


@given(_POINTS, st.floats(0, 360), st.floats(0, 2000))
def test_going_there_and_measuring_agree(start: tuple[float, float], degrees: float, km: float) -> None:
    assert distance_km(start, destination(start, degrees, km)) == pytest.approx(km, abs=_METRE)


@given(_POINTS, _POINTS)
def test_following_the_bearing_arrives(a: tuple[float, float], b: tuple[float, float]) -> None:
    arrived = destination(a, bearing(a, b), distance_km(a, b))
    assert distance_km(arrived, b) < _METRE


@pytest.mark.parametrize(
    "start", [(90.0, 0.0), (-90.0, 10.0), (0.0, 180.0), (0.0, -180.0), (89.9999, 179.9999)]
)
def test_poles_and_antimeridian(start: tuple[float, float]) -> None:
    for degrees in (0, 90, 180, 270):
        reached = destination(start, degrees, 100)
        assert distance_km(start, reached) == pytest.approx(100, abs=_METRE)
        assert -90 <= reached[0] <= 90
        assert -180 <= reached[1] <= 180


@given(_POINTS, _POINTS)
def test_midpoint_is_as_far_from_both(a: tuple[float, float], b: tuple[float, float]) -> None:
    middle = midpoint(a, b)
    assert distance_km(a, middle) == pytest.approx(distance_km(middle, b), abs=_METRE)


@given(st.lists(_POINTS, min_size=1, max_size=5))
def test_centre_covers_all(points: list[tuple[float, float]]) -> None:
    middle, radius = centre(points)
    assert all(distance_km(middle, p) <= radius + _METRE for p in points)


def test_centre_of_nothing() -> None:
    with pytest.raises(ValueError, match="no points"):
        centre([])


@given(
    st.tuples(st.floats(-80, 80), st.floats(-180, 180)), st.tuples(st.floats(-80, 80), st.floats(-180, 180))
)
def test_rough_distance_is_good_to_a_percent(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert rough_km(a, b) == pytest.approx(distance_km(a, b), rel=0.01, abs=0.01)


def test_circle_is_a_closed_ring_anticlockwise() -> None:
    ring = circle((13.5, 2.1), 20)["coordinates"][0]  # type: ignore[index]
    assert ring[0] == ring[-1]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    assert area > 0
    assert all(distance_km((13.5, 2.1), (lat, lon)) == pytest.approx(20, abs=_METRE) for lon, lat in ring)


def test_nearest_point_of_a_line() -> None:
    line = [(0.0, 0.0), (0.0, 10.0)]
    lat, lon = nearest_on_line((1.0, 5.0), line)
    assert abs(lat) < 0.01
    assert abs(lon - 5.0) < 0.1
