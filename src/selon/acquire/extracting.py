"""What a watch brought, to reports: many pages at a time in a process beside this one, which goes on reading."""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType

from selon.acquire.archived_page import ArchivedPage, read_page
from selon.acquire.building import Acquired, Defaults
from selon.acquire.fault import Fault
from selon.acquire.inputs import acquire
from selon.acquire.watch import Brought
from selon.messages import mark

__all__ = ["Extraction"]

DIED = mark("the process that took the text out of this page died, perhaps for want of memory")

_MANY = 8
"""Pages from which on a process of their own is worth its start."""
_CHUNK = 4
"""Pages that are handed over at once."""

_Task = tuple[str, ArchivedPage, Defaults]
_Found = list[Acquired | Fault]


class Extraction:
    """Takes reports out of archived fetches and files, in `workers` processes beside this one; 0 for none."""

    def __init__(self, workers: int) -> None:
        """No process is started before there are many pages."""
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Extraction":
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def of(self, batch: Sequence[tuple[Brought, Defaults]]) -> Iterator[tuple[int, Acquired | Fault]]:
        """The reports and faults of everything in `batch`, in order, each with its place there."""
        pages = [
            (str(brought.file), brought.page, defaults) for brought, defaults in batch if brought.page is not None
        ]
        found = self._beside(pages) if self._workers and len(pages) >= _MANY else map(_read, pages)
        for place, (brought, defaults) in enumerate(batch):
            items = acquire([str(brought.file)], defaults) if brought.page is None else next(found)
            for item in items:
                yield place, item

    def _beside(self, pages: Sequence[_Task]) -> Iterator[_Found]:
        chunks = [pages[first : first + _CHUNK] for first in range(0, len(pages), _CHUNK)]
        self._pool = self._pool or _pool(self._workers)
        running = [(chunk, self._pool.submit(_read_all, chunk)) for chunk in chunks]
        for chunk, future in running:
            yield from self._whole(chunk, future)

    def _whole(self, chunk: Sequence[_Task], future: Future[list[_Found]]) -> Iterator[_Found]:
        """What came of a chunk; where its process died, of one page after the other."""
        try:
            yield from future.result()
        except BrokenProcessPool:
            self._pool = None
            yield from map(_read_apart, chunk)


def _read(task: _Task) -> _Found:
    source, page, defaults = task
    return list(read_page(source, page, defaults))


def _read_all(chunk: Sequence[_Task]) -> list[_Found]:
    return [_read(task) for task in chunk]


def _read_apart(task: _Task) -> _Found:
    """In a process of its own: whoever killed the last one would kill the next."""
    with _pool(1) as pool:
        try:
            return pool.submit(_read, task).result()
        except BrokenProcessPool:
            source, page, _ = task
            return [Fault(source=source, line=page.number, message=DIED)]


def _pool(workers: int) -> ProcessPoolExecutor:
    """Fresh processes rather than forks: this one has threads, and forks of threads may lock up."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Ctrl-C is the parent's to handle. A parent that is killed leaves nobody to end its children: they look."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
