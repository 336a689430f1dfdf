"""Folders that fill up: a file is taken once it is whole, once for each version, and never stops another."""

import os
import random
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from acquire_examples import TEXT
from watch_run import watch_apart

from selon.acquire import Acquired, Defaults, Fault, acquire
from selon.acquire.fault import Unreadable
from selon.acquire.folders import SETTLED, FolderFile, whole_files
from selon.acquire.settings import FetchSettings
from selon.acquire.watch import Brought, Delivered, Watch
from selon.acquire.watch_state import WatchState


class Clock:
    """Time that passes only where somebody sleeps; `meanwhile` is what happens in such a sleep."""

    def __init__(self, ahead: float) -> None:
        self.now, self.slept, self.meanwhile = time.time() + ahead, list[float](), list[Path]()

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        for path in self.meanwhile:
            path.write_text(path.read_text() + "Suite.")
            os.utime(path, (self.now + seconds, self.now + seconds))
        self.now += seconds


def _names(folder: Path, clock: Clock) -> list[str]:
    return [Path(file.path).name for file in whole_files(str(folder), lambda _: False, clock.time, clock.sleep)]


def test_files_that_rest_are_taken_at_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/c.jsonl", ".hidden.txt", "half.txt.part", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    clock = Clock(ahead=60)
    assert _names(tmp_path, clock) == ["a.html", "b.txt", "c.jsonl"]
    assert clock.slept == []


def test_a_young_file_is_looked_at_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    clock = Clock(ahead=0.5)
    assert _names(tmp_path, clock) == ["a.txt"]
    assert len(clock.slept) == 1
    assert 0 < clock.slept[0] <= SETTLED


