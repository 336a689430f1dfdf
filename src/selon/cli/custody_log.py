"""The chain of custody of this machine: in the folder that keeps every fetch."""

import os

import click

from selon.acquire import Acquired, Unreadable
from selon.acquire.building import ArchiveRecord
from selon.acquire.custody import Custody, CustodyLog, custody_of, extractor
from selon.acquire.settings import settings_from
from selon.messages import say

__all__ = ["custody", "custody_log", "known_custody"]

_NAME = "custody.db"
_GIVEN = "given with the input"  # by the feed, or by the user


def custody_log() -> CustodyLog:
    """The log, in the folder that SELON_ARCHIVE names."""
    try:
        return CustodyLog(settings_from(os.environ).archive / _NAME)
    except Unreadable as error:
        raise click.ClickException(say(error.message, **error.values)) from error


def known_custody(report: str) -> list[Custody]:
    """All that the log has on a report, the oldest first."""
    try:
        return custody_of(settings_from(os.environ).archive / _NAME, report)
    except Unreadable as error:
        raise click.ClickException(say(error.message, **error.values)) from error


def custody(acquired: Acquired, record: ArchiveRecord, report: str) -> Custody:
    """How `acquired`, kept as `report`, came here by way of an archive's `record`."""
    return Custody(
        report=report,
        url=record.asked,
        final_url=record.url,
        fetched=record.time,
        sha256=acquired.report.sha256 or "",
        file=acquired.source,
        record=record.identifier,
        extractor=extractor(),
        dated_by=acquired.dated_by or (_GIVEN if acquired.report.published else None),
    )
