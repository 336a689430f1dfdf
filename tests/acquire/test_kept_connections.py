"""Connections that are kept between two fetches: as well guarded, as well recorded, and never out of step."""

import socket
import time
from collections.abc import Callable, Sequence

import pytest
from web_server import answer, asked, rogue, serving

from selon.acquire.fault import Unreadable
from selon.acquire.fetch import Fetcher
from selon.acquire.settings import FetchSettings, Limits, networks

SETTINGS = FetchSettings(allowed=networks("127.0.0.0/8"), limits=Limits(seconds=2, headers=4096))

Talk = Callable[[socket.socket], None]


def _kept(body: str) -> bytes:
    return answer(body).replace(b"Connection: close\r\n", b"")


def _path(connection: socket.socket) -> str:
    return asked(connection)[0]


def _echoing(times: int, extra: bytes = b"") -> Talk:
    """Answers `times` requests of a connection with their paths, then closes it."""

    def talk(connection: socket.socket) -> None:
        for _ in range(times):
            connection.sendall(_kept(_path(connection)) + extra)

    return talk


def test_one_connection_serves_many_fetches_each_with_its_own_record() -> None:
    with rogue(_echoing(100)) as server, Fetcher(SETTINGS) as fetcher:
        found = [fetcher.fetch(server.url(f"/{n}")) for n in range(5)]
        assert server.connections == 1
    assert [one.body.decode() for one in found] == [f"/{n}" for n in range(5)]
    for n, one in enumerate(found):
        (exchange,) = one.exchanges
        assert exchange.request.startswith(f"GET /{n} ".encode())
        assert exchange.response == _kept(f"/{n}")
        assert exchange.address == "127.0.0.1"


def test_a_connection_that_the_server_shut_is_opened_anew() -> None:
    with rogue(_echoing(1)) as server, Fetcher(SETTINGS) as fetcher:
        assert [fetcher.fetch(server.url(f"/{n}")).body for n in range(3)] == [b"/0", b"/1", b"/2"]
        assert server.connections == 3


def test_a_connection_that_is_shut_at_the_very_request_is_asked_again_once() -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(_kept(_path(connection)))
        _path(connection)  # taken, and never answered

    with rogue(talk) as server, Fetcher(SETTINGS) as fetcher:
        assert fetcher.fetch(server.url("/0")).body == b"/0"
        assert fetcher.fetch(server.url("/1")).body == b"/1"
        assert server.connections == 2


def test_a_server_that_never_answers_is_not_asked_for_ever() -> None:
    with rogue(_path) as server, Fetcher(SETTINGS) as fetcher:
        with pytest.raises(Unreadable):
            fetcher.fetch(server.url("/0"))
        assert server.connections == 1


@pytest.mark.parametrize("late", [0.0, 0.1])
def test_what_is_sent_unasked_is_no_answer_to_the_next_request(late: float) -> None:
    """A second answer behind the first, at once or a little later, as a smuggler would send it."""

    def talk(connection: socket.socket) -> None:
        path = _path(connection)
        connection.sendall(_kept(path) + (b"" if late else _kept("smuggled")))
        time.sleep(late)
        connection.sendall(_kept("smuggled") if late else b"")
        time.sleep(0.2)

    with rogue(talk) as server, Fetcher(SETTINGS) as fetcher:
        bodies = []
        for n in range(3):
            try:
                bodies.append(fetcher.fetch(server.url(f"/{n}")).body)
            except Unreadable:
                bodies.append(b"refused")
            time.sleep(2 * late)
    assert b"smuggled" not in bodies
    assert bodies == ([b"/0", b"/1", b"/2"] if late else [b"refused"] * 3)


def test_limits_hold_on_a_kept_connection() -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(_kept(_path(connection)))
        _path(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000)

    with rogue(talk) as server, Fetcher(SETTINGS) as fetcher:
        fetcher.fetch(server.url("/0"))
        with pytest.raises(Unreadable, match="bytes of headers"):
            fetcher.fetch(server.url("/1"))
        assert fetcher.fetch(server.url("/2")).body == b"/2", "the next one begins anew"


def test_a_name_is_checked_again_for_every_new_connection() -> None:
    """A name that leads elsewhere once the first connection is shut: the second is refused."""
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["169.254.169.254"]

    settings = FetchSettings(allowed=networks("127.0.0.0/8"), limits=Limits(seconds=2), resolve=resolve)
    with rogue(_echoing(2)) as server, Fetcher(settings) as fetcher:
        url = server.url("/a", host="journal.example")
        assert [fetcher.fetch(url).body for _ in range(2)] == [b"/a", b"/a"]
        assert len(looked_up) == 1, "the connection stays at the address that was checked"
        with pytest.raises(Unreadable, match="not on the open internet"):
            fetcher.fetch(url)


def test_two_hosts_have_connections_of_their_own() -> None:
    with serving({"/": answer("one")}) as one, serving({"/": answer("two")}) as two, Fetcher(SETTINGS) as fetcher:
        assert [fetcher.fetch(server.url()).body for server in (one, two, one)] == [b"one", b"two", b"one"]
