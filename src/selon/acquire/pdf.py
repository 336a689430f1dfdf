"""A PDF, read by pypdf: the text of its pages. What is scanned has none, and is said to have none."""

from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING

import msgspec

from selon.acquire.building import LONGEST_TEXT, Acquired, Defaults, build
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.text import digest, whole
from selon.messages import mark
from selon.model import Report

if TYPE_CHECKING:
    import pypdf

__all__ = ["pdf_report", "read_pdf"]

LOCKED = mark("the PDF is locked with a password")
BROKEN = mark("the PDF can't be read: {reason}")
SCANNED = mark("the PDF holds pictures and no text: recognise its text first (OCR)")
WITHOUT = mark("pages of the PDF without text: {pages}")
CUT = mark("only the first {count} pages of the PDF were read; what follows is lost")


def read_pdf(source: str, stream: BufferedReader, defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The report in the PDF `stream`. Raises Unreadable where it is broken, locked, or has no text."""
    yield from pdf_report(BytesIO(whole(stream)), source, defaults, Report(id=source, text=""))


def pdf_report(
    file: BytesIO, source: str, defaults: Defaults, known: Report, line: int | None = None
) -> Iterator[Acquired | Fault]:
    """`known` completed from the PDF in `file`; `line` as in Fault. Raises Unreadable.

    Neither a publication day nor a publisher is taken from the file: it only says when and with what it was
    made.
    """
    pages, title, total = _read(file)
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise Unreadable(SCANNED)
    if empty:
        yield Fault(source=source, line=line, message=WITHOUT, values={"pages": ", ".join(empty[:20])})
    if len(pages) < total:
        yield Fault(source=source, line=line, message=CUT, values={"count": len(pages)})
    report = msgspec.structs.replace(
        known, text="\n".join(pages), title=known.title or title, sha256=digest(file.getvalue())
    )
    yield from build(report, defaults, source, line)


def _read(file: BytesIO) -> tuple[list[str], str | None, int]:
    """The text of every page (as many as one report may hold), the title, and how many pages there are."""
    import pypdf

    try:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(LOCKED)
        title = reader.metadata.title if reader.metadata else None
        return _pages(reader), str(title).strip() or None if title else None, len(reader.pages)
    except Unreadable:
        raise
    except Exception as error:  # a damaged or forged PDF trips pypdf in many ways
        reason = (str(error) or type(error).__name__).splitlines()[0][:120]
        raise Unreadable(BROKEN, reason=reason) from error


def _pages(reader: "pypdf.PdfReader") -> list[str]:
    pages, length = list[str](), 0
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1]) + 1
        if length > LONGEST_TEXT:
            return pages[:-1]
    return pages
