"""Finding an entry of the register by a name, an acronym or something like one."""

from collections.abc import Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process

from selon.read.folding import fold
from selon.register.types import ActorEntry, Entry, SourceEntry

__all__ = ["entries_like", "find_entries", "spellings"]

E = TypeVar("E", ActorEntry, SourceEntry)

_ALIKE = 80  # of 100: rapidfuzz's weighted ratio, below which names have little in common
_MOST = 10


def spellings(entry: Entry) -> tuple[str, ...]:
    """The names that stand for `entry` anywhere: canonical, acronyms, then by language."""
    return (entry.name, *entry.acronyms, *(name for names in entry.names.values() for name in names))


def find_entries(entries: Sequence[E], name: str) -> list[E]:
    """The entries that have `name`; where none has, up to ten with a name like it, the likest first."""
    wanted = fold(name.strip())
    named = [(fold(known), entry) for entry in entries for known in _every_name(entry)]
    exact = [entry for known, entry in named if known == wanted or fold(entry.id) == wanted]
    if exact:
        return list(dict.fromkeys(exact))
    found = process.extract(
        wanted, [known for known, _ in named], scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=50
    )
    return list(dict.fromkeys(named[index][1] for _, _, index in found))[:_MOST]


def entries_like(entries: Sequence[E], typed: str, most: int) -> list[E]:
    """Up to `most` entries with a name that begins as `typed`, then those that `find_entries` gives."""
    wanted = fold(typed.strip())
    if not wanted:
        return list(entries[:most])
    begun = [entry for entry in entries if _begins(entry, wanted)]
    return list(dict.fromkeys(begun + find_entries(entries, typed)))[:most]


def _begins(entry: Entry, wanted: str) -> bool:
    return any(fold(name).startswith(wanted) for name in spellings(entry))


def _every_name(entry: Entry) -> tuple[str, ...]:
    """Those too that hold in reports on its own countries only."""
    return (*spellings(entry), *entry.local)
