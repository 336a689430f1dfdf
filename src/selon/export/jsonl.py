"""Selon's own lossless file: JSON Lines, a report with all its readings a line, then every decision.

Incidents and control follow from these and are made again after an import (docs/export/jsonl.md).
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from selon.export.lines import DecisionLine, Line, Reading, ReportLine, archived
from selon.export.material import Material, Options, Outcome
from selon.export.privacy import concealed_report
from selon.export.queries import every_report_id
from selon.model import CodedReport, Decision
from selon.store import Coding, Store

__all__ = ["write"]

_DECISIONS = 500


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write the reports that match, and the decisions on their claims; one row a line.

    With names masked, archived bytes and decisions are left out: both may hold the names.
    """
    outcome = Outcome()
    with path.open("wb") as stream:
        for line in _lines(material, outcome):
            stream.write(msgspec.json.encode(line) + b"\n")
            outcome.rows += 1
    return outcome


def _lines(material: Material, outcome: Outcome) -> Iterator[Line]:
    store, claims = material.store, set[str]()
    for report_id in every_report_id(store, material.wanted):
        line = _whole(store, report_id)
        claims.update(_claim_ids(line))
        yield line if material.with_names else _masked(line)
    for decision in _decisions(store):
        if not material.with_names:
            outcome.left_out["decisions are only given with the names"] += 1
        elif _subjects(decision) <= claims:
            yield DecisionLine(decision=msgspec.structs.replace(decision, undone=None))


def _whole(store: Store, report_id: str) -> ReportLine:
    stored = store.report(report_id)
    original = store.original(stored.original)
    same = original.body == archived(stored.report.text)
    return ReportLine(
        report=stored.report,
        readings=tuple(map(_reading, store.codings(report_id))),
        media_type=original.media_type,
        body=None if same else original.body,
    )


def _reading(coding: Coding) -> Reading:
    return Reading(reader=coding.reader, coded=coding.coded, claims=coding.claims)


def _masked(line: ReportLine) -> ReportLine:
    """Every reading masked by the names of all, so that no reading gives away what another hides."""
    everything = tuple(claim for reading in line.readings for claim in reading.claims)
    hidden = concealed_report(CodedReport(report=line.report, claims=everything))
    claims = iter(hidden.claims)
    readings = tuple(
        msgspec.structs.replace(reading, claims=tuple(next(claims) for _ in reading.claims))
        for reading in line.readings
    )
    return ReportLine(report=hidden.report, readings=readings)


def _claim_ids(line: ReportLine) -> set[str]:
    """The ids that the store may know the report's claims by."""
    plain = {claim.id for reading in line.readings for claim in reading.claims}
    return plain | {f"{line.report.id}/{claim}" for claim in plain}


def _decisions(store: Store) -> Iterator[Decision]:
    after = 0
    while found := store.decisions(after=after, limit=_DECISIONS):
        yield from found
        after = found[-1].seq


def _subjects(decision: Decision) -> set[str]:
    return {decision.subject, *decision.others, *decision.apart}
