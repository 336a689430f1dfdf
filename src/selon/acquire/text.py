"""A plain text file: one report."""

import hashlib
from collections.abc import Iterator
from io import BufferedReader

from selon.acquire.building import Acquired, Defaults, build
from selon.acquire.decoding import decode
from selon.acquire.fault import Fault, Unreadable
from selon.messages import mark
from selon.model import Report

__all__ = ["MOST_BYTES", "digest", "read_text", "whole"]

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of one text or page at most: what is read into memory at once."""

TOO_BIG = mark("over {limit} bytes in one report")


def whole(stream: BufferedReader) -> bytes:
    """All of `stream`. Raises Unreadable past MOST_BYTES."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Unreadable(TOO_BIG, limit=MOST_BYTES)
    return data


def digest(data: bytes) -> str:
    """SHA-256 of the bytes as acquired, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_text(source: str, stream: BufferedReader, defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The report in `stream`, named `source`. Raises Unreadable where it is no text."""
    data = whole(stream)
    decoded = decode(data, defaults.encoding)
    yield from decoded.faults(source)
    yield from build(Report(id=source, text=decoded.text, sha256=digest(data)), defaults, source)
