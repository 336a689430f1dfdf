"""The chain of custody of this machine, for the verbs that write or read it."""

import click

from selon.acquire import Unreadable
from selon.acquire.custody import Custody, CustodyLog, custody_of
from selon.keeping import custody_file
from selon.messages import say

__all__ = ["custody_log", "known_custody"]


def custody_log() -> CustodyLog:
    """The log, in the folder that SELON_ARCHIVE names."""
    try:
        return CustodyLog(custody_file())
    except Unreadable as error:
        raise click.ClickException(say(error.message, **error.values)) from error


def known_custody(report: str) -> list[Custody]:
    """All that the log has on a report, the oldest first."""
    try:
        return custody_of(custody_file(), report)
    except Unreadable as error:
        raise click.ClickException(say(error.message, **error.values)) from error
