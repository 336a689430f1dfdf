"""One document from the web, whole or not at all: through the guard, within limits, every byte recorded.

It stands on httpcore, the engine of httpx, since that has no cookies, no proxies, no passwords and no
redirects of its own: nothing is sent but what is written here.
"""

import ssl
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TypeVar
from urllib.parse import urljoin

import httpcore
import httpx
import msgspec

from selon.acquire.content_coding import ACCEPTED, unpacked
from selon.acquire.fault import Unreadable
from selon.acquire.settings import FetchSettings
from selon.acquire.wire import TOO_SLOW, Call, Deadline, GuardedNetwork, Recording
from selon.messages import mark

__all__ = ["Clock", "Exchange", "Fetched", "Fetcher", "Headers", "fetch", "utc_now", "without_credentials"]

T = TypeVar("T")
Clock = Callable[[], datetime]
Headers = tuple[tuple[str, str], ...]

NOT_WEB = mark("not an http or https address")
TOO_MANY = mark("over {limit} redirects, the last to {url}")
NOWHERE = mark("a redirect that says no address")
NO_ANSWER = mark("no whole answer: {reason}")
WRONG_LENGTH = mark("the answer is not as long as it says: not kept")

_REDIRECTS = (301, 302, 303, 307, 308)


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """A request and its answer as they went over the wire (inside TLS), with `time` in ISO 8601, UTC."""

    url: str
    time: str
    address: str
    request: bytes
    response: bytes


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a fetch: the answer at `final_url`, its body unpacked, and every exchange on the way."""

    url: str
    final_url: str
    status: int
    headers: Headers
    body: bytes
    exchanges: tuple[Exchange, ...]

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)


def utc_now() -> datetime:
    """This moment: the clock of those who don't bring their own."""
    return datetime.now(UTC)


def fetch(url: str, settings: FetchSettings, headers: Headers = (), clock: Clock = utc_now) -> Fetched:
    """The document at `url`, as a Fetcher gets it that is used once."""
    with Fetcher(settings, clock) as fetcher:
        return fetcher.fetch(url, headers)


