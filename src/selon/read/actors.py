"""From phrases to actors: pronouns and "les assaillants" resolved, names looked up in the register."""

from collections.abc import Sequence

from selon.read.arguments import Reading
from selon.read.drafts import Role
from selon.read.phrases import Phrase
from selon.register import ActorEntry, Register

__all__ = ["ActorResolver"]

_PEOPLE = frozenset({"armed", "civilian", "crowd", "captive", "authority", "name", "source"})
_ANAPHORIC = frozenset("assaillants assaillant agresseurs attaquants ravisseurs ceux ils elles il elle groupe hommes combattants militants bandits malfrats criminels".split())


class ActorResolver:
    """Turns the phrases of a passage into roles, with the memory of who was named before."""

    def __init__(self, reading: Reading, register: Register, countries: frozenset[str]) -> None:
        self._reading, self._register, self._countries = reading, register, countries

    def roles(self, phrases: Sequence[Phrase]) -> tuple[Role, ...]:
        """The actors that `phrases` stand for, each once, without what is no actor."""
        found: list[Role] = []
        for phrase in phrases:
            for member in self._resolved(phrase):
                if member.span not in [r.span for r in found]:
                    found.append(member)
        return tuple(found)

    def _resolved(self, phrase: Phrase) -> tuple[Role, ...]:
        if phrase.is_any("pronoun"):
            antecedent = self._antecedent(phrase)
            return (self._role(antecedent),) if antecedent is not None else ()
        if phrase.is_any("place") and not phrase.is_any("armed", "authority", "civilian"):
            return ()
        return (self._role(phrase),)

    def _antecedent(self, pronoun: Phrase) -> Phrase | None:
        """The nearest people before the pronoun that agree with it: a subject of the sentence before, first."""
        for phrase in reversed(self._reading.phrases):
            if phrase.last > pronoun.first or phrase.parent is not None or phrase.prep is not None:
                continue
            if not phrase.classes & _PEOPLE or phrase.is_any("pronoun"):
                continue
            if pronoun.plural is not None and phrase.plural is not None and phrase.plural != pronoun.plural:
                continue
            if self._reading.sentence_of(phrase.head).index < self._reading.sentence_of(pronoun.head).index - 2:
                return None
            return phrase
        return None

    def _role(self, phrase: Phrase) -> Role:
        span = phrase.span(self._reading.tagged)
        entry = phrase.entry if isinstance(phrase.entry, ActorEntry) else self._entry(phrase)
        return Role(span, phrase.classes, entry.name if entry else None, entry.id if entry else None, phrase.plural, phrase)

    def _entry(self, phrase: Phrase) -> ActorEntry | None:
        """The register's entry of the name inside a description ("combattants *du Hezbollah*")."""
        inner = [p for p in self._reading.phrases if p.parent == phrase.index and isinstance(p.entry, ActorEntry)]
        return inner[0].entry if inner and isinstance(inner[0].entry, ActorEntry) else None
