"""CSV of places: name, lat, lon, and at will names, kind, country, admin, radius, source (a header names
them).
"""

import csv
from collections.abc import Iterable, Iterator

from selon.gazetteer.checks import checked_coordinates, checked_name, checked_radius
from selon.gazetteer.entry import KINDS, Entry, Row, default_radius
from selon.gazetteer.errors import PlaceFileError
from selon.messages import mark

__all__ = ["csv_rows"]

_NEEDED = ("name", "lat", "lon")
_KNOWN = frozenset((*_NEEDED, "names", "kind", "country", "admin", "radius", "radius_km", "source"))


def csv_rows(lines: Iterable[str], layer: str, file: str) -> Iterator[Row]:
    """The places of a CSV with a header. Raises PlaceFileError with the line of the first fault."""
    reader = csv.DictReader(lines, strict=True)
    _check_header(reader.fieldnames, file)
    try:
        for fields in reader:
            yield _row(fields, layer, file, reader.line_num)
    except csv.Error as error:
        raise PlaceFileError(file, reader.line_num, mark("not CSV: {reason}"), reason=error) from error


def _check_header(columns: Iterable[str] | None, file: str) -> None:
    found = tuple(columns or ())
    missing = [c for c in _NEEDED if c not in found]
    unknown = [str(c)[:30] for c in found if c not in _KNOWN]
    if missing or unknown:
        lacks = mark("the header lacks {columns}; the columns are {known}")
        fault = lacks if missing else mark("unknown columns {columns}; the columns are {known}")
        columns = ", ".join(missing or unknown)
        raise PlaceFileError(file, 1, fault, columns=columns, known=", ".join(sorted(_KNOWN)))


def _row(fields: dict[str, str | None], layer: str, file: str, line: int) -> Row:
    if None in fields or None in fields.values():
        raise PlaceFileError(file, line, mark("more or fewer fields than the header"))
    cells = {key: (value or "").strip() for key, value in fields.items()}
    lat, lon = checked_coordinates(cells["lat"], cells["lon"], file, line)
    kind = cells.get("kind") or "settlement"
    if kind not in KINDS:
        fault = mark("{kind} is no kind of place; the kinds are {kinds}")
        raise PlaceFileError(file, line, fault, kind=repr(kind[:30]), kinds=", ".join(KINDS))
    radius = cells.get("radius_km") or cells.get("radius")
    name = checked_name(cells["name"], file, line)
    entry = Entry(
        layer=layer, id=f"{cells.get('country', '')}/{name}/{kind}", name=name, lat=lat, lon=lon, kind=kind,
        country=cells.get("country", ""), admin1=cells.get("admin", ""), source=cells.get("source", ""),
        radius_km=checked_radius(radius, file, line) if radius else default_radius(kind),
    )  # fmt: skip
    spelt = [n.strip() for n in cells.get("names", "").split("|") if n.strip()]
    return Row(entry, tuple(checked_name(n, file, line) for n in spelt))
