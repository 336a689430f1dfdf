"""Forged addresses: none of them is ever connected to."""

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress

import pytest
from web_server import answer, serving

from selon.acquire import Unreadable
from selon.acquire.fetch import Fetched, fetch, without_credentials
from selon.acquire.guard import Refused, Resolver, checked_addresses, system_resolver
from selon.acquire.settings import FetchSettings, Limits, networks

FORGED = [
    # schemes and shapes
    "file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1:70/", "javascript:alert(1)", "data:,x",
    "//127.0.0.1/", "http:///path", "http://", "https://:80/", "http://[::1", "http://127.0.0.1:99999/",
    "http://127.0.0.1:0/", "http://127.0.0.1:x/", "http://127.0.0.1\\@example.org/", "http://exa mple.org/",
    "http://example.org/\r\nHost: 127.0.0.1", "dict://127.0.0.1:11211/", "HTTP+unix://x/",
    # loopback in all its spellings
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://127.255.255.254/", "http://2130706433/",
    "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/",
    "http://0177.0x0.1/", "http://127.0.0.1./", "http://0/", "http://0.0.0.0/", "http://00000000/",
    "http://①②⑦.⓪.⓪.①/", "http://１２７.０.０.１/", "http://127。0。0。1/", "http://localhost/",
    "http://LOCALHOST/", "http://localhost./", "http://user:secret@127.0.0.1/", "http://example.org@127.0.0.1/",
    # private, shared, link-local, reserved
    "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.254/",
    "http://192.168.0.1/", "http://192.168.255.1/", "http://100.64.0.1/", "http://169.254.1.1/",
    "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/",
    "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/",
    "http://192.88.99.1/", "http://192.0.0.8/", "http://3232235521/", "http://0xc0a80001/", "http://0300.0250.0.1/",
    # metadata services
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/",
    "http://[fd00:ec2::254]/", "http://100.100.100.200/", "http://192.0.0.192/", "http://168.63.129.16/",
    "http://[::ffff:169.254.169.254]/", "http://[::ffff:a9fe:a9fe]/",
    # IPv6
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/", "http://[fdff::1]/", "http://[fec0::1]/", "http://[ff02::1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::10.0.0.1]/", "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/", "http://[2001:0:7f00:1::]/",
    "http://[2001:db8::1]/", "http://[100::1]/", "http://[::ffff:0:127.0.0.1]/",
]  # fmt: skip


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that a socket was to be opened to; none is opened."""
    tried: list[object] = []

    def connect(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return tried


def _fetch(url: str, allowed: str = "", resolver: Resolver = system_resolver) -> Fetched:
    return fetch(url, FetchSettings(allowed=networks(allowed), limits=Limits(seconds=5), resolve=resolver))


def _answering(*addresses: str) -> Resolver:
    return lambda host, port: addresses


def test_enough_forgeries() -> None:
    assert len(set(FORGED)) >= 60


@pytest.mark.parametrize("url", FORGED)
def test_forged_address_is_never_connected_to(url: str, connections: list[object]) -> None:
    with pytest.raises(Unreadable):
        _fetch(url)
    assert connections == []


@pytest.fixture
def strangers(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address but the server's 127.0.0.1 that a socket was to be opened to; none of those is opened."""
    tried: list[object] = []
    connect = socket.socket.connect

    def watched(self: socket.socket, address: tuple[str, int]) -> None:
        if address[0] == "127.0.0.1":
            return connect(self, address)
        if "127.0.0.1" in address[0] or "7f00:" in address[0]:  # carries the address that is allowed
            raise ConnectionRefusedError
        tried.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", watched)
    return tried


@pytest.mark.parametrize("url", FORGED)
def test_redirect_to_a_forged_address_is_refused(url: str, strangers: list[object]) -> None:
    forged = {"/": answer(status="302 Found", Location=_header_safe(url))}
    with serving(forged) as server, suppress(Unreadable):
        fetched = _fetch(server.url(), LOOPBACK)  # a few can only be read as a path on the same server
        assert fetched.final_url.startswith(("http://127.0.0.1", "http://127.1", "http://0"))
    assert strangers == []


