"""The rounds of `selon watch`: each item, once archived, into the store."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import click

from selon.acquire import Defaults, Unreadable, acquire
from selon.acquire.settings import FetchSettings, settings_from
from selon.acquire.watch import Deliver, Watch, watched_feeds
from selon.acquire.watch_state import WaitingItem, WatchState
from selon.cli.ingesting import ingest_all
from selon.cli.store_options import refresh
from selon.cli.terminal import print_fault
from selon.messages import say
from selon.register import load_register
from selon.store import Store

__all__ = ["Prepared", "prepared", "rounds"]

_NAP = 30.0  # seconds between two looks at which feeds are due


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a watch needs besides the store: its feeds, its file, held by nobody else, and the settings."""

    feeds: Sequence[str]
    state: WatchState
    settings: FetchSettings


@contextmanager
def prepared(feeds: Sequence[str], listed: Path | None, path: Path) -> Iterator[Prepared]:
    """All of it; what the user has to put right first is a click.ClickException."""
    try:
        settings = settings_from(os.environ)
        found = watched_feeds(feeds, listed.read_text(encoding="utf-8") if listed else "")
        state = WatchState(path)
        lock = state.alone()
    except Unreadable as error:
        raise click.ClickException(say(error.message, **error.values)) from error
    if not found:
        raise click.UsageError(say("Name a feed, or a file of feeds with --list."))
    with lock:
        try:
            yield Prepared(found, state, settings)
        finally:
            state.close()


def rounds(store: Store, ready: Prepared, every: timedelta, pause: float, once: bool) -> int:
    """Go round, once or for ever; the number of faults. Each is said on standard error as it comes."""
    watch = Watch(ready.state, ready.settings, _into(store), pause, every)
    faults = 0
    while True:
        for fault in watch.round(ready.feeds):
            faults += 1
            print_fault(fault)
        if store.waits():
            refresh(store)
        if once:
            return faults
        time.sleep(_NAP)


def _into(store: Store) -> Deliver:
    """Deliver to `store`, which knows bytes that it has: a second delivery changes nothing."""

    def deliver(item: WaitingItem, file: Path) -> None:
        defaults = Defaults(published=item.published, publisher=_publisher(item.url))
        ingest_all(store, acquire([str(file)], defaults), 1, None, "jsonl", merge=False)

    return deliver


def _publisher(url: str) -> str | None:
    """The name of the outlet at that address, where the register knows it."""
    source = load_register().source_at(urlsplit(url).hostname or "")
    return source.name if source else None
