"""Links between copies, with what the store knows of the two reports."""

import sqlite3
from pathlib import Path

import click
import msgspec

from selon.acquire.copies import CopyIndex, CopyLink
from selon.messages import say
from selon.store import NotFoundError, Store

__all__ = ["CopyRow", "copy_rows"]


class CopyRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports of one text. `first` is the id of the earlier, `overlap` the share of the shorter, 0 to 1."""

    one: str
    other: str
    publisher: str | None
    other_publisher: str | None
    published: str | None
    other_published: str | None
    similarity: float
    overlap: float
    first: str | None


def copy_rows(store: Store, path: Path) -> list[CopyRow]:
    """Index what the store has and the index at `path` hasn't, then give all links.

    Raises click.ClickException where the file can't be used.
    """
    try:
        with CopyIndex(path) as index:
            reports = (kept.report for kept in store.every_report())
            index.add_all((report.id, report.text, report.published) for report in reports)
            return [row for link in index.links() if (row := _row(store, link)) is not None]
    except sqlite3.Error as error:
        message = say("{path} can't be used as an index of copies: {reason}", path=path, reason=error)
        raise click.ClickException(message) from error


def _row(store: Store, link: CopyLink) -> CopyRow | None:
    """None where the index is of another store, or of one that was replaced."""
    try:
        one, other = store.report(link.one).report, store.report(link.other).report
    except NotFoundError:
        return None
    return CopyRow(
        one=link.one,
        other=link.other,
        publisher=one.publisher,
        other_publisher=other.publisher,
        published=one.published,
        other_published=other.published,
        similarity=link.similarity,
        overlap=link.overlap,
        first=link.first,
    )
