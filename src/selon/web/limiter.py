"""Slowing down whoever guesses passwords: after some failures for a name or an address, a wait."""

import threading
from collections import deque
from dataclasses import dataclass, field

from selon.web.errors import TooManyError

__all__ = ["Limiter"]

_MOST_KEYS = 10_000


@dataclass
class Limiter:
    """At most `failures` in `seconds` for each key. Times are seconds of any clock that never goes back."""

    failures: int = 5
    seconds: int = 300
    _seen: dict[str, deque[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def check(self, keys: list[str], now: float) -> None:
        """Raise TooManyError where one of the keys has failed too often of late."""
        with self._lock:
            for key in keys:
                recent = self._recent(key, now)
                if len(recent) >= self.failures:
                    raise TooManyError(int(recent[0] + self.seconds - now) + 1)

    def failed(self, keys: list[str], now: float) -> None:
        """Count a failure for each key."""
        with self._lock:
            if len(self._seen) > _MOST_KEYS:
                self._seen = {key: times for key, times in self._seen.items() if self._recent(key, now)}
            for key in keys:
                self._recent(key, now).append(now)

    def passed(self, key: str) -> None:
        """Forget the key's failures."""
        with self._lock:
            self._seen.pop(key, None)

    def _recent(self, key: str, now: float) -> deque[float]:
        times = self._seen.setdefault(key, deque())
        while times and times[0] <= now - self.seconds:
            times.popleft()
        return times
