"""Checking a store: original bytes, spans, decisions. Nothing is changed."""

import hashlib
from collections.abc import Iterator
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, select

from selon.model import Claim, Report, Span
from selon.store.chain import broken_links
from selon.store.rows import report_row
from selon.store.tables import claims, originals, reports

__all__ = ["content_digest", "problems", "spans_of"]

T = TypeVar("T")


def problems(connection: Connection) -> Iterator[str]:
    """One line for each thing that is damaged: what, and where."""
    yield from _bad_originals(connection)
    yield from _bad_reports(connection)
    yield from _bad_claims(connection)
    yield from broken_links(connection)


def _stream(connection: Connection) -> Connection:
    return connection.execution_options(yield_per=200)


def _bad_originals(connection: Connection) -> Iterator[str]:
    for row in _stream(connection).execute(select(originals.c.sha256, originals.c.size, originals.c.body)):
        if hashlib.sha256(row.body).hexdigest() != row.sha256 or len(row.body) != row.size:
            yield f"original {row.sha256}: its bytes are not those that were archived"


def _bad_reports(connection: Connection) -> Iterator[str]:
    for row in _stream(connection).execute(select(reports)):
        report = _decoded(row.payload, Report)
        if report is None or report_row(report, row.original, row.received)["digest"] != row.digest:
            yield f"report {row.id}: its text or metadata changed since it was kept"


def _bad_claims(connection: Connection) -> Iterator[str]:
    chosen = select(claims.c.id, claims.c.payload, claims.c.report, reports.c.payload.label("told"))
    chosen = chosen.join(reports, reports.c.id == claims.c.report).order_by(claims.c.report)
    name, report = "", None
    for row in _stream(connection).execute(chosen):
        if row.report != name:
            name, report = row.report, _decoded(row.told, Report)
        claim = _decoded(row.payload, Claim)
        if claim is None or report is None:
            yield f"claim {row.id}: can't be read"
        else:
            yield from _bad_spans(row.id, claim, report)


def _bad_spans(identifier: str, claim: Claim, report: Report) -> Iterator[str]:
    for field, span in spans_of(claim):
        if not span.within(report.text):
            yield f"claim {identifier}: {field} doesn't stand at {span.start}:{span.end} of its report"


def _decoded(payload: str, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(payload, type=kind)
    except msgspec.MsgspecError:
        return None


def spans_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Every span of a claim with the name of its field."""
    yield "trigger", claim.trigger
    for name in ("initiators", "targets", "losses", "attribution"):
        for span in getattr(claim, name):
            yield name, span
    if claim.place:
        yield "place", claim.place
    if claim.time:
        yield "time", claim.time


def content_digest(connection: Connection) -> str:
    """SHA-256 over all that was ingested (originals, reports, current claims), in whatever order."""
    total = hashlib.sha256()
    chosen = select(reports.c.id, reports.c.digest, reports.c.original).order_by(reports.c.id)
    for row in _stream(connection).execute(chosen):
        total.update(f"{row.id} {row.digest} {row.original}\n".encode())
    current = (
        select(claims.c.id, claims.c.payload).where(claims.c.current).order_by(claims.c.id, claims.c.payload)
    )
    for claim in _stream(connection).execute(current):
        total.update(f"{claim.id} {hashlib.sha256(claim.payload.encode()).hexdigest()}\n".encode())
    return total.hexdigest()
