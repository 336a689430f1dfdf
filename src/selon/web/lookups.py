"""The register's entries as choices for a field."""

from selon.register import ActorEntry, SourceEntry
from selon.web.shapes import Choice

__all__ = ["entry_choice"]


def entry_choice(entry: ActorEntry | SourceEntry) -> Choice:
    """The entry as a choice."""
    detail = ", ".join((entry.kind.replace("_", " "), " ".join(entry.country)))
    return Choice(id=entry.id, name=entry.name, detail=detail.strip(", "), kind=entry.kind)
