"""Our own layers, as CSV that an analyst can correct: places that packages lack, and first-level areas.

Columns of `data/places-*.csv` and `data/admin1.csv`: name, lat, lon, radius_km, kind, country, admin, names
(parted by `|`), source.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from selon.gazetteer.entry import Entry, Row
from selon.gazetteer.geodesy import Point

__all__ = ["admin1_rows", "border_lines", "country_areas", "curated_rows", "entry_id"]


def _data() -> Traversable:
    return resources.files("selon.gazetteer").joinpath("data")


@cache
def country_areas() -> dict[str, tuple[float, float, float]]:
    """Of every country: latitude and longitude of its middle, and the radius (km) that covers most of it."""
    with _data().joinpath("countries.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {r["country"]: (float(r["lat"]), float(r["lon"]), float(r["radius_km"])) for r in rows}


@cache
def border_lines() -> dict[frozenset[str], tuple[Point, ...]]:
    """Borders between two countries as rough lines of (latitude, longitude), good to some 30 km."""
    with _data().joinpath("borders.csv").open(encoding="utf-8") as file:
        return {
            frozenset(r["pair"].split("-")): tuple(map(_point, r["line"].split(";")))
            for r in csv.DictReader(file)
        }


def _point(pair: str) -> Point:
    lat, lon = map(float, pair.split())
    return lat, lon


def curated_rows() -> Iterator[Row]:
    """Layer `curated`: the places of every `places-*.csv`, in the order of the files' names."""
    for file in sorted(_data().iterdir(), key=lambda f: f.name):
        if file.name.startswith("places-") and file.name.endswith(".csv"):
            yield from _rows(file, "curated")


def admin1_rows() -> Iterator[Row]:
    """Layer `admin1`: provinces and states with their French, English and Arabic names (ISO 3166-2)."""
    yield from _rows(_data().joinpath("admin1.csv"), "admin1")


def _rows(file: Traversable, layer: str) -> Iterator[Row]:
    with file.open(encoding="utf-8") as lines:
        for fields in csv.DictReader(lines):
            yield _row(fields, layer)


def entry_id(fields: Mapping[str, str]) -> str:
    """The id of the place in a row of these files, of which the columns country, name and kind count."""
    return f"{fields['country']}/{fields['name']}/{fields['kind']}"


def _row(fields: dict[str, str], layer: str) -> Row:
    entry = Entry(
        layer=layer, id=entry_id(fields), name=fields["name"],
        lat=float(fields["lat"]), lon=float(fields["lon"]), kind=fields["kind"], country=fields["country"],
        admin1=fields["admin"], radius_km=float(fields["radius_km"]), source=fields["source"],
    )  # fmt: skip
    return Row(entry, tuple(n for n in fields["names"].split("|") if n))
