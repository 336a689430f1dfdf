"""Frozen values that pass between the stages: no I/O, no behaviour beyond their own invariants."""

from selon.model.claim import (
    Actor,
    Certainty,
    Claim,
    Derived,
    Loss,
    Place,
    Precision,
    Reason,
    Source,
    Status,
    TimeSpan,
)
from selon.model.report import CodedReport, Report, report_digest
from selon.model.span import Span

__all__ = [
    "Actor",
    "Certainty",
    "Claim",
    "CodedReport",
    "Derived",
    "Loss",
    "Place",
    "Precision",
    "Reason",
    "Report",
    "Source",
    "Span",
    "Status",
    "TimeSpan",
    "report_digest",
]
