"""Texts are taken out of pages beside the process that reads: the same ones, in order, whatever dies."""

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from acquire_examples import TEXT, page

import selon.acquire.extracting
from selon.acquire import Acquired, Defaults, Fault
from selon.acquire.archived_page import ArchivedPage
from selon.acquire.building import ArchiveRecord
from selon.acquire.extracting import Extraction
from selon.acquire.watch import Brought
from selon.acquire.watch_state import WaitingItem

Batch = list[tuple[Brought, Defaults]]


def _batch(count: int, folder: Path) -> Batch:
    """Pages of which every seventh has no text, and two files of a folder between them."""
    texts = ["" if number % 7 == 6 else f"{TEXT} {number}" for number in range(count)]
    batch = [(_brought(number, text), _defaults(number)) for number, text in enumerate(texts)]
    for place, name in ((1, "a.txt"), (5, "b.txt")):
        (folder / name).write_text(f"Fichier {name}.")
        item = WaitingItem(url=name, published=None, file=None, version="1 1")
        batch.insert(place, (Brought(item, folder / name), Defaults()))
    return batch


def _brought(number: int, text: str) -> Brought:
    url = f"http://journal.example/{number}"
    content = page(text) if text else "<html><body></body></html>"
    archived = ArchivedPage(
        id=str(number),
        number=1,
        place=ArchiveRecord(identifier=f"<urn:uuid:{number}>", asked=url, url=url, time="2024-03-12T00:00:00Z"),
        media_type="text/html",
        charset="utf-8",
        payload=content.encode(),
    )
    return Brought(WaitingItem(url=url, published=None, file=None), Path(f"{number}.warc.gz"), archived)


def _defaults(number: int) -> Defaults:
    return Defaults(publisher=f"Journal {number}")


def _begun(extraction: Extraction, batch: Batch) -> Batch:
    for brought, defaults in batch:
        extraction.begin(brought, defaults)
    return batch


def test_beside_and_here_give_the_same(tmp_path: Path) -> None:
    batch = _batch(30, tmp_path)
    with Extraction(beside=False) as here, Extraction(beside=True) as beside:
        wanted = list(here.of(_begun(here, batch)))
        assert list(beside.of(_begun(beside, batch))) == wanted
        assert list(beside.of(_begun(beside, batch[::-1]))) == list(here.of(batch[::-1]))
    assert [place for place, _ in wanted] == sorted(place for place, _ in wanted)
    assert sum(isinstance(item, Acquired) for _, item in wanted) == 28
    assert sum(isinstance(item, Fault) for _, item in wanted) == 4


def test_pages_are_gone_over_beside_from_the_eighth_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selon.acquire.extracting, "_read", _told_by)
    batch = [(_brought(number, TEXT), _defaults(number)) for number in range(10)]
    with Extraction(beside=True) as beside:
        lines = [item.line for _, item in beside.of(_begun(beside, batch))]
    assert lines[:7] == [os.getpid()] * 7
    assert os.getpid() not in lines[7:]
    assert len(set(lines[7:])) == 1


def test_what_is_begun_by_several_threads_is_all_there() -> None:
    batch = [(_brought(number, f"{TEXT} {number}"), _defaults(number)) for number in range(40)]
    with Extraction(beside=True) as beside:
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda one: beside.begin(*one), batch))
        found = [item for _, item in beside.of(batch)]
    assert [item.report.id for item in found if isinstance(item, Acquired)] == [str(number) for number in range(40)]


def test_after_the_end_nothing_is_begun() -> None:
    with Extraction(beside=True) as beside:
        _begun(beside, [(_brought(number, TEXT), Defaults()) for number in range(9)])
    beside.begin(_brought(9, TEXT), Defaults())
    assert not multiprocessing.active_children()


def test_a_page_that_kills_the_process_is_told_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadly page is one whose reading sends its own process the signal that a lack of memory sends."""
    monkeypatch.setattr(selon.acquire.extracting, "_read", _deadly)
    batch = [(_brought(number, TEXT), _defaults(number)) for number in range(20)]
    with Extraction(beside=True) as beside:
        found = dict(beside.of(_begun(beside, batch)))
    assert isinstance(found[11], Fault)
    assert "died" in found[11].message
    alive = [place for place, item in found.items() if isinstance(item, Acquired)]
    assert alive == [number for number in range(20) if number != 11]


def test_after_a_death_pages_are_gone_over_beside_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selon.acquire.extracting, "_read", _deadly)
    deadly = [(_brought(number, TEXT), Defaults()) for number in range(12)]
    others = [(_brought(number, TEXT), Defaults()) for number in range(20, 24)]
    with Extraction(beside=True) as beside:
        list(beside.of(_begun(beside, deadly)))
        monkeypatch.setattr(selon.acquire.extracting, "_read", _told_by)
        lines = [item.line for _, item in beside.of(_begun(beside, others))]
    assert os.getpid() not in lines
    assert len(set(lines)) == 1


_read = selon.acquire.extracting._read


def _deadly(task: tuple[str, ArchivedPage, Defaults]) -> list[Acquired | Fault]:
    if task[1].id == "11":
        os.kill(os.getpid(), signal.SIGKILL)
    return _read(task)


def _told_by(task: tuple[str, ArchivedPage, Defaults]) -> list[Acquired | Fault]:
    """A fault whose line is the process that tells it."""
    return [Fault(source=task[0], line=os.getpid(), message="told")]
