"""Keeping coded reports: original bytes, report, and the claims of one reading, in one transaction."""

import hashlib
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from selon.model import CodedReport, Report
from selon.store.chain import restore_review
from selon.store.records import Receipt
from selon.store.rows import claim_name_rows, claim_row, report_row
from selon.store.tables import (
    claim_names,
    claims,
    codings,
    decision_subjects,
    incident_claims,
    originals,
    reports,
)

__all__ = ["insert_new", "keep"]


def keep(
    connection: Connection,
    coded: CodedReport,
    *,
    reader: str,
    received: str,
    raw: bytes | None = None,
    media_type: str = "text/plain; charset=utf-8",
) -> Receipt:
    """Keep one coded report.

    `raw` are the bytes it came from; without them the text itself is archived. Known bytes with a known
    reader change nothing; with a new reader the old claims stay as history.
    """
    original = _keep_original(connection, coded.report, raw, media_type, received)
    report, is_new = _keep_report(connection, coded.report, original, received)
    kept = _keep_coding(connection, report, coded, reader, received)
    outcome: Literal["new", "recoded", "unchanged"] = "new" if is_new else "recoded" if kept else "unchanged"
    return Receipt(report=report.id, outcome=outcome, claims=len(coded.claims))


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> int:
    """Insert those rows that break no unique constraint; how many they were."""
    if not rows:
        return 0
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    return connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows).rowcount


def _keep_original(
    connection: Connection, report: Report, raw: bytes | None, media_type: str, received: str
) -> str:
    body = report.text.encode("utf-8", "surrogatepass") if raw is None else raw
    sha256 = hashlib.sha256(body).hexdigest()
    known = connection.execute(select(originals.c.sha256).where(originals.c.sha256 == sha256)).first()
    if known is None:
        row = {
            "sha256": sha256,
            "media_type": media_type,
            "size": len(body),
            "received": received,
            "body": body,
        }
        insert_new(connection, originals, [row])
    return sha256


def _keep_report(connection: Connection, report: Report, original: str, received: str) -> tuple[Report, bool]:
    """The report under the id that it is kept with, and whether it is new."""
    row = report_row(report, original, received)
    known = connection.execute(select(reports.c.id).where(reports.c.digest == row["digest"])).scalar()
    if known is not None:
        return msgspec.structs.replace(report, id=known), False
    taken = connection.execute(select(reports.c.id).where(reports.c.id == report.id)).first()
    if taken is not None:
        # Another text under the same name (a corrected article, a file replaced): both are kept.
        report = msgspec.structs.replace(report, id=f"{report.id}-{row['digest'][:8]}")
        row = report_row(report, original, received)
    connection.execute(insert(reports), row)
    return report, True


def _keep_coding(
    connection: Connection, report: Report, coded: CodedReport, reader: str, received: str
) -> bool:
    """Whether this reader's claims were new for the report."""
    found = select(codings.c.number).where(codings.c.report == report.id, codings.c.reader == reader)
    if connection.execute(found).first() is not None:
        return False
    _retire(connection, report.id)
    row = {"report": report.id, "reader": reader, "coded": received, "current": True}
    number = connection.execute(insert(codings).values(row).returning(codings.c.number)).scalar_one()
    _keep_claims(connection, report, coded, number)
    _apply_decisions(connection, report.id)
    return True


def _apply_decisions(connection: Connection, report: str) -> None:
    """What people decided on a claim holds for the claim of the same id in a later reading."""
    decided = select(claims.c.id).join(decision_subjects, decision_subjects.c.claim == claims.c.id)
    here = decided.where(claims.c.report == report, claims.c.current).distinct()
    for claim_id in connection.execute(here).scalars().all():
        restore_review(connection, claim_id)


def _retire(connection: Connection, report: str) -> None:
    """The report's claims become history; those that stood in incidents wait for the refresh to go."""
    connection.execute(update(codings).where(codings.c.report == report).values(current=False))
    stood = claims.c.number.in_(select(incident_claims.c.number))
    old = (claims.c.report == report) & claims.c.current
    connection.execute(update(claims).where(old & stood).values(current=False, merged=False))
    connection.execute(update(claims).where(old).values(current=False, merged=True))


def _keep_claims(connection: Connection, report: Report, coded: CodedReport, coding: int) -> None:
    for position, claim in enumerate(coded.claims):
        row = {**claim_row(report, claim, position), "coding": coding}
        number = connection.execute(insert(claims).values(row).returning(claims.c.number)).scalar_one()
        names = [{"claim": number, "role": r, "name": n} for r, n in sorted(claim_name_rows(claim))]
        if names:
            connection.execute(insert(claim_names), names)
