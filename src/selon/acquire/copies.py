"""Copies: the same text from several outlets, found as texts come in, and who had it first where that is known.

Texts that share a band of two numbers of their signatures are compared (locality-sensitive hashing: Leskovec,
Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3): with 32 bands, a text a third of which is shared
is met in 98 cases of 100. The bands lie in SQLite, under a kilobyte a text, so that the index outlives the run
and needs no memory. It can be thrown away and built anew from the store.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from types import TracebackType

import msgspec
import numpy as np

from selon.acquire.shingles import Signature, overlap, signature, similarity

__all__ = ["CopyIndex", "CopyLink", "first_of"]

SHARED = 0.45
"""Share of the shorter text from which on two are copies: between trimmed copies and papers on one event
that quote the same words (tests/acquire/copy-pairs.yaml has both)."""

_BANDS = 32
_BATCH = 1_000
_CACHE_KB = 64 * 1024  # bands fall anywhere in their table
_MOST = 50
"""Texts compared with a new one at most, those that share the most bands."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, told TEXT, shingles INTEGER, numbers BLOB);
CREATE TABLE IF NOT EXISTS bands (key INTEGER, text INTEGER, PRIMARY KEY (key, text)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (
    one INTEGER, other INTEGER, similarity REAL, overlap REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links_other ON links (other);
CREATE TABLE IF NOT EXISTS made_with (version TEXT);
"""
_LINKED = """
SELECT a.id, b.id, links.similarity, links.overlap, a.told, b.told
FROM links JOIN texts a ON a.number = links.one JOIN texts b ON b.number = links.other
"""
_OF_ONE = """
WHERE links.one = (SELECT number FROM texts WHERE id = ?1)
   OR links.other = (SELECT number FROM texts WHERE id = ?1)
"""


class CopyLink(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports with one text. `first`: the id of the one that was told first, None where that is open.

    `similarity`: Jaccard, `overlap`: share of the shorter text; both estimated, 0 to 1.
    """

    one: str
    other: str
    similarity: float
    overlap: float
    first: str | None


class CopyIndex:
    """The texts seen so far and the copies among them. One writer at a time; close it when done."""

    def __init__(self, path: Path | str) -> None:
        """Open or make the index at `path` (":memory:" for one that is not kept)."""
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        self._database.execute("PRAGMA synchronous=NORMAL")  # what a power cut loses is built again
        self._database.executescript(_SCHEMA)
        self._renew_where_outdated()

    def __enter__(self) -> "CopyIndex":
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __contains__(self, identifier: str) -> bool:
        """Whether the text of that id was added."""
        found = self._database.execute("SELECT 1 FROM texts WHERE id = ?", (identifier,))
        return found.fetchone() is not None

    def __len__(self) -> int:
        """How many texts were added."""
        return int(self._database.execute("SELECT count(*) FROM texts").fetchone()[0])

    def add(self, identifier: str, text: str, told: str | None = None) -> list[CopyLink]:
        """Add a text and give its links to those before it. A known id changes nothing.

        `told`: the ISO day or UTC date-time of its publication, where known.
        """
        self.add_all([(identifier, text, told)])
        return self.links(identifier)

    def add_all(self, texts: Iterable[tuple[str, str, str | None]]) -> None:
        """Add many (id, text, told) as `add` does, hundreds to a transaction."""
        waiting = iter(texts)
        while batch := list(islice(waiting, _BATCH)):
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                for identifier, text, told in batch:
                    if identifier not in self:
                        self._add(identifier, signature(text), told)

    def _add(self, identifier: str, found: Signature | None, told: str | None) -> None:
        alike = [] if found is None else list(self._alike(found))
        number = self._insert(identifier, told, found)
        rows = [(number, other, *measures) for other, *measures in alike]
        self._database.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", rows)

    def look_up(self, text: str) -> list[str]:
        """Ids of the texts that `text` is a copy of or the other way round; nothing is added."""
        found = signature(text)
        numbers = [] if found is None else [other for other, *_ in self._alike(found)]
        marks = ",".join("?" * len(numbers))
        rows = self._database.execute(f"SELECT id FROM texts WHERE number IN ({marks}) ORDER BY id", numbers)
        return [row[0] for row in rows]

    def links(self, identifier: str | None = None) -> list[CopyLink]:
        """All links, or those of one text, by id."""
        chosen = "" if identifier is None else _OF_ONE
        values = () if identifier is None else (identifier,)
        rows = self._database.execute(f"{_LINKED} {chosen} ORDER BY a.id, b.id", values)
        return [_link(*row) for row in rows]

    def _alike(self, found: Signature) -> Iterator[tuple[int, float, float]]:
        """Numbers of the texts that share enough with `found`, with similarity and overlap."""
        marks = ",".join("?" * _BANDS)
        near = f"SELECT text FROM bands WHERE key IN ({marks}) GROUP BY text ORDER BY count(*) DESC LIMIT {_MOST}"
        rows = self._database.execute(
            f"SELECT number, numbers, shingles FROM texts WHERE number IN ({near})", _keys(found)
        )
        for number, numbers, count in rows.fetchall():
            other = Signature(numbers=numbers, shingles=count)
            shared = overlap(found, other)
            if shared >= SHARED:
                yield number, round(similarity(found, other), 3), round(shared, 3)

    def _insert(self, identifier: str, told: str | None, found: Signature | None) -> int:
        values = (identifier, told, found and found.shingles, found and found.numbers)
        row = self._database.execute("INSERT INTO texts (id, told, shingles, numbers) VALUES (?, ?, ?, ?)", values)
        keys = [] if found is None else _keys(found)
        self._database.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(key, row.lastrowid) for key in keys])
        return int(row.lastrowid or 0)

    def _renew_where_outdated(self) -> None:
        """Another release of datasketch may number shingles otherwise: its index is empty, not wrong."""
        made = self._database.execute("SELECT version FROM made_with").fetchone()
        if made == (version("datasketch"),):
            return
        for table in ("texts", "bands", "links", "made_with"):
            self._database.execute(f"DELETE FROM {table}")
        self._database.execute("INSERT INTO made_with VALUES (?)", (version("datasketch"),))


def first_of(one: tuple[str, str | None], other: tuple[str, str | None]) -> str | None:
    """The id told first of two (id, ISO day or UTC date-time); None where the times leave that open.

    A day is compared with a moment as days, since the day alone doesn't say when on it.
    """
    if not one[1] or not other[1]:
        return None
    length = min(len(one[1]), len(other[1]))
    early, late = one[1][:length], other[1][:length]
    return None if early == late else one[0] if early < late else other[0]


def _link(one: str, other: str, alike: float, shared: float, told: str | None, other_told: str | None) -> CopyLink:
    first = first_of((one, told), (other, other_told))
    return CopyLink(one=one, other=other, similarity=alike, overlap=shared, first=first)


def _keys(found: Signature) -> list[int]:
    """A number of 32 bits for every band: its place and its two minima, multiplied out and cut."""
    pairs = found.values().astype(np.uint64).reshape(_BANDS, 2)
    bands = np.arange(1, _BANDS + 1, dtype=np.uint64)
    mixed = (
        pairs[:, 0] * np.uint64(0x9E3779B97F4A7C15)
        + pairs[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F)
        + bands * np.uint64(0x165667B19E3779F9)
    )
    return [int(key) for key in mixed >> np.uint64(32)]
