"""robots.txt on a real server: RFC 9309's patterns, its answers for errors, and the pause between two visits."""

import time

import pytest
from web_server import Answer, answer, serving

from selon.acquire.fault import Unreadable
from selon.acquire.fetch import Fetched, fetch
from selon.acquire.robots import Manners
from selon.acquire.settings import FetchSettings, Limits, networks

SETTINGS = FetchSettings(allowed=networks("127.0.0.0/8"), limits=Limits(seconds=2))


def _fetch(url: str) -> Fetched:
    return fetch(url, SETTINGS)


def _rules(text: str) -> Answer:
    return answer(text, media_type="text/plain")


class Clock:
    """Time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 1000.0, list[float]()

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def manners(self, pause: float = 0.0) -> Manners:
        return Manners("selon/1.2", pause, self.time, self.sleep)


def _allowed(rules: Answer, path: str) -> bool:
    with serving({"/robots.txt": rules}) as server:
        try:
            Clock().manners().before(server.url(path), _fetch)
        except Unreadable:
            return False
        return True


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /private", "/private/a", False),
        ("Disallow: /private", "/public", True),
        ("Disallow: /*.pdf$", "/a/b.pdf", False),
        ("Disallow: /*.pdf$", "/a/b.pdf?x=1", True),
        ("Disallow: /*/print/", "/monde/print/1", False),
        ("Disallow: /*/print/", "/print", True),
        ("Disallow: /a\nAllow: /a/open", "/a/open/1", True),
        ("Allow: /a/open\nDisallow: /a", "/a/other", False),
        ("Disallow: /\nAllow: /news", "/news/1", True),
        ("Allow: /page\nDisallow: /page", "/page", True),
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: /%C3%A9t%C3%A9", "/été", False),
        ("Allow: /$\nDisallow: /", "/", True),
        ("Allow: /$\nDisallow: /", "/a", False),
    ],
)
def test_patterns(rules: str, path: str, allowed: bool) -> None:
    assert _allowed(_rules(f"User-agent: *\n{rules}\n"), path) is allowed


@pytest.mark.parametrize(
    ("groups", "allowed"),
    [
        ("User-agent: *\nDisallow: /\n\nUser-agent: Selon\nDisallow: /b\n", True),
        ("User-agent: *\nDisallow:\n\nUser-agent: selon\nDisallow: /a\n", False),
        ("User-agent: other\nUser-agent: selon\nDisallow: /a\n", False),
        ("User-agent: selonbot\nDisallow: /a\n", True),
    ],
)
def test_the_group_that_names_the_agent_counts(groups: str, allowed: bool) -> None:
    assert _allowed(_rules(groups), "/a") is allowed


@pytest.mark.parametrize(
    ("status", "allowed"),
    [("404 No", True), ("403 No", True), ("410 Gone", True), ("429 Slow", False), ("500 Oh", False), ("503 Oh", False)],
)
def test_an_error_for_rules(status: str, allowed: bool) -> None:
    assert _allowed(answer("User-agent: *\nDisallow: /other\n", status), "/a") is allowed


@pytest.mark.parametrize("answered", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nUser-agent: *"])
def test_no_whole_answer_means_no_visit(answered: bytes) -> None:
    assert not _allowed(answered, "/a")


def test_rules_behind_a_redirect() -> None:
    pages: dict[str, Answer] = {
        "/robots.txt": answer(status="301 Moved", Location="/rules"),
        "/rules": _rules("User-agent: *\nDisallow: /a\n"),
    }
    with serving(pages) as server, pytest.raises(Unreadable, match="left alone"):
        Clock().manners().before(server.url("/a"), _fetch)


def test_rules_of_more_than_500_kilobytes_are_read_to_there() -> None:
    filler = "Disallow: /filler\n" * 40_000
    assert not _allowed(_rules(f"User-agent: *\nDisallow: /a\n{filler}"), "/a")
    assert _allowed(_rules(f"User-agent: *\n{filler}Disallow: /a\n"), "/a")


@pytest.mark.parametrize(
    "body", [b"\x89PNG\0\0", b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /b", b"<html>rien</html>", b""]
)
def test_what_is_odd_forbids_nothing_else(body: bytes) -> None:
    assert _allowed(answer(body, media_type="text/plain"), "/a")


def test_crawl_delay_is_kept_up_to_a_minute() -> None:
    for delay, kept in (("7", 7), ("0.5", 2), ("3600", 60)):
        clock = Clock()
        with serving({"/robots.txt": _rules(f"User-agent: *\nCrawl-delay: {delay}\n")}) as server:
            manners = clock.manners(pause=2)
            for _ in range(3):
                manners.before(server.url("/a"), _fetch)
        assert clock.slept == [2, kept, kept], "after robots.txt, then between two pages"


def test_wait_tells_what_is_left_of_the_pause() -> None:
    clock = Clock()
    with serving({}) as server:
        manners, host = clock.manners(pause=5), server.url("")
        assert manners.wait(host) == 0
        manners.before(server.url("/a"), _fetch)
        assert manners.wait(host) == 5
        clock.now += 6
        assert manners.wait(host) == 0


def test_rules_are_learnt_anew_after_a_day_and_failures_sooner() -> None:
    pages: dict[str, Answer] = {"/robots.txt": answer(status="503 Busy")}
    clock = Clock()
    with serving(pages) as server:
        manners = clock.manners()
        for _ in range(2):
            with pytest.raises(Unreadable):
                manners.before(server.url("/a"), _fetch)
        assert server.paths() == ["/robots.txt"]
        pages["/robots.txt"] = _rules("User-agent: *\nDisallow: /b\n")
        clock.now += 601
        manners.before(server.url("/a"), _fetch)
        pages["/robots.txt"] = _rules("User-agent: *\nDisallow: /\n")
        clock.now += 23 * 3600
        manners.before(server.url("/a"), _fetch)
        clock.now += 3600
        with pytest.raises(Unreadable, match="left alone"):
            manners.before(server.url("/a"), _fetch)


def test_asking_many_patterns_takes_no_time() -> None:
    rules = "User-agent: *\n" + "".join(f"Disallow: /{'*a' * 20}{n}$\n" for n in range(300))
    started = time.monotonic()
    _allowed(_rules(rules), "/" + "a" * 300)
    assert time.monotonic() - started < 5
