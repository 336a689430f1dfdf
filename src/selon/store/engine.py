"""Opening a database: SQLite in WAL with synchronous=FULL, or PostgreSQL; errors put in words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from selon.messages import mark
from selon.store.errors import StoreError

__all__ = ["connect", "is_passing", "make_engine", "store_url", "words", "writing"]

_WAIT_MS = 60_000

NO_STORE = mark("{name} is not a store: name an SQLite file or a postgresql+psycopg:// URL")


def store_url(store: str | os.PathLike[str] | None = None) -> URL:
    """The database that `store` names: a URL, or the path of an SQLite file.

    None stands for the variable SELON_STORE, else `selon.db` in the current folder.
    Raises StoreError where it is neither SQLite nor PostgreSQL.
    """
    named = os.fspath(store) if store is not None else os.environ.get("SELON_STORE") or "selon.db"
    if "://" not in named:
        return URL.create("sqlite", database=named)
    url = _parse(named)
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(NO_STORE, name=named)
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _parse(named: str) -> URL:
    try:
        return make_url(named)
    except ArgumentError as error:
        raise StoreError(NO_STORE, name=named) from error


def make_engine(url: URL) -> Engine:
    """An engine for `url`. Nothing is opened yet. Raises StoreError where the driver is missing."""
    try:
        engine = create_engine(url, **_options(url))
    except (NoSuchModuleError, ImportError) as error:
        raise StoreError(NO_STORE, name=url.drivername) from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": _WAIT_MS / 1000}}
    return {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 20}


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions begin too late to be IMMEDIATE, so ours are explicit (SQLAlchemy manual,
    # "Serializable isolation / Savepoints / Transactional DDL" under SQLite).
    connection.isolation_level = None
    for pragma in (f"busy_timeout={_WAIT_MS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("selon_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def connect(engine: Engine) -> Iterator[Connection]:
    """A connection to read with: one snapshot until it is closed. Raises StoreError."""
    with words(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction to write in, committed at the end, undone on an error. Raises StoreError."""
    with (
        words(engine),
        engine.connect().execution_options(selon_write=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def words(engine: Engine) -> Iterator[None]:
    """Turn the database's errors, but for passing ones, into StoreError with a line that says what to do."""
    try:
        yield
    except DBAPIError as error:
        if is_passing(error):
            raise
        raise _explained(engine.url, str(error.orig or error)) from error


def is_passing(error: DBAPIError) -> bool:
    """Whether another writer came between, so that the same transaction may well succeed when run again."""
    # PostgreSQL: 40001 serialization failure, 40P01 deadlock (manual, appendix A).
    return isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", None) in ("40001", "40P01")


_FULL = mark("{store}: the disk is full: free some space and run again; what was acknowledged is safe")
_CAUSES = (
    ("database or disk is full", _FULL),
    ("No space left", _FULL),
    (
        "disk I/O error",
        mark("{store}: the disk can't be written: check space and permissions, then run again"),
    ),
    ("readonly database", mark("{store}: no permission to write there: choose another place with --store")),
    ("unable to open database file", mark("{store}: can't be opened: check the folder, or use --store")),
    ("file is not a database", mark("{store}: is no SQLite database: choose another file with --store")),
    ("malformed", mark("{store}: the database is damaged: restore a copy, or ingest into a new store")),
    ("database is locked", mark("{store}: another process holds it: wait for it to end, then run again")),
    ("password authentication failed", mark("{store}: user or password refused: check the URL")),
    ("Connection refused", mark("{store}: no server answers there: start PostgreSQL or check host and port")),
    ("does not exist", mark("{store}: the server has no such database or table: create the database first")),
)
_OTHER = mark("{store}: {detail}")


def _explained(url: URL, detail: str) -> StoreError:
    name = url.database if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    message = next((advice for needle, advice in _CAUSES if needle in detail), _OTHER)
    return StoreError(message, store=name, detail=detail.strip().split("\n")[0])
