"""Watching feeds on a real server: what is new is brought once, what fails is a row and tried again."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from acquire_examples import TEXT, page
from watch_run import watch_apart
from web_server import Answer, Server, answer, feed_of, serving

from selon.acquire import Fault
from selon.acquire.fault import Unreadable
from selon.acquire.settings import FetchSettings, Limits, networks
from selon.acquire.watch import Brought, Delivered, Watch
from selon.acquire.watch_list import watched_sources
from selon.acquire.watch_state import MOST_TRIES, WatchState
from selon.acquire.web_archive import archived, verify_archive

PAGE = answer(page(TEXT))


class Desk:
    """A watch with a clock that the test moves, what it brought, and what it told of ahead of that."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now, self.brought = folder, datetime(2024, 3, 12, tzinfo=UTC), list[str]()
        self.told = list[str]()
        self.state = WatchState(folder / "state.db")
        limits = Limits(seconds=2)
        self._settings = FetchSettings(allowed=networks("127.0.0.0/8"), archive=folder / "archive", limits=limits)

    def round(self, *feeds: str, after: timedelta = timedelta()) -> list[Fault]:
        self.now += after
        watch = Watch(self.state, self._settings, self._take, pause=0, clock=lambda: self.now, ahead=self._ahead)
        return list(watch.round(feeds))

    def _ahead(self, one: Brought) -> None:
        assert one.file.is_file(), "told before it was archived"
        assert one.item.url not in self.brought, "told after it was delivered"
        self.told.append(one.item.url)

    def _take(self, batch: Sequence[Brought]) -> list[Delivered]:
        assert all(one.file.is_file() for one in batch)
        self.brought += [one.item.url for one in batch]
        return [Delivered(1, ()) for _ in batch]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _urls(server: Server, *paths: str) -> list[str]:
    return [server.url(path) for path in paths]


def test_new_items_are_brought_once(desk: Desk) -> None:
    pages: dict[str, Answer] = {"/feed": feed_of(["/a", "/b"]), "/a": PAGE, "/b": PAGE, "/c": PAGE}
    with serving(pages) as server:
        assert not desk.round(server.url("/feed"))
        pages["/feed"] = feed_of(["/c", "/a", "/b"])
        assert not desk.round(server.url("/feed")), "not due yet"
        assert desk.brought == _urls(server, "/a", "/b")
        assert not desk.round(server.url("/feed"), after=timedelta(hours=1))
        assert desk.brought == _urls(server, "/a", "/b", "/c")
        assert desk.told == desk.brought
    assert not list(verify_archive(desk.folder / "archive"))


def test_an_unchanged_feed_is_not_sent_again(desk: Desk) -> None:
    def feed(path: str, headers: dict[str, str]) -> bytes:
        if headers.get("if-none-match") == '"v1"' and headers.get("if-modified-since") == "Tue, 12 Mar 2024":
            return answer(status="304 Not Modified")
        return feed_of(["/a"], ETag='"v1"', Last_Modified="Tue, 12 Mar 2024")

    with serving({"/feed": feed, "/a": PAGE}) as server:
        for _ in range(3):
            assert not desk.round(server.url("/feed"), after=timedelta(hours=1))
        assert desk.brought == [server.url("/a")]
        assert ["if-none-match" in h for p, h in server.asked if p == "/feed"] == [False, True, True]


def test_a_broken_feed_is_told_and_stops_no_other(desk: Desk) -> None:
    pages: dict[str, Answer] = {"/bad": answer("<p>Rien</p>"), "/gone": b"", "/feed": feed_of(["/a"]), "/a": PAGE}
    with serving(pages) as server:
        bad, gone, feed, missing = _urls(server, "/bad", "/gone", "/feed", "/missing")
        faults = desk.round(bad, gone, "http://10.0.0.1/feed", missing, feed)
        assert {f.source for f in faults} == {bad, gone, "http://10.0.0.1/feed", missing}
        assert desk.brought == [server.url("/a")]
    rows = {row.url: row for row in desk.state.status(desk.now)}
    assert rows[feed].success is not None
    assert rows[feed].fault is None
    assert (rows[missing].failures, rows[missing].fault) == (
        1,
        next(fault for fault in faults if fault.source == missing),
    )
    assert rows[missing].success is None


