"""One round over feeds and folders: what is new in those that are due is fetched, archived and delivered."""

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from selon.acquire.archived_page import ArchivedPage, fetched_page
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.feeds import FeedItem, feed_items
from selon.acquire.fetch import Clock, Fetched, Headers, utc_now
from selon.acquire.folders import FolderFile, check_readable, whole_files
from selon.acquire.inputs import is_address
from selon.acquire.settings import FetchSettings
from selon.acquire.visits import Get, Visits
from selon.acquire.watch_state import Feed, WaitingItem, WatchState
from selon.acquire.web_archive import Kept, archive
from selon.messages import mark

__all__ = ["Ahead", "Brought", "Deliver", "Delivered", "Watch"]

STATUS = mark("the server answered {status}")
NOT_ARCHIVED = mark("can't be archived: {reason}")

_TOGETHER = 32
"""Items delivered together at most."""
_LARGEST_HELD = 256 * 1024
"""Bytes of a page that is handed over as it was fetched; a larger one is read from the archive."""


class Brought(NamedTuple):
    """An item and the file that holds it; `page`: what its archive would give, where that is at hand."""

    item: WaitingItem
    file: Path
    page: ArchivedPage | None = None


class Delivered(NamedTuple):
    """How many reports came of an item, and what there is to say about it."""

    reports: int
    faults: Sequence[Fault]


Deliver = Callable[[Sequence[Brought]], Sequence[Delivered]]
"""Takes items, all of them archived, and says what came of each. After a kill, some may come again."""

Ahead = Callable[[Brought], None]
"""Told of an item as soon as it is archived, by the thread that fetched it, before it is delivered."""


class _Look(NamedTuple):
    """What a look at a feed gave: the feed as it is now and its items, or why they can't be had."""

    feed: Feed
    items: Sequence[FeedItem] = ()
    failure: Unreadable | None = None


class _Try(NamedTuple):
    """What a try to fetch an item gave."""

    item: WaitingItem
    brought: Brought | None = None
    failure: Unreadable | None = None


