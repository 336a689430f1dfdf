"""An exchange as two WARC records, answer and request, each gzipped by itself (WARC 1.0, ISO 28500).

warcio reads and checks them. It doesn't write them, since it writes the headers of an answer anew: without folded
lines, doubled spaces and bare line feeds. What is kept here is what came over the wire.
"""

import re
import uuid
import zlib
from base64 import b32encode
from hashlib import sha1

from selon.acquire.fetch import Exchange

__all__ = ["exchange_records"]

_GZIP = zlib.MAX_WBITS | 16
_END_OF_HEADERS = re.compile(rb"\n[ \t\r\f\v]*\n")  # where warcio, too, takes the payload to begin


def exchange_records(exchange: Exchange) -> tuple[bytes, str]:
    """The records of the answer and of its request, and the identifier of the former."""
    answer, request = _identifier(), _identifier()
    kept = _record(exchange, "response", answer, exchange.response)
    return kept + _record(exchange, "request", request, exchange.request, answer), answer


def _identifier() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def _record(exchange: Exchange, kind: str, identifier: str, block: bytes, answer: str = "") -> bytes:
    headers = {
        "WARC-Date": exchange.time,
        "WARC-IP-Address": exchange.address,
        "WARC-Type": kind,
        "WARC-Record-ID": identifier,
        "WARC-Target-URI": exchange.url,
        "WARC-Payload-Digest": _digest(_payload(block)),
        "WARC-Concurrent-To": answer,
        "WARC-Block-Digest": _digest(block),
        "Content-Type": f"application/http; msgtype={kind}",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return _gzipped(f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n")


def _payload(block: bytes) -> bytes:
    """What stands behind the headers."""
    end = _END_OF_HEADERS.search(block)
    return block[end.end() :] if end else b""


def _digest(data: bytes) -> str:
    return f"sha1:{b32encode(sha1(data, usedforsecurity=False).digest()).decode()}"


def _gzipped(data: bytes) -> bytes:
    return zlib.compress(data, level=9, wbits=_GZIP)
