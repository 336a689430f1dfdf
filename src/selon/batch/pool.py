"""Reports coded by several processes, in order, with a bounded number in flight."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from selon.acquire import Acquired, Fault
from selon.batch.coding import code_report
from selon.gazetteer import open_default
from selon.messages import mark
from selon.model import CodedReport

__all__ = ["code_reports", "cores"]

Outcome = CodedReport | Fault
_Chunk = list[Acquired | Fault]

# Enough reports for the cost of handing a chunk over not to count, few enough to keep all processes busy.
_CHUNK = 16
_IN_FLIGHT_PER_WORKER = 3

DIED = mark("the process that coded this report died, perhaps for want of memory")


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def code_reports(items: Iterable[Acquired | Fault], workers: int = 1) -> Iterator[Outcome]:
    """Code the reports among `items` with `workers` processes; faults pass through; order is kept.

    Raises ValueError where `workers` is below 1. At most a few chunks of 16 reports a process are held.
    """
    if workers < 1:
        raise ValueError(f"workers: {workers}")
    if workers == 1:
        return (code_report(item) if isinstance(item, Acquired) else item for item in items)
    return _in_parallel(items, workers)


def _in_parallel(items: Iterable[Acquired | Fault], workers: int) -> Iterator[Outcome]:
    open_default()  # builds the index of places where it must be: once, here, not in every worker
    waiting = iter(items)
    running: deque[tuple[_Chunk, Future[list[Outcome]]]] = deque()
    pool = _pool(workers)
    try:
        while True:
            while len(running) < workers * _IN_FLIGHT_PER_WORKER and (chunk := list(islice(waiting, _CHUNK))):
                running.append((chunk, pool.submit(_code_chunk, chunk)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool = _pool(workers)
                running = deque((c, pool.submit(_code_chunk, c)) for c, _ in running)
                yield from _one_by_one(chunk)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Fresh processes rather than forks: the progress bar has a thread, and forks of threads may lock up."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is the parent's to handle; a worker would print a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code_chunk(chunk: _Chunk) -> list[Outcome]:
    return [code_report(item) if isinstance(item, Acquired) else item for item in chunk]


def _one_by_one(chunk: _Chunk) -> Iterator[Outcome]:
    """Code a chunk that a process may have died of, a process a report, to find which one it was."""
    for item in chunk:
        with _pool(1) as pool:
            try:
                yield from pool.submit(_code_chunk, [item]).result()
            except BrokenProcessPool:
                yield Fault(source=item.source, line=item.line, message=DIED)
