"""The lines of Selon's own lossless file: a report with all its readings, or a decision."""

from typing import TypeAlias

import msgspec

from selon.model import Claim, Decision, Report

__all__ = ["DecisionLine", "Line", "Reading", "ReportLine", "archived"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one version of the reader found in a report; `coded` is an ISO time."""

    reader: str
    coded: str
    claims: tuple[Claim, ...]


class ReportLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="report"):
    """A report, its readings (the last is the current one), and the bytes that it came from.

    `body` (Base64 in the file) is None where the bytes are the text in UTF-8.
    """

    report: Report
    readings: tuple[Reading, ...]
    media_type: str = "text/plain; charset=utf-8"
    body: bytes | None = None


class DecisionLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="decision"):
    """A row of the chain of decisions."""

    decision: Decision


Line: TypeAlias = ReportLine | DecisionLine


def archived(text: str) -> bytes:
    """The bytes that stand for a report of which only the text is known."""
    return text.encode("utf-8", "surrogatepass")
