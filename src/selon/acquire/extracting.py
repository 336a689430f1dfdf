"""What a watch brought, to reports: where there are many pages, in a process beside this one.

A page is handed over by the thread that fetched it, as soon as it is archived. Its text is taken out while others
are fetched and while this process reads those before it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import NamedTuple

from selon.acquire.archived_page import ArchivedPage, read_page
from selon.acquire.beside import Beside, Died
from selon.acquire.building import Acquired, Defaults
from selon.acquire.fault import Fault
from selon.acquire.inputs import acquire
from selon.acquire.watch import Brought
from selon.messages import mark

__all__ = ["Extraction"]

DIED = mark("the process that took the text out of this page died, perhaps for want of memory")

_MANY = 8
"""Pages from which on a process of their own is worth its start."""

_Task = tuple[str, ArchivedPage, Defaults]
_Found = list[Acquired | Fault]
_Process = Beside[_Task, _Found]


class _Begun(NamedTuple):
    """A page that was handed over: to which process, and as which of its tasks."""

    process: _Process
    number: int


class Extraction:
    """Takes reports out of archived fetches and files; `beside`: of many pages in a process of its own."""

    def __init__(self, beside: bool) -> None:
        """No process is started before there are many pages."""
        self._beside, self._pages = beside, 0
        self._process: _Process | None = None
        self._begun: dict[Path, _Begun] = {}
        self._changing = Lock()

    def __enter__(self) -> "Extraction":
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        with self._changing:
            self._beside = False
        self._give_up()

    def begin(self, brought: Brought, defaults: Defaults) -> None:
        """Have the page of `brought` gone over beside; `of` gives what came of it. Any thread may call."""
        process = None if brought.page is None else self._ready()
        if process is None or brought.page is None:
            return
        try:
            number = process.give((str(brought.file), brought.page, defaults))
            self._begun[brought.file] = _Begun(process, number)
        except Died:  # `of` will notice by the pages that were begun before, and read this one here
            return

    def _ready(self) -> _Process | None:
        """The process, started where it is worth it and there is none."""
        with self._changing:
            self._pages += 1
            if self._process is None and self._beside and self._pages >= _MANY:
                self._process = Beside(_read)
            return self._process

    def of(self, batch: Sequence[tuple[Brought, Defaults]]) -> Iterator[tuple[int, Acquired | Fault]]:
        """The reports and faults of everything in `batch`, in order, each with its place there."""
        for place, (brought, defaults) in enumerate(batch):
            for item in self._found(brought, defaults):
                yield place, item

    def _found(self, brought: Brought, defaults: Defaults) -> Iterator[Acquired | Fault]:
        if brought.page is None:
            return acquire([str(brought.file)], defaults)
        task = (str(brought.file), brought.page, defaults)
        begun = self._begun.pop(brought.file, None)
        return iter(_read(task) if begun is None else self._taken(begun, task))

    def _taken(self, begun: _Begun, task: _Task) -> _Found:
        """What came of a page; where its process died, of another try."""
        try:
            return begun.process.take(begun.number)
        except Died:
            self._give_up(begun.process)
            return _read_apart(task)

    def _give_up(self, dead: _Process | None = None) -> None:
        """End the process, where it is the one that is `dead` or none is named."""
        with self._changing:
            process = self._process
            if process is None or dead not in (None, process):
                return
            self._process = None
        process.close()


def _read(task: _Task) -> _Found:
    source, page, defaults = task
    return list(read_page(source, page, defaults))


def _read_apart(task: _Task) -> _Found:
    """In a process of its own: whoever killed the last one would kill the next."""
    process: _Process = Beside(_read)
    try:
        return process.take(process.give(task))
    except Died:
        source, page, _ = task
        return [Fault(source=source, line=page.number, message=DIED)]
    finally:
        process.close()
