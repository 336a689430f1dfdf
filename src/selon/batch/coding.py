"""One report to its claims, with everything that can keep it from being coded said as a fault."""

from typing import TYPE_CHECKING

import msgspec

from selon.acquire import Acquired, Fault, detect_language
from selon.lang import available
from selon.messages import mark
from selon.model import CodedReport, Report

if TYPE_CHECKING:
    from selon.model import Claim

__all__ = ["NO_READER", "code_report"]

NO_READER = mark("in {language}, which Selon does not read yet (it reads: {readers})")
NO_LANGUAGE = mark("its language could not be told; say it with --language")
FAILED = mark("the reader failed on this report ({reason}): please report it as a bug")


def code_report(acquired: Acquired) -> CodedReport | Fault:
    """The report with its claims, its language found where nothing states it. Never raises."""
    report = acquired.report
    language = report.language or detect_language(report.text)
    readers = available()
    if language is None:
        return _fault(acquired, NO_LANGUAGE)
    if language not in readers:
        return _fault(acquired, NO_READER, language=language, readers=", ".join(readers))
    known = msgspec.structs.replace(report, language=language)
    try:
        return CodedReport(report=known, claims=_read(known))
    except Exception as error:  # one report that breaks the reader must not end a run over thousands
        return _fault(acquired, FAILED, reason=f"{type(error).__name__}: {error}"[:120])


def _fault(acquired: Acquired, message: str, **values: str | int) -> Fault:
    return Fault(source=acquired.source, line=acquired.line, message=message, values=values)


def _read(report: Report) -> tuple["Claim", ...]:
    from selon.read.claims import load_reader, read_report

    return read_report(report, load_reader(str(report.language)))
