"""Cues whose verb comes before its subject: ", a indiqué X", "a-t-il ajouté", "a-t-on appris auprès de X"."""

from dataclasses import replace

from selon.model import Source
from selon.read.attribution_cues import Cue, CueReader, Shape
from selon.read.attribution_lexicon import longest
from selon.read.attribution_phrases import Phrase
from selon.read.attribution_quotes import CLOSERS, quote_before
from selon.read.attribution_verbs import VerbGroup
from selon.read.passage import Sentence

__all__ = ["InvertedCues"]

_LEARNED_REACH = 10


class InvertedCues(CueReader):
    """Finds the cues that an inverted verb of saying makes."""

    def closing(self, sentence: Sentence, group: VerbGroup) -> Cue | None:
        """As in ", accusent des associations." at the end: the accusers, not the accused."""
        cue = self.with_group(self.verb_cue(group, "trail"), self.reader.group(group.last, sentence.last))
        return cue if cue and self.passage.norms[cue.last : cue.last + 1] in ((".",), (";",), ()) else None

    def inverted_pronoun(self, sentence: Sentence, group: VerbGroup) -> Cue | None:
        """As in "a-t-il ajouté", "disent-ils", "a-t-on appris"."""
        norm = group.inverted or ""
        cue = self.verb_cue(group, "trail")
        if norm in self.lexicon.pronouns:
            before = quote_before(self.passage, group.first)
            chain = self.chains.pronoun(self.lexicon.pronouns[norm], sentence, before)
            if before is None and not chain:
                chain = self._own_subject(sentence, self.lexicon.pronouns[norm])
            outer, last = self.subjects.recipient(group.last, sentence.last)
            relays = self.chains.relays(outer)
            return replace(cue, chain=chain + relays if chain else (), carried=True, last=last)
        return self.learned(sentence, cue) if norm in self.lexicon.data.inverted_impersonal else None

    def _own_subject(self, sentence: Sentence, agreement: str) -> tuple[Source, ...]:
        """As in "Les tribus ont quitté la ville, ont-elles annoncé": they speak of themselves."""
        phrases, _, _ = self.subjects.opening(sentence.first, sentence.last)
        if not phrases or (phrases[0].number == "plur") != agreement.endswith("plural"):
            return ()
        return self.chains.chain(phrases[:1])[0]

    def learned(self, sentence: Sentence, cue: Cue) -> Cue | None:
        """As in "a-t-on appris auprès de X", "apprend-on de source militaire", "dit-on au ministère"."""
        norms = self.passage.norms
        for i in range(cue.last, min(cue.last + _LEARNED_REACH, sentence.last)):
            length = longest(norms, i, self.lexicon.learned_from)
            if not length:
                continue
            start = i + length - (norms[i + length - 1] in self.lexicon.data.source_words)
            group = self.reader.group(start, sentence.last)
            if group and (group[0].known or not group[0].is_name):
                return self.with_group(cue, group)
        return None

    def inverted(self, sentence: Sentence, group: VerbGroup) -> Cue | None:
        """As in ", a indiqué à l'AFP X", "» accuse X": the subject comes after."""
        if not self._may_invert(sentence, group):
            return None
        phrases, outer, end = self.subjects.after(group.last, sentence.last)
        if phrases and group.infinitive in self.lexicon.data.learning:
            learned = self.learned(sentence, replace(self.verb_cue(group, "trail"), last=phrases[-1].span_last))
            if learned is not None:
                return learned  # "a appris l'AFP *de source militaire*"
        chain, carried = self.chains.chain(phrases)
        if not phrases:
            agreement, end = self.subjects.latter_after(group.last)
            before = quote_before(self.passage, group.first)
            chain = self.chains.pronoun(agreement, sentence, before, latter=True) if agreement else ()
            carried = True
        if not chain or self._does_more(sentence, group, chain, phrases):
            return None
        relays = self.chains.relays(outer)
        shape: Shape = "previous" if self._speaks_of_previous(sentence, group) else "trail"
        cue = self.verb_cue(group, shape)
        return replace(cue, chain=chain + relays, carried=carried, last=end)

    def _does_more(
        self, sentence: Sentence, group: VerbGroup, chain: tuple[Source, ...], phrases: tuple[Phrase, ...]
    ) -> bool:
        """As in "L'armée, épaulée par des miliciens, *a repris* Goma": a deed, where nothing is quoted."""
        quoted = not CLOSERS.isdisjoint(self.passage.norms[sentence.first : group.first])
        doubtful = chain[0].kind == "unnamed" or any(not phrase.known and not phrase.is_name for phrase in phrases)
        return group.family == "quote" and not quoted and doubtful

    def _may_invert(self, sentence: Sentence, group: VerbGroup) -> bool:
        norms, before = self.passage.norms, group.first - 1
        if before < sentence.first:
            return group.first > 0 and norms[group.first - 1] in CLOSERS
        if norms[before] == "," and before > sentence.first and norms[before - 1] in CLOSERS:
            return True
        if norms[before] in CLOSERS:
            return True
        if norms[before] in self.lexicon.data.before_inverted:
            return group.family != "blame" and not self._clause_follows(group)
        return (
            norms[before] in (",", ")", "-") and group.family != "blame" and not self._clause_follows(group)
        )

    def _clause_follows(self, group: VerbGroup) -> bool:
        return not self.lexicon.data.clause_openers.isdisjoint(self.passage.norms[group.last : group.last + 1])

    def _speaks_of_previous(self, sentence: Sentence, group: VerbGroup) -> bool:
        """As in "C'est ce qu'a déclaré X": the sentence before stands on X's word."""
        opening = self.passage.norms[sentence.first : group.first]
        return opening in self.lexicon.data.speaking_of_previous and sentence.index > 0
