"""The cues of one sentence: "selon X", "X affirme que", ", a indiqué X", each with its chain of sources."""

from dataclasses import dataclass, replace
from typing import Literal

from selon.model import Source
from selon.read.attribution_chains import ChainBuilder
from selon.read.attribution_lexicon import AttributionLexicon, longest
from selon.read.attribution_phrases import Phrase, PhraseReader
from selon.read.attribution_quotes import CLOSERS, quote_before
from selon.read.attribution_subjects import SubjectReader
from selon.read.attribution_verbs import VerbGroup, verb_groups
from selon.read.passage import Passage, Sentence

__all__ = ["Cue", "CueFinder", "Shape"]

Shape = Literal["lead", "trail", "that", "previous"]
_OPENERS = frozenset((":", ";", "(", "-", "«", '"', "“", "et", "mais", "or"))
_QUOTE_OR_CLAUSE = frozenset(("que", "qu'", "«", '"', "“", "”", "avoir", "etre"))
_FORWARD_PASSIVES = frozenset(("accuser", "soupçonner"))
_LEARNED_REACH = 10
_COMPLEMENT_REACH = 6


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution before its scope is known. Token indices, half-open.

    `first:last` is all its material (verb, source, apposition); `cue_first:cue_last` the telling words.
    `lead` opens its clause, `trail` follows or interrupts it, `that` has its clause after a subject and verb,
    `previous` speaks of the sentence before. `narrow`: of its own noun phrase only;
    `with_antecedent`: also of the noun that its relative clause belongs to.
    """

    chain: tuple[Source, ...]
    first: int
    last: int
    cue_first: int
    cue_last: int
    shape: Shape
    hedged: bool = False
    denies: bool = False
    carried: bool = False
    narrow: bool = False
    with_antecedent: bool = False


@dataclass
class CueFinder:
    """Finds the cues of a passage, sentence by sentence and in order."""

    passage: Passage
    lexicon: AttributionLexicon
    reader: PhraseReader
    subjects: SubjectReader
    chains: ChainBuilder

    def cues(self, sentence: Sentence) -> list[Cue]:
        """The cues of `sentence`, in the order of the text."""
        groups = list(verb_groups(self.passage, self.lexicon, sentence.first, sentence.last))
        found: list[Cue] = []
        for at, group in self._positions(sentence, groups):
            if found and at < found[-1].last:
                continue
            cue = (
                self._of_verb(sentence, group, found) if group else self._of_preposition(sentence, at, found)
            )
            if cue is not None and cue.chain:
                found.append(cue)
        signed = self._signed(sentence) if sentence.heading and not found else None
        return [signed] if signed and signed.chain else found

    def _signed(self, sentence: Sentence) -> Cue | None:
        """A headline that ends with its source: "… tués (ministère)", "… frappée - Kiev"."""
        norms, last = self.passage.norms, sentence.last
        closed = norms[last - 1] == ")"
        marks = ("(",) if closed else ("-",)
        start = next(
            (i for i in range(last - 2, max(last - 12, sentence.first), -1) if norms[i] in marks), None
        )
        if start is None:
            return None
        group = self._listed(start + 1, last - closed)
        return self._with_group(Cue((), start, last, start + 1, last - closed, "trail"), group)

    def _listed(self, at: int, end: int) -> tuple[Phrase, ...]:
        """Sources set off by commas that fill the tokens `at:end`; empty where anything else stands there."""
        found: tuple[Phrase, ...] = ()
        while at < end:
            group = self.reader.group(at, end)
            if not group or (group[-1].last < end and self.passage.norms[group[-1].last] != ","):
                return ()
            found, at = found + group, group[-1].last + 1
        return found

    def _positions(self, sentence: Sentence, groups: list[VerbGroup]) -> list[tuple[int, VerbGroup | None]]:
        norms = self.passage.norms
        places: list[tuple[int, VerbGroup | None]] = [(g.first, g) for g in groups]
        openers = self.lexicon.openers | {"de", "d'"}
        places += [(i, None) for i in range(sentence.first, sentence.last) if norms[i] in openers]
        return sorted(places, key=lambda p: p[0])

    def _opens_source(self, sentence: Sentence, at: int) -> bool:
        """As in "De sources sécuritaires, …": not after a noun that it would complete."""
        norms = self.passage.norms
        free = at == sentence.first or norms[at - 1] in (",", ";", ":", "(", "on", "-on", "-t-on")
        return free and norms[at + 1 : at + 2] != () and norms[at + 1] in self.lexicon.source_words

    # prepositions

    def _of_preposition(self, sentence: Sentence, at: int, found: list[Cue]) -> Cue | None:
        norm = self.passage.norms[at]
        if norm in self.lexicon.announcements:
            return self._announced(sentence, at)
        if norm == "pour":
            return self._in_view_of(sentence, at, found)
        if norm in self.lexicon.source_words:
            return self._labelled(sentence, at)
        length = longest(self.passage.norms, at, self.lexicon.according_to)
        start = at + (length or 1)
        if start >= sentence.last or (not length and not self._opens_source(sentence, at)):
            return None
        norm = self.passage.norms[start]
        if norm in self.lexicon.relatives:
            return self._relative(at, start + 1, found)
        cue = Cue((), at, start + 1, at, start, self._shape(sentence, at), self._doubtful(at))
        if norm in self.lexicon.pronouns:
            chain = self.chains.pronoun(self.lexicon.pronouns[norm], sentence)
            return replace(cue, chain=chain, carried=True)
        return self._with_group(cue, self.reader.group(start, sentence.last))

    def _in_view_of(self, sentence: Sentence, at: int, found: list[Cue]) -> Cue | None:
        """As in "Pour le maire, …" opens a sentence; ", pour qui …" belongs to the source just named."""
        norms = self.passage.norms
        if norms[at + 1 : at + 2] == ("qui",):
            return self._relative(at, at + 2, found)
        if at > sentence.first:
            return None
        cue = self._with_group(
            Cue((), at, at + 1, at, at + 1, "lead"), self.reader.group(at + 1, sentence.last)
        )
        return cue if cue and norms[cue.last : cue.last + 1] == (",",) else None

    def _labelled(self, sentence: Sentence, at: int) -> Cue | None:
        """As in "(source : Protection civile)"."""
        if self.passage.norms[at + 1 : at + 2] != (":",):
            return None
        cue = Cue((), at, at + 2, at, at + 2, "trail")
        return self._with_group(cue, self.reader.group(at + 2, sentence.last))

    def _announced(self, sentence: Sentence, at: int) -> Cue | None:
        """As in "l'annonce par X d'une trêve"; "L'annonce est faite par X" speaks of the sentence before."""
        norms = self.passage.norms
        by = next((i for i in range(at + 1, min(at + 7, sentence.last)) if norms[i] == "par"), None)
        if by is None or by + 1 >= sentence.last:
            return None
        opens = at - sentence.first <= 1 and by > at + 1 and sentence.index > 0
        cue = Cue((), at, by, at, at + 1, "previous" if opens else "that")
        return self._with_group(cue, self.reader.group(by + 1, sentence.last))

    def _with_group(self, cue: Cue, group: tuple[Phrase, ...]) -> Cue | None:
        if not group:
            return None
        chain, carried = self.chains.chain(group)
        return replace(cue, chain=chain, carried=carried, last=max(group[-1].last, cue.last))

    def _relative(self, at: int, end: int, found: list[Cue]) -> Cue | None:
        """As in "…, selon lequel …": the source just named stands for what follows."""
        if not found or found[-1].last < at - 2:
            return None
        return Cue(found[-1].chain, at, end, at, end, "that")

    def _shape(self, sentence: Sentence, at: int) -> Shape:
        """A cue leads where nothing but adverbs stands between it and the start of its clause."""
        norms, i = self.passage.norms, at - 1
        while i >= sentence.first and norms[i] not in _OPENERS:
            if norms[i] not in self.lexicon.adverbs and norms[i] not in (",", "toujours"):
                return "trail"
            i -= 1
        return "lead"

    def _doubtful(self, at: int) -> bool:
        norms = self.passage.norms
        return any(longest(norms, i, self.lexicon.doubtful) for i in range(at, min(at + 8, len(norms))))

    # verbs

    def _of_verb(self, sentence: Sentence, group: VerbGroup, found: list[Cue]) -> Cue | None:
        if group.mood == "passive":
            return self._passive(sentence, group)
        if group.mood == "gerund":
            return self._gerund(sentence, group, found)
        if group.negated and group.family != "deny":
            return None
        if group.family == "deny" and self.passage.norms[group.first] in ("se", "s'"):
            return None
        if group.inverted is not None:
            return self._inverted_pronoun(sentence, group)
        if group.family == "blame" and self.passage.norms[group.first - 1] == ",":
            return self._subject_first(sentence, group, found) or self._closing(sentence, group)
        return self._inverted(sentence, group) or self._subject_first(sentence, group, found)

    def _closing(self, sentence: Sentence, group: VerbGroup) -> Cue | None:
        """As in ", accusent des associations." at the end: the accusers, not the accused."""
        cue = self._with_group(self._verb_cue(group, "trail"), self.reader.group(group.last, sentence.last))
        return cue if cue and self.passage.norms[cue.last : cue.last + 1] in ((".",), ()) else None

    def _verb_cue(self, group: VerbGroup, shape: Shape) -> Cue:
        return Cue(
            (), group.first, group.last, group.verb, group.last, shape,
            hedged=group.infinitive in self.lexicon.data.hedging_verbs,
            denies=group.family == "deny" and not group.negated,
        )  # fmt: skip

    def _inverted_pronoun(self, sentence: Sentence, group: VerbGroup) -> Cue | None:
        norm = group.inverted or ""
        cue = self._verb_cue(group, "trail")
        if norm in self.lexicon.pronouns:
            before = quote_before(self.passage, group.first)
            chain = self.chains.pronoun(self.lexicon.pronouns[norm], sentence, before)
            if before is None and not chain:
                chain = self._own_subject(sentence, self.lexicon.pronouns[norm])
            outer, last = self.subjects.recipient(group.last, sentence.last)
            relays, _ = self.chains.chain(outer)
            return replace(cue, chain=chain + relays if chain else (), carried=True, last=last)
        return self._learned(sentence, cue) if norm.endswith("on") else None

    def _own_subject(self, sentence: Sentence, agreement: str) -> tuple[Source, ...]:
        """As in "Les tribus ont quitté la ville, ont-elles annoncé": they speak of themselves."""
        phrases, _, _ = self.subjects.opening(sentence.first, sentence.last)
        if not phrases or (phrases[0].number == "plur") != agreement.endswith("plural"):
            return ()
        return self.chains.chain(phrases[:1])[0]

    def _learned(self, sentence: Sentence, cue: Cue) -> Cue | None:
        """As in "a-t-on appris auprès de X", "apprend-on de source militaire", "dit-on au ministère"."""
        norms = self.passage.norms
        for i in range(cue.last, min(cue.last + _LEARNED_REACH, sentence.last)):
            length = longest(norms, i, self.lexicon.learned_from)
            if not length:
                continue
            start = i + length - (norms[i + length - 1] in self.lexicon.source_words)
            group = self.reader.group(start, sentence.last)
            if group and (group[0].known or not group[0].is_name):
                return self._with_group(cue, group)
        return None

    def _inverted(self, sentence: Sentence, group: VerbGroup) -> Cue | None:
        """As in ", a indiqué à l'AFP X", "» accuse X": the subject comes after."""
        if not self._may_invert(sentence, group):
            return None
        phrases, outer, end = self.subjects.after(group.last, sentence.last)
        chain, carried = self.chains.chain(phrases)
        if not phrases:
            agreement, end = self.subjects.latter_after(group.last)
            before = quote_before(self.passage, group.first)
            chain = self.chains.pronoun(agreement, sentence, before, latter=True) if agreement else ()
            carried = True
        if not chain:
            return None
        relays, _ = self.chains.chain(outer)
        shape: Shape = "previous" if self._speaks_of_previous(sentence, group) else "trail"
        cue = self._verb_cue(group, shape)
        return replace(cue, chain=chain + relays, carried=carried, last=end)

    def _may_invert(self, sentence: Sentence, group: VerbGroup) -> bool:
        norms, before = self.passage.norms, group.first - 1
        if before < sentence.first:
            return group.first > 0 and norms[group.first - 1] in CLOSERS
        if norms[before] == "," and before > sentence.first and norms[before - 1] in CLOSERS:
            return True
        if norms[before] in CLOSERS:
            return True
        if norms[before] in ("comme", "que", "qu'", "dont", "ce"):
            return group.family != "blame" and not self._clause_follows(group)
        return (
            norms[before] in (",", ")", "-") and group.family != "blame" and not self._clause_follows(group)
        )

    def _clause_follows(self, group: VerbGroup) -> bool:
        return self.passage.norms[group.last : group.last + 1] in (("que",), ("qu'",), ("avoir",))

    def _speaks_of_previous(self, sentence: Sentence, group: VerbGroup) -> bool:
        """As in "C'est ce qu'a déclaré X": the sentence before stands on X's word."""
        opening = self.passage.norms[sentence.first : group.first]
        return opening in (("c'", "est", "ce", "qu'"), ("c'", "est", "ce", "que")) and sentence.index > 0

    def _subject_first(self, sentence: Sentence, group: VerbGroup, found: list[Cue]) -> Cue | None:
        if group.family == "quote" and not self._quote_or_clause_follows(sentence, group):
            return None
        cue = self._verb_cue(group, "that")
        before = group.first - 1
        if found and before >= sentence.first and self._shares_subject(before, found[-1]):
            return replace(cue, chain=found[-1].chain)
        if before > sentence.first and self.passage.norms[before] == "qui":
            return self._of_relative(sentence, cue)
        told = self._with_subject(sentence, cue, group.subject_before)
        if told is not None:
            return self._within_relative(sentence, told, found)
        return self._of_whom_on_speaks(sentence, cue)

    def _of_relative(self, sentence: Sentence, cue: Cue) -> Cue | None:
        """As in "Israël, qui a mis en cause …": the noun before "qui" speaks."""
        end = cue.first - 1
        end -= self.passage.norms[end - 1] == ","
        noun = self.reader.phrase_ending(end, sentence.first)
        return (
            replace(cue, chain=self.chains.chain((noun,))[0]) if noun else self._with_subject(sentence, cue)
        )

    def _shares_subject(self, before: int, last: Cue) -> bool:
        """As in "X dément et affirme …", "selon X, qui affirme …"."""
        norm = self.passage.norms[before]
        return (norm == "et" and last.shape == "that") or (
            norm == "qui" and last.last in (before, before - 1)
        )

    def _of_whom_on_speaks(self, sentence: Sentence, cue: Cue) -> Cue | None:
        """As in "A Kiev, on parle de …": the government there."""
        norms, i = self.passage.norms, cue.first - 1
        if i < sentence.first or norms[i] != "on":
            return None
        learned = self._learned(sentence, cue)
        if learned is not None and norms[learned.last : learned.last + 1] in (("que",), ("qu'",)):
            return learned
        start = next((k for k in range(i - 1, sentence.first - 1, -1) if norms[k] in ("a", "au")), None)
        phrase = self.reader.phrase(start + 1, i) if start is not None else None
        if phrase is None or not phrase.known or not phrase.is_name or i - phrase.last > 1:
            return None
        return replace(cue, chain=self.chains.chain((phrase,))[0], first=phrase.first)

    def _quote_or_clause_follows(self, sentence: Sentence, group: VerbGroup) -> bool:
        norms, i = self.passage.norms, group.last
        while i < sentence.last and (norms[i] in self.lexicon.adverbs or norms[i] in (",", ":")):
            i += 1
        return i < sentence.last and norms[i] in _QUOTE_OR_CLAUSE

    def _with_subject(self, sentence: Sentence, cue: Cue, verb_at: int | None = None) -> Cue | None:
        at = cue.first if verb_at is None else verb_at
        phrases, pronoun, first = self.subjects.before(at, sentence.first)
        if pronoun is not None:
            latter = self.passage.norms[first] in self.lexicon.latter
            return replace(
                cue, chain=self.chains.pronoun(pronoun, sentence, None, latter), carried=True, first=first
            )
        if not phrases:
            return None
        chain, carried = self.chains.chain(phrases)
        outer, _ = self.subjects.recipient(cue.last, sentence.last)
        relays, _ = self.chains.chain(outer)
        return replace(cue, chain=chain + relays, carried=carried, first=first)

    def _within_relative(self, sentence: Sentence, cue: Cue, found: list[Cue]) -> Cue:
        """As in ", ce que X dément", of what stands before; "le gaz que X impute à Y", of gas too."""
        norms, first = self.passage.norms, cue.first
        if first - 1 <= sentence.first or norms[first - 1] not in ("que", "qu'"):
            return cue
        if found and first - found[-1].last <= _COMPLEMENT_REACH:
            return cue
        if norms[first - 2] == "ce":
            return replace(cue, shape="trail", last=max(cue.last, cue.cue_last))
        return replace(cue, with_antecedent=norms[first - 2] not in ("alors", "tandis", "ainsi", "parce"))

    def _passive(self, sentence: Sentence, group: VerbGroup) -> Cue | None:
        """As in "annoncée dimanche par X"; "Ces informations sont confirmées par X"."""
        norms = self.passage.norms
        by = next(i for i in range(group.last, sentence.last) if norms[i] == "par")
        shape: Shape = "that" if group.infinitive in _FORWARD_PASSIVES else "trail"
        cue = self._with_group(self._verb_cue(group, shape), self.reader.group(by + 1, sentence.last))
        if cue is None:
            return None
        relays, _ = self.chains.chain(self.subjects.recipient(group.last, by)[0])
        return replace(cue, chain=cue.chain + relays, narrow=group.family != "blame")

    def _gerund(self, sentence: Sentence, group: VerbGroup, found: list[Cue]) -> Cue | None:
        """As in ", précisant que …" (its sentence's source speaks), "informations faisant état de …"."""
        cue = self._verb_cue(group, "that")
        if self.passage.norms[group.first - 1] == "," and found:
            return replace(cue, chain=found[-1].chain)
        noun = self.reader.phrase_ending(group.first, sentence.first)
        return (
            replace(cue, chain=self.chains.chain((noun,))[0]) if noun else self._with_subject(sentence, cue)
        )
