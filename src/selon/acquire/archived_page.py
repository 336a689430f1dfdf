"""A page with its place in an archive: to its report, by what kind of document it is."""

import io
from collections.abc import Iterator
from email.message import Message

import msgspec

from selon.acquire.building import Acquired, ArchiveRecord, Defaults, build
from selon.acquire.decoding import decode
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.fetch import Fetched
from selon.acquire.html import page_report
from selon.acquire.pdf import pdf_report
from selon.acquire.text import digest
from selon.model import Report

__all__ = ["PAGES", "ArchivedPage", "content_type", "fetched_page", "read_page", "report_id"]

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


class ArchivedPage(msgspec.Struct, frozen=True, kw_only=True):
    """`number`: of its record in the archive, from 1; `payload`: decompressed; `id`: what its report is called."""

    id: str
    number: int
    place: ArchiveRecord
    media_type: str
    charset: str | None
    payload: bytes


def content_type(header: str | None) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header."""
    message = Message()
    message["content-type"] = header or ""
    return message.get_content_type(), message.get_content_charset()


def report_id(record: str) -> str:
    """What the report of the record with that identifier is called."""
    return record.strip("<>").removeprefix("urn:uuid:")


def fetched_page(fetched: Fetched, record: str) -> ArchivedPage | None:
    """What reading `fetched` back from its archive, where `record` holds its answer, would give.

    None where it is no page.
    """
    media_type, charset = content_type(fetched.header("Content-Type"))
    if media_type not in PAGES:
        return None
    place = ArchiveRecord(
        identifier=record, asked=fetched.url, url=fetched.final_url, time=fetched.exchanges[-1].time
    )
    return ArchivedPage(
        id=report_id(record),
        number=2 * len(fetched.exchanges) - 1,  # every answer has its request behind it
        place=place,
        media_type=media_type,
        charset=charset,
        payload=fetched.body,
    )


def read_page(source: str, page: ArchivedPage, defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The report of `page` in the archive `source`, or the fault that it has none."""
    try:
        for item in _report(source, page, defaults):
            yield item if isinstance(item, Fault) else msgspec.structs.replace(item, record=page.place)
    except Unreadable as error:
        yield error.fault(source, page.number)


def _report(source: str, page: ArchivedPage, defaults: Defaults) -> Iterator[Acquired | Fault]:
    stated = msgspec.structs.replace(defaults, encoding=defaults.encoding or page.charset)
    known = Report(id=page.id, text="", url=page.place.url or None)
    if page.media_type == "text/plain":
        yield from _plain(page, source, stated, known)
    elif page.media_type == "application/pdf":
        yield from pdf_report(io.BytesIO(page.payload), source, stated, known, page.number)
    else:
        yield from page_report(page.payload, source, page.number, stated, known)


def _plain(page: ArchivedPage, source: str, defaults: Defaults, known: Report) -> Iterator[Acquired | Fault]:
    decoded = decode(page.payload, defaults.encoding)
    yield from decoded.faults(source, page.number)
    report = msgspec.structs.replace(known, text=decoded.text, sha256=digest(page.payload))
    yield from build(report, defaults, source, page.number)
