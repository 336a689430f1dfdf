"""Manners: robots.txt (RFC 9309, read by Protego) and a pause between two visits to a host."""

import math
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from protego import Protego

from selon.acquire.decoding import decode
from selon.acquire.fault import Unreadable
from selon.acquire.fetch import Fetched
from selon.messages import mark

__all__ = ["Manners", "host_of"]

FORBIDDEN = mark("the robots.txt of {host} asks that it be left alone")
UNKNOWN_RULES = mark("the robots.txt of {host} can't be had, so nothing there is fetched: {reason}")

_LONGEST_PAUSE = 60.0
"""Seconds of Crawl-delay that are heeded: with more, a feed of twenty items a day could not be followed."""
_KEPT = 24 * 3600.0
"""Seconds for which rules hold (RFC 9309, 2.4)."""
_FAILURE_KEPT = 600.0
"""Seconds after which rules that could not be had are asked for again."""
_TOO_MANY_REQUESTS = 429  # RFC 9309 lets it pass as "no rules"; it asks for the opposite
_MOST_BYTES = 500 * 1024
"""Of robots.txt that are read (RFC 9309, 2.5)."""

Fetch = Callable[[str], Fetched]


class _Learnt(NamedTuple):
    """The rules of a host, or why they can't be had, and until when that holds."""

    rules: Protego | Unreadable
    until: float


class Manners:
    """What each host asks of its visitors, and when each was last visited. Several threads may ask, one a host."""

    def __init__(
        self,
        agent: str,
        pause: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`pause`: seconds between two visits to a host."""
        self._agent, self._pause = agent.partition("/")[0], pause  # rules name the product, not its version
        self._clock, self._sleep = clock, sleep
        self._learnt: dict[str, _Learnt] = {}
        self._next: dict[str, float] = {}

    def before(self, url: str, fetch: Fetch) -> None:
        """Wait for the turn of `url`; `fetch` gets robots.txt.

        Raises Unreadable where its host does not want to be visited there.
        """
        host, name = host_of(url), urlsplit(url).netloc
        rules = self._rules_of(host, fetch)
        if isinstance(rules, Unreadable):
            raise Unreadable(UNKNOWN_RULES, host=name, reason=rules.message.format(**rules.values))
        if not rules.can_fetch(url, self._agent):
            raise Unreadable(FORBIDDEN, host=name)
        self._visit(host, min(float(rules.crawl_delay(self._agent) or 0), _LONGEST_PAUSE))

    def wait(self, host: str) -> float:
        """Seconds before `host` (as `host_of` gives it) may be visited again."""
        return max(0.0, self._next.get(host, -math.inf) - self._clock())

    def _rules_of(self, host: str, fetch: Fetch) -> Protego | Unreadable:
        known = self._learnt.get(host)
        if known is None or known.until <= self._clock():
            self._visit(host, 0)
            rules = self._learn(f"{host}/robots.txt", fetch)
            kept = _FAILURE_KEPT if isinstance(rules, Unreadable) else _KEPT
            known = self._learnt[host] = _Learnt(rules, self._clock() + kept)
        return known.rules

    def _learn(self, url: str, fetch: Fetch) -> Protego | Unreadable:
        """The rules; a host that has none allows all, one that fails allows nothing (RFC 9309, 2.3.1)."""
        try:
            found = fetch(url)
            if found.status >= 500 or found.status == _TOO_MANY_REQUESTS:
                return Unreadable(mark("status {status}"), status=found.status)
            return Protego.parse(_text(found.body) if 200 <= found.status < 300 else "")
        except Unreadable as error:
            return error

    def _visit(self, host: str, asked: float) -> None:
        """Wait for the host's turn; the next one comes after the pause."""
        left = self.wait(host)
        if left > 0:
            self._sleep(left)
        self._next[host] = self._clock() + max(self._pause, asked)


def host_of(url: str) -> str:
    """Scheme, name and port: what has a robots.txt, and a pace, of its own."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _text(body: bytes) -> str:
    """UTF-8, as the RFC asks, or whatever else can be read; what is no text has no rules."""
    whole = body if len(body) <= _MOST_BYTES else body[:_MOST_BYTES].rpartition(b"\n")[0]
    try:
        return decode(whole).text
    except Unreadable:
        return ""
