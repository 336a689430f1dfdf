"""Files of every kind, made by the libraries that make them in the wild."""

import io
from collections.abc import Callable, Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from selon.acquire import Acquired, Fault

TEXT = "L’armée a repris mardi la localité d'Oudalan, a déclaré un élu. « Cinq » morts, près du cœur."


def page(text: str, head: str = "", title: str = "Un titre") -> str:
    """A page with `text` as its article, long enough to be told from its frame."""
    paragraphs = "".join(f"<p>{text} Phrase numéro {n}, assez longue pour compter.</p>" for n in range(8))
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><nav>Menu</nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def warc(pages: Sequence[str], gzip: bool = True, content_type: str = "text/html; charset=utf-8") -> bytes:
    """An archive with a response record a page."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=gzip)
    for number, content in enumerate(pages):
        headers = StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1")
        payload = io.BytesIO(content.encode("utf-8"))
        url = f"http://journal.example/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    return stream.getvalue()


Result = tuple[list[Acquired], list[Fault]]
Take = Callable[..., Result]
