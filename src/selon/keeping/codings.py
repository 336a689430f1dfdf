"""What is kept of a report that was read, and under which reader's name."""

import msgspec

from selon import __version__
from selon.acquire import Acquired, Fault
from selon.batch.coding import NO_READER
from selon.model import CodedReport
from selon.read.edition import reader_edition

__all__ = ["kept_coding", "reader_name"]


def reader_name(language: str | None) -> str:
    """The reader of `language`, its version and edition, as claims are kept under it."""
    return f"selon {__version__} {language} {reader_edition(language or '')}"


def kept_coding(acquired: Acquired, outcome: CodedReport | Fault) -> CodedReport | None:
    """The coding to keep of a report, None where there is none.

    A report in a language that has no reader is kept without claims, until `selon recode` can read it.
    """
    if isinstance(outcome, CodedReport):
        return outcome
    if outcome.message != NO_READER:
        return None
    language = str(outcome.values["language"])
    return CodedReport(report=msgspec.structs.replace(acquired.report, language=language), claims=())
