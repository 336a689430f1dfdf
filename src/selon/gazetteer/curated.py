"""Our own layer: places that conflict news names and packages lack, as CSV that an analyst can correct.

Columns of `data/places-*.csv`: name, lat, lon, radius_km, kind, country, admin, names (parted by `|`), source.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from selon.gazetteer.entry import Entry, Row

__all__ = ["country_areas", "curated_rows"]


def _data() -> Traversable:
    return resources.files("selon.gazetteer").joinpath("data")


@cache
def country_areas() -> dict[str, tuple[float, float, float]]:
    """Of every country: latitude and longitude of its middle, and the radius (km) that covers most of it."""
    with _data().joinpath("countries.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {r["country"]: (float(r["lat"]), float(r["lon"]), float(r["radius_km"])) for r in rows}


def curated_rows() -> Iterator[Row]:
    """The places of every curated file, in the order of the files' names."""
    for file in sorted(_data().iterdir(), key=lambda f: f.name):
        if file.name.startswith("places-") and file.name.endswith(".csv"):
            with file.open(encoding="utf-8", newline="") as lines:
                for fields in csv.DictReader(lines):
                    yield _row(fields)


def _row(fields: dict[str, str]) -> Row:
    entry = Entry(
        layer="curated", id=f"{fields['country']}/{fields['name']}/{fields['kind']}", name=fields["name"],
        lat=float(fields["lat"]), lon=float(fields["lon"]), kind=fields["kind"], country=fields["country"],
        admin1=fields["admin"], radius_km=float(fields["radius_km"]), source=fields["source"],
    )  # fmt: skip
    return Row(entry, tuple(n for n in fields["names"].split("|") if n))
