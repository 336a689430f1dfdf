"""Keeping coded reports: original bytes, report, and the claims of one reading, in one transaction."""

import hashlib
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, exists, insert, select, update
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
    known = _known(connection, coded.report)
    report = known or _keep_report(connection, coded.report, raw, media_type, received)
    kept = _keep_coding(connection, report, coded, reader, received)
    outcome: Literal["new", "recoded", "unchanged"] = (
        "new" if known is None else "recoded" if kept else "unchanged"
    )
    return Receipt(report=report.id, outcome=outcome, claims=len(coded.claims))


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> int:
    """Insert those rows that break no unique constraint; how many they were."""
    if not rows:
        return 0
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    return connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows).rowcount


def _known(connection: Connection, report: Report) -> Report | None:
    """The report under the id that it is already kept with; None where it is new."""
    digest = report_row(report, "", "")["digest"]
    found = connection.execute(select(reports.c.id).where(reports.c.digest == digest)).scalar()
    return None if found is None else msgspec.structs.replace(report, id=found)


def _keep_report(
    connection: Connection, report: Report, raw: bytes | None, media_type: str, received: str
) -> Report:
    """Archive the bytes and keep the report; as it is now called."""
    row = report_row(report, _keep_original(connection, report, raw, media_type, received), received)
    taken = connection.execute(select(reports.c.id).where(reports.c.id == report.id)).first()
    if taken is not None:
        # Another text under the same name (a corrected article, a file replaced): both are kept.
        report = msgspec.structs.replace(report, id=f"{report.id}-{row['digest'][:8]}")
        row = report_row(report, row["original"], received)
    connection.execute(insert(reports), row)
    return report


def _keep_original(
    connection: Connection, report: Report, raw: bytes | None, media_type: str, received: str
) -> str:
    body = report.text.encode("utf-8", "surrogatepass") if raw is None else raw
    sha256 = hashlib.sha256(body).hexdigest()
    row = {"sha256": sha256, "media_type": media_type, "size": len(body), "received": received, "body": body}
    insert_new(connection, originals, [row])
    return sha256


def _keep_coding(
    connection: Connection, report: Report, coded: CodedReport, reader: str, received: str
) -> bool:
    """Whether this reader's claims were new for the report."""
    known = select(codings.c.reader).where(codings.c.report == report.id)
    readers = set(connection.execute(known).scalars())
    if reader in readers:
        return False
    if readers:
        _retire(connection, report.id)
    row = {"report": report.id, "reader": reader, "coded": received, "current": True}
    number = connection.execute(insert(codings).values(row).returning(codings.c.number)).scalar_one()
    _keep_claims(connection, report, coded, number)
    if readers:
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
    stood = exists().where(incident_claims.c.number == claims.c.number)
    old = (claims.c.report == report) & claims.c.current
    connection.execute(update(claims).where(old & stood).values(current=False, merged=False))
    connection.execute(update(claims).where(old).values(current=False, merged=True))


def _keep_claims(connection: Connection, report: Report, coded: CodedReport, coding: int) -> None:
    taken = _taken(connection, report.id, [claim.id for claim in coded.claims])
    names: list[dict[str, Any]] = []
    for position, claim in enumerate(coded.claims):
        key = f"{report.id}/{claim.id}" if claim.id in taken else claim.id
        row = {**claim_row(report, claim, key, position), "coding": coding}
        number = connection.execute(insert(claims).values(row).returning(claims.c.number)).scalar_one()
        names += [{"claim": number, "role": r, "name": n} for r, n in sorted(claim_name_rows(claim))]
    if names:
        connection.execute(insert(claim_names), names)


def _taken(connection: Connection, report: str, ids: list[str]) -> set[str]:
    """Those claim ids that another report's claims have: an id must lead to one claim."""
    chosen = select(claims.c.id).where(claims.c.id.in_(ids), claims.c.report != report)
    return set(connection.execute(chosen).scalars()) if ids else set()
