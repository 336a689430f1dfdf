"""A web archive (WARC, plain or gzipped), read with warcio: a report a page.

A record that is cut short or fails its digest is refused whole; the records before it are kept.
"""

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import Any
from urllib.parse import urljoin

from warcio.archiveiterator import ArchiveIterator

from selon.acquire.archived_page import PAGES, ArchivedPage, content_type, read_page, report_id
from selon.acquire.building import Acquired, ArchiveRecord, Defaults
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.text import MOST_BYTES, TOO_BIG
from selon.messages import mark

__all__ = ["read_warc"]

CUT = mark("the archive is cut short or damaged after record {count}; what follows is lost")
RECORD_CUT = mark("the record is cut short and was left out")
ALTERED = mark("the record does not match its digest and was left out")
NO_PAGE = mark("no page in the archive")


class _Counted(io.RawIOBase):
    """A stream that hands out what it has as soon as it has it, and knows how much that was.

    Asked for a block, a gzip reader fails on a cut member before it gives the good bytes ahead of the cut.
    """

    def __init__(self, stream: BufferedReader | gzip.GzipFile) -> None:
        self._stream = stream
        self.total = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read1(size) if hasattr(self._stream, "read1") else self._stream.read(size)
        self.total += len(piece)
        return bytes(piece)

    def tell(self) -> int:
        return self.total


def read_warc(source: str, stream: BufferedReader, defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The pages archived in `stream`, in order; a fault's line is the number of the record, from 1."""
    whole = pages = 0
    asked: dict[str, str] = {}
    try:
        for record in _records(stream):
            _follow(record, asked)
            if _is_page(record):
                pages += 1
                yield from _page(source, whole + 1, record, asked, defaults)
            whole += 1
    except _Damaged:
        yield Fault(source=source, line=whole + 1, message=CUT, values={"count": whole})
    if not pages:
        yield Fault(source=source, message=NO_PAGE)


class _Damaged(Exception):  # noqa: N818 - a state of the archive
    """The archive can't be read on."""


def _records(stream: BufferedReader) -> Iterator[Any]:
    """warcio's records. Raises _Damaged at a cut, at broken compression, and at what is no archive."""
    counted = _Counted(_decompressed(stream))
    records = ArchiveIterator(counted, check_digests=True)
    while (record := _next(records)) is not None:
        yield record
    if counted.total > records.offset:
        raise _Damaged


def _decompressed(stream: BufferedReader) -> BufferedReader | gzip.GzipFile:
    """`stream` or, where it is gzip, its content: Python's reader notices a cut, warcio doesn't."""
    return gzip.GzipFile(fileobj=stream) if stream.peek(2)[:2] == b"\x1f\x8b" else stream


def _next(records: ArchiveIterator) -> Any | None:
    """The next record. warcio writes its warnings to standard error itself: they are not for the user."""
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            return next(records, None)
    except Exception as error:  # warcio trips over half a header in many ways
        raise _Damaged from error


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    if headers is not None and not headers.get_statuscode().startswith("2"):
        return False
    return _content_type(record)[0] in PAGES


def _follow(record: Any, asked: dict[str, str]) -> None:
    """Note in `asked` where a redirect leads to, and from which address it all began."""
    headers = record.http_headers if record.rec_type == "response" else None
    location = headers.get_header("Location") if headers is not None else None
    here = _header(record, "WARC-Target-URI") or ""
    if location and headers is not None and headers.get_statuscode().startswith("3"):
        with contextlib.suppress(ValueError):
            asked[urljoin(here, location)] = asked.get(here, here)


def _place(record: Any, asked: dict[str, str]) -> ArchiveRecord:
    url = _header(record, "WARC-Target-URI") or ""
    return ArchiveRecord(
        identifier=_header(record, "WARC-Record-ID") or "",
        asked=asked.get(url, url),
        url=url,
        time=_header(record, "WARC-Date") or "",
    )


def _content_type(record: Any) -> tuple[str, str | None]:
    """Media type and charset, as the server said (or the archive, for a resource)."""
    return content_type((record.http_headers or record.rec_headers).get_header("Content-Type"))


def _page(
    source: str, number: int, record: Any, asked: dict[str, str], defaults: Defaults
) -> Iterator[Acquired | Fault]:
    try:
        payload = _payload(record)
    except Unreadable as error:
        yield error.fault(source, number)
        return
    media_type, charset = _content_type(record)
    page = ArchivedPage(
        id=_identity(record, source, number),
        number=number,
        place=_place(record, asked),
        media_type=media_type,
        charset=charset,
        payload=payload,
    )
    yield from read_page(source, page, defaults)


def _payload(record: Any) -> bytes:
    """The record's content, decompressed. Raises Unreadable (too big, cut, altered), _Damaged."""
    try:
        payload: bytes = record.content_stream().read(MOST_BYTES + 1)
        if len(payload) > MOST_BYTES:
            raise Unreadable(TOO_BIG, limit=MOST_BYTES)
        while record.raw_stream.read(65_536):
            pass
    except (EOFError, OSError, zlib.error) as error:
        raise _Damaged from error
    if getattr(record.raw_stream, "limit", 1) > 0:  # not all came, or its length was never said
        raise Unreadable(RECORD_CUT)
    if record.digest_checker.passed is False:
        raise Unreadable(ALTERED)
    return payload


def _identity(record: Any, source: str, number: int) -> str:
    """The record's own identifier, which stays the same wherever the archive is moved."""
    found = _header(record, "WARC-Record-ID")
    return report_id(found) if found else f"{source}:{number}"


def _header(record: Any, name: str) -> str | None:
    value: str | None = record.rec_headers.get_header(name)
    return value
