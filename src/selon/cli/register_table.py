"""Entries of the register as a table for people."""

from collections.abc import Iterable

import click
from rich.console import Console
from rich.table import Table

from selon.cli.claims_table import one_line
from selon.messages import say
from selon.read.folding import fold
from selon.register import Entry
from selon.register.search import spellings

__all__ = ["show_entries"]

_NAMES = 8


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
    names = {fold(name): name for name in reversed((*spellings(entry), *entry.local))}
    names.pop(fold(entry.name))
    others = list(reversed(names.values()))
    return one_line(", ".join(others[:_NAMES]) + (", …" if len(others) > _NAMES else ""))