def test_a_broken_feed_is_tried_later_and_later_and_recovers(desk: Desk) -> None:
    pages: dict[str, Answer] = {"/feed": answer(status="503 Busy"), "/a": PAGE}
    with serving(pages) as server:
        tries = [n for n in range(48) if desk.round(server.url("/feed"), after=timedelta(minutes=10))]
        gaps = [later - earlier for earlier, later in pairwise(tries)]
        assert gaps == sorted(gaps)
        assert len(tries) == 6
        pages["/feed"] = feed_of(["/a"])
        assert not desk.round(server.url("/feed"), after=timedelta(days=1))
    (row,) = desk.state.status(desk.now)
    assert (row.failures, row.fault, row.done) == (0, None, 1)


def test_an_item_that_fails_is_tried_again_then_given_up(desk: Desk) -> None:
    pages: dict[str, Answer] = {"/feed": feed_of(["/late", "/never"]), "/never": answer(status="404 No")}
    with serving(pages) as server:
        assert len(desk.round(server.url("/feed"))) == 2
        pages["/late"] = PAGE
        for _ in range(MOST_TRIES + 2):
            desk.round(server.url("/feed"), after=timedelta(days=1))
        assert desk.brought == [server.url("/late")]
        assert sum(path == "/never" for path, _ in server.asked) == MOST_TRIES
        (fault,) = desk.state.failed_items()
        assert (fault.source, fault.values) == (server.url("/never"), {"status": 404})
    (row,) = desk.state.status(desk.now)
    assert (row.done, row.given_up, row.waiting) == (1, 1, 0)


def test_robots_are_heeded(desk: Desk) -> None:
    rules = answer("User-agent: *\nDisallow: /private\n", media_type="text/plain")
    pages: dict[str, Answer] = {
        "/robots.txt": rules,
        "/feed": feed_of(["/private/a", "/b"]),
        "/b": PAGE,
        "/private/a": PAGE,
    }
    with serving(pages) as server:
        (fault,) = desk.round(server.url("/feed"))
        assert fault.source == server.url("/private/a")
        assert "/private/a" not in server.paths()
        assert server.paths().count("/robots.txt") == 1
        assert desk.brought == [server.url("/b")]


def test_no_rules_to_be_had_means_no_visit(desk: Desk) -> None:
    with serving({"/robots.txt": answer(status="500 Oh"), "/feed": feed_of([])}) as server:
        (fault,) = desk.round(server.url("/feed"))
        assert server.paths() == ["/robots.txt"]
    assert "robots.txt" in fault.message


def test_one_watch_at_a_time(desk: Desk) -> None:
    other = WatchState(desk.folder / "state.db")
    with desk.state.alone(), pytest.raises(Unreadable):
        other.alone()
    with other.alone():
        pass


def test_what_is_no_state_is_told(tmp_path: Path) -> None:
    (tmp_path / "state.db").write_text("Un texte, et pas une base de données. " * 100)
    with pytest.raises(Unreadable):
        WatchState(tmp_path / "state.db")


def test_watch_list() -> None:
    listed = "# Agences\nhttps://moi:secret@a.example/f\n\nhttps://b.example/f  # locale\nhttps://a.example/f\n"
    assert watched_sources(["https://b.example/f"], listed) == ["https://b.example/f", "https://a.example/f"]
    with pytest.raises(Unreadable):
        watched_sources([], "journal.example/flux\n")


@pytest.mark.parametrize("kills", [5, pytest.param(200, marks=[pytest.mark.slow, pytest.mark.timeout(1200)])])
def test_kills_neither_lose_nor_double(tmp_path: Path, kills: int) -> None:
    paths = [f"/{n}" for n in range(kills * 8)]
    chance = random.Random(kills)
    with serving({"/feed": feed_of(paths), **dict.fromkeys(paths, PAGE)}) as server:
        for _ in range(kills):
            watch_apart(server.url("/feed"), tmp_path, chance.uniform(0, 0.3))
        watch_apart(server.url("/feed"), tmp_path, None)
        wanted = set(_urls(server, *paths))
    files = defaultdict(set)
    for line in (tmp_path / "delivered").read_text().splitlines():
        files[line.split()[0]].add(line.split()[1])
    assert files.keys() == wanted
    assert all(len(names) == 1 for names in files.values()), "delivered again only as the same bytes"
    assert not list(verify_archive(tmp_path / "archive"))
    (row,) = WatchState(tmp_path / "state.db").status(datetime.now(UTC))
    assert (row.done, row.waiting) == (len(paths), 0)
    assert len(archived(tmp_path / "archive")) >= len(paths)
