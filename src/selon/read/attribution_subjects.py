"""Who says it: the subject before a verb of saying, or after an inverted one, and to whom it was told."""

from dataclasses import dataclass

from selon.read.attribution_groups import PhraseReader
from selon.read.attribution_lexicon import AttributionLexicon
from selon.read.attribution_phrases import Phrase
from selon.read.passage import Passage

__all__ = ["SubjectReader"]

_STOPS = frozenset((":", ";", "«", "»", '"', "“", "”", "…", "!", "?", "-", "/"))
_FILLER_REACH = 18
_SUBJECT_REACH = 60


@dataclass(frozen=True)
class SubjectReader:
    """Finds the subjects of verbs of saying in one passage."""

    passage: Passage
    lexicon: AttributionLexicon
    reader: PhraseReader

    def before(self, at: int, start: int) -> tuple[tuple[Phrase, ...], str | None, int]:
        """The subject that ends before token `at`, not earlier than `start`.

        Returns its phrases, or the agreement of a pronoun ("feminine_plural"), and its first token.
        """
        if at - 1 > start and self.passage.norms[at - 1] in self.passage.function_words.who:
            at -= 2 if self.passage.norms[at - 2] == "," else 1
        end = self._skip_asides(at, start)
        found = self._within(self._clause_start(end, start), end, at)
        if (
            not found[0]
            and found[1] is None
            and end > start
            and self.passage.norms[end - 1] not in self.lexicon.data.no_subject
        ):
            return self._before_relative(end, start)
        return found

    def _before_relative(self, end: int, start: int) -> tuple[tuple[Phrase, ...], str | None, int]:
        """As in "Le maire, que nous avons joint dément": the comma after the relative was forgotten."""
        opening = self._clause_start(end, start) - 1
        if opening <= start or self.passage.norms[opening] not in self.lexicon.data.relative_openers:
            return (), None, end
        return self._within(self._clause_start(opening - 1, start), opening - 1, opening - 1)

    def _within(self, first: int, end: int, limit: int) -> tuple[tuple[Phrase, ...], str | None, int]:
        for i in range(first, end):
            agreement = self._pronoun(i, end)
            if agreement is not None:
                return (), agreement, i
            group = () if self._governed(i, first) else self.reader.group(i, limit)
            if group and self._reaches(group[-1].last, end):
                return group, None, i
        return self._somebody(first, end, limit)

    def _somebody(self, first: int, end: int, limit: int) -> tuple[tuple[Phrase, ...], str | None, int]:
        """A subject that no list of sources has, but whose noun names people: "*les putschistes* disent"."""
        for i in range(first, end):
            phrase = None if self._governed(i, first) else self.reader.somebody(i, limit)
            if phrase is not None and self._reaches(phrase.last, end):
                return (phrase,), None, i
        return (), None, end

    def opening(self, at: int, limit: int) -> tuple[tuple[Phrase, ...], str | None, int]:
        """The source that opens a sentence, past adverbs and days."""
        for i in range(at, min(limit, at + 6)):
            group = () if self._governed(i, at) else self.reader.group(i, limit)
            if group:
                return group, None, i
        return (), None, at

    def latter_after(self, at: int) -> tuple[str | None, int]:
        """The agreement of "ce dernier" right after an inverted verb, and the token after it."""
        norms = self.passage.norms[at : at + 2]
        words = self.lexicon
        if len(norms) == 2 and norms[0] in words.data.demonstratives and norms[1] in words.latter_ones:
            return words.latter_ones[norms[1]], at + 2
        return None, at

    def after(self, at: int, limit: int) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...], int]:
        """The subject after an inverted verb: its phrases, the outlet told ("à l'AFP"), where it ends."""
        i = at
        outlet: tuple[Phrase, ...] = ()
        while i < min(limit, at + _FILLER_REACH):
            group = self.reader.group(i, limit)
            if group:
                told, end = self.recipient(group[-1].last, limit)
                return group, outlet or told, end
            told, end = self._filler(i, limit)
            if end == i:
                somebody = self.reader.somebody(i, limit)
                return ((somebody,), outlet, somebody.last) if somebody else ((), (), at)
            i, outlet = end, outlet or told
        return (), (), at

    def recipient(self, at: int, limit: int) -> tuple[tuple[Phrase, ...], int]:
        """The news organisation told, close after token `at` ("à l'AFP", "au micro de RFI"), and its end."""
        i = at
        while i < min(limit, at + 8):
            told, end = self._filler(i, limit)
            if told:
                return told, end
            if end == i:
                break
            i = end
        return (), at

    def _filler(self, at: int, limit: int) -> tuple[tuple[Phrase, ...], int]:
        """What may stand between a verb and its subject: adverbs, days, to whom, how, where."""
        norm, words, small = self.passage.norms[at], self.lexicon.data, self.passage.function_words
        if norm in words.telling and self.passage.tokens[at].text not in small.has:
            return self._told(at + 1, limit)
        if norm == "," or norm in words.adverbs or norm.endswith(small.adverb_endings):
            return (), at + 1
        return (), at

    def _told(self, at: int, limit: int) -> tuple[tuple[Phrase, ...], int]:
        if at < limit and self.passage.norms[at] in self.lexicon.data.of:
            at += 1
        at = self._past_channel(at, limit)
        if at >= limit:
            return (), limit
        phrase = self.reader.phrase(at, limit)
        if phrase is None:
            return (), self.reader.skip_noun_phrase(at, limit)
        outlet = phrase.kind in ("media", "agency") and phrase.head not in self.lexicon.data.listeners
        return ((phrase,) if outlet else ()), phrase.last

    def _past_channel(self, at: int, limit: int) -> int:
        """As in "sur *les ondes de* Radio Alpha", "au *micro de* RFI"."""
        norms, words = self.passage.norms, self.lexicon.data
        head = at + (at < limit and norms[at] in words.articles)
        through = head + 2 < limit and norms[head] in words.channels and norms[head + 1] in words.of
        return head + 2 if through else at

    def _skip_asides(self, at: int, start: int) -> int:
        """Before the verb, past ", lui," and ", qui livre cette information," to the end of the subject."""
        end = at
        for _ in range(3):
            end = self._skip_adverbs(end, start)
            if end - 1 <= start or self.passage.norms[end - 1] not in (",", ")"):
                return end
            opening = self._opening(end - 2, start, self.passage.norms[end - 1])
            if opening is None:
                return end
            end = opening
        return end

    def _skip_adverbs(self, end: int, start: int) -> int:
        i, norms, words = end, self.passage.norms, self.lexicon.data
        if self._pronoun(end - 1, end):
            return end  # "Citant des témoins, *elle* ajoute"
        while i - 1 > start and (norms[i - 1] in words.adverbs or norms[i - 1] in words.emphatic):
            i -= 1
        if i < end and i - 1 > start and self.passage.norms[i - 1] == ",":
            return i - 1
        return i

    def _opening(self, at: int, start: int, closer: str) -> int | None:
        """The comma or bracket that opens the aside which ends at token `at`."""
        wanted = "," if closer == "," else "("
        depth = 0
        for i in range(at, max(start, at - 40), -1):
            norm = self.passage.norms[i]
            depth += (norm == ")") - (norm == "(" and depth > 0)
            if norm == wanted and not depth:
                return i
            if norm in _STOPS - {"-"}:
                return None
        return None

    def _clause_start(self, end: int, start: int) -> int:
        for i in range(end - 1, max(start, end - _SUBJECT_REACH) - 1, -1):
            norm = self.passage.norms[i]
            if norm in _STOPS or norm in (",", "(", ")"):
                return i + 1
            if norm in self.lexicon.data.breaks and norm not in self.lexicon.data.inside_subjects:
                return i + 1
        return max(start, end - _SUBJECT_REACH)

    def _pronoun(self, at: int, end: int) -> str | None:
        """A pronoun subject: it must stand last, right before the verb."""
        norms, words = self.passage.norms, self.lexicon
        if at + 2 == end and norms[at + 1] in words.data.here:
            return words.pronouns.get(norms[at] + norms[at + 1])
        if at + 2 == end and norms[at] in words.data.demonstratives and norms[at + 1] in words.latter_ones:
            return words.latter_ones[norms[at + 1]]
        if at + 1 != end or norms[at] in words.data.not_subjects:
            return None
        return words.pronouns.get(norms[at])

    def _governed(self, at: int, first: int) -> bool:
        return at > first and self.passage.norms[at - 1] in self.lexicon.data.governing

    def _reaches(self, last: int, end: int) -> bool:
        """Whether nothing but a few words of the phrase itself stands between it and the verb."""
        return not any(t.text.lower() in self.lexicon.data.auxiliaries for t in self.passage.tokens[last:end])
