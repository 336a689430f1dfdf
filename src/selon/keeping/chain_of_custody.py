"""Where this machine keeps the chain of custody, and what a report that came from the web adds to it."""

import os
from pathlib import Path

from selon.acquire import Acquired
from selon.acquire.building import ArchiveRecord
from selon.acquire.custody import Custody, extractor
from selon.acquire.settings import settings_from

__all__ = ["custody_entry", "custody_file"]

_NAME = "custody.db"
_GIVEN = "given with the input"  # by the feed, or by the user


def custody_file() -> Path:
    """The file, in the folder of fetches that SELON_ARCHIVE names. Raises Unreadable for a bad setting."""
    return settings_from(os.environ).archive / _NAME


def custody_entry(acquired: Acquired, record: ArchiveRecord, report: str) -> Custody:
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
        byline=acquired.byline,
    )
