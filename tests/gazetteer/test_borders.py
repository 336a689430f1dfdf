"""Borders: they run where two countries meet, from outlines or from our rough lines."""

import pytest

from selon.gazetteer.borders import border
from selon.gazetteer.curated import border_lines
from selon.gazetteer.geodesy import distance_km, rough_km

_OFF_KM = 60.0
"""How far our rough lines, which cut corners, may lie from the outlines."""


@pytest.mark.parametrize(
    ("pair", "town"),
    [
        ("BF-ML", (14.5, -1.5)),
        ("KG-TJ", (39.9, 70.0)),
        ("IL-LB", (33.1, 35.4)),
        ("CD-RW", (-1.68, 29.24)),
        ("RU-UA", (50.3, 36.9)),  # no outline of Russia: a rough line
        ("EG-PS", (31.25, 34.25)),
    ],
)
def test_known_borders(pair: str, town: tuple[float, float]) -> None:
    line = border(frozenset(pair.split("-")))
    assert line is not None
    parts = getattr(line, "geoms", [line])
    assert min(rough_km(town, (lat, lon)) for part in parts for lon, lat in part.segmentize(0.1).coords) < 40


@pytest.mark.parametrize("pair", [("ML", "SY"), ("ML",), ("ML", "XX"), ("LK", "IN")])
def test_no_border(pair: tuple[str, ...]) -> None:
    assert border(frozenset(pair)) is None


def test_rough_lines_run_along_the_outlines() -> None:
    for pair, rough in border_lines().items():
        line = border(pair)
        assert line is not None, pair
        points = [(lat, lon) for part in getattr(line, "geoms", [line]) for lon, lat in part.segmentize(0.1).coords]
        middle = rough[len(rough) // 2]
        assert min(distance_km(middle, point) for point in points if rough_km(middle, point) < 500) < _OFF_KM, pair
