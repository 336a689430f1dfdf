"""The register of actors and sources as the relations that merge and control ask for."""

from collections.abc import Mapping
from functools import cached_property

from selon.merge.relations import Relations
from selon.read.folding import fold
from selon.register import ActorEntry, Register, SourceEntry
from selon.register.search import spellings

__all__ = ["register_relations"]


def register_relations(register: Register) -> Relations:
    """Relations by the register's parents, members, allies and voices."""
    return _RegisterRelations(register)


class _RegisterRelations:
    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def _actors(self) -> Mapping[str, ActorEntry]:
        return {actor.id: actor for actor in self._register.actors}

    @cached_property
    def _near(self) -> frozenset[frozenset[str]]:
        """Pairs bound directly: parent and child, group and member, allies."""
        bound = set()
        for actor in self._register.actors:
            others = [actor.parent, *actor.members, *(tie.actor for tie in actor.allies)]
            bound |= {frozenset((actor.id, other)) for other in others if other}
        return frozenset(bound)

    @cached_property
    def _voices(self) -> Mapping[str, str]:
        """Whose voice a source is, by the source's id and every name it goes by."""
        return {key: s.speaks_for for s in self._register.sources if s.speaks_for for key in _names(s)}

    def related(self, one: str, other: str) -> bool:
        """One actor, or bound directly, or of one line of parents."""
        if one == other or frozenset((one, other)) in self._near:
            return True
        return other in self._line(one) or one in self._line(other)

    def _line(self, actor: str) -> list[str]:
        """The actor's parent, its parent's parent and so on."""
        line: list[str] = []
        entry = self._actors.get(actor)
        while entry is not None and entry.parent and entry.parent not in line:
            line.append(entry.parent)
            entry = self._actors.get(entry.parent)
        return line

    def side(self, source: str) -> str | None:
        """The actor itself where an actor is quoted; whose voice a source is; None for outsiders."""
        if source in self._actors:
            return source
        return self._voices.get(source) or self._voices.get(fold(source))

    def opposed(self, one: str, other: str) -> bool:
        """Whether both fight in one country and nothing binds them."""
        first, second = self._actors.get(one), self._actors.get(other)
        if first is None or second is None or self.related(one, other):
            return False
        return bool(first.countries & second.countries)


def _names(source: SourceEntry) -> list[str]:
    return [source.id, *map(fold, spellings(source))]
