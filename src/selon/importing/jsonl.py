"""Selon's own lossless file, and what `selon code` prints, back into a store (docs/export/jsonl.md)."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from selon.acquire import Fault
from selon.export.lines import DecisionLine, Line, Reading, ReportLine
from selon.messages import mark
from selon.model import Claim, CodedReport, Decision, Report
from selon.store import Draft, Store

__all__ = ["NOT_A_LINE", "read_lines", "restore"]

NOT_A_LINE = mark("not a line of Selon: {reason}")


class _BareReport(msgspec.Struct, kw_only=True):
    """A report as `selon code` prints it: its text stays behind."""

    id: str
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    sha256: str | None = None
    text: str = ""


class _Coded(msgspec.Struct, kw_only=True):
    report: _BareReport
    claims: tuple[Claim, ...]


_LINE = msgspec.json.Decoder(Line)
_CODED = msgspec.json.Decoder(_Coded)


def read_lines(path: Path, received: str) -> Iterator[Line | Fault]:
    """The lines of a file, lazily, with a fault for each that is none.

    `received`: ISO time that stands for the reading of lines from `selon code`, which have none.
    """
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _decoded(line, str(path), number, received)


def _decoded(line: bytes, source: str, number: int, received: str) -> Line | Fault:
    try:
        if b'"kind":"report"' in line or b'"kind":"decision"' in line:
            return _LINE.decode(line)  # type: ignore[no-any-return]
        return _from_code(_CODED.decode(line), received)
    except (msgspec.MsgspecError, UnicodeError) as error:
        reason = str(error).splitlines()[0]
        return Fault(source=source, line=number, message=NOT_A_LINE, values={"reason": reason})


def _from_code(coded: _Coded, received: str) -> ReportLine:
    report = Report(**msgspec.structs.asdict(coded.report))
    reading = Reading(reader="selon code", coded=received, claims=coded.claims)
    return ReportLine(report=report, readings=(reading,))


def restore(store: Store, line: Line, numbers: dict[int, int]) -> None:
    """Put a line into the store. Raises StoreError where it doesn't fit.

    `numbers` leads from the file's decision numbers to the store's; it grows with every decision.
    """
    if isinstance(line, DecisionLine):
        numbers[line.decision.seq] = store.decide(_draft(line.decision, numbers)).seq
        return
    for reading in line.readings:
        coded = CodedReport(report=line.report, claims=reading.claims)
        store.ingest(coded, reader=reading.reader, received=reading.coded, raw=line.body, media_type=line.media_type)


def _draft(decision: Decision, numbers: dict[int, int]) -> Draft:
    undoes = None if decision.undoes is None else numbers.get(decision.undoes, decision.undoes)
    kept = {f: getattr(decision, f) for f in ("kind", "subject", "who", "when", "why", "others", "apart")}
    return Draft(**kept, field=decision.field, after=decision.after, undoes=undoes)
