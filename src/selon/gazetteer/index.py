"""The gazetteer on disk: one SQLite file, read by any number of processes, replaced in one step.

A name is found by its loose key (names.loose), an Arabic or badly spelt one by its skeleton. Both tables are
clustered by key, so that a look-up is one descent of one tree.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from selon.gazetteer import names
from selon.gazetteer.entry import Entry, Row
from selon.gazetteer.errors import PlacesError
from selon.messages import mark

__all__ = ["Found", "Index", "build"]

_SCHEMA = """
CREATE TABLE stamp (value TEXT NOT NULL);
CREATE TABLE place (
  number INTEGER PRIMARY KEY, layer TEXT, id TEXT, name TEXT, lat REAL, lon REAL, kind TEXT, country TEXT,
  admin1 TEXT, admin2 TEXT, population INTEGER, radius_km REAL, source TEXT);
CREATE TABLE spelling (key TEXT, place INTEGER, folded TEXT, PRIMARY KEY (key, place, folded)) WITHOUT ROWID;
CREATE TABLE skeleton (key TEXT, loose TEXT, PRIMARY KEY (key, loose)) WITHOUT ROWID;
"""
_FIELDS = "layer, id, name, lat, lon, kind, country, admin1, admin2, population, radius_km, source"
_PLACE_FIELDS = ", ".join(f"place.{f}" for f in _FIELDS.split(", "))
_BY_KEY = f"SELECT folded, {_PLACE_FIELDS} FROM spelling JOIN place ON number = place WHERE key = ?"


class Found(NamedTuple):
    """A place and the folded spelling under which it was found."""

    entry: Entry
    folded: str


def build(path: Path, rows: Iterable[Row], stamp: str = "") -> int:
    """Write an index of `rows` to `path`; returns how many. A crash on the way leaves the old file whole."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    try:
        with sqlite3.connect(draft, isolation_level=None) as db:
            number = _fill(db, rows, stamp)
        db.close()
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return number


def _fill(db: sqlite3.Connection, rows: Iterable[Row], stamp: str) -> int:
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;" + _SCHEMA)
    db.execute("BEGIN")
    spellings: list[tuple[str, int, str]] = []
    skeletons: set[tuple[str, str]] = set()
    db.executemany(f"INSERT INTO place VALUES ({', '.join('?' * 13)})", _places(rows, spellings, skeletons))
    db.execute("CREATE TEMP TABLE draft (key TEXT, place INTEGER, folded TEXT)")
    db.executemany("INSERT INTO draft VALUES (?, ?, ?)", spellings)
    db.execute("INSERT OR IGNORE INTO spelling SELECT * FROM draft ORDER BY key")
    db.execute("DROP TABLE draft")
    db.executemany("INSERT INTO skeleton VALUES (?, ?)", sorted(skeletons))
    db.execute("INSERT INTO stamp VALUES (?)", (stamp,))
    db.execute("COMMIT")
    return int(db.execute("SELECT count(*) FROM place").fetchone()[0])


def _places(
    rows: Iterable[Row], spellings: list[tuple[str, int, str]], skeletons: set[tuple[str, str]]
) -> Iterator[tuple[int | str | float, ...]]:
    for number, (entry, spelt) in enumerate((row.entry, row.names) for row in rows):
        for name in {entry.name, *spelt}:
            folded, loose, skeleton = names.keys(name)
            spellings.append((loose, number, folded))
            if len(skeleton) > 1:
                skeletons.add((skeleton, loose))
        yield (
            number, entry.layer, entry.id, entry.name, entry.lat, entry.lon, entry.kind, entry.country, entry.admin1,
            entry.admin2, entry.population, entry.radius_km, entry.source,
        )  # fmt: skip


class Index:
    """A built index, open for reading. Safe to share between threads; each process opens its own."""

    def __init__(self, path: Path) -> None:
        """Open the index at `path`. Raises PlacesError where there is none, or it is damaged."""
        if not path.is_file():
            raise PlacesError(mark("{path}: no such index of places; `selon places add` builds one"), path=path)
        self.path = path.resolve()
        self._db = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            self._stamp = str(self._db.execute("SELECT value FROM stamp").fetchone()[0])
        except (sqlite3.Error, TypeError) as error:
            damaged = mark("{path}: damaged ({reason}); remove the file, it is built anew")
            raise PlacesError(damaged, path=path, reason=error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def stamp(self) -> str:
        """What the index was built from, as its builder wrote it."""
        return self._stamp

    def count(self) -> int:
        """How many places it holds."""
        return int(self._db.execute("SELECT count(*) FROM place").fetchone()[0])

    def by_key(self, key: str) -> list[Found]:
        """The places with a spelling whose loose key is `key`."""
        return [_found(row) for row in self._db.execute(_BY_KEY, (key,))]

    def keys_of_skeleton(self, skeleton: str) -> list[str]:
        """The loose keys that share a skeleton."""
        return [key for (key,) in self._db.execute("SELECT loose FROM skeleton WHERE key = ?", (skeleton,))]

    def layers(self) -> dict[str, int]:
        """How many places each layer has."""
        return dict(self._db.execute("SELECT layer, count(*) FROM place GROUP BY layer ORDER BY layer"))

    def rows(self, without: frozenset[str] = frozenset()) -> Iterator[Row]:
        """All places with their folded spellings, save those of the layers `without`: to build another index."""
        query = f"SELECT (SELECT group_concat(folded, char(10)) FROM spelling_of WHERE place = number), {_FIELDS} FROM place"
        with sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True) as db:
            db.execute("CREATE TEMP TABLE spelling_of AS SELECT place, folded FROM spelling")
            db.execute("CREATE INDEX temp.of_place ON spelling_of (place)")
            for row in db.execute(query):
                found = _found(row)
                if found.entry.layer not in without:
                    yield Row(found.entry, tuple(found.folded.split("\n")))


def _found(row: tuple[object, ...]) -> Found:
    folded, layer, id_, name, lat, lon, kind, country, admin1, admin2, population, radius_km, source = row
    entry = Entry(
        layer=layer, id=id_, name=name, lat=lat, lon=lon, kind=kind, country=country, admin1=admin1, admin2=admin2,
        population=population, radius_km=radius_km, source=source,
    )  # type: ignore[arg-type]  # fmt: skip
    return Found(entry, folded)  # type: ignore[arg-type]
