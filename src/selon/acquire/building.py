"""From a text and what is known of it to a Report, with the checks that every kind of input shares."""

import re
from datetime import date

import msgspec

from selon.acquire.fault import Fault
from selon.messages import mark
from selon.model import Report, report_digest

__all__ = ["LONGEST_TEXT", "Acquired", "ArchiveRecord", "Defaults", "build", "day"]

LONGEST_TEXT = 1_000_000
"""Characters in one report at most, as in spaCy: a longer input is a collection, or no text at all."""

EMPTY = mark("empty: there is no text in it")
TOO_LONG = mark("{count} characters in one report, {limit} at most: split it into its reports")
NOT_A_DAY = mark("published is not a date (YYYY-MM-DD) and was left out: {value}")
NOT_UNICODE = mark("the text holds broken Unicode (a lone surrogate)")

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of the input where the input itself doesn't. `published` is an ISO day."""

    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    encoding: str | None = None


class ArchiveRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Where in a web archive a page lies. `asked`: the address before redirects; `time`: of the fetch, ISO."""

    identifier: str
    asked: str
    url: str
    time: str


class Acquired(msgspec.Struct, frozen=True, kw_only=True):
    """A report and the input it came from: `source` and `line` as in Fault.

    `dated_by`: what states the day of publication, where the input itself does. `byline`: who signed it, as a
    page states; no part of the report, see docs/acquire.md. `record`: of an archive.
    """

    report: Report
    source: str
    line: int | None = None
    dated_by: str | None = None
    byline: str | None = None
    record: ArchiveRecord | None = None


def day(value: str | None) -> str | None:
    """The ISO day of an ISO date or date-time; None for None. Raises ValueError where it is neither."""
    if not value:
        return None
    found = _DAY.fullmatch(value.strip())
    if found is None:
        raise ValueError(value)
    return date.fromisoformat(found[1]).isoformat()


def build(report: Report, defaults: Defaults, source: str, line: int | None = None) -> list[Acquired | Fault]:
    """`report` with the defaults filled in, its publication day checked, and a digest; faults before it."""
    refused = _refusal(report.text)
    if refused:
        return [Fault(source=source, line=line, message=refused[0], values=refused[1])]
    published, faults = _published(report, defaults, source, line)
    whole = msgspec.structs.replace(
        report,
        published=published,
        publisher=report.publisher or defaults.publisher,
        language=report.language or defaults.language,
        sha256=report.sha256 or report_digest(report.text),
    )
    return [*faults, Acquired(report=whole, source=source, line=line)]


def _refusal(text: str) -> tuple[str, dict[str, str | int]] | None:
    """Why `text` can't be a report, or None."""
    if not text.strip():
        return EMPTY, {}
    if len(text) > LONGEST_TEXT:
        return TOO_LONG, {"count": len(text), "limit": LONGEST_TEXT}
    if any("\ud800" <= character <= "\udfff" for character in set(text)):
        return NOT_UNICODE, {}
    return None


def _published(
    report: Report, defaults: Defaults, source: str, line: int | None
) -> tuple[str | None, list[Fault]]:
    try:
        return day(report.published) or defaults.published, []
    except ValueError:
        values: dict[str, str | int] = {"value": str(report.published)[:40]}
        return defaults.published, [Fault(source=source, line=line, message=NOT_A_DAY, values=values)]
