"""The way through many reports: faults said as they come, and a bar where somebody watches a long run."""

import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

from selon.acquire import Fault
from selon.cli.terminal import print_fault, remark
from selon.messages import say

T = TypeVar("T")

__all__ = ["each"]

_MANY = 20


def each(
    outcomes: Iterable[T | Fault], use: Callable[[T], None], total: int | None, bar: bool
) -> tuple[int, int]:
    """Call `use` on every result, say every fault on standard error, and count both.

    `total` is the expected number of results (None: unknown); `bar`: whether a progress bar may be shown.
    """
    if bar and sys.stderr.isatty() and (total is None or total > _MANY):
        return _with_bar(outcomes, use, total)
    return _go(outcomes, use, print_fault, lambda: None)


def _go(
    outcomes: Iterable[T | Fault],
    use: Callable[[T], None],
    say_fault: Callable[[Fault], None],
    step: Callable[[], None],
) -> tuple[int, int]:
    used = faults = 0
    for outcome in outcomes:
        if isinstance(outcome, Fault):
            faults += 1
            say_fault(outcome)
        else:
            used += 1
            use(outcome)
            step()
    return used, faults


def _with_bar(
    outcomes: Iterable[T | Fault], use: Callable[[T], None], total: int | None
) -> tuple[int, int]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(say("Reading")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=total)

        def say_fault(fault: Fault) -> None:
            progress.console.print(remark(fault), markup=False, highlight=False, soft_wrap=True)

        return _go(outcomes, use, say_fault, lambda: progress.advance(task))
