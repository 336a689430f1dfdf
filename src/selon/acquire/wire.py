"""The connection of one exchange: guarded, pinned to a checked address, bounded, and recorded byte for byte."""

import ssl
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from threading import Thread
from typing import Any

import httpcore

from selon.acquire.fault import Unreadable
from selon.acquire.guard import Resolver, checked_addresses
from selon.acquire.settings import FetchSettings
from selon.messages import mark

__all__ = ["TOO_SLOW", "Deadline", "GuardedNetwork", "Recording"]

TOO_SLOW = mark("not all there after {seconds} seconds: not kept")
TOO_BIG = mark("over {limit} bytes in one answer: not kept")
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
    """What went over the wire, as it went, and the address at the other end."""

    def __init__(self) -> None:
        """Nothing has gone yet."""
        self.sent, self.received = bytearray(), bytearray()
        self.headers_end: int | None = None
        self.address = ""


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
    """Opens connections for httpcore: here, and nowhere else, is the guard asked."""

    def __init__(self, settings: FetchSettings, deadline: Deadline, recording: Recording) -> None:
        """For one exchange, kept in `recording` and over by `deadline`."""
        self._settings, self._deadline, self._recording = settings, deadline, recording

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a checked address of `host`. Raises Refused, Unreadable, httpcore.ConnectError."""
        resolve = _in_time(self._settings.resolve, self._deadline)
        addresses = checked_addresses(host, port, self._settings.allowed, resolve)
        for address in addresses[:-1]:
            try:
                return self._connected(address, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port)

    def _connected(self, address: str, port: int) -> httpcore.NetworkStream:
        plain = httpcore.SyncBackend().connect_tcp(address, port, timeout=self._deadline.left())
        self._recording.address = address
        return _Recorded(plain, self._settings, self._deadline, self._recording)


class _Recorded(httpcore.NetworkStream):
    """A stream that notes every byte and stops at the limits."""

    def __init__(
        self,
        stream: httpcore.NetworkStream,
        settings: FetchSettings,
        deadline: Deadline,
        recording: Recording,
    ) -> None:
        self._stream, self._settings = stream, settings
        self._deadline, self._recording = deadline, recording

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._check_size()
        try:
            piece = self._stream.read(max_bytes, self._deadline.left())
        except httpcore.ReadTimeout as error:
            raise Unreadable(TOO_SLOW, seconds=round(self._deadline.seconds)) from error
        self._recording.received += piece
        return piece

    def _check_size(self) -> None:
        """More is asked for: without an end of the headers, all that came so far is headers."""
        limits, count = self._settings.limits, len(self._recording.received)
        if self._recording.headers_end is None and count >= limits.headers:
            raise Unreadable(LONG_HEADERS, limit=limits.headers)
        if count >= limits.received:
            raise Unreadable(TOO_BIG, limit=limits.received)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())
        self._recording.sent += buffer

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Recorded(inner, self._settings, self._deadline, self._recording)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
