"""The words of noun phrases: determiners, known heads, runs of capitals, adjectives, complements."""

from dataclasses import dataclass

from selon.model.claim import SourceKind
from selon.read.attribution_lexicon import AttributionLexicon, NounEntry
from selon.read.passage import Passage

__all__ = ["WordReader"]

_JOINERS = frozenset("-/–&")
_LONGEST_COMPLEMENT = 2


@dataclass(frozen=True)
class WordReader:
    """Reads the parts of noun phrases in one passage; positions are token indices, before `limit`."""

    passage: Passage
    lexicon: AttributionLexicon

    def entry(self, at: int, limit: int) -> NounEntry | None:
        """The longest head noun or known name of the lexicon at token `at`."""
        norms = self.passage.norms
        for entry in self.lexicon.nouns.get(norms[at], ()) if at < limit else ():
            end = at + len(entry.words)
            if end <= limit and norms[at:end] == entry.words and self._cased(entry, at, end):
                return entry
        return None

    def name_end(self, at: int, limit: int) -> int:
        """The token after the run of capitalised words at `at`; `at` itself where there is none."""
        end = at
        while end < limit and (self.namelike(end) or (end > at and self._joins(end, limit))):
            end += 1
        return end

    def skip_noun_phrase(self, at: int, limit: int) -> int:
        """The token after the noun phrase at `at`, whatever its head."""
        start = self.after_determiners(at, limit)
        return self.modifiers(min(start + 1, limit), limit, frozenset())[0]

    def after_determiners(self, at: int, limit: int) -> int:
        """The token after articles, counts and quantities ("une dizaine de", "plusieurs")."""
        norms, words = self.passage.norms, self.lexicon.data
        plain_of = self.passage.function_words.plain_of
        i = at
        while i < limit and i < at + 7:
            if norms[i] in words.quantities and i + 1 < limit and norms[i + 1] in words.of:
                i += 2
            elif norms[i] in words.determiners or self._is_count(i) or (i == at and norms[i] in plain_of):
                i += 1
            else:
                break
        return i

    def _is_count(self, at: int) -> bool:
        return self.passage.norms[at].isdigit() and not self.is_ordinal(at)

    def is_ordinal(self, at: int) -> bool:
        """As in "6e", "1er", "6 e": a number with its ending, part of a unit's name."""
        norm, following = self.passage.norms[at], self.passage.norms[at + 1 : at + 2]
        ending = norm.lstrip("0123456789")
        if ending == norm:
            return False
        return ending in self.lexicon.data.ordinals if ending else not self.lexicon.data.ordinals.isdisjoint(following)

    def article_of_name(self, at: int) -> bool:
        """As in "La Nouvelle Tribune" inside a sentence: the capital makes the article part of the name."""
        token = self.passage.tokens[at]
        inside = at > 0 and self.passage.tokens[at - 1].text.islower()
        return (
            inside
            and token.is_capitalised
            and token.norm in self.lexicon.data.articles
            and not self.sentence_starts_at(at)
        )

    def stands_before_noun(self, at: int) -> bool:
        """Whether the token is an adjective or ordinal that precedes its noun ("haut", "6e")."""
        return (
            self.passage.norms[at] in self.lexicon.data.before_nouns
            or self.is_ordinal(at)
            or (self.passage.norms[at] in self.lexicon.data.ordinals and self.passage.norms[at - 1].isdigit())
        )

    def sentence_starts_at(self, at: int) -> bool:
        """Whether a sentence of the passage begins with token `at`."""
        return at == self.passage.sentence_at(self.passage.tokens[at].start).first

    def after_title(self, at: int, limit: int) -> int:
        """Past "M.", "Mme", "Dr"."""
        if (
            at + 1 < limit
            and self.passage.norms[at] in self.lexicon.data.titles
            and self.passage.tokens[at].is_capitalised
        ):
            return at + 2 if self.passage.norms[at + 1] == "." else at + 1
        return at

    def known_end(self, head: int, entry: NounEntry, limit: int) -> int:
        """A known name, with what is glued to it ("AFC/M23")."""
        end = head + len(entry.words)
        while end < limit and self.passage.norms[end] in _JOINERS and self._joins(end, limit):
            end += 2
        return end

    def plausible_name(self, head: int, end: int) -> bool:
        """A lone capitalised word that opens a sentence is a name only where it can't be another word."""
        token = self.passage.tokens[head]
        if token.norm in self.lexicon.data.not_names or token.norm in self.lexicon.pronouns:
            return False
        if self.sentence_starts_at(head) and token.norm in self.lexicon.data.adverbs:
            return False
        if end - head > 1 or not self.sentence_starts_at(head):
            return True
        words = self.lexicon.data
        common = words.adverbs | words.determiners | words.clitics | words.breaks | words.auxiliaries
        return (
            token.norm not in common
            and token.norm not in self.lexicon.pronouns
            and token.text.lower() not in self.lexicon.verbs
        )

    def _cased(self, entry: NounEntry, at: int, end: int) -> bool:
        """A name of the lexicon must be written with a capital; short ones in full capitals as listed."""
        return not entry.is_name or any(t.text[0].isupper() or t.text[0].isdigit() for t in self.passage.tokens[at:end])

    def namelike(self, at: int) -> bool:
        """Whether the token is written as a name: "Damas", "al-Akhbar"."""
        token = self.passage.tokens[at]
        if token.text[0].isupper():
            return True
        return any(c.isupper() for c in token.text[1:]) and token.text[0].isalpha()

    def _joins(self, at: int, limit: int) -> bool:
        if at + 1 >= limit or not self.namelike(at + 1):
            return False
        norm = self.passage.norms[at]
        glued = self.passage.tokens[at].end == self.passage.tokens[at + 1].start
        return norm in self.lexicon.data.name_particles or (norm in _JOINERS and glued)

    def modifiers(self, at: int, limit: int, more: frozenset[str]) -> tuple[int, SourceKind | None]:
        """The token after the adjectives and complements at `at`, and the kind that the first one tells."""
        kind: SourceKind | None = None
        complements = 0
        while at < limit:
            end = self.adjectives(at, limit)
            if (
                end == at
                and complements < _LONGEST_COMPLEMENT
                and self.passage.norms[at] in self.lexicon.data.of | more
            ):
                end, told = self.complement(at, limit)
                kind = kind or told
                complements += 1
            if end == at:
                return at, kind
            at = end
        return at, kind

    def adjectives(self, at: int, limit: int) -> int:
        """The token after the adjectives at `at`."""
        while at < limit and self.is_adjective(at, limit):
            at += 1
            if self._adjective_list_goes_on(at, limit):
                at += 1
        return at

    def _adjective_list_goes_on(self, at: int, limit: int) -> bool:
        """As in "militaires et humanitaires", "administratives, militaires et humanitaires"."""
        if at + 1 >= limit or not self.is_adjective(at + 1, limit):
            return False
        norms, ands = self.passage.norms, self.passage.function_words.ands
        return norms[at] in ands or (norms[at] == "," and not ands.isdisjoint(norms[at + 2 : at + 3]))

    def is_adjective(self, at: int, limit: int) -> bool:
        """Whether the token may be an adjective after its noun: listed, or with an adjective's ending."""
        if at >= limit:
            return False
        token, words = self.passage.tokens[at], self.lexicon
        if (
            not token.text[0].islower()
            or token.norm in words.data.adverbs
            or token.norm in words.data.not_adjectives | words.data.relayed_by
        ):
            return False
        if token.norm in words.qualifiers or token.norm in words.adjectives:
            return True
        return (
            len(token.norm) > 3
            and token.norm.endswith(words.adjective_endings)
            and token.text.lower() not in words.verbs
            and token.norm not in words.nouns
            and token.norm not in words.data.determiners
        )

    def complement(self, at: int, limit: int) -> tuple[int, SourceKind | None]:
        """The token after a complement ("du gouverneur militaire"), and the kind of its head."""
        norms = self.passage.norms
        i = at + 1
        if norms[at] in self.lexicon.data.close_to and i < limit and norms[i] in self.lexicon.data.of:
            i += 1
        if i < limit and norms[i] in self.lexicon.data.within:
            i += 2
        while i < limit and norms[i] in self.lexicon.data.determiners:
            i += 1
        if i >= limit or not self.passage.tokens[i].text[0].isalnum():
            return at, None
        if norms[i] in self.lexicon.data.adverbs | self.lexicon.data.content_openers:
            return at, None
        entry = self.entry(i, limit)
        if entry is not None:
            end = i + len(entry.words) if not entry.is_name else max(i + len(entry.words), self.name_end(i, limit))
            return self.adjectives(end, limit), entry.kind
        if norms[i - 1] in self.lexicon.data.demonstratives:
            return at, None
        end = max(self.name_end(i, limit), i + 1)
        if self.passage.tokens[i].text[0].isdigit() and end < limit:
            end += 1
        return self.adjectives(end, limit), None
