"""One round over feeds: those that are due are read, their new items fetched, archived and delivered."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from selon.acquire.fault import Fault, Unreadable
from selon.acquire.feeds import FeedItem, feed_items
from selon.acquire.fetch import Clock, Fetched, Headers, fetch, utc_now, without_credentials
from selon.acquire.robots import Manners
from selon.acquire.settings import FetchSettings
from selon.acquire.watch_state import Feed, WaitingItem, WatchState
from selon.acquire.web_archive import archive
from selon.messages import mark

__all__ = ["Deliver", "Watch", "watched_feeds"]

STATUS = mark("the server answered {status}")
NO_ADDRESS = mark("{name} is no http or https address")
NOT_ARCHIVED = mark("can't be archived: {reason}")

Deliver = Callable[[WaitingItem, Path], None]
"""Takes an item and its archived fetch. It may be called again for an item after a kill."""


class Watch:
    """Feeds under watch. One that breaks is told, tried again later, and never stops the others."""

    def __init__(
        self,
        state: WatchState,
        settings: FetchSettings,
        deliver: Deliver,
        pause: float = 1.0,
        every: timedelta = timedelta(minutes=15),
        clock: Clock = utc_now,
    ) -> None:
        """`pause`: seconds between two visits to a host; `every`: between two looks at a feed."""
        self._state, self._settings, self._deliver = state, settings, deliver
        self._every, self._clock = every, clock
        self._manners = Manners(lambda url: fetch(url, settings, (), clock), settings.agent, pause)

    def round(self, feeds: Sequence[str]) -> Iterator[Fault]:
        """Look once at those of `feeds` that are due, then bring every open item; a fault for each failure."""
        for feed in self._state.due_feeds(feeds, self._clock()):
            try:
                self._look(feed)
            except Unreadable as error:
                self._state.feed_failed(feed.url, error, self._clock())
                yield error.fault(feed.url)
        for item in self._state.open_items(self._clock()):
            try:
                self._bring(item)
            except Unreadable as error:
                self._state.item_failed(item.url, error, self._clock())
                yield error.fault(item.url)

    def _look(self, feed: Feed) -> None:
        fetched, _ = self._kept(feed.url, _conditions(feed))
        if fetched.status == 304:
            now, items = feed, tuple[FeedItem, ...]()
        else:
            _check_status(fetched)
            items = feed_items(fetched.body, fetched.final_url)
            now = Feed(feed.url, fetched.header("ETag"), fetched.header("Last-Modified"))
        self._state.feed_read(now, items, self._clock(), self._every)

    def _bring(self, item: WaitingItem) -> None:
        file = self._settings.archive / item.file if item.file else self._fetch_item(item)
        self._deliver(item, file)
        self._state.item_done(item.url)

    def _fetch_item(self, item: WaitingItem) -> Path:
        fetched, file = self._kept(item.url, ())
        _check_status(fetched)
        self._state.item_archived(item.url, file.relative_to(self._settings.archive).as_posix())
        return file

    def _kept(self, url: str, headers: Headers) -> tuple[Fetched, Path]:
        """The answer at `url`, archived whatever it says."""
        self._manners.before(url)
        fetched = fetch(url, self._settings, headers, self._clock)
        try:
            return fetched, archive(fetched, self._settings.archive)
        except OSError as error:
            raise Unreadable(NOT_ARCHIVED, reason=error.strerror or str(error)) from error


def watched_feeds(feeds: Sequence[str], listed: str = "") -> list[str]:
    """`feeds` and those of a watch list: an address a line, `#` begins a remark. Each once, in order.

    Raises Unreadable where one is no address.
    """
    lines = (line.partition(" #")[0].strip() for line in listed.splitlines())
    named = [*feeds, *(line for line in lines if line and not line.startswith("#"))]
    return list(dict.fromkeys(_address(name) for name in named))


def _address(name: str) -> str:
    try:
        return without_credentials(name)
    except Unreadable as error:
        raise Unreadable(NO_ADDRESS, name=name[:100]) from error


def _conditions(feed: Feed) -> Headers:
    """What makes a server answer 304 where nothing is new (RFC 9110, 13.1)."""
    known = (("If-None-Match", feed.etag), ("If-Modified-Since", feed.modified))
    return tuple((name, value) for name, value in known if value)


def _check_status(fetched: Fetched) -> None:
    if fetched.status != 200:
        raise Unreadable(STATUS, status=fetched.status)
