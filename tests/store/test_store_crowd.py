"""Many writers and readers at once on PostgreSQL: nothing lost, nothing twice."""

import os
import threading
import time
from collections.abc import Callable

import pytest
from store_examples import READER, WHEN, coded

from selon.store import Draft, Filter, Store, StoreError, open_store

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

SECONDS = float(os.environ.get("SELON_CROWD_SECONDS", "8"))
WRITERS, READERS, STORES = 20, 50, 5


class Crowd:
    """Threads that work until the time is up; whatever goes wrong in one is kept."""

    def __init__(self, url: str) -> None:
        self.stores = [open_store(url) for _ in range(STORES)]
        self.until = time.monotonic() + SECONDS
        self.errors: list[BaseException] = []
        self.acknowledged: set[str] = set()
        self.noted: list[int] = []
        self.read = 0

    def run(self, tasks: list[Callable[[Store], None]]) -> None:
        threads = [
            threading.Thread(target=self._repeat, args=(task, self.stores[n % STORES]))
            for n, task in enumerate(tasks)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _repeat(self, task: Callable[[Store], None], store: Store) -> None:
        try:
            while time.monotonic() < self.until:
                task(store)
        except BaseException as error:
            self.errors.append(error)

    def writer(self, number: int) -> Callable[[Store], None]:
        """Two writers each ingest the same reports, and note something on what they find there."""
        turn = iter(range(10**9))

        def write(store: Store) -> None:
            name = f"w{number // 2}-{next(turn)}"
            receipt = store.ingest(coded(name, publisher=name), reader=READER, received=WHEN)
            self.acknowledged.add(receipt.report)
            note = Draft(kind="note", subject=f"{receipt.report}-1", who=str(number), when=WHEN)
            self.noted.append(store.decide(note).seq)

        return write

    def reader(self, store: Store) -> None:
        """Whatever is read is whole: a report has all its claims or isn't there."""
        page = store.claims(Filter(event="capture"), limit=20)
        for claim in page.items[:3]:
            assert store.report(claim.report).claims == 2
        assert all(i.claims for i in store.incidents(limit=20).items)
        self.read += 1


def test_twenty_writers_and_fifty_readers(postgres_url: str) -> None:
    crowd = Crowd(postgres_url)
    merger: list[Callable[[Store], None]] = [lambda store: (store.refresh(), time.sleep(0.5))[1]]
    crowd.run([*(crowd.writer(n) for n in range(WRITERS)), *([crowd.reader] * READERS), *merger])
    assert crowd.errors == []
    assert crowd.read > READERS
    store = crowd.stores[0]
    store.refresh()
    reports = [r.report.id for r in store.every_report()]
    assert len(reports) == len(set(reports))
    assert set(reports) == crowd.acknowledged
    claims = [c.id for c in store.every_claim()]
    assert len(claims) == len(set(claims)) == 2 * len(reports)
    assert sorted(crowd.noted) == list(range(1, len(crowd.noted) + 1))
    assert store.verify() == []
    assert sorted(c for i in store.every_incident() for c in i.claims) == sorted(claims)
    for one in crowd.stores:
        one.close()


def test_a_busy_sqlite_store_waits_its_turn(tmp_path: object) -> None:
    """Two processes' worth of writers on one file: each gets in."""
    path = f"{tmp_path}/selon.db"
    failed: list[StoreError] = []

    def write(number: int) -> None:
        with open_store(path) as store:
            for n in range(5):
                try:
                    store.ingest(
                        coded(f"s{number}-{n}", publisher=f"{number}-{n}"), reader=READER, received=WHEN
                    )
                except StoreError as error:
                    failed.append(error)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_store(path) as store:
        assert store.status().reports == 40
