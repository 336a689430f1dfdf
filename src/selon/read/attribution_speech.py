"""Cues that a verb of saying makes: "X affirme que", ", annoncée par X", ", précisant que"."""

from dataclasses import replace

from selon.model import Source
from selon.read.attribution_cues import Cue, Shape
from selon.read.attribution_inversion import InvertedCues
from selon.read.attribution_phrases import Phrase
from selon.read.attribution_verbs import VerbGroup
from selon.read.passage import Sentence

__all__ = ["SpeechCues"]

_QUOTES = frozenset(("«", '"', "“", "”"))
_COMPLEMENT_REACH = 6
_CONTRARY_REACH = 10
_OFFER_REACH = 4
_DRIVEN_REACH = 2  # tokens of "les rebelles"
_ASIDE_REACH = 5  # tokens between "joint par RFI" and its comma


class SpeechCues(InvertedCues):
    """Finds the cues that verbs of saying make, subject first, inverted, passive or participle."""

    def of_verb(self, sentence: Sentence, group: VerbGroup, found: list[Cue]) -> Cue | None:
        """The cue that a verb group makes after those `found` in its sentence; None where nobody says it."""
        if group.mood == "passive":
            return self._passive(sentence, group)
        if group.mood == "gerund" and self._is_reflexive(group):
            return None  # "des combattants *se réclamant* de l'EI": nobody speaks
        if group.mood == "gerund":
            return self._gerund(sentence, group, found)
        if (group.negated and group.family != "deny") or self._is_contrary(sentence, group):
            return None
        if group.infinitive in self.lexicon.data.refusals and self._refuses_offer(sentence, group):
            return None
        if group.family == "deny" and self._is_reflexive(group):
            return None
        if group.inverted is not None:
            return self.inverted_pronoun(sentence, group)
        if group.family == "blame" and self.passage.norms[group.first - 1] == ",":
            return self._subject_first(sentence, group, found) or self.closing(sentence, group)
        return self.inverted(sentence, group) or self._subject_first(sentence, group, found)

    def _is_reflexive(self, group: VerbGroup) -> bool:
        if self.passage.tokens[group.first].text.lower() in self.lexicon.governors:
            return False  # "*s'obstine* à nier"
        near = self.passage.norms[max(group.first - 1, 0) : group.first + 1]
        return not self.passage.function_words.reflexives.isdisjoint(near)

    def _refuses_offer(self, sentence: Sentence, group: VerbGroup) -> bool:
        """As in "qui rejette l'accord de paix", "a rejeté les rebelles": it says of nothing that it isn't so."""
        after = self.passage.norms[group.last : min(group.last + _OFFER_REACH, sentence.last)]
        data = self.lexicon.data
        return not data.offers.isdisjoint(after) or not data.driven_back.isdisjoint(after[:_DRIVEN_REACH])

    def _is_contrary(self, sentence: Sentence, group: VerbGroup) -> bool:
        """As in "contrairement à ce qu'affirme X": X says the opposite."""
        near = self.passage.norms[max(sentence.first, group.first - _CONTRARY_REACH) : group.first]
        marks = [i for i, norm in enumerate(near) if norm in self.lexicon.data.contrary]
        return bool(marks) and "," not in near[marks[-1] :]

    def _subject_first(self, sentence: Sentence, group: VerbGroup, found: list[Cue]) -> Cue | None:
        if group.family == "quote" and not self._quote_or_clause_follows(sentence, group):
            return None
        cue = self.verb_cue(group, "that")
        if group.infinitive in self.lexicon.data.hears:
            return self._heard(sentence, cue)
        before = group.first - 1
        if found and before >= sentence.first and self._shares_subject(before, found[-1]):
            return replace(cue, chain=found[-1].chain)
        if before > sentence.first and self.passage.norms[before] in self.passage.function_words.who:
            return self._of_relative(sentence, cue)
        told = self._with_subject(sentence, cue, group.subject_before)
        if told is not None:
            return self._within_relative(sentence, told, found)
        return self._of_whom_on_speaks(sentence, cue)

    def _heard(self, sentence: Sentence, cue: Cue) -> Cue | None:
        """As in "Le Bureau a recueilli le témoignage *de deux femmes* violées": it stands on theirs."""
        phrase = self.reader.phrase(cue.last + 1, sentence.last) or self.reader.somebody(cue.last + 1, sentence.last)
        if phrase is None or phrase.is_name:
            return None
        head = self.passage.norms.index(phrase.head, phrase.first)
        heard, _ = self.chains.chain((replace(phrase, span_first=head, span_last=head + 1),))
        teller = self._with_subject(sentence, cue)
        return replace(teller or cue, chain=heard + (teller.chain if teller else ()), last=head + 1)

    def _of_relative(self, sentence: Sentence, cue: Cue) -> Cue | None:
        """As in "Israël, qui a mis en cause …": the noun before "qui" speaks."""
        end = cue.first - 1
        end -= self.passage.norms[end - 1] == ","
        noun = self.reader.phrase_ending(end, sentence.first)
        return replace(cue, chain=self.chains.chain((noun,))[0]) if noun else self._with_subject(sentence, cue)

    def _shares_subject(self, before: int, last: Cue) -> bool:
        """As in "X dément et affirme …", "selon X, qui affirme …"."""
        norm, words = self.passage.norms[before], self.passage.function_words
        return (norm in words.ands and last.shape == "that") or (
            norm in words.who and last.last in (before, before - 1)
        )

    def _of_whom_on_speaks(self, sentence: Sentence, cue: Cue) -> Cue | None:
        """As in "A Kiev, on parle de …": the government there."""
        norms, i = self.passage.norms, cue.first - 1
        if i < sentence.first or norms[i] not in self.lexicon.data.impersonal:
            return None
        learned = self.learned(sentence, cue)
        that = self.passage.function_words.that
        if learned is not None and not that.isdisjoint(norms[learned.last : learned.last + 1]):
            return learned
        places = self.lexicon.data.speaking_place
        start = next((k for k in range(i - 1, sentence.first - 1, -1) if norms[k] in places), None)
        phrase = self.reader.phrase(start + 1, i) if start is not None else None
        if phrase is None or not phrase.known or not phrase.is_name or i - phrase.last > 1:
            return None
        return replace(cue, chain=self.chains.chain((phrase,))[0], first=phrase.first)

    def _quote_or_clause_follows(self, sentence: Sentence, group: VerbGroup) -> bool:
        norms, i = self.passage.norms, group.last
        while i < sentence.last and (norms[i] in self.lexicon.data.adverbs or norms[i] in (",", ":")):
            i += 1
        return i < sentence.last and (norms[i] in _QUOTES or norms[i] in self.lexicon.data.content_openers)

    def _with_subject(self, sentence: Sentence, cue: Cue, verb_at: int | None = None) -> Cue | None:
        at = cue.first if verb_at is None else verb_at
        phrases, pronoun, first = self.subjects.before(at, sentence.first)
        if pronoun is not None:
            latter = self.passage.norms[first] in self.lexicon.data.latter
            chain = self.chains.pronoun(pronoun, sentence, None, latter)
            cited = self._cited(sentence, cue) if chain else ()
            return replace(cue, chain=cited + chain, carried=True, first=first)
        if not phrases:
            return None
        chain, carried = self.chains.chain(phrases)
        outer, _ = self.subjects.recipient(cue.last, sentence.last)
        relays = self.chains.relays((*outer, *self._reached_by(sentence, first)))
        cited = self._cited(sentence, cue)
        return replace(cue, chain=cited + chain + relays, carried=carried, first=first)

    def _reached_by(self, sentence: Sentence, first: int) -> tuple[Phrase, ...]:
        """As in "*Joint par RFI*, le maire …", "*Au micro de RFI*, …", "dans un texte *relayé par Alpha*, …"."""
        norms = self.passage.norms
        told, end = self.subjects.recipient(sentence.first, first)
        if told and self._is_named(told[0]) and norms[end] == ",":
            return told
        for i in range(sentence.first, first):
            relay = self.reader.relay(i, first)
            if relay is not None and "," in norms[relay.last : min(relay.last + _ASIDE_REACH, first)]:
                return (relay,)
        return ()

    def _is_named(self, outlet: Phrase) -> bool:
        return self.passage.tokens[outlet.span_first].is_capitalised

    def _cited(self, sentence: Sentence, cue: Cue) -> tuple[Source, ...]:
        """As in "L'agence a rapporté, *citant un officier*, que …", "*Citant un officier*, l'agence a rapporté …"."""
        after = cue.last + 1 if self.passage.norms[cue.last : cue.last + 1] == (",",) else sentence.last
        for at in (after, sentence.first):
            at += not self.passage.function_words.gerund_openers.isdisjoint(self.passage.norms[at : at + 1])
            if not self.lexicon.data.cites.isdisjoint(self.passage.norms[at : at + 1]):
                return self.chains.chain(self.reader.group(at + 1, sentence.last))[0]
        return ()

    def _within_relative(self, sentence: Sentence, cue: Cue, found: list[Cue]) -> Cue:
        """As in ", ce que X dément", of what stands before; "le gaz que X impute à Y", of gas too."""
        norms, first, words = self.passage.norms, cue.first, self.passage.function_words
        if first - 1 <= sentence.first or norms[first - 1] not in words.that:
            return cue
        if found and first - found[-1].last <= _COMPLEMENT_REACH:
            return cue
        if norms[first - 2] in words.neuter:
            return replace(cue, shape="trail", last=max(cue.last, cue.cue_last))
        return replace(cue, with_antecedent=norms[first - 2] not in self.lexicon.data.conjunction_heads)

    def _passive(self, sentence: Sentence, group: VerbGroup) -> Cue | None:
        """As in "annoncée dimanche par X"; "Ces informations sont confirmées par X"."""
        norms, by_words = self.passage.norms, self.passage.function_words.by
        by = next(i for i in range(group.last, sentence.last) if norms[i] in by_words)
        shape: Shape = "that" if group.infinitive in self.lexicon.data.forward_passives else "trail"
        cue = self.with_group(self.verb_cue(group, shape), self.reader.group(by + 1, sentence.last))
        if cue is None:
            return None
        relays = self.chains.relays(self.subjects.recipient(group.last, by)[0])
        return replace(cue, chain=cue.chain + relays, narrow=shape == "that" or group.family != "blame")

    def _gerund(self, sentence: Sentence, group: VerbGroup, found: list[Cue]) -> Cue | None:
        """As in ", précisant que …" (its sentence's source speaks), "informations faisant état de …"."""
        cue = self.verb_cue(group, "that")
        before = self.passage.norms[group.first - 1]
        if found and before == ",":
            return replace(cue, chain=found[-1].chain)
        if found and found[-1].denies:
            return None  # "dément les rumeurs *faisant état* de ...": it tells what is denied
        if found and before in self.passage.function_words.gerund_openers:
            return replace(cue, chain=found[-1].chain)
        noun = self.reader.phrase_ending(group.first, sentence.first)
        return replace(cue, chain=self.chains.chain((noun,))[0]) if noun else self._with_subject(sentence, cue)
