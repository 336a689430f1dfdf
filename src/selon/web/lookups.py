"""The register's entries as choices for a field."""

from selon.register import ActorEntry, SourceEntry
from selon.web.labels import label
from selon.web.shapes import Choice
from selon.web.words import Words

__all__ = ["entry_choice"]


def entry_choice(words: Words, entry: ActorEntry | SourceEntry) -> Choice:
    """The entry as a choice, its kind in the page's language."""
    detail = ", ".join(part for part in (label(words, entry.kind), " ".join(entry.country)) if part)
    return Choice(id=entry.id, name=entry.name, detail=detail, kind=entry.kind)
