"""The gazetteer on disk: one SQLite file, read by any number of processes, replaced in one step.

A name is found by its loose key (names.loose), an Arabic or badly spelt one by its skeleton. Both tables are
clustered by key, so that a look-up is one descent of one tree.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from selon.gazetteer import names
from selon.gazetteer.entry import Entry, Row
from selon.gazetteer.errors import PlacesError
from selon.messages import mark

__all__ = ["Found", "Index", "build"]

_SCHEMA = """
CREATE TABLE stamp (value TEXT NOT NULL);
CREATE TABLE place (layer TEXT, row BLOB);
CREATE TABLE spelling (key TEXT PRIMARY KEY, found BLOB) WITHOUT ROWID;
CREATE TABLE skeleton (key TEXT, loose TEXT, PRIMARY KEY (key, loose)) WITHOUT ROWID;
"""
_BY_KEY = "SELECT found FROM spelling WHERE key = ?"
_FORMAT = 2
"""Changes with the tables, so that an index of another version is told apart."""
_MAPPED_BYTES = 1 << 28
"""How much of the file SQLite may map: pages are then shared by all processes that read it."""


class Found(NamedTuple):
    """A place and the folded spelling under which it was found."""

    entry: Entry
    folded: str


_ENCODER = msgspec.msgpack.Encoder()
_FOUND = msgspec.msgpack.Decoder(tuple[Found, ...])
_ROW = msgspec.msgpack.Decoder(Row)


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
    db.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;" + _SCHEMA
    )
    db.execute(f"PRAGMA user_version = {_FORMAT}")
    db.execute("BEGIN")
    spellings: dict[str, list[Found]] = {}
    skeletons: set[tuple[str, str]] = set()
    db.executemany("INSERT INTO place VALUES (?, ?)", _places(rows, spellings, skeletons))
    packed = ((key, _ENCODER.encode(spellings[key])) for key in sorted(spellings))
    db.executemany("INSERT INTO spelling VALUES (?, ?)", packed)
    db.executemany("INSERT INTO skeleton VALUES (?, ?)", sorted(skeletons))
    db.execute("INSERT INTO stamp VALUES (?)", (stamp,))
    db.execute("COMMIT")
    return int(db.execute("SELECT count(*) FROM place").fetchone()[0])


def _places(
    rows: Iterable[Row], spellings: dict[str, list[Found]], skeletons: set[tuple[str, str]]
) -> Iterator[tuple[str, bytes]]:
    """What the table of places takes; on the way, every spelling is put under its keys."""
    for row in rows:
        for folded, loose, skeleton in {names.keys(name) for name in (row.entry.name, *row.names)}:
            found = spellings.get(loose)
            if found is None:
                spellings[loose] = [Found(row.entry, folded)]
                skeletons.add((skeleton, loose))
            else:
                found.append(Found(row.entry, folded))
        yield row.entry.layer, _ENCODER.encode(row)


class Index:
    """A built index, open for reading. Safe to share between threads; each process opens its own."""

    def __init__(self, path: Path) -> None:
        """Open the index at `path`. Raises PlacesError where there is none, or it is damaged."""
        if not path.is_file():
            raise PlacesError(
                mark("{path}: no such index of places; `selon places add` builds one"), path=path
            )
        self.path = path.resolve()
        self._db = sqlite3.connect(
            f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._db.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        try:
            if self._db.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                raise PlacesError(
                    mark("{path}: made by another version of Selon; add its files again"), path=path
                )
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

    def by_key(self, key: str) -> tuple[Found, ...]:
        """The places with a spelling whose loose key is `key`."""
        row = self._db.execute(_BY_KEY, (key,)).fetchone()
        return _FOUND.decode(row[0]) if row else ()

    def keys_of_skeleton(self, skeleton: str) -> list[str]:
        """The loose keys that share a skeleton."""
        return [key for (key,) in self._db.execute("SELECT loose FROM skeleton WHERE key = ?", (skeleton,))]

    def keys_of_skeletons(self, skeletons: Sequence[str]) -> list[str]:
        """The loose keys that have any of these skeletons."""
        marks = ", ".join("?" * len(skeletons))
        query = f"SELECT loose FROM skeleton WHERE key IN ({marks})"
        return [key for (key,) in self._db.execute(query, skeletons)]

    def layers(self) -> dict[str, int]:
        """How many places each layer has."""
        return dict(self._db.execute("SELECT layer, count(*) FROM place GROUP BY layer ORDER BY layer"))

    def entries(self) -> Iterator[Entry]:
        """All places, in the order in which they were built."""
        for row in self.rows():
            yield row.entry

    def rows(self, without: frozenset[str] = frozenset()) -> Iterator[Row]:
        """All places with their names, save those of the layers `without`: to build another index."""
        for layer, row in self._db.execute("SELECT layer, row FROM place ORDER BY rowid"):
            if layer not in without:
                yield _ROW.decode(row)
