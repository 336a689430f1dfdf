"""Open a file of places from outside: a zip with one table, or the table itself, whatever is in it."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from selon.gazetteer.entry import Row
from selon.gazetteer.errors import PlaceFileError
from selon.gazetteer.geonames import geonames_rows
from selon.gazetteer.tables import csv_rows
from selon.messages import mark

__all__ = ["LARGEST_TABLE", "rows_of_file"]

LARGEST_TABLE = 2_000_000_000
"""Bytes of a table once unpacked; GeoNames' file of all countries has 1.7 GB."""
_LARGEST_RATIO = 200
"""How many times a zip may unpack to its size; country files reach 8."""
_LONGEST_LINE = 100_000
"""Characters; a line of GeoNames has at most 10,000 of alternate names."""


def rows_of_file(path: Path, layer: str) -> Iterator[Row]:
    """The places of a .zip, .txt (GeoNames layout) or .csv file as rows of `layer`.

    Raises PlaceFileError, with the line where there is one, at the first thing that is wrong.
    """
    if not path.is_file():
        raise PlaceFileError(path, 0, mark("no such file"))
    if path.suffix.lower() != ".zip":
        with path.open("rb") as raw:
            yield from _rows(raw, path.name, layer, str(path))
        return
    try:
        with zipfile.ZipFile(path) as archive:
            member = _table(archive, path)
            with archive.open(member) as raw:
                yield from _rows(raw, member.filename, layer, f"{path} ({member.filename})")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise PlaceFileError(
            path, 0, mark("a damaged zip file ({reason}); fetch it again"), reason=error
        ) from error


def _table(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one table in a zip, refused where its name or size is not what a country file has."""
    members = [m for m in archive.infolist() if not m.is_dir()]
    for member in members:
        if PurePosixPath(member.filename).name != member.filename or "\\" in member.filename:
            fault = mark("holds a file outside its own folder: {name}")
            raise PlaceFileError(path, 0, fault, name=repr(member.filename[:80]))
    tables = [
        m for m in members if m.filename.endswith((".txt", ".csv")) and m.filename.lower() != "readme.txt"
    ]
    if len(tables) != 1:
        fault = mark("{count} tables (.txt, .csv) where one is expected")
        raise PlaceFileError(path, 0, fault, count=len(tables))
    size, packed = tables[0].file_size, max(tables[0].compress_size, 1)
    if size > LARGEST_TABLE or (size > 1_000_000 and size / packed > _LARGEST_RATIO):
        fault = mark("unpacks to {size} bytes, {times} times its size: refused")
        raise PlaceFileError(path, 0, fault, size=size, times=size // packed)
    return tables[0]


def _rows(raw: IO[bytes], name: str, layer: str, file: str) -> Iterator[Row]:
    lines = _lines(raw, file)
    if name.lower().endswith(".csv"):
        yield from csv_rows(lines, layer, file)
    else:
        yield from geonames_rows(lines, layer, file)


def _lines(raw: IO[bytes], file: str) -> Iterator[str]:
    """Lines of UTF-8 text, none longer than _LONGEST_LINE."""
    number = 0
    reader = io.BufferedReader(raw, 1 << 16)  # type: ignore[type-var]
    while line := reader.readline(_LONGEST_LINE * 4 + 1):
        number += 1
        if len(line) > _LONGEST_LINE and len(line.rstrip(b"\n")) > _LONGEST_LINE:
            raise PlaceFileError(file, number, mark("a line of over {most} bytes"), most=_LONGEST_LINE)
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            fault = mark("not UTF-8 ({reason} at byte {byte})")
            raise PlaceFileError(file, number, fault, reason=error.reason, byte=error.start) from error
