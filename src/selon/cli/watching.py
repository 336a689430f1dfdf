"""The rounds of `selon watch`: each item, once archived, into the store."""

import math
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click

from selon.acquire import Acquired, Defaults, Fault, Unreadable
from selon.acquire.extracting import Extraction
from selon.acquire.outlets import outlet_at
from selon.acquire.settings import FetchSettings, settings_from
from selon.acquire.watch import Ahead, Brought, Deliver, Delivered, Watch
from selon.acquire.watch_list import watched_sources
from selon.acquire.watch_state import WaitingItem, WatchState
from selon.batch import cores
from selon.cli.ingesting import ingest_all
from selon.cli.store_options import refresh
from selon.cli.terminal import print_fault
from selon.messages import say
from selon.store import Store

__all__ = ["Prepared", "prepared", "rounds"]

_NAP = 30.0  # seconds between two looks at which feeds are due
_ROUND = 300.0  # seconds after which a round without end leaves slow hosts for the next one


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a watch needs besides the store: its sources, its file, held by nobody else, and the settings."""

    sources: Sequence[str]
    state: WatchState
    settings: FetchSettings


@contextmanager
def prepared(sources: Sequence[str], listed: Path | None, path: Path) -> Iterator[Prepared]:
    """All of it; what the user has to put right first is a click.ClickException."""
    try:
        settings = settings_from(os.environ)
        found = watched_sources(sources, listed.read_text(encoding="utf-8") if listed else "")
        state = WatchState(path)
        lock = state.alone()
    except Unreadable as error:
        raise click.ClickException(say(error.message, **error.values)) from error
    if not found:
        raise click.UsageError(say("Name a feed or a folder, or a file of them with --list."))
    with lock:
        try:
            yield Prepared(found, state, settings)
        finally:
            state.close()


def rounds(store: Store, ready: Prepared, every: timedelta, pause: float, once: bool) -> int:
    """Go round, once or for ever; the number of faults. Each is said on standard error as it comes."""
    faults = 0
    with Extraction(beside=cores() > 1) as extraction:
        watch = Watch(ready.state, ready.settings, _into(store, extraction), pause, every, ahead=_begin(extraction))
        while True:
            for fault in watch.round(ready.sources, math.inf if once else _ROUND):
                faults += 1
                print_fault(fault)
            if store.waits():
                refresh(store)
            if once:
                return faults
            time.sleep(_NAP)


def _begin(extraction: Extraction) -> Ahead:
    return lambda brought: extraction.begin(brought, _defaults(brought.item))


def _into(store: Store, extraction: Extraction) -> Deliver:
    """Deliver to `store`, which knows bytes that it has: a second delivery changes nothing."""

    def deliver(batch: Sequence[Brought]) -> list[Delivered]:
        faults: list[list[Fault]] = [[] for _ in batch]
        reports = [0] * len(batch)

        def sorted_out() -> Iterator[Acquired]:
            for place, item in extraction.of([(brought, _defaults(brought.item)) for brought in batch]):
                if isinstance(item, Fault):
                    faults[place].append(item)
                else:
                    reports[place] += 1
                    yield item

        ingest_all(store, sorted_out(), 1, None, "jsonl", merge=False)
        return [Delivered(count, said) for count, said in zip(reports, faults, strict=True)]

    return deliver


def _defaults(item: WaitingItem) -> Defaults:
    """What a feed says of its article, with the register's name for the outlet there."""
    outlet = outlet_at(item.url)
    return Defaults(published=item.published, publisher=outlet.name if outlet else None)