class Watch:
    """Feeds and folders under watch. One that breaks is told, tried again later, and never stops the others."""

    def __init__(
        self,
        state: WatchState,
        settings: FetchSettings,
        deliver: Deliver,
        pause: float = 1.0,
        every: timedelta = timedelta(minutes=15),
        clock: Clock = utc_now,
        ahead: Ahead = lambda _: None,
    ) -> None:
        """`pause`: seconds between two visits to a host; `every`: between two looks at a feed."""
        self._state, self._deliver, self._ahead = state, deliver, ahead
        self._every, self._clock, self._archive = every, clock, settings.archive
        self._visits = Visits(settings, pause, clock)

    def round(self, sources: Sequence[str], seconds: float = math.inf) -> Iterator[Fault]:
        """Look once at those of `sources` that are due, then bring every open item; a fault for each failure.

        After `seconds` no further item is fetched: a slow host must not keep the next look at all others waiting.
        """
        due = self._state.due_feeds(sources, self._clock())
        for folder in due:
            if not is_address(folder.url):
                yield from self._note(self._look_into(folder))
        feeds = [feed for feed in due if is_address(feed.url)]
        for looks in self._visits.over(feeds, lambda feed: feed.url, self._look_at):
            for look in looks:
                yield from self._note(look)
        yield from self._bring(seconds)

    def _look_into(self, folder: Feed) -> _Look:
        def known(file: FolderFile) -> bool:
            return self._state.knows(file.path, file.version)

        try:
            found = whole_files(folder.url, known)
        except Unreadable as error:
            return _Look(folder, failure=error)
        return _Look(folder, [FeedItem(url=file.path, version=file.version) for file in found])

    def _look_at(self, feed: Feed, get: Get) -> _Look:
        try:
            fetched, _ = self._kept(feed.url, get, _conditions(feed))
            if fetched.status == 304:
                return _Look(feed)
            _check_status(fetched)
            now = Feed(feed.url, fetched.header("ETag"), fetched.header("Last-Modified"))
            return _Look(now, feed_items(fetched.body, fetched.final_url))
        except Unreadable as error:
            return _Look(feed, failure=error)

    def _note(self, look: _Look) -> Iterator[Fault]:
        if look.failure is None:
            pause = self._every if is_address(look.feed.url) else timedelta()
            self._state.feed_read(look.feed, look.items, self._clock(), pause)
        else:
            self._state.feed_failed(look.feed.url, look.failure, self._clock())
            yield look.failure.fault(look.feed.url)

    def _bring(self, seconds: float) -> Iterator[Fault]:
        items = [(item, self._file(item)) for item in self._state.open_items(self._clock())]
        yield from self._hand_over([Brought(item, file) for item, file in items if file is not None])
        elsewhere = [item for item, file in items if file is None]
        for tries in self._visits.over(elsewhere, lambda item: item.url, self._fetch, seconds):
            yield from self._take(tries)

    def _file(self, item: WaitingItem) -> Path | None:
        """The file that holds an item already: its own in a folder, or its archived fetch."""
        if item.version is not None:
            return Path(item.url)
        return self._archive / item.file if item.file else None

    def _fetch(self, item: WaitingItem, get: Get) -> _Try:
        try:
            fetched, kept = self._kept(item.url, get, ())
            _check_status(fetched)
        except Unreadable as error:
            return _Try(item, failure=error)
        page = fetched_page(fetched, kept.record) if len(fetched.body) <= _LARGEST_HELD else None
        brought = Brought(item, kept.file, page)
        self._ahead(brought)
        return _Try(item, brought)

    def _kept(self, url: str, get: Get, headers: Headers) -> tuple[Fetched, Kept]:
        """The answer at `url`, archived whatever it says."""
        fetched = get(url, headers)
        try:
            return fetched, archive(fetched, self._archive)
        except OSError as error:
            raise Unreadable(NOT_ARCHIVED, reason=error.strerror or str(error)) from error

    def _take(self, tries: Sequence[_Try]) -> Iterator[Fault]:
        brought = [one.brought for one in tries if one.brought is not None]
        files = [(one.item.url, one.file.relative_to(self._archive).as_posix()) for one in brought]
        self._state.items_archived(files)
        for one in tries:
            if one.failure is not None:
                yield self._failed(one.item, one.failure)
        yield from self._hand_over(brought)

    def _hand_over(self, brought: Sequence[Brought]) -> Iterator[Fault]:
        for first in range(0, len(brought), _TOGETHER):
            yield from self._hand_over_batch(brought[first : first + _TOGETHER])

    def _hand_over_batch(self, batch: Sequence[Brought]) -> Iterator[Fault]:
        readable = []
        for brought in batch:
            try:
                check_readable(brought.file)
                readable.append(brought)
            except Unreadable as error:
                yield self._failed(brought.item, error)
        try:
            delivered = self._deliver(readable)
        except Unreadable as error:
            yield from [self._failed(brought.item, error) for brought in readable]
            return
        pairs = list(zip(readable, delivered, strict=True))
        self._state.items_done([(brought.item.url, _nothing_came(done)) for brought, done in pairs])
        for _, done in pairs:
            yield from done.faults

    def _failed(self, item: WaitingItem, reason: Unreadable) -> Fault:
        self._state.item_failed(item.url, reason, self._clock())
        return reason.fault(item.url)


def _nothing_came(done: Delivered) -> Fault | None:
    """Why no report came of an item, None where one did."""
    return None if done.reports or not done.faults else done.faults[0]


def _conditions(feed: Feed) -> Headers:
    """What makes a server answer 304 where nothing is new (RFC 9110, 13.1)."""
    known = (("If-None-Match", feed.etag), ("If-Modified-Since", feed.modified))
    return tuple((name, value) for name, value in known if value)


def _check_status(fetched: Fetched) -> None:
    if fetched.status != 200:
        raise Unreadable(STATUS, status=fetched.status)
