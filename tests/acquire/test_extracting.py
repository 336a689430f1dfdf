"""Texts are taken out of pages beside the process that reads: the same ones, in order, whatever dies."""

import os
import signal
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


def test_beside_and_here_give_the_same(tmp_path: Path) -> None:
    batch = _batch(30, tmp_path)
    with Extraction(0) as here, Extraction(1) as beside:
        wanted = list(here.of(batch))
        assert list(beside.of(batch)) == wanted
        assert list(beside.of(batch)) == wanted
    assert [place for place, _ in wanted] == sorted(place for place, _ in wanted)
    assert sum(isinstance(item, Acquired) for _, item in wanted) == 28
    assert sum(isinstance(item, Fault) for _, item in wanted) == 4


def test_a_page_that_kills_the_process_is_told_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deadly page is one whose reading sends its own process the signal that a lack of memory sends."""
    monkeypatch.setattr(selon.acquire.extracting, "_read_all", _deadly_all)
    monkeypatch.setattr(selon.acquire.extracting, "_read", _deadly)
    batch = [(_brought(number, TEXT), _defaults(number)) for number in range(12)]
    with Extraction(1) as beside:
        found = dict(beside.of(batch))
    assert isinstance(found[5], Fault)
    assert "died" in found[5].message
    assert [place for place, item in found.items() if isinstance(item, Acquired)] == [n for n in range(12) if n != 5]


_read = selon.acquire.extracting._read


def _deadly(task: tuple[str, ArchivedPage, Defaults]) -> list[Acquired | Fault]:
    if task[1].id == "5":
        os.kill(os.getpid(), signal.SIGKILL)
    return _read(task)


def _deadly_all(chunk: list[tuple[str, ArchivedPage, Defaults]]) -> list[list[Acquired | Fault]]:
    return [_deadly(task) for task in chunk]
