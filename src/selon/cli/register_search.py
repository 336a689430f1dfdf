"""Finding an entry of the register by a name, an acronym or something like one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from selon.cli.claims_table import one_line
from selon.messages import say
from selon.read.folding import fold
from selon.register import ActorEntry, Entry, SourceEntry

__all__ = ["find_entries", "show_entries"]

E = TypeVar("E", ActorEntry, SourceEntry)

_ALIKE = 80  # of 100: rapidfuzz's weighted ratio, below which names have little in common
_MOST = 10
_NAMES = 8


def find_entries(entries: Sequence[E], name: str) -> list[E]:
    """The entries that have `name`; where none has, up to ten with a name like it, the likest first."""
    wanted = fold(name.strip())
    named = [(fold(known), entry) for entry in entries for known in _names(entry)]
    exact = [entry for known, entry in named if known == wanted or fold(entry.id) == wanted]
    if exact:
        return list(dict.fromkeys(exact))
    found = process.extract(
        wanted, [known for known, _ in named], scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=50
    )
    return list(dict.fromkeys(named[index][1] for _, _, index in found))[:_MOST]


def show_entries(entries: Iterable[Entry], name: str) -> None:
    """The entries as a table. Raises click.ClickException where there are none."""
    rows = list(entries)
    if not rows:
        raise click.ClickException(say("nothing in the register is called {name}", name=repr(name)))
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in (say("Id"), say("Name"), say("Kind"), say("Countries"), say("Known as")):
        table.add_column(heading, overflow="fold")
    for entry in rows:
        countries = " ".join((*entry.country, *entry.theatre))
        table.add_row(entry.id, entry.name, entry.kind.replace("_", " "), countries, _known_as(entry))
    Console(highlight=False, markup=False).print(table)


def _known_as(entry: Entry) -> str:
    """Its other names, each spelling once, the first eight."""
    names = {fold(name): name for name in reversed(list(_names(entry)))}
    names.pop(fold(entry.name))
    others = list(reversed(names.values()))
    return one_line(", ".join(others[:_NAMES]) + (", …" if len(others) > _NAMES else ""))


def _names(entry: Entry) -> Iterator[str]:
    yield entry.name
    yield from entry.acronyms
    for names in entry.names.values():
        yield from names
    yield from entry.local