def _header_safe(url: str) -> str:
    return url.replace("\r\n", " ").encode("ascii", "ignore").decode()


LOOPBACK = "127.0.0.1/32"


@pytest.mark.parametrize(
    "addresses",
    [("127.0.0.1",), ("10.1.2.3",), ("93.184.215.14", "127.0.0.1"), ("::1",), ("::ffff:10.0.0.1",), ("nonsense",)],
)
def test_name_that_leads_inside_is_refused(addresses: tuple[str, ...], connections: list[object]) -> None:
    with pytest.raises(Refused):
        _fetch("http://news.example/", resolver=_answering(*addresses))
    assert connections == []


def test_rebinding_gains_nothing(connections: list[object]) -> None:
    """A resolver that answers something public first and loopback then is asked once per connection."""
    answers: Iterator[Sequence[str]] = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])
    with pytest.raises(Unreadable):
        _fetch("http://news.example:8000/", resolver=lambda host, port: next(answers))
    assert connections == [("93.184.215.14", 8000)]


def test_rebinding_between_redirects_is_refused() -> None:
    with serving({"/": answer(status="302 Found", Location="http://b.example/")}) as server:
        names = {"a.example": "127.0.0.1", "b.example": "127.0.0.2"}
        with pytest.raises(Refused):
            _fetch(server.url(host="a.example"), LOOPBACK, lambda host, port: [names[host]])


def test_connection_is_pinned_and_named() -> None:
    """The name goes into the Host header, the socket to the address that was checked."""
    with serving({"/": answer("here")}) as server:
        found = _fetch(server.url(host="news.example"), LOOPBACK, _answering("127.0.0.1"))
        assert found.body == b"here"
        assert server.asked[0][1]["host"] == f"news.example:{server.port}"


def test_allowed_network_is_reached_and_no_other() -> None:
    with serving({"/": answer("here")}) as server:
        assert _fetch(server.url(), LOOPBACK).body == b"here"
        with pytest.raises(Refused):
            _fetch(server.url(), "10.0.0.0/8")
        assert server.connections == 1


def test_neither_credentials_nor_cookies_travel() -> None:
    pages = {"/": answer(status="302 Found", Location="/b", Set_Cookie="id=1"), "/b": answer("b", Set_Cookie="id=2")}
    with serving(pages) as server:
        fetched = _fetch(f"http://user:secret@127.0.0.1:{server.port}/#part", LOOPBACK)
        assert "secret" not in repr(fetched)
        assert all("cookie" not in headers and "authorization" not in headers for _, headers in server.asked)


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("HTTP://News.Example/a b".replace(" ", "%20"), "http://news.example/a%20b"),
        ("https://actu.example/été?q=à#x", "https://actu.example/%C3%A9t%C3%A9?q=%C3%A0"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://8.8.8.8:8080", "http://8.8.8.8:8080"),
        ("http://news.example/x#", "http://news.example/x"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_without_credentials(url: str, clean: str) -> None:
    assert without_credentials(url) == clean
    assert without_credentials(clean) == clean


def test_slow_names_are_given_up() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(20)
        return ["127.0.0.1"]

    settings = FetchSettings(limits=Limits(seconds=0.5), resolve=slow)
    started = time.monotonic()
    with pytest.raises(Unreadable, match="not all there"):
        fetch("http://news.example/", settings)
    assert time.monotonic() - started < 5


def test_name_that_nobody_has() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(Unreadable, match="no server is called"):
        _fetch("http://news.example/", resolver=unknown)


def test_public_addresses_pass() -> None:
    for address in ("8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"):
        assert checked_addresses("news.example", 443, (), _answering(address))
