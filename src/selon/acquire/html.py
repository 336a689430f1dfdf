"""A web page: its main text by trafilatura; its title, publisher and date as the page states them."""

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

import msgspec
from lxml import etree, html

from selon.acquire.building import Acquired, Defaults, build
from selon.acquire.decoding import Decoded, decode
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.main_text import main_text
from selon.acquire.outlets import outlet_at
from selon.acquire.page_head import PageHead, page_head
from selon.acquire.published import Dated, published
from selon.acquire.text import digest, whole
from selon.messages import mark
from selon.model import Report

__all__ = ["page_report", "read_html"]

NO_TEXT = mark("no main text was found in the page")
NESTED = mark("the page is nested too deep to be read whole (over {limit} levels); what lies deeper is lost")
DOUBTFUL = mark("the page gives several days of publication ({days}); none was taken")

_DEEPEST = 255  # libxml2 drops what is nested deeper
_DEEP = etree.XPath(f"boolean({'/*' * 200})")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def read_html(source: str, stream: BufferedReader, defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The report in the page `stream`. Raises Unreadable where it is no text or has none."""
    data = whole(stream)
    yield from page_report(data, source, None, defaults, Report(id=source, text=""))


def page_report(
    data: bytes, source: str, line: int | None, defaults: Defaults, known: Report
) -> Iterator[Acquired | Fault]:
    """`known` completed from the page `data`. Raises Unreadable where the page is no text or has none."""
    decoded = _decode_page(data, defaults.encoding)
    yield from decoded.faults(source, line)
    tree = _parsed(decoded.text)
    if _too_deep(tree, decoded.text):
        yield Fault(source=source, line=line, message=NESTED, values={"limit": _DEEPEST})
    if tree is None:
        raise Unreadable(NO_TEXT)
    head = page_head(tree)
    dated = published(tree, head.published)
    if dated.conflict:
        yield Fault(source=source, line=line, message=DOUBTFUL, values={"days": ", ".join(dated.conflict)})
    report = _report(tree, head, known, dated.day, digest(data))
    for item in build(report, defaults, source, line):
        yield item if isinstance(item, Fault) else _with_evidence(item, dated, head)


def _with_evidence(item: Acquired, dated: Dated, head: PageHead) -> Acquired:
    return msgspec.structs.replace(item, dated_by=dated.evidence, byline=head.byline)


def _decode_page(data: bytes, encoding: str | None) -> Decoded:
    """By the encoding stated by the user, then by the page, then by the bytes."""
    if encoding is not None:
        return decode(data, encoding)
    stated = _CHARSET.search(data[:4096])
    try:
        return decode(data, stated[1].decode("ascii")) if stated else decode(data)
    except Unreadable:
        return decode(data)


def _parsed(page: str) -> Any | None:
    """The page's tree, faults of its markup mended; None where it is no page."""
    from trafilatura import load_html

    return load_html(page)


def _too_deep(tree: Any | None, page: str) -> bool:
    """Whether the parser gave up on nested elements of `page`, which only its log says.

    Few pages are parsed once more for that: those whose `tree` is about as deep as one can be, or is none.
    """
    if tree is not None and not _DEEP(tree):
        return False
    parser = html.HTMLParser()
    try:
        etree.fromstring(page.encode("utf-8", "surrogatepass"), parser)
    except etree.LxmlError:
        return False
    return any("depth" in entry.message for entry in parser.error_log)


def _report(tree: Any, head: PageHead, known: Report, day: str | None, sha256: str) -> Report:
    text = main_text(tree)
    if text is None:
        raise Unreadable(NO_TEXT)
    return Report(
        id=known.id,
        text=_without_title(text, head.title),
        publisher=known.publisher or _outlet(known.url or head.url) or head.outlet,
        url=known.url or head.url,
        title=head.title,
        published=day,
        sha256=sha256,
    )


def _outlet(url: str | None) -> str | None:
    """The register's name for the outlet at `url`, which is the same on every page of it."""
    found = outlet_at(url)
    return None if found is None else found.name


def _without_title(text: str, title: str | None) -> str:
    """The text without the page's title where that is its first line: it is a field of its own."""
    first, _, rest = text.partition("\n")
    return rest if title and rest.strip() and first.strip() == title.strip() else text
