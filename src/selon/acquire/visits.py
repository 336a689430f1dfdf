"""Visits to the web: many hosts at once, each with manners, by connections that are kept between two visits."""

import math
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

import msgspec

from selon.acquire.fetch import Clock, Fetched, Fetcher, Headers
from selon.acquire.robots import Manners, host_of
from selon.acquire.settings import FetchSettings
from selon.acquire.turns import in_turn

__all__ = ["HOSTS_AT_ONCE", "LARGEST", "Get", "Visits"]

T = TypeVar("T")
R = TypeVar("R")

HOSTS_AT_ONCE = 8
LARGEST = 4 * 1024 * 1024
"""Bytes of one answer, less than a single fetch may have: so many at once must not fill the memory."""
_MOST_OPEN = 64
"""Hosts to which connections are kept open."""

Get = Callable[[str, Headers], Fetched]
"""Fetches an address, with further headers, when it is its host's turn. Raises Unreadable."""


class Visits:
    """The hosts of a watch. One caller at a time."""

    def __init__(self, settings: FetchSettings, pause: float, clock: Clock) -> None:
        """`pause`: seconds between two visits to a host."""
        limits = settings.limits
        smaller = msgspec.structs.replace(
            limits, received=min(limits.received, LARGEST), body=min(limits.body, LARGEST)
        )
        self._open = _Open(msgspec.structs.replace(settings, limits=smaller), clock)
        self._manners = Manners(settings.agent, pause)

    def over(
        self, tasks: Iterable[T], url: Callable[[T], str], work: Callable[[T, Get], R], seconds: float = math.inf
    ) -> Iterator[list[R]]:
        """What `work` gives for each task, whose address is `url`, in lists as it comes, in no certain order.

        Within a host, tasks keep their order. After `seconds` no further task is begun.
        """

        def visit(host: str, task: T) -> R:
            with self._open.at(host) as fetcher:
                return work(task, lambda address, headers: self._get(fetcher, address, headers))

        hosts = ((host_of(url(task)), task) for task in tasks)
        try:
            yield from in_turn(hosts, visit, self._manners.wait, HOSTS_AT_ONCE, seconds)
        finally:
            self._open.close()

    def _get(self, fetcher: Fetcher, url: str, headers: Headers) -> Fetched:
        self._manners.before(url, fetcher.fetch)
        return fetcher.fetch(url, headers)


class _Open:
    """A fetcher for each host that was visited lately. Several threads may ask, one a host."""

    def __init__(self, settings: FetchSettings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self._idle: OrderedDict[str, Fetcher] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def at(self, host: str) -> Iterator[Fetcher]:
        """The fetcher for `host`, by which its connection is kept for the next visit."""
        with self._lock:
            fetcher = self._idle.pop(host, None) or Fetcher(self._settings, self._clock)
        try:
            yield fetcher
        finally:
            self._keep(host, fetcher)

    def _keep(self, host: str, fetcher: Fetcher) -> None:
        with self._lock:
            self._idle[host] = fetcher
            oldest = self._idle.popitem(last=False)[1] if len(self._idle) > _MOST_OPEN else None
        if oldest is not None:
            oldest.close()

    def close(self) -> None:
        """Close all that are idle."""
        with self._lock:
            idle, self._idle = self._idle, OrderedDict()
        for fetcher in idle.values():
            fetcher.close()
