"""Parts of countries and provinces: they lie within, towards the bearing, and cover what they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from selon.gazetteer.areas import area_of_code, outline
from selon.gazetteer.cuts import CUTS, known_step
from selon.gazetteer.entry import Entry
from selon.gazetteer.geodesy import distance_km
from selon.gazetteer.layers import country_entry
from selon.gazetteer.parts import part_of, step_of

_COUNTRIES = ("ML", "BF", "SY", "UA", "LK", "SO", "PS", "CD", "AF", "FR")
_SIMPLIFIED = 0.01


def _country(code: str) -> Entry:
    return country_entry(code, code)


@pytest.mark.parametrize(
    ("code", "degrees", "inside", "outside"),
    [
        ("ML", 0, (20.2, 0.98), (12.64, -8.0)),  # Tessalit, Bamako
        ("ML", 180, (12.64, -8.0), (20.2, 0.98)),
        ("AF", 180, (31.61, 65.7), (34.53, 69.17)),  # Kandahar, Kabul
        ("SY", 45, (36.5, 40.75), (33.51, 36.29)),  # Hassaké, Damascus
        ("CI", 45, (9.27, -3.0), (5.35, -4.0)),  # Bouna, Abidjan
        ("FR", 180, (43.3, 5.4), (4.92, -52.31)),  # Marseille, Cayenne
    ],
)
def test_known_towns(code: str, degrees: float, inside: tuple[float, float], outside: tuple[float, float]) -> None:
    part = part_of(_country(code), degrees)
    assert part is not None
    area = shape(part.geometry)
    assert [area.contains(Point(lon, lat)) for lat, lon in (inside, outside)] == [True, False]


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(_COUNTRIES), st.sampled_from([22.5 * i for i in range(16)]))
def test_a_part_lies_in_the_whole_and_the_radius_covers_it(code: str, degrees: float) -> None:
    entry = _country(code)
    part, whole = part_of(entry, degrees), shape(outline(entry))
    assert part is not None
    area = shape(part.geometry)
    assert whole.buffer(_SIMPLIFIED).contains(area)
    assert area.contains(Point(part.middle[1], part.middle[0]))
    corners = area.convex_hull.exterior.coords
    assert max(distance_km(part.middle, (lat, lon)) for lon, lat in corners) <= part.radius_km + 1


def test_opposite_sides_leave_a_third_between_them() -> None:
    entry = _country("ML")
    north, south = part_of(entry, 0), part_of(entry, 180)
    assert north is not None
    assert south is not None
    assert not shape(north.geometry).intersects(shape(south.geometry))
    assert north.middle[0] > south.middle[0]


def test_a_province() -> None:
    raqqa = area_of_code("SY-RA")
    assert raqqa is not None
    part = part_of(raqqa, 180)
    assert part is not None
    assert part.middle[0] < raqqa.lat


def test_what_has_no_outline_has_no_parts() -> None:
    assert part_of(Entry(layer="curated", id="x", name="Ghouta", lat=33.5, lon=36.4, kind="region"), 90) is None


@pytest.mark.parametrize("area", [*map(_country, _COUNTRIES), area_of_code("SY-RA"), area_of_code("NG-BO")])
def test_the_cuts_that_are_known_are_those_that_are_found(area: Entry) -> None:
    """Else an outline, a centre or a radius has changed and tools/cuts.py has not been run."""
    assert [known_step(area, *cut) for cut in CUTS] == [step_of(area, *cut) for cut in CUTS]
