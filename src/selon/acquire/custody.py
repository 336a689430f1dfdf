"""Chain of custody: for each report from the web, where, when and with what it was got and read.

The archive of fetches holds the bytes; this file, beside them, says which report was read from which record,
by which extractor, and what its day of publication rests on.
"""

import sqlite3
from contextlib import closing
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from selon.acquire.fault import Unreadable
from selon.messages import mark

__all__ = ["Custody", "CustodyLog", "custody_of", "extractor"]

NOT_KEPT = mark("{path} can't keep the chain of custody: {reason}")


class Custody(msgspec.Struct, frozen=True, kw_only=True):
    """How a report came here. `report`: its id; `url`: as first asked for; `final_url`: after redirects;
    `fetched`: ISO time, UTC; `sha256`: of the body, decompressed; `file` and `record`: of the archive;
    `extractor`: name and version; `dated_by`: what states the day of publication, None where nothing does;
    `byline`: who signed it, as the page states. It stays here: what is published of a report has no byline.
    """

    report: str
    url: str
    final_url: str
    fetched: str
    sha256: str
    file: str
    record: str
    extractor: str
    dated_by: str | None = None
    byline: str | None = None


_FIELDS = Custody.__struct_fields__
_COLUMNS = ", ".join(_FIELDS)
_TABLE = f"CREATE TABLE IF NOT EXISTS custody ({_COLUMNS}, UNIQUE ({_COLUMNS}))"


@cache
def extractor() -> str:
    """What takes texts out of pages, with its version."""
    return f"trafilatura {version('trafilatura')}"


class CustodyLog:
    """The file at `path`, made with the first entry. Close it when done."""

    def __init__(self, path: Path) -> None:
        """Nothing is opened yet."""
        self._path = path
        self._base: sqlite3.Connection | None = None

    def __enter__(self) -> "CustodyLog":
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file, where it was opened."""
        if self._base is not None:
            self._base.close()

    def add(self, custody: Custody) -> None:
        """Keep `custody`; the same one twice is one. Raises Unreadable where the file can't be written."""
        marks = ", ".join("?" * len(_FIELDS))
        try:
            with self._opened() as base:
                base.execute(f"INSERT OR IGNORE INTO custody ({_COLUMNS}) VALUES ({marks})", _row(custody))
        except (sqlite3.Error, OSError) as error:
            raise Unreadable(NOT_KEPT, path=str(self._path), reason=str(error)) from error

    def _opened(self) -> sqlite3.Connection:
        if self._base is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self._path, timeout=60)
            # A power cut may take the last entries, a kill none: the archive they point into has it all.
            self._base.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {_TABLE};")
            _complete(self._base)
        return self._base


def custody_of(path: Path, report: str) -> list[Custody]:
    """All that is known of how `report` came here, the oldest first; empty where nothing is."""
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(path)) as base:
            base.row_factory = sqlite3.Row
            rows = base.execute("SELECT * FROM custody WHERE report = ? ORDER BY fetched", (report,))
            return [_custody(row) for row in rows]
    except sqlite3.Error as error:
        raise Unreadable(NOT_KEPT, path=str(path), reason=str(error)) from error


def _complete(base: sqlite3.Connection) -> None:
    """Files of earlier releases have no bylines."""
    known = {row[1] for row in base.execute("PRAGMA table_info(custody)")}
    for name in _FIELDS:
        if name not in known:
            base.execute(f"ALTER TABLE custody ADD COLUMN {name}")


def _row(custody: Custody) -> tuple[str | None, ...]:
    """Empty text for None: in SQLite, two NULLs are not the same, and a second one would be kept."""
    return tuple(getattr(custody, name) or "" for name in _FIELDS)


def _custody(row: sqlite3.Row) -> Custody:
    return Custody(**{name: row[name] for name in row.keys() if row[name]})  # noqa: SIM118 - a Row iterates values
