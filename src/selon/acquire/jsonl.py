"""JSON Lines: a report a line, with the fields id, language, publisher, url, title, published and text."""

import io
from collections.abc import Iterator
from io import BufferedReader

import msgspec

from selon.acquire.building import EMPTY, Acquired, Defaults, build
from selon.acquire.decoding import decode, is_utf16
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.text import whole
from selon.messages import mark
from selon.model import Report

__all__ = ["LONGEST_LINE", "read_jsonl"]

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes of one line at most; a longer one is skipped without being held in memory."""

NOT_JSON = mark("not a report in JSON: {reason}")
LINE_TOO_LONG = mark("a line of over {limit} bytes was skipped")


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line as it comes: what is unknown to it is ignored."""

    text: str
    id: str | int | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None


_DECODER = msgspec.json.Decoder(_Line)


def read_jsonl(source: str, stream: BufferedReader, defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The reports in `stream`, in order, with a fault in place of every line that holds none."""
    stream, faults = _as_utf8(source, stream, defaults)
    yield from faults
    number = 0
    for number, line in _lines(stream):
        if line is None:
            yield Fault(source=source, line=number, message=LINE_TOO_LONG, values={"limit": LONGEST_LINE})
        elif line.strip():
            yield from _report(source, number, line, defaults)
    if number == 0:
        yield Fault(source=source, message=EMPTY)


def _as_utf8(source: str, stream: BufferedReader, defaults: Defaults) -> tuple[BufferedReader, list[Fault]]:
    """`stream`, recoded where its lines can't be told apart as bytes (UTF-16) or its encoding is stated."""
    if defaults.encoding is None and not is_utf16(stream.peek(4096)[:4096]):
        return stream, []
    decoded = decode(whole(stream), defaults.encoding)
    recoded = io.BytesIO(decoded.text.encode("utf-8", "surrogatepass"))
    return BufferedReader(recoded), decoded.faults(source)


def _lines(stream: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; None for one that is too long."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield number, None


def _report(source: str, number: int, line: bytes, defaults: Defaults) -> Iterator[Acquired | Fault]:
    try:
        decoded = decode(line)
        found = _DECODER.decode(decoded.text)
    except Unreadable as error:
        yield error.fault(source, number)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        yield Fault(source=source, line=number, message=NOT_JSON, values={"reason": _reason(error)})
    else:
        yield from decoded.faults(source, number)
        yield from build(_as_report(found, f"{source}:{number}"), defaults, source, number)


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0] if isinstance(error, msgspec.DecodeError) else type(error).__name__


def _as_report(line: _Line, spare_id: str) -> Report:
    """The report of a line; a line without an id takes its place in the file."""
    fields = msgspec.structs.asdict(line)
    fields["id"] = spare_id if line.id in (None, "") else str(line.id)
    return Report(**fields)
