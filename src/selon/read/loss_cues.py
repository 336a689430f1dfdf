"""Words that make a loss: verbs of loss by voice, and nouns such as "la mort de"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selon.read.attribution_quotes import CLOSERS, OPENERS
from selon.read.loss_words import LossVerb, LossWords, VerbForm
from selon.read.numbers import Count
from selon.read.passage import Passage, Sentence

__all__ = ["Cue", "find_cues"]

_QUOTES = OPENERS | CLOSERS
_REACH = 7  # tokens between an auxiliary and its participle, adverbs and asides included


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of loss at the tokens `first:last`; its verb group starts at `start` (auxiliary, negation).

    `shape`: "subject" (the lost stand before), "object" (after), or the preposition before the lost.
    `number`: 1 or 2 where the form agrees with the lost, else 0. `bare`: a participle with no auxiliary.
    """

    family: LossVerb
    first: int
    last: int
    start: int
    shape: str
    number: int = 0
    bare: bool = False
    denied: bool = False


def find_cues(
    passage: Passage, sentence: Sentence, counts: Mapping[int, Count], words: LossWords
) -> tuple[Cue, ...]:
    """The cues of a sentence, in order. `counts` are keyed by their first token."""
    finder = _Finder(passage, sentence, counts, words)
    found: list[Cue] = []
    i = sentence.first
    while i < sentence.last:
        cues = finder.cues(i) if passage.norms[i] in words.cue_starts else []
        found.extend(cues)
        i = cues[0].last if cues else i + 1
    return tuple(finder.chained(found))


