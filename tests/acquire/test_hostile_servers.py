"""Fetching from a real server, and from servers that mean no good: each ends in time, with a reason."""

import gzip
import resource
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from web_server import answer, rogue, serving

from selon.acquire import Unreadable
from selon.acquire.content_coding import unpacked
from selon.acquire.fetch import fetch
from selon.acquire.settings import FetchSettings, Limits, networks

SECONDS = 1.5
SETTINGS = FetchSettings(
    allowed=networks("127.0.0.0/8,::1/128"),
    limits=Limits(seconds=SECONDS, received=2**20, body=2**22, redirects=5),
)


def _fetch(url: str) -> bytes:
    return fetch(url, SETTINGS).body


def _head(*lines: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode()


def _drip_headers(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(1000):
        connection.sendall(f"X-{number}: drip\r\n".encode())
        time.sleep(0.05)


def _drip_body(connection: socket.socket) -> None:
    connection.sendall(_head("Content-Length: 100000"))
    for _ in range(1000):
        connection.sendall(b"x")
        time.sleep(0.05)


def _silence(connection: socket.socket) -> None:
    time.sleep(SECONDS * 3)


def _reset(connection: socket.socket) -> None:
    connection.recv(65_536)
    connection.sendall(_head("Content-Length: 1000") + b"half")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def _says(*parts: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.recv(65_536)
        for part in parts:
            connection.sendall(part)

    return talk


def _says_slowly(*parts: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.recv(65_536)
        for part in parts:
            connection.sendall(part)
            time.sleep(0.2)

    return talk


def _endless(start: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(start)
        for _ in range(100_000):
            connection.sendall(piece)

    return talk


def _packed(body: bytes, coding: str) -> Callable[[socket.socket], None]:
    return _says(_head(f"Content-Length: {len(body)}", f"Content-Encoding: {coding}") + body)


MANY_HEADERS = _head(*[f"X-{n}: {'y' * 90}" for n in range(900)])
NOTHING = bytes(200_000_000)
HOSTILE = {
    "headers that drip": (_drip_headers, "not all there"),
    "a body that drips": (_drip_body, "not all there"),
    "silence": (_silence, "not all there"),
    "a reset": (_reset, "no whole answer"),
    "closes at once": (lambda c: None, "no whole answer"),
    "too short": (_says(_head("Content-Length: 1000") + b"short"), "no whole answer"),
    "a cut chunk": (_says(_head("Transfer-Encoding: chunked") + b"64\r\nshort"), "no whole answer"),
    "no end to the chunks": (_endless(_head("Transfer-Encoding: chunked"), b"1000\r\n" + b"x" * 4096 + b"\r\n"),
                             "over {limit} bytes"),
    "a bad chunk": (_says(_head("Transfer-Encoding: chunked") + b"zz\r\nshort\r\n"), "no whole answer"),
    "two lengths": (_says(_head("Content-Length: 5", "Content-Length: 9") + b"12345"), "no whole answer"),
    "a negative length": (_says(_head("Content-Length: -5") + b"12345"), "no whole answer"),
    "a huge length": (_endless(_head("Content-Length: 99999999999"), b"x" * 65_536), "over {limit} bytes"),
    "no length, no end": (_endless(_head(), b"x" * 65_536), "over {limit} bytes"),
    "one endless header": (_endless(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 65_536), "bytes of headers"),
    "headers without end": (_endless(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 1000), "bytes of headers"),
    "many headers": (_says(MANY_HEADERS), "bytes of headers"),
    "many headers, in two pieces": (_says_slowly(MANY_HEADERS[:30_000], MANY_HEADERS[30_000:]), "bytes of headers"),
    "endless 100 Continue": (_endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "bytes of headers"),
    "not HTTP": (_says(b"SSH-2.0-OpenSSH_9.2\r\n"), "no whole answer"),
    "gzip bomb": (_packed(gzip.compress(NOTHING, 1), "gzip"), "once unpacked"),
    "brotli bomb": (_packed(brotli.compress(NOTHING, quality=1), "br"), "once unpacked"),
    "bomb in a bomb": (_packed(gzip.compress(gzip.compress(NOTHING, 9), 9), "gzip, gzip"), "not asked for"),
    "a cut gzip": (_packed(gzip.compress(b"text" * 1000)[:-6], "gzip"), "is broken or cut short"),
    "a cut brotli": (_packed(brotli.compress(b"text" * 1000)[:-2], "br"), "is broken or cut short"),
    "not gzip at all": (_packed(b"plain text", "gzip"), "is broken or cut short"),
    "unknown coding": (_packed(b"plain text", "zstd-of-theirs"), "not asked for"),
    "codings upon codings": (_packed(b"plain text", ", ".join(["gzip"] * 20)), "not asked for"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_server_ends_in_time_with_a_reason(name: str) -> None:
    talk, reason = HOSTILE[name]
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with rogue(talk) as server, pytest.raises(Unreadable) as refused:
        _fetch(server.url())
    assert reason in refused.value.message
    assert time.monotonic() - started < SECONDS + 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "kilobytes"


@pytest.mark.parametrize("step", [lambda path: path + "x", lambda path: "/", lambda path: "/b" if path == "/" else "/"])
def test_endless_redirects_end(step: Callable[[str], str]) -> None:
    def talk(connection: socket.socket) -> None:
        path = connection.recv(65_536).split(b" ")[1].decode()
        connection.sendall(answer(status="302 Found", Location=step(path)))

    with rogue(talk) as server, pytest.raises(Unreadable, match="redirects"):
        _fetch(server.url())
    assert server.connections <= SETTINGS.limits.redirects + 1


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unreadable, match="no whole answer"):
        _fetch(f"http://127.0.0.1:{port}/")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody has signed, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    try:
        subprocess.run([*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl makes the certificate and isn't here")
    return certificate, key


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[str]:
    """A server over TLS with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)

    def talk(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as stream:
            stream.recv(65_536)
            stream.sendall(answer("secret"))

    with rogue(talk) as server:
        yield f"https://127.0.0.1:{server.port}/"


def test_certificate_that_nobody_signed_is_refused(secure: str) -> None:
    with pytest.raises(Unreadable, match="no whole answer"):
        _fetch(secure)


@pytest.mark.parametrize("talk", [_says(b"HTTP/1.1 400 Bad Request\r\n\r\n"), lambda c: None, _silence])
def test_bad_tls(talk: Callable[[socket.socket], None]) -> None:
    started = time.monotonic()
    with rogue(talk) as server, pytest.raises(Unreadable):
        _fetch(f"https://127.0.0.1:{server.port}/")
    assert time.monotonic() - started < SECONDS + 2


def test_what_a_fetch_tells() -> None:
    body = gzip.compress(b"<p>page</p>")
    pages = {
        "/": answer(status="301 Moved Permanently", Location="/page"),
        "/page": answer(body, Content_Encoding="gzip", ETag='"1"'),
    }
    clock = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    with serving(pages) as server:
        fetched = fetch(server.url(), SETTINGS, (("X-More", "1"),), lambda: clock)
    assert fetched.body == b"<p>page</p>"
    assert (fetched.url, fetched.final_url) == (server.url(), server.url("/page"))
    assert [hop.response.split()[1] for hop in fetched.exchanges] == [b"301", b"200"]
    assert fetched.exchanges[1].response == pages["/page"], "byte for byte"
    assert fetched.header("etag") == '"1"'
    assert fetched.exchanges[1].time == "2026-01-02T03:04:05Z"
    assert server.asked[1][1]["user-agent"] == SETTINGS.agent
    assert server.asked[1][1]["x-more"] == "1"


def test_status_is_the_callers_to_judge() -> None:
    with serving({}) as server:
        assert fetch(server.url("/none"), SETTINGS).status == 404


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "br", "identity", ""])
def test_unpacking(coding: str) -> None:
    text = b"Les combats ont repris lundi. " * 10_000
    pack = {"gzip": gzip.compress, "x-gzip": gzip.compress, "br": brotli.compress}.get(coding, bytes)
    packed = pack(text)
    pieces = [packed[at : at + 777] for at in range(0, len(packed), 777)]
    assert unpacked(pieces, coding, len(text)) == text
    with pytest.raises(Unreadable, match="once unpacked"):
        unpacked(pieces, coding, len(text) - 1)


def test_two_members() -> None:
    assert unpacked([gzip.compress(b"one") + gzip.compress(b"two")], "gzip", 10) == b"onetwo"


def test_networks_that_are_none() -> None:
    with pytest.raises(ValueError):
        networks("10.0.0.0/8,all")
