"""A report: one published text, as it was acquired."""

import hashlib

import msgspec

from selon.model.claim import Claim

__all__ = ["CodedReport", "Report", "report_digest"]


def report_digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article, dispatch or communiqué.

    `published` is an ISO date (YYYY-MM-DD) or None where it isn't known; `sha256` is of the bytes that
    were acquired, or of the text where only the text is known.
    """

    id: str
    text: str
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    sha256: str | None = None


class CodedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with the claims that a reader found in it: one line of `selon code --format jsonl`."""

    report: Report
    claims: tuple[Claim, ...]
