"""A process beside this one that works tasks off, in the order in which it is given them."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from threading import Lock, Thread
from typing import Generic, TypeVar

__all__ = ["Beside", "Died"]

T = TypeVar("T")
R = TypeVar("R")


class Died(Exception):  # noqa: N818 - a state of the process
    """The process is no more, and what it had not answered is lost."""


class Beside(Generic[T, R]):
    """Any thread may give it tasks; one takes the answers. Tasks that wait are held in the pipe, which is small.

    A fresh process rather than a fork: this one has threads, and forks of threads may lock up.
    """

    def __init__(self, work: Callable[[T], R]) -> None:
        """Start it; `work` is a function that it can import."""
        spawn = get_context("spawn")
        self._line, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._giving, self._given = Lock(), 0
        self._answered, self._waiting = 0, dict[int, R | Exception]()

    def give(self, task: T) -> int:
        """Its number, by which the answer is taken; waits where many tasks do. Raises Died."""
        try:
            with self._giving:
                self._line.send(task)
                self._given += 1
                return self._given
        except OSError as error:
            raise Died from error

    def take(self, number: int) -> R:
        """The answer to the task of that number, waited for; what its work raised is raised. Raises Died."""
        while number not in self._waiting:
            answer = self._next()
            self._answered += 1
            self._waiting[self._answered] = answer
        found = self._waiting.pop(number)
        if isinstance(found, Exception):
            raise found
        return found

    def _next(self) -> R | Exception:
        try:
            answer: R | Exception = self._line.recv()
            return answer
        except (EOFError, OSError) as error:
            raise Died from error

    def close(self) -> None:
        """End it, whatever it is at: an answer that nobody has taken is no loss."""
        self._process.kill()
        self._process.join()
        with self._giving:
            self._line.close()


def _serve(work: Callable[[T], R], line: Connection) -> None:
    """Ctrl-C is the parent's to handle. A parent that is killed leaves nobody to end its children: they look."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):  # nobody is left to answer
        while True:
            line.send(_answer(work, line.recv()))


def _answer(work: Callable[[T], R], task: T) -> R | Exception:
    try:
        return work(task)
    except Exception as error:  # whatever it is, it is the caller's
        return error


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
