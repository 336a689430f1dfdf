"""A mail (.eml, RFC 5322), read by the standard library: its body is a report, and so is each part attached."""

import io
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from io import BufferedReader

import msgspec

from selon.acquire.building import EMPTY, Acquired, Defaults, build
from selon.acquire.decoding import decode
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.html import page_report
from selon.acquire.pdf import pdf_report
from selon.acquire.text import digest, whole
from selon.messages import mark
from selon.model import Report

__all__ = ["read_eml"]

NO_MAIL = mark("not a mail: it has no sender")
BAD_DATE = mark("the mail's date can't be read and was left out: {value}")
NOT_READ = mark("attached and not read: {name}")

_TEXTS = ("text/plain", "text/html", "application/pdf")


def read_eml(source: str, stream: BufferedReader, defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The reports in the mail `stream`: the body, then attached texts, pages and PDFs. Raises Unreadable."""
    data = whole(stream)
    mail = message_from_bytes(data, policy=policy.default)
    if not mail.get("From"):
        raise Unreadable(NO_MAIL)
    published, faults = _published(mail, source)
    yield from faults
    known = Report(
        id=str(mail.get("Message-ID") or source).strip().strip("<>"),
        text="",
        title=_header(mail, "Subject"),
        publisher=parseaddr(str(mail["From"]))[0] or None,
        published=published,
    )
    yield from _body(mail, source, defaults, known, data)
    for number, part in enumerate(mail.iter_attachments(), 1):
        yield from _attached(part, number, source, defaults, known)


def _body(
    mail: EmailMessage, source: str, defaults: Defaults, known: Report, data: bytes
) -> Iterator[Acquired | Fault]:
    """The plain body, else the body as a page. The digest is of the whole mail."""
    body = mail.get_body(("plain", "html"))
    if body is None:
        yield Fault(source=source, message=EMPTY)
        return
    try:
        yield from _part(body, source, defaults, known, digest(data))
    except Unreadable as error:
        yield error.fault(source)


def _attached(
    part: MIMEPart, number: int, source: str, defaults: Defaults, known: Report
) -> Iterator[Acquired | Fault]:
    name = part.get_filename() or str(number)
    if part.get_content_type() not in _TEXTS:
        yield Fault(source=source, message=NOT_READ, values={"name": name})
        return
    own = Report(id=f"{known.id}#{number}", text="", publisher=known.publisher, published=known.published)
    try:
        yield from _part(part, source, defaults, own, None)
    except Unreadable as error:
        yield error.fault(f"{source}#{name}")


def _part(
    part: MIMEPart, source: str, defaults: Defaults, known: Report, sha256: str | None
) -> Iterator[Acquired | Fault]:
    """The report in one part. Raises Unreadable."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if part.get_content_type() == "application/pdf":
        yield from pdf_report(io.BytesIO(data), source, defaults, known)
    elif part.get_content_type() == "text/html":
        yield from _page(data, source, _stated(part, defaults), known)
    else:
        decoded = decode(data, _stated(part, defaults).encoding)
        yield from decoded.faults(source)
        text = decoded.text.replace("\r\n", "\n")  # on the wire, mail ends every line with CR LF
        report = _with(known, text, sha256 or digest(data))
        yield from build(report, defaults, source)


def _page(data: bytes, source: str, defaults: Defaults, known: Report) -> Iterator[Acquired | Fault]:
    """The page, under the mail's own title and date, which are surer than the page's."""
    for found in page_report(data, source, None, defaults, known):
        if isinstance(found, Fault):
            yield found
        else:
            yield from build(_with(known, found.report.text, digest(data)), defaults, source)


def _with(known: Report, text: str, sha256: str) -> Report:
    return msgspec.structs.replace(known, text=text, sha256=sha256)


def _stated(part: MIMEPart, defaults: Defaults) -> Defaults:
    return msgspec.structs.replace(defaults, encoding=defaults.encoding or part.get_content_charset())


def _header(mail: EmailMessage, name: str) -> str | None:
    value = mail.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _published(mail: EmailMessage, source: str) -> tuple[str | None, list[Fault]]:
    """The day that the Date header says, in the sender's own time."""
    written = _header(mail, "Date")
    if written is None:
        return None, []
    try:
        return parsedate_to_datetime(written).date().isoformat(), []
    except (ValueError, TypeError):
        return None, [Fault(source=source, message=BAD_DATE, values={"value": written[:40]})]