class _Finder:
    """Finds the cue, if any, at a token of one sentence."""

    def __init__(
        self, passage: Passage, sentence: Sentence, counts: Mapping[int, Count], words: LossWords
    ) -> None:
        self.passage, self.sentence, self.counts, self.words = passage, sentence, counts, words
        self.small, self.norms = words.small, passage.norms

    def norm(self, i: int) -> str:
        """The folded token `i`, empty outside the sentence."""
        return self.norms[i] if self.sentence.first <= i < self.sentence.last else ""

    def chained(self, found: list[Cue]) -> list[Cue]:
        """Cues with "pillées et incendiées" made one group: the second participle shares the auxiliary."""
        out: list[Cue] = []
        for cue in found:
            before = out[-1] if out else None
            if before is not None and cue.bare and self._follows(before, cue):
                cue = replace(cue, start=before.start, bare=before.bare, denied=before.denied)
            out.append(cue)
        return out

    def _follows(self, before: Cue, cue: Cue) -> bool:
        between = self.norms[before.last : cue.first]
        return (
            before.shape == "subject"
            and 0 < len(between) <= 3
            and all(n in self.small.chain for n in between)
        )

    def cues(self, i: int) -> list[Cue]:
        """The cue at token `i`: a noun before "de", else each reading of a verb form."""
        event = self._event(i)
        if event is not None:
            return [event]
        found = self.words.verbs.at(self.norms, i)
        if found is None:
            return []
        readings: dict[int, Cue] = {}  # one a family: "brule" is "brûlé" and "brûle"
        for form in sorted(found[0], key=lambda f: "pp" not in f.features):
            cue = self._verb(form, i, found[1])
            if cue is not None:
                readings.setdefault(id(form.verb), cue)
        return list(readings.values())

    def _event(self, i: int) -> Cue | None:
        heading = self._heading(i)
        if heading is not None:
            return heading
        found = self.words.events.at(self.norms, i)
        if found is None or not self._has_object(found[1]):
            return None
        before = self.norm(i - 1)
        data = self.words.data
        if not (
            before in data.determiners
            or before in data.adjectives
            or not before
            or before in self.small.event_before
        ):
            return None
        link = self._link(found[1])
        given = link != self.small.to_link or found[0].given
        return Cue(found[0], i, found[1], i, link) if given else None

    def _link(self, i: int) -> str:
        """The preposition of what is lost that token `i` stands for, as phrases have it."""
        return self.small.to_link if self.norm(i) in self.small.to else self.small.of_link

    def _has_object(self, i: int) -> bool:
        """ "l'exécution de", "l'exécution sommaire de", "l'assassinat, samedi, de"."""
        links = self.small.event_links
        return self.norm(i) in links or (self.norm(i + 1) in self.small.of and self.norm(i)[:1].isalpha())

    def _heading(self, i: int) -> Cue | None:
        """ "Butin : …", "les pertes se sont élevées à …"."""
        found = self.words.headings.at(self.norms, i)
        if found is None:
            return None
        family, last = found
        if self.norm(last) == ":":
            return Cue(family, i, last, i, "object")
        ahead = range(last, min(last + 8, self.sentence.last))
        rise = next((j for j in ahead if self.norm(j) in self.words.data.rising), None)
        if rise is None or self.norm(rise + 1) not in self.small.to:
            return None
        return Cue(family, i, rise + 1, i, self.small.to_link)

    def _verb(self, form: VerbForm, i: int, last: int) -> Cue | None:
        features = form.features
        start, auxiliary = self._group(i)
        if self._is_idle(form, i, last, start):
            return None
        if not auxiliary and not features & {"inf", "ppres"} and self._is_noun(i):
            return None
        if "pp" in features and (auxiliary or self._reads_as_participle(i, features)):
            return self._participle(form, i, last, start, auxiliary)
        if form.verb.passive and form.verb.shape != "subject":
            return None
        told = "ppres" in features or ("fin" in features and not features & {"fut", "cond"})
        if told or ("inf" in features and self._is_achieved(i)):
            return self._active(form.verb, i, last, start)
        return None

    def _is_idle(self, form: VerbForm, i: int, last: int, start: int) -> bool:
        """Whether the form isn't the verb meant: reflexive or not, "être tué", "pousser" with no flight."""
        if form.reflexive != self._is_reflexive(start, i) or self.norm(start) in self.small.to_be:
            return True
        needs = form.verb.needs
        return bool(needs) and needs.isdisjoint(self.norms[last : last + 16])

    def _is_noun(self, i: int) -> bool:
        """Whether an article or preposition before token `i` makes it a noun: "la capture", "du disparu"."""
        before, data = self.norm(i - 1), self.words.data
        if before not in data.determiners and before not in data.prepositions:
            return False
        return before not in self.small.clitics or self.norm(i - 2) not in self.small.clitic_hosts

    def _group(self, i: int) -> tuple[int, str]:
        """Where the verb group of the form at `i` starts, and its auxiliary: "have", "be" or ""."""
        data, words, passive = self.words.data, self.passage.function_words, False
        for j in range(i - 1, max(self.sentence.first, i - _REACH) - 1, -1):
            norm = self.norm(j)
            if norm in self.small.been:
                passive = True
            elif norm in data.be:
                return j, "be"
            elif norm in data.have and self.passage.tokens[j].text not in words.accented_to:
                return j, "be" if passive else "have"
            elif norm not in data.adverbs and norm not in _QUOTES and not norm.endswith(words.adverb_endings):
                break
        return i, "be" if passive else ""

    def _is_reflexive(self, start: int, i: int) -> bool:
        return any(self.norm(j) in self.small.reflexive for j in (start - 1, start, i - 1))

    def _reads_as_participle(self, i: int, features: frozenset[str]) -> bool:
        """A bare form that is a participle and no present ("tué", not "tue")."""
        text = self.passage.tokens[i].text.lower()
        return (
            "fin" not in features
            or text.endswith(self.small.present_or_participle)
            or self.norm(i - 1) in self.small.carries_on
        )

    def _participle(self, form: VerbForm, i: int, last: int, start: int, auxiliary: str) -> Cue | None:
        number = 2 if "plur" in form.features else 1
        if auxiliary and self.norm(start) in self.words.data.plural_auxiliaries:
            number = 2
        elif auxiliary and {"sing", "plur"} <= form.features:  # "mis", "pris" agree with anything
            number = 0
        denied = self._denied(start, i, last)
        if form.verb.shape == "subject":
            number = number if auxiliary != "have" else 0
            return Cue(form.verb, i, last, start, "subject", number, not auxiliary, denied)
        if (
            auxiliary == "have"
            or form.reflexive
            or (not auxiliary and self._carries_on(i, last, form.features))
        ):
            return None if form.verb.passive else self._active(form.verb, i, last, start)
        return Cue(form.verb, i, last, start, "subject", number, not auxiliary, denied)

    def _carries_on(self, i: int, last: int, features: frozenset[str]) -> bool:
        """A second active participle: "ont tué trois soldats et blessé douze autres"."""
        if self.norm(i - 1) not in self.small.carries_on or not features >= {"masc", "sing"}:
            return False
        before, data = self.norms[max(i - 16, self.sentence.first) : i], self.words.data
        if (
            self.small.been.isdisjoint(before)
            and not data.have.isdisjoint(before)
            and data.be.isdisjoint(before)
        ):
            return True
        return last in self.counts or self.norm(last) in self.words.data.determiners

    def _active(self, family: LossVerb, i: int, last: int, start: int) -> Cue:
        return Cue(family, i, last, start, family.shape, 0, False, self._denied(start, i, last))

    def _is_achieved(self, i: int) -> bool:
        first = self.sentence.first
        if any(self.words.achieved.at(self.norms, j) for j in range(max(i - 3, first), i)):
            return True
        if self.norm(i - 1) in self.small.caused:
            return True
        window = self.norms[max(i - 14, first) : i]
        return self.norm(i - 1) in self.small.of and not self.words.data.permitting.isdisjoint(window)

    def _denied(self, start: int, i: int, last: int) -> bool:
        """ "n'ont pas été tués"; "n'ont tué que", "non sans avoir tué" deny nothing."""
        negated = any(self.norm(j) in self.small.negations for j in range(start - 2, i))
        if not negated or any(self.norm(j) in self.small.double_negations for j in range(start - 3, start)):
            return False
        return not any(self.norm(j) in self.words.data.exception for j in range(start, last + 2))
