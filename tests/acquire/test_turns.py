"""Turns: hosts side by side, at each one visit at a time and its pause kept, and the end when it is asked for."""

import threading
import time
from collections import defaultdict

import pytest

from selon.acquire.turns import in_turn


def _nothing(host: str) -> float:
    return 0.0


def test_every_task_is_done_once_and_a_host_keeps_its_order() -> None:
    tasks = [(f"host{n % 7}", n) for n in range(500)]
    done = [result for came in in_turn(tasks, lambda host, n: (host, n), _nothing, 4) for result in came]
    assert sorted(done) == sorted(tasks)
    for host in {host for host, _ in tasks}:
        mine = [n for where, n in done if where == host]
        assert mine == sorted(mine)


def test_a_host_is_visited_by_one_at_a_time() -> None:
    here: dict[str, int] = defaultdict(int)
    crowds = []

    def work(host: str, n: int) -> int:
        here[host] += 1
        crowds.append(here[host])
        time.sleep(0.002)
        here[host] -= 1
        return n

    list(in_turn([(f"host{n % 3}", n) for n in range(60)], work, _nothing, 8))
    assert set(crowds) == {1}


def test_a_slow_host_keeps_no_other_waiting() -> None:
    release = threading.Event()

    def work(host: str, n: int) -> str:
        if host == "slow":
            release.wait(10)
        return host

    came = in_turn([("slow", 0), *[("quick", n) for n in range(20)]], work, _nothing, 2)
    quick = [result for _, results in zip(range(20), came, strict=False) for result in results]
    assert "slow" not in quick[:20]
    release.set()
    assert "slow" in [*quick, *[result for results in came for result in results]]


def test_the_pause_of_a_host_is_waited_for() -> None:
    last: dict[str, float] = {}
    gaps = []

    def pause(host: str) -> float:
        return max(0.0, last.get(host, 0.0) + 0.05 - time.monotonic())

    def work(host: str, n: int) -> None:
        gaps.append(time.monotonic() - last.get(host, 0.0))
        last[host] = time.monotonic()

    list(in_turn([(f"host{n % 2}", n) for n in range(10)], work, pause, 4))
    assert min(gaps) >= 0.05


def test_no_task_is_begun_after_the_time_is_up() -> None:
    begun = []

    def work(host: str, n: int) -> None:
        begun.append(n)
        time.sleep(0.05)

    list(in_turn([("host", n) for n in range(100)], work, _nothing, 2, seconds=0.2))
    assert 1 <= len(begun) < 20


def test_what_a_task_raises_is_raised_to_the_caller() -> None:
    def work(host: str, n: int) -> int:
        return 1 // (5 - n)

    with pytest.raises(ZeroDivisionError):
        list(in_turn([("host", n) for n in range(10)], work, _nothing, 2))


def test_who_has_enough_ends_the_threads() -> None:
    begun = []
    came = in_turn([("host", n) for n in range(10_000)], lambda host, n: begun.append(n), _nothing, 2)
    next(came)
    came.close()
    time.sleep(0.05)
    count = len(begun)
    time.sleep(0.05)
    assert len(begun) == count < 10_000


def test_nothing_runs_far_ahead_of_its_use() -> None:
    begun = []
    came = in_turn([("host", n) for n in range(1_000)], lambda host, n: begun.append(n), _nothing, 2)
    first = len(next(came))
    time.sleep(0.1)
    assert len(begun) <= first + 64 + 2
    came.close()


def test_no_task() -> None:
    assert list(in_turn([], lambda host, n: n, _nothing, 2)) == []
