"""The register's entries by the beginning of a name or something like one, as choices for a field."""

from collections.abc import Sequence
from typing import TypeVar

from selon.cli.register_search import find_entries
from selon.read.folding import fold
from selon.register import ActorEntry, SourceEntry
from selon.web.shapes import Choice

__all__ = ["entries_like", "entry_choice"]

E = TypeVar("E", ActorEntry, SourceEntry)


def entries_like(entries: Sequence[E], typed: str, most: int) -> list[E]:
    """Entries with a name that begins as typed, then those that bear it or one like it."""
    wanted = fold(typed.strip())
    if not wanted:
        return list(entries[:most])
    found = {entry.id: entry for entry in entries if _begins(entry, wanted)}
    found |= {entry.id: entry for entry in find_entries(entries, typed) if entry.id not in found}
    return list(found.values())[:most]


def _begins(entry: ActorEntry | SourceEntry, wanted: str) -> bool:
    return any(fold(name).startswith(wanted) for name in _names(entry))


def _names(entry: ActorEntry | SourceEntry) -> tuple[str, ...]:
    return (entry.name, *entry.acronyms, *(name for names in entry.names.values() for name in names))


def entry_choice(entry: ActorEntry | SourceEntry) -> Choice:
    """The entry as a choice."""
    detail = ", ".join((entry.kind.replace("_", " "), " ".join(entry.country)))
    return Choice(id=entry.id, name=entry.name, detail=detail.strip(", "), kind=entry.kind)
