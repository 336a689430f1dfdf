"""Rows of claims → claims as merge and control take them, with corrections applied."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Select, select

from selon.merge import ReportedClaim
from selon.model import Claim
from selon.store.filters import Condition
from selon.store.tables import claims, reports

__all__ = ["STANDING", "every_reported", "parts", "reported_by_number"]

T = TypeVar("T")

_MANY = 500  # values in one IN (...): SQLite before 3.32 took 999 at most

STANDING: Condition = claims.c.current & (claims.c.review != "rejected")
"""Claims that count: of their report's current reading, and not rejected."""

_QUERY: Select[Any] = (
    select(
        claims.c.number,
        claims.c.id,
        claims.c.report,
        claims.c.payload,
        claims.c.corrected,
        claims.c.context,
        reports.c.publisher,
        reports.c.published,
    )
    .join(reports, reports.c.id == claims.c.report)
    .where(STANDING)
)


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in pieces small enough for one statement."""
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]


def every_reported(connection: Connection, *conditions: Condition) -> Iterator[tuple[int, ReportedClaim]]:
    """Row number and claim of all standing claims that match, streamed."""
    rows = connection.execution_options(yield_per=1000).execute(_QUERY.where(*conditions))
    return map(_reported, rows)


def reported_by_number(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, ReportedClaim]]:
    """Row number and claim of those standing claims, a part at a time."""
    for part in parts(numbers):
        yield from map(_reported, connection.execute(_QUERY.where(claims.c.number.in_(part))).all())


def _reported(row: Row[Any]) -> tuple[int, ReportedClaim]:
    claim = msgspec.json.decode(row.corrected or row.payload, type=Claim)
    return row.number, ReportedClaim(
        key=row.id,
        report=row.report,
        claim=claim,
        publisher=row.publisher,
        published=row.published,
        context=row.context,
    )
