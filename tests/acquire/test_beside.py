"""A process beside this one answers in order, says what its work raises, and is missed when it dies."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest

from selon.acquire.beside import Beside, Died


def _double(number: int) -> int:
    return 2 * number


def _large(number: int) -> bytes:
    return bytes(number)


def _strict(number: int) -> int:
    if number == 3:
        raise ValueError(number)
    return number


def _mortal(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@contextmanager
def started(work: Callable[[Any], Any]) -> Iterator[Beside[Any, Any]]:
    process: Beside[Any, Any] = Beside(work)
    try:
        yield process
    finally:
        process.close()


def test_answers_are_taken_in_any_order() -> None:
    with started(_double) as process:
        numbers = [process.give(task) for task in range(5)]
        assert [process.take(number) for number in (numbers[3], numbers[0], *numbers[1:3])] == [6, 0, 2, 4]
        assert process.take(process.give(50)) == 100
        assert process.take(numbers[4]) == 8


def test_what_the_work_raises_is_raised_and_ends_nothing() -> None:
    with started(_strict) as process:
        numbers = [process.give(task) for task in (2, 3, 4)]
        with pytest.raises(ValueError, match="3"):
            process.take(numbers[1])
        assert [process.take(numbers[0]), process.take(numbers[2])] == [2, 4]


def test_answers_given_before_a_death_are_there_and_those_after_it_lost() -> None:
    with started(_mortal) as process:
        numbers = [process.give(task) for task in (1, 2, 3)]
        assert [process.take(number) for number in numbers[:2]] == [1, 2]
        with pytest.raises(Died):
            process.take(numbers[2])
        with pytest.raises(Died):
            process.give(4)


def test_answers_that_fill_the_pipe_wait_until_they_are_taken() -> None:
    with started(_large) as process:
        numbers = [process.give(300_000) for _ in range(50)]
        assert [len(process.take(number)) for number in numbers] == [300_000] * 50


def test_a_giver_that_waits_is_let_go_by_the_end() -> None:
    told = list[type[BaseException]]()

    def give() -> None:
        try:
            for _ in range(50):
                process.give(b"x" * 300_000)
        except Died as error:
            told.append(type(error))

    with started(_slow) as process:
        giver = Thread(target=give)
        giver.start()
        time.sleep(0.2)
    giver.join(10)
    assert told == [Died]
    assert not multiprocessing.active_children()


def _slow(_: bytes) -> None:
    time.sleep(60)


def test_it_ends_with_a_parent_that_is_killed() -> None:
    program = (
        "import os, time; from selon.acquire.beside import Beside\n"
        "if __name__ == '__main__':\n"
        "    process = Beside(time.sleep); process.give(60)\n"
        "    print(process._process.pid, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(1)
        parent.kill()
    assert _gone(child, 10)


def _gone(process: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
