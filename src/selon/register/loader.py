"""The register's YAML as checked entries."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec
import yaml

from selon.register.types import ActorEntry, Country, SourceEntry

__all__ = ["RegisterError", "check", "entries_of", "read_yaml"]

T = TypeVar("T", bound=ActorEntry | SourceEntry | Country)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RegisterError(ValueError):
    """A register file doesn't fit its schema or contradicts another; the message names file or entry."""


def read_yaml(path: Traversable, schema: type[T]) -> tuple[T, ...]:
    """The list of `schema` values in a YAML file. Raises RegisterError, with file and field, on a misfit."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        return msgspec.convert(raw or [], tuple[schema, ...])  # type: ignore[valid-type]
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise RegisterError(f"{path.name}: {error}") from error


def entries_of(paths: Iterable[Traversable], schema: type[T]) -> Iterator[T]:
    """The entries of several files, in the order given."""
    for path in paths:
        yield from read_yaml(path, schema)


def check(actors: Sequence[ActorEntry], sources: Sequence[SourceEntry]) -> None:
    """Raise RegisterError on an id used twice, or one that is referred to and isn't there."""
    known = {actor.id for actor in actors}
    entries: list[ActorEntry | SourceEntry] = [*actors, *sources]
    _check_unique([entry.id for entry in entries])
    for entry in entries:
        missing = sorted(set(_referred(entry)) - known)
        if missing:
            raise RegisterError(f"{entry.id}: no actor has the id {', '.join(missing)}")


def _check_unique(ids: list[str]) -> None:
    seen: set[str] = set()
    for identifier in ids:
        if identifier in seen:
            raise RegisterError(f"{identifier}: two entries have this id; give one of them another")
        seen.add(identifier)


def _referred(entry: ActorEntry | SourceEntry) -> Iterator[str]:
    if isinstance(entry, SourceEntry):
        yield from filter(None, (entry.speaks_for,))
        return
    yield from filter(None, (entry.parent, *entry.members))
    yield from (tie.actor for tie in (*entry.allies, *entry.backers))
