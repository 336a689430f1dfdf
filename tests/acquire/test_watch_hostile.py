"""A feed that leads to servers that mean no good: each is a row that says why, and the rest is brought."""

import random
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from acquire_examples import TEXT, page
from test_hostile_servers import HOSTILE, SECONDS
from web_server import answer, feed_of, rogue, serving

from selon.acquire.fetch import utc_now
from selon.acquire.settings import FetchSettings, Limits, networks
from selon.acquire.visits import HOSTS_AT_ONCE, LARGEST
from selon.acquire.watch import Brought, Delivered, Watch
from selon.acquire.watch_state import WatchState
from selon.acquire.web_archive import verify_archive


def test_each_hostile_server_is_a_row_and_the_rest_is_brought(tmp_path: Path) -> None:
    limits = Limits(seconds=SECONDS, received=2**20, body=2**22)
    settings = FetchSettings(allowed=networks("127.0.0.0/8"), archive=tmp_path / "archive", limits=limits)
    state, brought = WatchState(tmp_path / "state.db"), list[str]()

    def take(batch: Sequence[Brought]) -> list[Delivered]:
        brought.extend(one.item.url for one in batch)
        return [Delivered(1, ()) for _ in batch]

    with ExitStack() as servers:
        bad = {servers.enter_context(rogue(talk)).url(): reason for talk, reason in HOSTILE.values()}
        good = servers.enter_context(serving({f"/{n}": answer(page(TEXT)) for n in range(20)}))
        links = [*bad, *(good.url(f"/{n}") for n in range(20)), "http://127.0.0.1:0/", "http://10.0.0.1/"]
        feed = servers.enter_context(serving({"/feed": feed_of(links)}))
        started = time.monotonic()
        faults = {fault.source: fault for fault in Watch(state, settings, take, pause=0).round([feed.url("/feed")])}
        assert time.monotonic() - started < 30
    assert sorted(brought) == sorted(good.url(f"/{n}") for n in range(20))
    for url in bad:
        assert url in faults, url
    assert "http://10.0.0.1/" in faults
    assert {row.source for row in state.failed_items()} == set(faults)
    (row,) = state.status(utc_now())
    assert row.done == 20
    assert not list(verify_archive(tmp_path / "archive"))
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.slow
def test_memory_where_every_host_sends_as_much_as_it_may(tmp_path: Path) -> None:
    """Twice as many hosts as are visited at once, each with what packs worst and nearly what is refused."""
    noise = random.Random(1).randbytes(LARGEST - 1024)

    def endless(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n")
        for _ in range(1_000):
            connection.sendall(noise[:65_536])

    with ExitStack() as servers:
        large = {"/large": answer(noise, media_type="application/pdf")}
        urls = [servers.enter_context(serving(dict(large))).url("/large") for _ in range(2 * HOSTS_AT_ONCE)]
        urls += [servers.enter_context(rogue(endless)).url() for _ in range(4)]
        feed = servers.enter_context(serving({"/feed": feed_of(urls)}))
        command = [sys.executable, str(Path(__file__).with_name("memory_run.py")), str(feed.port), str(tmp_path)]
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout.splitlines()
    assert int(said[0]) <= 300_000, "KiB, of everything"
    assert sum(f"over {LARGEST} bytes" in line for line in said[1:]) == 4, said