def test_a_file_that_is_still_written_is_left_for_later(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    clock = Clock(ahead=0.5)
    clock.meanwhile = [tmp_path / "a.txt"]
    assert _names(tmp_path, clock) == ["b.txt"]


def test_a_copy_that_keeps_its_old_time_is_young_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    os.utime(path, (1_000_000, 1_000_000))
    clock = Clock(ahead=0.5)
    assert _names(tmp_path, clock) == ["a.txt"]
    assert len(clock.slept) == 1


def test_a_time_in_the_future_keeps_no_file_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    os.utime(path, (time.time() + 10**8,) * 2)
    assert _names(tmp_path, Clock(ahead=60)) == ["a.txt"]


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert _names(tmp_path, Clock(ahead=60)) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        whole_files(str(tmp_path / "none"), lambda _: False)


class Desk:
    """A watch over a folder, and the texts that it brought."""

    def __init__(self, folder: Path) -> None:
        self.inbox, self.now, self.texts = folder / "inbox", datetime(2024, 3, 12, tzinfo=UTC), list[str]()
        self.inbox.mkdir()
        self.state = WatchState(folder / "state.db")
        self._settings = FetchSettings(archive=folder / "archive")

    def round(self, after: timedelta = timedelta(minutes=1)) -> list[Fault]:
        self.now += after
        watch = Watch(self.state, self._settings, self._take, clock=lambda: self.now)
        return list(watch.round([str(self.inbox)]))

    def _take(self, batch: Sequence[Brought]) -> list[Delivered]:
        return [self._one(brought) for brought in batch]

    def _one(self, brought: Brought) -> Delivered:
        items = list(acquire([str(brought.file)], Defaults()))
        texts = [item.report.text for item in items if isinstance(item, Acquired)]
        self.texts += texts
        return Delivered(len(texts), [item for item in items if isinstance(item, Fault)])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Files settle quickly here; the wait itself is tested above."""
    monkeypatch.setattr("selon.acquire.folders.SETTLED", 0.05)
    return Desk(tmp_path)


def test_each_file_is_brought_once_and_again_when_it_changed(desk: Desk) -> None:
    (desk.inbox / "a.txt").write_text("Un.")
    assert not desk.round()
    (desk.inbox / "b.txt").write_text("Deux.")
    assert not desk.round()
    assert not desk.round()
    assert desk.texts == ["Un.", "Deux."]
    (desk.inbox / "a.txt").write_text("Un, corrigé.")
    assert not desk.round()
    assert desk.texts == ["Un.", "Deux.", "Un, corrigé."]
    (row,) = desk.state.status(desk.now)
    assert (row.url, row.done, row.waiting, row.failures) == (str(desk.inbox), 2, 0, 0)


def test_a_broken_file_is_a_row_and_stops_no_other(desk: Desk) -> None:
    (desk.inbox / "a.pdf").write_bytes(b"%PDF-1.4 rien")
    (desk.inbox / "b.wacz").write_bytes(b"PK\3\4 rien")
    (desk.inbox / "c.txt").write_text("Trois.")
    (desk.inbox / "d.txt").write_text("")
    faults = desk.round()
    assert desk.texts == ["Trois."]
    assert [Path(fault.source).name for fault in faults] == ["a.pdf", "b.wacz", "d.txt"]
    assert [Path(fault.source).name for fault in desk.state.failed_items()] == ["a.pdf", "b.wacz", "d.txt"]
    assert not desk.round(timedelta(days=2)), "told once"
    (desk.inbox / "d.txt").write_text("Quatre.")
    assert not desk.round()
    assert desk.texts == ["Trois.", "Quatre."]
    assert len(desk.state.failed_items()) == 2


def test_a_file_that_is_gone_before_its_turn_is_told_and_tried_again(desk: Desk) -> None:
    path = desk.inbox / "a.txt"
    path.write_text("Un.")
    version = f"{path.stat().st_size} {path.stat().st_mtime_ns}"
    desk.state.due_feeds([str(desk.inbox)], desk.now)
    path.rename(desk.inbox / "away")
    _add(desk, FolderFile(str(path), version))
    (fault,) = desk.round()
    assert fault.source == str(path)
    (desk.inbox / "away").rename(path)
    assert not desk.round(timedelta(hours=1))
    assert desk.texts == ["Un."]


def _add(desk: Desk, file: FolderFile) -> None:
    from selon.acquire.feeds import FeedItem
    from selon.acquire.watch_state import Feed

    item = FeedItem(url=file.path, version=file.version)
    desk.state.feed_read(Feed(str(desk.inbox), None, None), [item], desk.now, timedelta())


def test_a_folder_that_goes_away_is_told_and_comes_back(desk: Desk) -> None:
    away = desk.inbox.with_name("away")
    desk.inbox.rename(away)
    (fault,) = desk.round()
    assert fault.source == str(desk.inbox)
    away.rename(desk.inbox)
    (desk.inbox / "a.txt").write_text("Un.")
    assert not desk.round(timedelta(days=1))
    assert desk.texts == ["Un."]


def test_a_state_from_before_folders_is_used_on(tmp_path: Path) -> None:
    state = WatchState(tmp_path / "old.db")
    state._base.execute("ALTER TABLE items DROP COLUMN version")
    state.close()
    again = WatchState(tmp_path / "old.db")
    assert not again.knows("a.txt", "1 1")
    assert again.open_items(datetime.now(UTC)) == []


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.slow)])
def test_kills_neither_lose_nor_change_a_file(tmp_path: Path, kills: int) -> None:
    inbox, chance = tmp_path / "inbox", random.Random(kills)
    inbox.mkdir()
    count = 0
    for _ in range(kills):
        for _ in range(chance.randrange(1, 40)):
            (inbox / f"{count}.txt").write_text(f"Texte {count}.")
            count += 1
        watch_apart(str(inbox), tmp_path, chance.uniform(0, 0.15))
    watch_apart(str(inbox), tmp_path, None)
    delivered = (tmp_path / "delivered").read_text().splitlines()
    assert {line.rpartition(" ")[2] for line in delivered} == {f"{n}.txt" for n in range(count)}
    (row,) = WatchState(tmp_path / "state.db").status(datetime.now(UTC))
    assert (row.done, row.waiting) == (count, 0)
