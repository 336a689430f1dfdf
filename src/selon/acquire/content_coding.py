"""Compressed bodies, unpacked a piece at a time and broken off at a limit: a bomb never reaches memory."""

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli

from selon.acquire.fault import Unreadable
from selon.messages import mark

__all__ = ["ACCEPTED", "unpacked"]

ACCEPTED = "gzip, br"
"""What is asked of a server (Accept-Encoding): what `unpacked` can unpack."""

TOO_MUCH = mark("over {limit} bytes once unpacked: not kept")
NOT_UNPACKED = mark("compressed with {coding}, which was not asked for")
BROKEN = mark("its {coding} compression is broken or cut short: not kept")

_STEP = 65_536


def unpacked(pieces: Iterable[bytes], coding: str, limit: int) -> bytes:
    """The body of an answer whose Content-Encoding is `coding` ("" for none).

    Raises Unreadable where it is over `limit` bytes, broken, cut short, or in another coding.
    """
    unpack = _UNPACKERS.get(coding.strip().lower())
    if unpack is None:
        raise Unreadable(NOT_UNPACKED, coding=coding)
    body = bytearray()
    try:
        for piece in unpack(iter(pieces)):
            body += piece
            if len(body) > limit:
                raise Unreadable(TOO_MUCH, limit=limit)
    except (zlib.error, brotli.error, EOFError) as error:
        raise Unreadable(BROKEN, coding=coding) from error
    return bytes(body)


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for piece in pieces:
        while piece:
            if unpacker.eof:  # a file of several gzip members is one content (RFC 1952, 2.2)
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield unpacker.decompress(piece, _STEP)
            piece = unpacker.unused_data or unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise EOFError


def _brotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    for piece in pieces:
        # What is left over is handed out for no input; only when nothing comes is the piece done with.
        while found := unpacker.process(piece, output_buffer_limit=_STEP):
            yield found
            piece = b""
    if not unpacker.is_finished():
        raise EOFError


_UNPACKERS: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    "": iter,
    "identity": iter,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "br": _brotli,
}
