"""Turns: tasks at many hosts, done by several threads, at each host one at a time and when its pause is over."""

import math
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from threading import Condition, Thread
from typing import Generic, NamedTuple, TypeVar

__all__ = ["in_turn"]

T = TypeVar("T")
R = TypeVar("R")

_MOST_WAITING = 64
"""Results that are held for whoever uses them: no more is fetched ahead of reading than that."""


def in_turn(
    tasks: Iterable[tuple[str, T]],
    work: Callable[[str, T], R],
    pause: Callable[[str], float],
    threads: int,
    seconds: float = math.inf,
) -> Iterator[list[R]]:
    """What `work` gives for each (host, task), as it comes, in lists of what came since the last look.

    `pause`: seconds before a host may be visited. After `seconds` no further task is begun. What `work` raises
    is raised here. The threads end when the tasks do, or when the caller has enough.
    """
    turns = _Turns(tasks, pause, seconds)
    results = SimpleQueue[R | _End]()
    running = min(threads, turns.hosts)
    for _ in range(running):
        Thread(target=_take_turns, args=(turns, work, results), daemon=True).start()
    try:
        while running:
            done, ended = _parted(_all_there(results))
            running -= ended
            turns.used(len(done))
            if done:
                yield done
    finally:
        turns.stop()


class _Turns(Generic[T]):
    """Whose turn it is."""

    def __init__(self, tasks: Iterable[tuple[str, T]], pause: Callable[[str], float], seconds: float) -> None:
        self._tasks: dict[str, deque[T]] = {}
        for host, task in tasks:
            self._tasks.setdefault(host, deque()).append(task)
        self.hosts = len(self._tasks)
        self._pause, self._end = pause, time.monotonic() + seconds
        self._busy, self._unused = set[str](), 0
        self._changed = Condition()

    def take(self) -> tuple[str, T] | None:
        """The next task, waited for; None where there is none left that isn't at a host which is being visited."""
        with self._changed:
            while self._tasks and time.monotonic() < self._end:
                wait, host = self._next()
                if host is not None and wait <= 0:
                    return host, self._begin(host)
                self._changed.wait(min(wait, max(0.0, self._end - time.monotonic()), 3600.0))
            return None

    def _next(self) -> tuple[float, str | None]:
        """The host that may be visited soonest, and in how many seconds."""
        free = [host for host in self._tasks if host not in self._busy]
        if not free or self._unused >= _MOST_WAITING:
            return math.inf, None
        return min((self._pause(host), host) for host in free)

    def _begin(self, host: str) -> T:
        self._busy.add(host)
        self._unused += 1
        task = self._tasks[host].popleft()
        if not self._tasks[host]:
            del self._tasks[host]
        return task

    def left(self, host: str) -> None:
        """The visit to `host` is over."""
        with self._changed:
            self._busy.discard(host)
            self._changed.notify_all()

    def used(self, count: int) -> None:
        """So many results were taken away."""
        with self._changed:
            self._unused -= count
            self._changed.notify_all()

    def stop(self) -> None:
        """Begin nothing further."""
        with self._changed:
            self._tasks.clear()
            self._changed.notify_all()


class _End(NamedTuple):
    """What a thread leaves last: that it is over, and what it died of."""

    error: BaseException | None


def _take_turns(turns: _Turns[T], work: Callable[[str, T], R], results: "SimpleQueue[R | _End]") -> None:
    """What a thread does."""
    error = None
    try:
        while (turn := turns.take()) is not None:
            host, task = turn
            try:
                results.put(work(host, task))
            finally:
                turns.left(host)
    except BaseException as raised:  # it is the caller's, who is in another thread
        error = raised
    finally:
        results.put(_End(error))


def _all_there(results: "SimpleQueue[R]") -> list[R]:
    """What is there, at least one."""
    found = [results.get()]
    while not results.empty():
        found.append(results.get())
    return found


def _parted(came: Iterable[R | _End]) -> tuple[list[R], int]:
    """The results, and how many threads are over; what one died of is raised."""
    done, ended = list[R](), 0
    for one in came:
        if not isinstance(one, _End):
            done.append(one)
        elif one.error is None:
            ended += 1
        else:
            raise one.error
    return done, ended
