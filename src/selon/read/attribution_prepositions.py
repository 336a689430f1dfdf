"""Cues without a verb: "selon X", "de source Y", "(source : X)", "l'annonce par X", a signed headline."""

from dataclasses import replace

from selon.read.attribution_cues import Cue, CueReader, Shape
from selon.read.attribution_lexicon import longest
from selon.read.attribution_phrases import Phrase
from selon.read.attribution_quotes import opens
from selon.read.passage import Sentence

__all__ = ["PrepositionCues"]

_OPENERS = frozenset((":", ";", "(", "-", "«", '"', "“"))
_PRESENTED, _DRAWN_UP = 5, 7  # tokens between "voilà" and "le bilan", between "bilan" and "dressé"
_FREE = frozenset((",", ";", ":", "("))


class PrepositionCues(CueReader):
    """Finds the cues that a preposition or a noun makes."""

    def of_preposition(self, sentence: Sentence, at: int, found: list[Cue]) -> Cue | None:
        """The cue that the preposition or noun at token `at` makes; None where no source follows."""
        norm = self.passage.norms[at]
        if norm in self.lexicon.data.announcements:
            return self._announced(sentence, at)
        if norm in self.lexicon.data.mute:
            return self._summed_up(sentence, at)
        if norm in self.lexicon.data.in_view_of:
            return self._in_view_of(sentence, at, found)
        if norm in self.lexicon.data.source_words:
            return self._labelled(sentence, at)
        if length := longest(self.passage.norms, at, self.lexicon.on_their_word):
            return self._on_their_word(sentence, at, at + length)
        length = longest(self.passage.norms, at, self.lexicon.according_to)
        start = at + (length or 1)
        if start >= sentence.last or (not length and not self._opens_source(sentence, at)):
            return None
        norm = self.passage.norms[start]
        if norm in self.lexicon.data.relatives:
            return self._relative(at, start + 1, found)
        cue = Cue((), at, start + 1, at, start, self._shape(sentence, at), self._doubtful(at))
        if norm in self.lexicon.pronouns:
            chain = self.chains.pronoun(self.lexicon.pronouns[norm], sentence)
            return replace(cue, chain=chain, carried=True)
        agreement, end = self.subjects.latter_after(start)
        if agreement is not None:
            chain = self.chains.pronoun(agreement, sentence, latter=True)
            return replace(cue, chain=chain, carried=True, last=end)
        unlisted = self.reader.unlisted(start, sentence.last) if length else None
        return self.with_group(cue, self.reader.group(start, sentence.last) or ((unlisted,) if unlisted else ()))

    def _on_their_word(self, sentence: Sentence, at: int, end: int) -> Cue:
        """As in "à l'en croire", "à les entendre": on the word of the one, or of those, named before."""
        several = not self.lexicon.data.plural_determiners.isdisjoint(self.passage.norms[at:end])
        chain = self.chains.pronoun("any_plural" if several else "any", sentence)
        return Cue(chain, at, end, at, end, self._shape(sentence, at), carried=True)

    def _opens_source(self, sentence: Sentence, at: int) -> bool:
        """As in "De sources sécuritaires, …": not after a noun that it would complete."""
        norms, words = self.passage.norms, self.lexicon.data
        openers = _FREE | words.impersonal | words.inverted_impersonal
        free = at == sentence.first or norms[at - 1] in openers
        return free and norms[at + 1 : at + 2] != () and norms[at + 1] in words.source_words

    def _in_view_of(self, sentence: Sentence, at: int, found: list[Cue]) -> Cue | None:
        """As in "Pour le maire, …" opens a sentence; ", pour qui …" belongs to the source just named."""
        norms = self.passage.norms
        if not self.passage.function_words.who.isdisjoint(norms[at + 1 : at + 2]):
            return self._relative(at, at + 2, found)
        if at > sentence.first:
            return None
        cue = self.with_group(Cue((), at, at + 1, at, at + 1, "lead"), self.reader.group(at + 1, sentence.last))
        return cue if cue and norms[cue.last : cue.last + 1] == (",",) else None

    def _labelled(self, sentence: Sentence, at: int) -> Cue | None:
        """As in "(source : Protection civile)"."""
        if self.passage.norms[at + 1 : at + 2] != (":",):
            return None
        cue = Cue((), at, at + 2, at, at + 2, "trail")
        return self.with_group(cue, self.reader.group(at + 2, sentence.last))

    def _announced(self, sentence: Sentence, at: int) -> Cue | None:
        """As in "l'annonce par X d'une trêve"; "L'annonce est faite par X" speaks of the sentence before."""
        norms, by_words = self.passage.norms, self.passage.function_words.by
        by = next((i for i in range(at + 1, min(at + 7, sentence.last)) if norms[i] in by_words), None)
        if by is None or by + 1 >= sentence.last or any(map(self._is_denied, range(at + 1, by))):
            return None
        opens = at - sentence.first <= 1 and by > at + 1 and sentence.index > 0
        cue = Cue((), at, by, at, at + 1, "previous" if opens else "that")
        return self.with_group(cue, self.reader.group(by + 1, sentence.last))

    def _is_denied(self, at: int) -> bool:
        """As in "information *démentie* par X": it's the participle that tells."""
        return any(form.family == "deny" for form in self.lexicon.verbs.get(self.passage.tokens[at].text.lower(), ()))

    def _summed_up(self, sentence: Sentence, at: int) -> Cue | None:
        """As in "…, tel est le bilan dressé par X", "voilà le bilan que donne X": of its sentence or the one before."""
        norms, words = self.passage.norms, self.lexicon.data
        presented = words.presenting.intersection(norms[max(at - _PRESENTED, sentence.first) : at])
        drawing = words.drawn_up | words.draws_up
        end = next((i for i in range(at + 1, min(at + _DRAWN_UP, sentence.last)) if norms[i] in drawing), None)
        if not presented or end is None:
            return None
        back = at - sentence.first < _PRESENTED and ":" not in norms[at : sentence.last] and sentence.index > 0
        by = self.passage.function_words.by
        start = next((i + 1 for i in range(end + 1, min(end + 4, sentence.last)) if norms[i] in by), end + 1)
        cue = Cue((), at, end + 1, at, end + 1, "previous" if back else "trail")
        return self.with_group(cue, self.reader.group(start, sentence.last))

    def _relative(self, at: int, end: int, found: list[Cue]) -> Cue | None:
        """As in "…, selon lequel …": the source just named stands for what follows."""
        if not found or found[-1].last < at - 2 or any(cue.denies for cue in found):
            return None  # "X dément les bruits relayés par Y, *selon lesquels* …" is on X's word
        return Cue(found[-1].chain, at, end, at, end, "that")

    def _shape(self, sentence: Sentence, at: int) -> Shape:
        """A cue leads where nothing but adverbs stands between it and the start of its clause."""
        norms, i = self.passage.norms, at - 1
        openers = _OPENERS | self.lexicon.data.clause_links
        while i >= sentence.first and not (norms[i] in openers and opens(self.passage, i)):
            if norms[i] not in self.lexicon.data.adverbs and norms[i] != ",":
                return "trail"
            i -= 1
        return "lead"

    def _doubtful(self, at: int) -> bool:
        norms = self.passage.norms
        return any(longest(norms, i, self.lexicon.doubtful) for i in range(at, min(at + 8, len(norms))))

    def signed(self, sentence: Sentence) -> Cue | None:
        """A headline that ends with its source: "… tués (ministère)", "… frappée - Kiev"."""
        norms, last = self.passage.norms, sentence.last
        closed = norms[last - 1] == ")"
        marks = ("(",) if closed else ("-",)
        start = next((i for i in range(last - 2, max(last - 12, sentence.first), -1) if norms[i] in marks), None)
        if start is None:
            return None
        group = self._listed(start + 1, last - closed)
        return self.with_group(Cue((), start, last, start + 1, last - closed, "trail"), group)

    def _listed(self, at: int, end: int) -> tuple[Phrase, ...]:
        """Sources set off by commas that fill the tokens `at:end`; empty where anything else stands there."""
        found: tuple[Phrase, ...] = ()
        while at < end:
            group = self.reader.group(at, end)
            if not group or (group[-1].last < end and self.passage.norms[group[-1].last] != ","):
                return ()
            found, at = found + group, group[-1].last + 1
        return found
