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
from selon.model.control import ControlState, ControlStatus, Holder
from selon.model.decision import FIRST_LINK, Decision, DecisionKind, decision_digest
from selon.model.incident import (
    Disagreement,
    Incident,
    Location,
    Origin,
    Party,
    Toll,
    Version,
    location_of,
)
from selon.model.report import CodedReport, Report, report_digest
from selon.model.span import Span

__all__ = [
    "FIRST_LINK",
    "Actor",
    "Certainty",
    "Claim",
    "CodedReport",
    "ControlState",
    "ControlStatus",
    "Decision",
    "DecisionKind",
    "Derived",
    "Disagreement",
    "Holder",
    "Incident",
    "Location",
    "Loss",
    "Origin",
    "Party",
    "Place",
    "Precision",
    "Reason",
    "Report",
    "Source",
    "Span",
    "Status",
    "TimeSpan",
    "Toll",
    "Version",
    "decision_digest",
    "location_of",
    "report_digest",
]