class Fetcher:
    """Fetches one document after the other and keeps connections open between them; for one thread at a time."""

    def __init__(self, settings: FetchSettings, clock: Clock = utc_now) -> None:
        """Nothing is opened yet."""
        self._settings, self._clock = settings, clock
        self._network = GuardedNetwork(settings)
        self._pool = _pool(self._network)

    def __enter__(self) -> "Fetcher":
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what is open."""
        self.close()

    def close(self) -> None:
        """Close what is open; the next fetch opens anew."""
        self._pool.close()

    def fetch(self, url: str, headers: Headers = ()) -> Fetched:
        """The document at `url`, redirects followed; any status, also 404, is an answer.

        `headers` go out beside our own (If-None-Match, …). Raises Unreadable, with the reason, where there is
        no whole answer within the limits, and Refused where the guard forbids the address.
        """
        deadline, exchanges = Deadline(self._settings.limits.seconds), list[Exchange]()
        asked = here = without_credentials(url)
        for _ in range(self._settings.limits.redirects + 1):
            answer = self._exchange(here, headers, deadline)
            exchanges += answer.exchanges
            if answer.status not in _REDIRECTS:
                return msgspec.structs.replace(answer, url=asked, exchanges=tuple(exchanges))
            here = _next_address(answer)
        raise Unreadable(TOO_MANY, limit=self._settings.limits.redirects, url=here)

    def _exchange(self, url: str, headers: Headers, deadline: Deadline) -> Fetched:
        call = self._network.call = Call(deadline, Recording())
        time = self._clock().strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            found = _said_plainly(lambda: self._answer(url, headers, call.recording), deadline)
            return msgspec.structs.replace(found, exchanges=(_recorded(url, time, call.recording),))
        except Unreadable:
            self._start_anew()  # what is left of that answer must not be taken for the next one
            if not _closed_meanwhile(call.recording):
                raise
        finally:
            del self._network.call  # what was received must not stay in memory as long as the connection does
        return self._exchange(url, headers, deadline)

    def _start_anew(self) -> None:
        self._pool.close()
        self._pool = _pool(self._network)

    def _answer(self, url: str, headers: Headers, recording: Recording) -> Fetched:
        target = httpx.URL(url)
        address = httpcore.URL(
            scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
        )
        sent = _request_headers(target, self._settings, headers)
        with self._pool.stream("GET", address, headers=sent) as response:
            recording.headers_end = _end_of_headers(recording.received)
            known = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
            found = Fetched(url=url, final_url=url, status=response.status, headers=known, body=b"", exchanges=())
            body = _body(response.iter_stream(), found, self._settings)
            _check_length(found, recording)
            return msgspec.structs.replace(found, body=body)


def _pool(network: GuardedNetwork) -> httpcore.ConnectionPool:
    """Connections that are closed where nothing was asked over them for some seconds, as servers do too."""
    return httpcore.ConnectionPool(
        network_backend=network, ssl_context=_certificates(), max_keepalive_connections=2, keepalive_expiry=10
    )


def _closed_meanwhile(recording: Recording) -> bool:
    """Whether a kept connection was shut by the server before it had the request: that may be asked again."""
    return bool(recording.sent) and not recording.opened and not recording.received


def _recorded(url: str, time: str, recording: Recording) -> Exchange:
    return Exchange(
        url=url,
        time=time,
        address=recording.address,
        request=bytes(recording.sent),
        response=bytes(recording.received),
    )


@lru_cache(maxsize=4096)
def without_credentials(url: str) -> str:
    """`url` as it is asked for: no user, no password, no fragment. Raises Unreadable where it is no address."""
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Unreadable(NOT_WEB) from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise Unreadable(NOT_WEB)
    return str(parsed.copy_with(userinfo=b"", fragment=None))


def _next_address(answer: Fetched) -> str:
    location = answer.header("Location")
    if not location:
        raise Unreadable(NOWHERE)
    try:
        return without_credentials(urljoin(answer.final_url, location))
    except ValueError as error:
        raise error if isinstance(error, Unreadable) else Unreadable(NOT_WEB) from error


def _said_plainly(work: Callable[[], T], deadline: Deadline) -> T:
    """What `work` gives; the many errors of the network become Unreadable."""
    try:
        return work()
    except httpcore.TimeoutException as error:
        raise Unreadable(TOO_SLOW, seconds=round(deadline.seconds)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Unreadable(NO_ANSWER, reason=reason[:200]) from error


def _request_headers(target: httpx.URL, settings: FetchSettings, headers: Headers) -> list[tuple[str, str]]:
    return [
        ("Host", target.netloc.decode("ascii")),
        ("User-Agent", settings.agent),
        ("Accept", "*/*"),
        ("Accept-Encoding", ACCEPTED),
        *headers,
    ]


def _end_of_headers(received: bytearray) -> int:
    return received.rindex(b"\r\n\r\n") + 4 if b"\r\n\r\n" in received else len(received)


def _body(pieces: Iterable[bytes], answer: Fetched, settings: FetchSettings) -> bytes:
    """The body, unpacked; a redirect's is read too, so that the record of it is whole."""
    if answer.status in (204, 304):
        return b"".join(pieces)
    return unpacked(pieces, answer.header("Content-Encoding") or "", settings.limits.body)


def _check_length(answer: Fetched, recording: Recording) -> None:
    """httpcore notices an answer that is shorter than it says, and passes over what is longer."""
    stated = answer.header("Content-Length")
    if stated is None or answer.header("Transfer-Encoding") or answer.status in (204, 304):
        return
    if stated.isdigit() and len(recording.received) > (recording.headers_end or 0) + int(stated):
        raise Unreadable(WRONG_LENGTH)


@cache
def _certificates() -> ssl.SSLContext:
    """The certificate authorities of the system's own list, or certifi's where it has none."""
    return httpx.create_ssl_context(trust_env=False)
