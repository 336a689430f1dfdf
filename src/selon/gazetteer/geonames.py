"""GeoNames layout: one place a line, 19 tab-separated columns, UTF-8, no header (geonames.org/export)."""

import re
from collections.abc import Iterable, Iterator

from selon.gazetteer.checks import checked_coordinates, checked_name
from selon.gazetteer.entry import Entry, Row, default_radius
from selon.gazetteer.errors import PlaceFileError
from selon.messages import mark

__all__ = ["COLUMNS", "geonames_rows", "keeps_name", "kind_of"]

COLUMNS = 19
_OTHER_SCRIPT = re.compile("[^\u0000-\u052f\u0600-\u06ff\u1e00-\u1eff\u2000-\u206f]")
_KINDS = {
    "PPLC": "capital", "PPLX": "district", "PPLQ": "settlement", "STLMT": "settlement", "ADM1": "adm1",
    "ADM2": "adm2",
    "ADM3": "adm3", "ADM4": "adm3", "ADM5": "adm3", "ADMD": "adm2", "PCLI": "country", "PCLD": "country",
    "PCL": "country",
    "RGN": "region", "RGNE": "region", "AREA": "region", "AIRP": "airport", "AIRB": "base", "AIRF": "airport",
    "MILB": "base", "INSM": "base", "FT": "base", "CMP": "camp", "CMPRF": "camp", "CMPMN": "camp",
    "CTRB": "crossing",
    "BDG": "bridge", "DAM": "dam", "MN": "mine", "OILF": "mine", "MNAU": "mine", "ISL": "island",
    "ISLS": "island",
    "LK": "lake", "RSV": "lake", "STM": "river", "STMI": "river", "WAD": "river", "FRST": "forest",
    "RESF": "forest",
    "DSRT": "region", "VAL": "region", "PLN": "region",
}  # fmt: skip
_BY_CLASS = {
    "P": "settlement",
    "A": "adm2",
    "R": "road",
    "T": "mountain",
    "V": "forest",
    "H": "river",
    "L": "region",
}


def keeps_name(name: str) -> bool:
    """Whether an alternate name is worth a key: in Latin, Cyrillic or Arabic script, no code or web
    address.
    """
    if len(name) < 3 or "/" in name or name.isupper():
        return False
    return name.isascii() or not _OTHER_SCRIPT.search(name)


def kind_of(feature_class: str, feature_code: str) -> str:
    """The kind of a GeoNames feature: by its code, else by its class, else "site"."""
    return _KINDS.get(feature_code) or _BY_CLASS.get(feature_class, "site")


def geonames_rows(lines: Iterable[str], layer: str, file: str) -> Iterator[Row]:
    """The places of `lines`. Raises PlaceFileError with the line at the first that doesn't fit the layout."""
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != COLUMNS:
            if not line.strip():
                continue
            fault = mark("{found} columns where the GeoNames layout has {columns}")
            raise PlaceFileError(file, number, fault, found=len(fields), columns=COLUMNS)
        yield _row(fields, layer, file, number)


def _row(fields: list[str], layer: str, file: str, number: int) -> Row:
    lat, lon = checked_coordinates(fields[4], fields[5], file, number)
    kind = kind_of(fields[6], fields[7])
    population = int(fields[14]) if fields[14] != "0" and fields[14].isdecimal() else 0
    name = checked_name(fields[1], file, number)
    entry = Entry(
        layer=layer, id=fields[0], name=name, lat=lat, lon=lon, kind=kind, country=fields[8],
        admin1=fields[10], admin2=fields[11], population=population,
        radius_km=default_radius(kind, population), source="GeoNames layout",
    )  # fmt: skip
    return Row(entry, _other_names(name, fields[2], fields[3]))


def _other_names(name: str, ascii_name: str, alternate: str) -> tuple[str, ...]:
    if not alternate and ascii_name == name:
        return ()
    spelt = (ascii_name, *alternate.split(",")) if alternate else (ascii_name,)
    return tuple([n for n in spelt if n != name and keeps_name(n)])
