"""What a watch knows: each feed, each item and how far it got, in an SQLite file of its own.

An item goes from waiting to archived to done, each step one transaction, which several items may share: a kill
at any moment repeats at most the step that it broke, and no item is lost or taken twice. A folder is a feed here
whose items are its files, each with its version; a file that is changed later waits once more.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager, closing
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from selon.acquire.fault import Fault, Unreadable
from selon.acquire.feeds import FeedItem
from selon.messages import mark

__all__ = ["MOST_TRIES", "Feed", "FeedStatus", "WaitingItem", "WatchState"]

MOST_TRIES = 6
"""Tries of one item, over about ten hours, before it is given up."""

BUSY = mark("another watch is using {path}; wait for it or name another file with --state")
NO_STATE = mark("{path} can't be used to keep the state of a watch: {reason}")

_FIRST_PAUSE = timedelta(minutes=10)
_LONGEST_PAUSE = timedelta(days=1)

_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (
  url TEXT PRIMARY KEY, etag TEXT, modified TEXT, success TEXT, failures INTEGER NOT NULL DEFAULT 0,
  due TEXT NOT NULL DEFAULT '', message TEXT, message_values TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS items (
  url TEXT PRIMARY KEY, feed TEXT NOT NULL REFERENCES feeds, title TEXT, published TEXT, seen TEXT NOT NULL,
  step TEXT NOT NULL DEFAULT 'waiting' CHECK (step IN ('waiting', 'archived', 'done', 'given_up')),
  file TEXT, tries INTEGER NOT NULL DEFAULT 0, due TEXT NOT NULL DEFAULT '', message TEXT, message_values TEXT,
  version TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS items_open ON items (due) WHERE step IN ('waiting', 'archived');
CREATE INDEX IF NOT EXISTS items_of_feed ON items (feed, seen);
"""


_ADD_ITEM = """
INSERT INTO items (url, feed, title, published, seen, version) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (url) DO UPDATE SET version = excluded.version, step = 'waiting', tries = 0, due = '', message = NULL
WHERE items.version IS NOT excluded.version AND excluded.version IS NOT NULL
"""


class Feed(msgspec.Struct, frozen=True):
    """A feed, and what its server said of its last version (ETag, Last-Modified)."""

    url: str
    etag: str | None
    modified: str | None


class WaitingItem(msgspec.Struct, frozen=True):
    """An item that is not done; `file` is its archived fetch within the archive, where it got so far.

    `version`: of a file in a folder, which `url` is the path of; None for what is on the web.
    """

    url: str
    published: str | None
    file: str | None
    version: str | None = None


class FeedStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How a feed fares. `articles_a_day`: mean over the week before the day asked for."""

    url: str
    success: str | None
    failures: int
    fault: Fault | None
    waiting: int
    done: int
    given_up: int
    articles_a_day: float


class WatchState:
    """The file. Times are ISO 8601 in UTC; whoever writes says what time it is."""

    def __init__(self, path: Path) -> None:
        """Open or make it. Raises Unreadable where it can't be, or is no such file."""
        self._path = path
        try:
            self._base = sqlite3.connect(path, timeout=10)
            self._base.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;" + _TABLES)
            _complete(self._base)
        except sqlite3.Error as error:
            raise Unreadable(NO_STATE, path=str(path), reason=str(error)) from error

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def alone(self) -> AbstractContextManager[sqlite3.Connection]:
        """A lock that one watch holds at a time, and a kill frees. Raises Unreadable where another holds it."""
        lock = sqlite3.connect(f"{self._path}.lock", timeout=0, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            raise Unreadable(BUSY, path=str(self._path)) from error
        return closing(lock)

    def due_feeds(self, urls: Iterable[str], now: datetime) -> list[Feed]:
        """Those of `urls` whose time has come, in order; a new one's has."""
        with self._base:
            self._base.executemany("INSERT OR IGNORE INTO feeds (url) VALUES (?)", [(url,) for url in urls])
        query = "SELECT url, etag, modified FROM feeds WHERE url = ? AND due <= ?"
        rows = (self._base.execute(query, (url, _iso(now))).fetchone() for url in urls)
        return [Feed(*row) for row in rows if row]

    def feed_read(self, feed: Feed, items: Iterable[FeedItem], now: datetime, pause: timedelta) -> None:
        """`feed`, as it is now, named `items`; it is due again after `pause`. Known items stay as they are."""
        new = [(item.url, feed.url, item.title, item.published, _iso(now), item.version) for item in items]
        with self._base:
            self._base.executemany(_ADD_ITEM, new)
            self._base.execute(
                "UPDATE feeds SET etag = ?, modified = ?, success = ?, failures = 0, due = ?, message = NULL "
                "WHERE url = ?",
                (feed.etag, feed.modified, _iso(now), _iso(now + pause), feed.url),
            )

    def feed_failed(self, url: str, reason: Unreadable, now: datetime) -> None:
        """It could not be read: it is due again later, the later the more often it failed."""
        with self._base:
            (failures,) = self._base.execute("SELECT failures FROM feeds WHERE url = ?", (url,)).fetchone()
            self._base.execute(
                "UPDATE feeds SET failures = ?, due = ?, message = ?, message_values = ? WHERE url = ?",
                (failures + 1, _iso(now + _backoff(failures)), *_told(reason), url),
            )

    def open_items(self, now: datetime) -> list[WaitingItem]:
        """Items that are not done and whose time has come, those first that were seen first."""
        query = "SELECT url, published, file, version FROM items WHERE step IN ('waiting', 'archived') AND due <= ?"
        return [WaitingItem(*row) for row in self._base.execute(f"{query} ORDER BY seen, rowid", (_iso(now),))]

    def knows(self, path: str, version: str) -> bool:
        """Whether that version of a file is an item."""
        query = "SELECT 1 FROM items WHERE url = ? AND version = ?"
        return self._base.execute(query, (path, version)).fetchone() is not None

    def items_archived(self, files: Iterable[tuple[str, str]]) -> None:
        """The fetch of each address is kept in its file."""
        with self._base:
            query = "UPDATE items SET step = 'archived', file = ? WHERE url = ?"
            self._base.executemany(query, [(file, url) for url, file in files])

    def items_done(self, outcomes: Iterable[tuple[str, Fault | None]]) -> None:
        """Each was delivered, or given up at once where there is a fault: another try would find the same."""
        rows = [_outcome(url, fault) for url, fault in outcomes]
        with self._base:
            self._base.executemany(
                "UPDATE items SET step = ?, message = ?, message_values = ? WHERE url = ?", rows
            )

    def item_failed(self, url: str, reason: Unreadable, now: datetime) -> None:
        """It could not be had: it is tried again later, and given up after MOST_TRIES."""
        with self._base:
            (tries,) = self._base.execute("SELECT tries FROM items WHERE url = ?", (url,)).fetchone()
            step = "waiting" if tries + 1 < MOST_TRIES else "given_up"
            self._base.execute(
                "UPDATE items SET step = ?, file = NULL, tries = ?, due = ?, message = ?, message_values = ? "
                "WHERE url = ?",
                (step, tries + 1, _iso(now + _backoff(tries)), *_told(reason), url),
            )

    def failed_items(self) -> list[Fault]:
        """Why each item that is waiting for another try, or given up, could not be brought."""
        query = "SELECT url, message, message_values FROM items WHERE message IS NOT NULL ORDER BY seen, rowid"
        return [_fault(*row) for row in self._base.execute(query)]

    def status(self, now: datetime) -> list[FeedStatus]:
        """How every feed fares, in the order in which they came."""
        rows = self._base.execute(
            "SELECT url, success, failures, message, message_values FROM feeds ORDER BY rowid"
        ).fetchall()
        return [self._status(row, now) for row in rows]

    def _status(self, row: tuple[str, str | None, int, str | None, str | None], now: datetime) -> FeedStatus:
        url, success, failures, message, values = row
        (waiting, done, given_up, week) = self._base.execute(
            "SELECT count(*) FILTER (WHERE step IN ('waiting', 'archived')), "
            "count(*) FILTER (WHERE step = 'done'), count(*) FILTER (WHERE step = 'given_up'), "
            "count(*) FILTER (WHERE seen > ?) FROM items WHERE feed = ?",
            (_iso(now - timedelta(days=7)), url),
        ).fetchone()
        return FeedStatus(
            url=url,
            success=success,
            failures=failures,
            fault=_fault(url, message, values) if message else None,
            waiting=waiting,
            done=done,
            given_up=given_up,
            articles_a_day=week / 7,
        )


def _complete(base: sqlite3.Connection) -> None:
    """Files of earlier releases know no folders."""
    if "version" not in {row[1] for row in base.execute("PRAGMA table_info(items)")}:
        base.execute("ALTER TABLE items ADD COLUMN version TEXT")


def _outcome(url: str, fault: Fault | None) -> tuple[str, str | None, str | None, str]:
    if fault is None:
        return "done", None, None, url
    return "given_up", *_told(fault), url


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _backoff(failures: int) -> timedelta:
    """Twice as long after every failure, a day at most."""
    return min(_FIRST_PAUSE * (1 << min(failures, 10)), _LONGEST_PAUSE)


def _told(reason: Unreadable | Fault) -> tuple[str, str]:
    """The reason as a catalogue entry and its values, to be said in whatever language is read later."""
    return reason.message, msgspec.json.encode(reason.values).decode()


def _fault(url: str, message: str, values: str | None) -> Fault:
    return Fault(source=url, message=message, values=msgspec.json.decode(values or "{}"))
