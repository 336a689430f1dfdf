"""One document from the web, whole or not at all: through the guard, within limits, every byte recorded.

It stands on httpcore, the engine of httpx, since that has no cookies, no proxies, no passwords and no
redirects of its own: nothing is sent but what is written here.
"""

import ssl
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import TypeVar
from urllib.parse import urljoin

import httpcore
import httpx
import msgspec

from selon.acquire.content_coding import ACCEPTED, unpacked
from selon.acquire.fault import Unreadable
from selon.acquire.settings import FetchSettings
from selon.acquire.wire import TOO_SLOW, Deadline, GuardedNetwork, Recording
from selon.messages import mark

__all__ = ["Clock", "Exchange", "Fetched", "Headers", "fetch", "utc_now", "without_credentials"]

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
    """The document at `url`, redirects followed; any status, also 404, is an answer.

    `headers` go out beside our own (If-None-Match, …). Raises Unreadable, with the reason, where there is no
    whole answer within `settings.limits`, and Refused where the guard forbids the address.
    """
    deadline, exchanges = Deadline(settings.limits.seconds), []
    here = without_credentials(url)
    for _ in range(settings.limits.redirects + 1):
        answer = _exchange(here, settings, headers, deadline, clock)
        exchanges.append(answer.exchanges[0])
        if answer.status not in _REDIRECTS:
            return msgspec.structs.replace(answer, url=without_credentials(url), exchanges=tuple(exchanges))
        here = _next_address(answer)
    raise Unreadable(TOO_MANY, limit=settings.limits.redirects, url=here)


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


def _exchange(url: str, settings: FetchSettings, headers: Headers, deadline: Deadline, clock: Clock) -> Fetched:
    recording, time = Recording(), clock().strftime("%Y-%m-%dT%H:%M:%SZ")
    network = GuardedNetwork(settings, deadline, recording)
    found = _said_plainly(lambda: _answer(url, settings, headers, network, recording), deadline)
    exchange = Exchange(
        url=url,
        time=time,
        address=recording.address,
        request=bytes(recording.sent),
        response=bytes(recording.received),
    )
    return msgspec.structs.replace(found, exchanges=(exchange,))


def _said_plainly(work: Callable[[], T], deadline: Deadline) -> T:
    """What `work` gives; the many errors of the network become Unreadable."""
    try:
        return work()
    except httpcore.TimeoutException as error:
        raise Unreadable(TOO_SLOW, seconds=round(deadline.seconds)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Unreadable(NO_ANSWER, reason=reason[:200]) from error


def _answer(
    url: str, settings: FetchSettings, headers: Headers, network: GuardedNetwork, recording: Recording
) -> Fetched:
    target = httpx.URL(url)
    address = httpcore.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path)
    with (
        httpcore.ConnectionPool(network_backend=network, ssl_context=_certificates()) as pool,
        pool.stream("GET", address, headers=_request_headers(target, settings, headers)) as response,
    ):
        recording.headers_end = _end_of_headers(recording.received)
        known = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
        found = Fetched(url=url, final_url=url, status=response.status, headers=known, body=b"", exchanges=())
        body = _body(response.iter_stream(), found, settings)
        _check_length(found, recording)
        return msgspec.structs.replace(found, body=body)


def _request_headers(target: httpx.URL, settings: FetchSettings, headers: Headers) -> list[tuple[str, str]]:
    return [
        ("Host", target.netloc.decode("ascii")),
        ("User-Agent", settings.agent),
        ("Accept", "*/*"),
        ("Accept-Encoding", ACCEPTED),
        ("Connection", "close"),
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
