"""Whole sources: a phrase with its apposition, with those who relay it or are cited, with those beside it."""

from collections.abc import Iterator
from dataclasses import replace

from selon.read.attribution_phrases import CoreReader, Phrase

__all__ = ["PhraseReader"]

_LONGEST_APPOSITION = 18
_LONGEST_ENDING = 8  # tokens of "la Commission éthiopienne des droits de l'homme" before "qui l'affirme"
_RELAY_REACH = 5  # tokens between "joint" and "par", when and how aside


class PhraseReader(CoreReader):
    """Reads source phrases of one passage with the words of one language."""

    def group(self, at: int, limit: int) -> tuple[Phrase, ...]:
        """The phrase that starts at token `at` and those coordinated with it; empty where there is none."""
        first = self.phrase(at, limit)
        if first is None:
            return ()
        found = [first]
        while following := self._coordinated(found[-1].last, limit):
            found.append(following)
        return tuple(found)

    def phrase(self, at: int, limit: int) -> Phrase | None:
        """The source phrase that starts at token `at`, with its apposition and relays, before `limit`."""
        core = self.core(at, limit)
        if core is None:
            return None
        return self._with_relays(self._with_apposition(core, limit), limit)

    def phrase_ending(self, end: int, start: int) -> Phrase | None:
        """The longest source phrase (no unknown name) that ends right before token `end`, within `start:end`."""
        for at in range(max(start, end - _LONGEST_ENDING), end):
            phrase = self.phrase(at, end)
            if phrase is not None and phrase.last == end and phrase.known:
                return phrase
        return None

    def nearest_before(self, end: int, plural: bool, reach: int = 40) -> Phrase | None:
        """The last source noun before token `end` that is plural or not, as asked."""
        for at in range(end - 1, max(end - reach, -1), -1):
            entry = self.entry(at, end)
            if entry is not None and entry.plural == plural and not (entry.is_document or entry.is_anaphor):
                return self._whole(at, end)
        return None

    def _whole(self, at: int, limit: int) -> Phrase | None:
        """The longest phrase that ends where the one at token `at` does ("1er corps Azov" for "Azov")."""
        last = self.core(at, limit)
        starts = range(max(at - 4, 0), at)
        longer = (p for i in starts if (p := self.core(i, limit)) and last and p.last == last.last)
        return next(longer, last)

    def _with_apposition(self, phrase: Phrase, limit: int) -> Phrase:
        """As in "X, porte-parole de l'armée," (tells the kind), "le porte-parole, X Y," (tells the name)."""
        i = phrase.last
        if i + 1 >= limit or self.passage.norms[i] != ",":
            return phrase
        if phrase.is_name and not phrase.known:
            return self._told_by_apposition(phrase, i + 1, limit)
        if not phrase.is_name and phrase.number == "sing":
            return self._named_by_apposition(phrase, i + 1, limit)
        return phrase

    def _told_by_apposition(self, phrase: Phrase, at: int, limit: int) -> Phrase:
        role = self.core(at, limit)
        if role is None or role.is_name or role.number == "plur":
            return phrase
        end = self._comma(role.last, min(limit, at + _LONGEST_APPOSITION))
        if end is None or self.lexicon.data.finite_auxiliaries & set(self.passage.norms[role.last : end]):
            return phrase
        return replace(phrase, kind=role.kind, last=end, known=True)

    def _named_by_apposition(self, phrase: Phrase, at: int, limit: int) -> Phrase:
        start = at
        if self.passage.norms[at] in self.lexicon.data.articles and at + 1 < limit and self.entry(at + 1, limit):
            start = at + 2
        end = self.name_end(start, limit)
        closed = end >= limit or self.passage.norms[end] in (",", ".", ";", ")", "»", '"')
        if end - start < 2 or not closed:
            return phrase
        return replace(phrase, span_first=start, span_last=end, last=end)

    def _comma(self, at: int, limit: int) -> int | None:
        return next((i for i in range(at, limit) if self.passage.norms[i] in (",", ".", ";", ":", ")")), None)

    def _with_relays(self, phrase: Phrase, limit: int) -> Phrase:
        """The chain lengthened: outwards by "cité par X", "joint par X", inwards by "citant Y", "dont Y"."""
        norms, words = self.passage.norms, self.passage.function_words
        i = phrase.last + (phrase.last < limit and norms[phrase.last] == ",")
        if i + 2 >= limit:
            return phrase
        relay = self.relay(i, limit)
        if relay is not None:
            return replace(phrase, outer=(relay,), last=relay.last)
        cited = i + 1 if norms[i] in self.lexicon.data.cites or norms[i] in words.whose else None
        if (norms[i] in words.who or norms[i] == "-") and norms[i + 1] in self.lexicon.data.cites:
            cited = i + 2
        inner = self.group(cited, limit) if cited else ()
        if not inner or (norms[i] in words.whose and phrase.number != "plur"):
            return phrase
        return replace(phrase, inner=inner, last=inner[-1].last)

    def relay(self, at: int, limit: int) -> Phrase | None:
        """The news organisation of "joint par RFI", "joint hier au téléphone par RFI", the participle at token `at`."""
        if at >= limit or self.passage.norms[at] not in self.lexicon.data.relayed_by:
            return None
        relays = (self.phrase(i + 1, limit) for i in self._agents(at + 1, limit))
        relay = next((p for p in relays if p is not None and not self._is_means(p)), None)
        if relay is None or relay.kind not in ("media", "agency"):
            return None
        if relay.kind_is_open and relay.head in self.lexicon.data.listeners:
            return None  # "interrogé par *la presse*"
        return None if self.passage.norms[relay.first] in self.lexicon.data.ours else relay

    def _agents(self, start: int, limit: int) -> Iterator[int]:
        """The tokens "par" close after a participle, how and when aside ("*par* téléphone *par* RFI")."""
        norms, words = self.passage.norms, self.lexicon.data
        for i in range(start, min(start + _RELAY_REACH, limit - 1)):
            if norms[i] in self.passage.function_words.by:
                yield i
            elif norms[i] not in words.adverbs | words.means | words.telling:
                return

    def _is_means(self, relay: Phrase) -> bool:
        """ "joint par *radio*", but "joint par Radio Alpha" and "par la radio"."""
        return " ".join(self.passage.norms[relay.first : relay.last]) in self.lexicon.data.means

    def _coordinated(self, at: int, limit: int) -> Phrase | None:
        norms, words = self.passage.norms, self.passage.function_words
        if at + 1 >= limit or (norms[at] not in self.lexicon.data.joins and norms[at] != ","):
            return None
        i = at + (2 if norms[at] in self.lexicon.data.as_well else 1)
        if i < limit and norms[at] == "," and not self._list_goes_on(i, limit):
            return None
        if i < limit and norms[i] in self.lexicon.data.of_before_source:
            i += norms[i] not in words.elided_of or words.indefinite_articles.isdisjoint(norms[i + 1 : i + 2])
        following = self.phrase(i, limit)
        return following if following and (following.known or not following.is_name) else None

    def _list_goes_on(self, at: int, limit: int) -> bool:
        """As in "A, B et C": a comma coordinates only where an "et" with another source follows.

        Not in "d'après l'armée, *45 insurgés et 18 gardes* ont été tués": the two are who a verb tells of.
        """
        norms, second = self.passage.norms, self.core(at, limit)
        if second is None or second.last >= limit or norms[second.last] not in self.passage.function_words.ands:
            return False
        third = self.core(second.last + 1, limit)
        return third is not None and self.lexicon.data.finite_auxiliaries.isdisjoint(norms[third.last : third.last + 1])
