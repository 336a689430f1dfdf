"""Which phrases a word of loss speaks of: the subject before it, the objects after it, and their coordination."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.model.claim import LossKind
from selon.read.loss_cues import Cue
from selon.read.loss_phrases import Phrase
from selon.read.loss_words import PEOPLE, LossWords
from selon.read.passage import Passage, Sentence

__all__ = ["Link", "link_phrases"]

_BARE_REACH = 6  # tokens between a noun and its bare participle
_OBJECT_REACH = 9  # tokens between a verb and its object
_GAP = 14  # tokens between two members of a list, what qualifies the first included


@dataclass(frozen=True, slots=True)
class Link:
    """A phrase tied to the cue that makes it a loss, of `kind`."""

    phrase: Phrase
    cue: Cue
    kind: LossKind


def link_phrases(
    passage: Passage, sentence: Sentence, phrases: Sequence[Phrase], cues: Sequence[Cue], words: LossWords
) -> tuple[Link, ...]:
    """The links of a sentence: subjects first, then objects among the phrases that are left."""
    linker = _Linker(passage, sentence, phrases, cues, words)
    for cue in cues:
        if cue.shape == "subject":
            linker.link_subjects(cue)
    for cue in cues:
        if cue.shape != "subject":
            linker.link_objects(cue)
    return tuple(linker.links)


class _Linker:
    """Ties the phrases of one sentence to its cues."""

    def __init__(
        self, passage: Passage, sentence: Sentence, phrases: Sequence[Phrase], cues: Sequence[Cue], words: LossWords
    ) -> None:
        self.norms: Sequence[str] = passage.norms
        self.sentence, self.phrases, self.cues, self.words = sentence, phrases, cues, words
        self.links: list[Link] = []
        self.subjects: set[int] = set()

    def link_subjects(self, cue: Cue) -> None:
        """Tie the subject of `cue` and what is coordinated with it."""
        at = self._subject(cue)
        if at is None:
            return
        members = [at]
        while (before := self._coordinated_before(members[-1], cue, len(members) > 1)) is not None:
            members.append(before)
        if len(members) == 1 and cue.number == 2 and self.phrases[at].number == 1 and not self._is_collective(at):
            return
        self._tie(members, cue)

    def _tie(self, members: Sequence[int], cue: Cue) -> None:
        for k in members:
            phrase = self.phrases[k]
            kind = _kind(phrase, cue)
            if kind is not None:
                self.subjects.add(k)
                self.links.append(Link(phrase, cue, kind))

    def _subject(self, cue: Cue) -> int | None:
        for k in range(len(self.phrases) - 1, -1, -1):
            phrase = self.phrases[k]
            if phrase.first >= cue.first:
                continue
            gap = range(phrase.last, cue.start)
            if self._is_barred(gap, cue) or (cue.bare and len(gap) > _BARE_REACH):
                return None
            if phrase.link or _kind(phrase, cue) is None or phrase.last > cue.start:
                continue
            if cue.number == 1 and phrase.number == 2 and not self._is_collective(k):
                continue
            if cue.number == 2 and phrase.number == 1 and not self._has_link_before(phrase):
                continue
            return k
        return None

    def _is_collective(self, k: int) -> bool:
        return self.phrases[k].count is None and self.norms[self.phrases[k].head] in {"famille", "couple", "personnel", "population"}

    def _is_barred(self, gap: range, cue: Cue) -> bool:
        """Whether a stop or another verb group with a subject of its own stands in `gap`."""
        if any(self.norms[j] in {";", ":"} for j in gap):
            return True
        if cue.bare and any(self.norms[j] in self.words.data.have or self.norms[j] in self.words.data.be for j in gap if self.norms[j] != "a"):
            return True
        return False

    def _has_link_before(self, phrase: Phrase) -> bool:
        return self.norms[phrase.first - 1] in {"et", "que", "ou", ","} if phrase.first > self.sentence.first else False

    def _coordinated_before(self, k: int, cue: Cue, in_list: bool) -> int | None:
        """The phrase that phrase `k` is coordinated with, to its left."""
        phrase = self.phrases[k]
        joint = self._joint(phrase.first)
        if joint is None or (self.norms[joint] == "," and not in_list):
            return None
        for j in range(k - 1, -1, -1):
            other = self.phrases[j]
            gap = range(other.last, joint)
            if len(gap) > _GAP or self._has_verb(gap):
                return None
            if other.link or _kind(other, cue) is None:
                continue
            return j if self._starts_clause(other) else None
        return None

    def _joint(self, first: int) -> int | None:
        """The token of the comma or link word right before token `first`."""
        for j in (first - 1, first - 2, first - 3):
            if j >= self.sentence.first:
                found = self.words.links.at(self.norms, j)
                if found is not None and found[1] == first:
                    return j
        before = first - 1
        return before if before >= self.sentence.first and self.norms[before] == "," else None

    def _has_verb(self, gap: range) -> bool:
        data = self.words.data
        return any(
            self.norms[j] in data.have and self.norms[j] != "a" or self.norms[j] in data.be
            or self.norms[j] in {";", ".", "qui", "que"}
            or any(c.first <= j < c.last for c in self.cues)
            for j in gap
        )

    def _starts_clause(self, phrase: Phrase) -> bool:
        """Whether nothing before the phrase in its clause governs it (a verb, say)."""
        before = phrase.first - 1
        if before < self.sentence.first:
            return True
        norm = self.norms[before]
        return not norm[0].isalpha() or self.words.links.at(self.norms, before) is not None or norm in {"que", "qu'", "ou", "mais", "seuls", "comme", "as"}

    def link_objects(self, cue: Cue) -> None:
        """Tie the first object after `cue` and the list that it opens."""
        at = self._object(cue)
        if at is None:
            if cue.family.middle:
                self.link_subjects(replace(cue, shape="subject"))
            return
        members = [at]
        while (after := self._coordinated_after(members[-1], cue)) is not None:
            members.append(after)
        self._tie(members, cue)

    def _wanted(self, cue: Cue) -> frozenset[str]:
        return frozenset({"", cue.shape}) if cue.shape != "object" else frozenset({""})

    def _object(self, cue: Cue) -> int | None:
        for k, phrase in enumerate(self.phrases):
            if phrase.first < cue.last:
                continue
            gap = range(cue.last, phrase.first)
            if len(gap) > _OBJECT_REACH or self._has_verb(gap) or k in self.subjects:
                return None
            if phrase.link not in self._wanted(cue) or (cue.shape != "object" and not phrase.link):
                continue
            return k if _kind(phrase, cue) is not None else None
        return None

    def _coordinated_after(self, k: int, cue: Cue) -> int | None:
        """The next member of the list of objects."""
        phrase = self.phrases[k]
        for j in range(k + 1, len(self.phrases)):
            other = self.phrases[j]
            if j in self.subjects:
                return None
            joint = self._joint(other.first - self._has_preposition(other))
            gap = range(phrase.last, joint if joint is not None else other.first)
            if len(gap) > _GAP or self._has_verb(gap):
                return None
            if joint is None or (other.link not in self._wanted(cue)) or joint < phrase.last:
                continue
            return j if _kind(other, cue) is not None else None
        return None

    def _has_preposition(self, phrase: Phrase) -> int:
        """1 where the phrase's preposition is a token of its own before it."""
        return int(bool(phrase.link) and self.norms[phrase.first - 1] in self.words.data.prepositions)


def _kind(phrase: Phrase, cue: Cue) -> LossKind | None:
    """What `cue` does to the phrase, None where it can't."""
    family = cue.family
    if family.counted and (phrase.count is None or phrase.count.max is None and phrase.count.min is None) and not phrase.noun:
        return None
    if family.counted and phrase.count is None:
        return None
    if phrase.who:
        if phrase.noun and phrase.noun.toll and phrase.noun.always and family.people != phrase.noun.toll:
            return None
        return family.kind_for(phrase.who)
    if phrase.elliptic or family.things is None:
        return family.kind_for("unknown")
    return family.things if family.people is None else family.people


_ = PEOPLE
