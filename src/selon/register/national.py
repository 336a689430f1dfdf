"""What every state has (army, police, ministry of defence …), made from the country table by patterns.

A written entry with the same id takes the derived one's place and its names: `ml-army` in a conflict file
says what is Mali's own ("FAMa"), and "armée malienne" comes from the table all the same.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from itertools import product

import msgspec
import yaml

from selon.model.claim import SourceKind
from selon.register.loader import RegisterError
from selon.register.types import ActorEntry, ActorKind, Country, SourceEntry

__all__ = ["NationalPatterns", "national_actors", "national_sources", "read_patterns"]

_SLOT = re.compile(r"\{(\w+)\}")


class ActorPattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of state force: `suffix` of its id, and names with slots for a country's words."""

    suffix: str
    kind: ActorKind
    name: str
    names: dict[str, tuple[str, ...]]
    framing: dict[str, tuple[str, ...]] = {}
    parent: str | None = None
    seats: bool = False


class SourcePattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of state office that reports quote. `speaks_for`: suffix of the actor whose voice it is."""

    suffix: str
    kind: SourceKind
    name: str
    names: dict[str, tuple[str, ...]]
    speaks_for: str


class NationalPatterns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of `national.yaml`."""

    actors: tuple[ActorPattern, ...]
    sources: tuple[SourcePattern, ...]


def read_patterns(path: Traversable) -> NationalPatterns:
    """`national.yaml`, checked. Raises RegisterError where it doesn't fit."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return msgspec.convert(raw, NationalPatterns)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise RegisterError(f"{path.name}: {error}") from error


def national_actors(
    countries: Iterable[Country], patterns: NationalPatterns, written: Iterable[ActorEntry]
) -> Iterator[ActorEntry]:
    """The written entries, enriched where the table knows more, then the derived ones that nobody wrote."""
    made = (_actor(c, p) for c in countries for p in patterns.actors if p.suffix not in c.without)
    left = {entry.id: entry for entry in made}
    for entry in written:
        derived = left.pop(entry.id, None)
        yield _enriched(entry, derived) if derived else entry
    yield from left.values()


def national_sources(
    countries: Iterable[Country], patterns: NationalPatterns, written: Iterable[SourceEntry]
) -> Iterator[SourceEntry]:
    """The written sources, enriched likewise, then the derived ones that nobody wrote."""
    made = (_source(c, p) for c in countries for p in patterns.sources if p.speaks_for not in c.without)
    left = {entry.id: entry for entry in made}
    for entry in written:
        derived = left.pop(entry.id, None)
        yield msgspec.structs.replace(entry, common=derived.common) if derived else entry
    yield from left.values()


def _enriched(entry: ActorEntry, derived: ActorEntry) -> ActorEntry:
    return msgspec.structs.replace(
        entry,
        common=derived.common,
        framing=_joined(entry.framing, derived.framing),
        seats=(*entry.seats, *derived.seats),
    )


def _joined(own: dict[str, tuple[str, ...]], more: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    languages = dict.fromkeys((*own, *more))
    return {code: tuple(dict.fromkeys((*own.get(code, ()), *more.get(code, ())))) for code in languages}


def _actor(country: Country, pattern: ActorPattern) -> ActorEntry:
    iso = country.iso.lower()
    return ActorEntry(
        id=f"{iso}-{pattern.suffix}",
        name=_filled(pattern.name, country)[0],
        kind=pattern.kind,
        country=(country.iso,),
        common={language: _all_filled(names, country) for language, names in pattern.names.items()},
        framing={language: _all_filled(names, country) for language, names in pattern.framing.items()},
        seats=country.capitals if pattern.seats else (),
        derived=True,
    )


def _source(country: Country, pattern: SourcePattern) -> SourceEntry:
    iso = country.iso.lower()
    return SourceEntry(
        id=f"{iso}-{pattern.suffix}",
        name=_filled(pattern.name, country)[0],
        kind=pattern.kind,
        country=(country.iso,),
        common={language: _all_filled(names, country) for language, names in pattern.names.items()},
        speaks_for=f"{iso}-{pattern.speaks_for}",
        derived=True,
    )


def _all_filled(patterns: tuple[str, ...], country: Country) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for pattern in patterns for name in _filled(pattern, country)))


def _filled(pattern: str, country: Country) -> list[str]:
    """The pattern with its slots filled, in every spelling the country table gives."""
    slots = _SLOT.findall(pattern)
    choices = product(*(getattr(country, slot) for slot in slots))
    return [_SLOT.sub("{}", pattern).format(*choice) for choice in choices]
