"""Outlines of provinces: they fit their centre, radius and code."""

from itertools import combinations

import msgspec
import pytest
from shapely.geometry import Point, shape

from selon.gazetteer.areas import area_of_code, outline, outlined
from selon.gazetteer.curated import admin1_rows, country_areas
from selon.gazetteer.entry import Entry
from selon.gazetteer.geodesy import distance_km
from selon.gazetteer.layers import country_entry

_ENTRIES = {row.entry.id: row.entry for row in admin1_rows()}
_SIMPLIFIED_KM = 5.0


def _outlined() -> list[Entry]:
    return [entry for entry in _ENTRIES.values() if outline(entry)]


def test_most_provinces_have_an_outline() -> None:
    assert len(_outlined()) > 1300
    assert {entry.country for entry in _outlined()} >= set("SY IQ ML BF NE SD SS UA LY YE NG TD CF CM AF".split())


def test_the_radius_covers_the_outline_and_no_more() -> None:
    for entry in _outlined()[::7]:
        points = shape(outline(entry)).convex_hull.exterior.coords
        far = max(distance_km((entry.lat, entry.lon), (lat, lon)) for lon, lat in points)
        assert far - _SIMPLIFIED_KM < entry.radius_km < far + _SIMPLIFIED_KM, entry.id


def test_outlines_are_valid_and_provinces_of_a_country_apart() -> None:
    for country in ("SY", "NE", "UA"):
        areas = [shape(outline(entry)) for entry in _outlined() if entry.country == country]
        assert all(area.is_valid for area in areas)
        for one, other in combinations(areas, 2):
            assert one.intersection(other).area < 0.1 * min(one.area, other.area)


@pytest.mark.parametrize(
    ("code", "name"), [("SY-RA", "Raqqa"), ("sd-dn", "Darfour-Nord"), ("UA-14", "Donetsk"), ("NE-6", "Tillabéri")]
)
def test_by_code(code: str, name: str) -> None:
    entry = area_of_code(code)
    assert entry is not None
    assert entry.name == name


def test_what_has_no_outline() -> None:
    assert area_of_code("XX-1") is None
    assert outline(Entry(layer="curated", id="SY/Raqqa/adm1", name="Raqqa", lat=0, lon=0)) is None


def test_countries_have_outlines_too() -> None:
    lacking = [code for code in country_areas() if not outline(country_entry(code, code))]
    assert sorted(lacking) == ["FJ", "GF", "NZ", "RU", "US"]  # across the antimeridian, or part of France
    kosovo, mali = (shape(outline(country_entry(code, code))) for code in ("XK", "ML"))
    assert kosovo.contains(Point(21.17, 42.66))
    assert mali.contains(Point(-8.0, 12.64))


def test_a_province_of_another_layer_gets_our_outline() -> None:
    raqqa = Entry(layer="SY", id="1", name="Ar-Raqqah", lat=35.9, lon=38.9, country="SY", kind="adm1")
    elsewhere = msgspec.structs.replace(raqqa, lat=33.0, lon=36.5)
    town = msgspec.structs.replace(raqqa, kind="settlement")
    assert outlined(raqqa).key == "admin1:SY/Raqqa/adm1"
    assert outlined(elsewhere) is elsewhere
    assert outlined(town) is town


def test_the_source_says_where_a_radius_comes_from() -> None:
    for entry in _ENTRIES.values():
        assert ("Natural Earth" in entry.source) == (outline(entry) is not None)
