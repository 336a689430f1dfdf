"""Manners: robots.txt (RFC 9309, read by the standard library) and a pause between two visits to a host."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from selon.acquire.decoding import decode
from selon.acquire.fault import Unreadable
from selon.acquire.fetch import Fetched
from selon.messages import mark

__all__ = ["Manners"]

FORBIDDEN = mark("the robots.txt of {host} asks that it be left alone")
UNKNOWN_RULES = mark("the robots.txt of {host} can't be had, so nothing there is fetched: {reason}")

_LONGEST_PAUSE = 60.0
"""Seconds of Crawl-delay that are heeded: more would stop all other feeds."""

Fetch = Callable[[str], Fetched]


class Manners:
    """What each host asks of its visitors, learnt once a run, and when each was last visited."""

    def __init__(
        self,
        fetch: Fetch,
        agent: str,
        pause: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`pause`: seconds between two visits to a host; `fetch` gets robots.txt."""
        self._fetch, self._agent, self._pause = fetch, agent, pause
        self._clock, self._sleep = clock, sleep
        self._rules: dict[str, RobotFileParser | Unreadable] = {}
        self._visits: dict[str, float] = {}

    def before(self, url: str) -> None:
        """Wait for the turn of `url`. Raises Unreadable where its host does not want to be visited there."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        rules = self._rules_of(root)
        if isinstance(rules, Unreadable):
            raise Unreadable(UNKNOWN_RULES, host=parts.netloc, reason=rules.message.format(**rules.values))
        if not rules.can_fetch(self._agent, url):
            raise Unreadable(FORBIDDEN, host=parts.netloc)
        self._wait(root, min(float(rules.crawl_delay(self._agent) or 0), _LONGEST_PAUSE))

    def _rules_of(self, root: str) -> RobotFileParser | Unreadable:
        if root not in self._rules:
            self._wait(root, 0)
            self._rules[root] = self._learn(f"{root}/robots.txt")
        return self._rules[root]

    def _learn(self, url: str) -> RobotFileParser | Unreadable:
        """The rules; a host that has none allows all, one that fails allows nothing (RFC 9309, 2.3.1)."""
        rules = RobotFileParser(url)
        try:
            found = self._fetch(url)
            if found.status >= 500:
                return Unreadable(mark("status {status}"), status=found.status)
            rules.parse(decode(found.body).text.splitlines() if found.status == 200 else [])
        except Unreadable as error:
            return error
        return rules

    def _wait(self, root: str, asked: float) -> None:
        since = self._clock() - self._visits.get(root, float("-inf"))
        left = max(self._pause, asked) - since
        if left > 0:
            self._sleep(left)
        self._visits[root] = self._clock()
