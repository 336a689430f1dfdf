"""Work on a stream done ahead in threads: while one result is used, the next are made."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

__all__ = ["ahead"]

S = TypeVar("S")
T = TypeVar("T")

# More would only take memory: by then whoever uses the results is the slowest.
_WORKERS = min(4, os.cpu_count() or 1)


def ahead(work: Callable[[S], T], items: Iterable[S]) -> Iterator[T]:
    """`map(work, items)`, worked on ahead; items are taken in the caller's thread, results come in order.

    A few results wait at most, so that memory stays constant. For work that lets other threads run (Arrow's).
    """
    waiting: deque[Future[T]] = deque()
    with ThreadPoolExecutor(_WORKERS) as pool:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > _WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
