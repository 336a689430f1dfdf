"""Connections: guarded, pinned to a checked address, bounded, and recorded byte for byte, exchange by exchange."""

import ssl
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from threading import Thread
from typing import Any, NamedTuple

import httpcore

from selon.acquire.fault import Unreadable
from selon.acquire.guard import Resolver, checked_addresses
from selon.acquire.settings import FetchSettings
from selon.messages import mark

__all__ = ["TOO_SLOW", "Call", "Deadline", "GuardedNetwork", "Recording"]

TOO_SLOW = mark("not all there after {seconds} seconds: not kept")
TOO_BIG = mark("over {limit} bytes in one answer: not kept")
BLANK_LINE = b"\r\n\r\n"
LONG_HEADERS = mark("over {limit} bytes of headers in the answer: not kept")


class Deadline:
    """A moment by which all must be done, `seconds` from its making."""

    def __init__(self, seconds: float) -> None:
        """Start now."""
        self.seconds, self._end = seconds, time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises Unreadable where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Unreadable(TOO_SLOW, seconds=round(self.seconds))
        return left


class Recording:
    """What went over the wire, as it went, the address at the other end, and whether the way there was new."""

    def __init__(self) -> None:
        """Nothing has gone yet."""
        self.sent, self.received = bytearray(), bytearray()
        self.headers_end: int | None = None
        self.address, self.opened = "", False


class Call(NamedTuple):
    """One exchange: when it must be over, and what is noted of it."""

    deadline: Deadline
    recording: Recording


def _in_time(resolve: Resolver, deadline: Deadline) -> Resolver:
    """`resolve`, given up at `deadline`.

    The system's look-up can't be broken off: the thread that is left behind ends by the resolver's own limits.
    """

    def resolved(host: str, port: int) -> Sequence[str]:
        answer = Future[Sequence[str]]()
        Thread(target=_answer, args=(answer, resolve, host, port), daemon=True).start()
        try:
            return answer.result(deadline.left())
        except TimeoutError as error:
            if not answer.done():
                raise Unreadable(TOO_SLOW, seconds=round(deadline.seconds)) from error
            raise

    return resolved


def _answer(answer: Future[Sequence[str]], resolve: Resolver, host: str, port: int) -> None:
    try:
        answer.set_result(resolve(host, port))
    except BaseException as error:  # whatever it is, it is the caller's
        answer.set_exception(error)


class GuardedNetwork(httpcore.NetworkBackend):
    """Opens connections for httpcore: here, and nowhere else, is the guard asked.

    A connection that is kept for the next exchange stays at the address that was checked. One exchange at a
    time: `call` is the one that goes on.
    """

    call: Call

    def __init__(self, settings: FetchSettings) -> None:
        """Nothing may be opened before `call` is set."""
        self.settings = settings

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a checked address of `host`. Raises Refused, Unreadable, httpcore.ConnectError."""
        resolve = _in_time(self.settings.resolve, self.call.deadline)
        addresses = checked_addresses(host, port, self.settings.allowed, resolve)
        for address in addresses[:-1]:
            try:
                return self._connected(address, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port)

    def _connected(self, address: str, port: int) -> httpcore.NetworkStream:
        plain = httpcore.SyncBackend().connect_tcp(address, port, timeout=self.call.deadline.left())
        self.call.recording.opened = True
        return _Recorded(plain, address, self)


class _Recorded(httpcore.NetworkStream):
    """A stream that notes every byte with the exchange that goes on, and stops at the limits."""

    def __init__(self, stream: httpcore.NetworkStream, address: str, network: GuardedNetwork) -> None:
        self._stream, self._address, self._network = stream, address, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        deadline, recording = self._network.call
        self._check_size(recording)
        try:
            piece = self._stream.read(max_bytes, deadline.left())
        except httpcore.ReadTimeout as error:
            raise Unreadable(TOO_SLOW, seconds=round(deadline.seconds)) from error
        recording.received += piece
        self._check_headers(recording)
        return piece

    def _check_size(self, recording: Recording) -> None:
        """More is asked for: without an end of the headers, all that came so far is headers."""
        limits, count = self._network.settings.limits, len(recording.received)
        if recording.headers_end is None and count >= limits.headers:
            raise Unreadable(LONG_HEADERS, limit=limits.headers)
        if count >= limits.received:
            raise Unreadable(TOO_BIG, limit=limits.received)

    def _check_headers(self, recording: Recording) -> None:
        """Headers are as long as they are, into whatever pieces the network cuts them."""
        limit = self._network.settings.limits.headers
        long = recording.headers_end is None and len(recording.received) > limit
        if long and recording.received.find(BLANK_LINE, 0, limit) < 0:
            raise Unreadable(LONG_HEADERS, limit=limit)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        deadline, recording = self._network.call
        recording.address = self._address
        self._stream.write(buffer, deadline.left())
        recording.sent += buffer

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._network.call.deadline.left())
        return _Recorded(inner, self._address, self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
