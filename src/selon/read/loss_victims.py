"""Whom a loss struck: by its noun, by what was named before ("trois autres"), by what stands around it."""

from collections.abc import Sequence

from selon.read.loss_links import Link
from selon.read.loss_phrases import Phrase
from selon.read.loss_words import PEOPLE, LossWords
from selon.read.passage import Passage, Sentence

__all__ = ["Antecedents", "is_own", "victim_of"]

_OWN = 8  # tokens between a toll and what says that it is one's own
_NEAR = 16  # tokens between a toll and what says whose it is ("côté ennemi", "dans leurs rangs")


class Antecedents:
    """What "trois autres" may stand for: phrases of this sentence, then of the one before."""

    def __init__(self, words: LossWords) -> None:
        self._open = frozenset({"", words.small.of_link})
        self._phrases: Sequence[Phrase] = ()
        self._told: dict[int, str] = {}
        self._part, self._by = words.small.part_link, words.small.by_link
        self._lost_before = ""
        self._people_before = ""

    def within(self, phrases: Sequence[Phrase]) -> "Antecedents":
        """Itself, with the phrases of a new sentence."""
        self._phrases, self._told = phrases, {}
        return self

    def tell(self, phrase: Phrase, who: str) -> None:
        """Note whom a phrase turned out to speak of."""
        self._told[phrase.first] = who

    def leave_sentence(self) -> None:
        """Keep what the next sentence may take up."""
        lost = [who for who in self._told.values() if who in PEOPLE]
        people = [p.who for p in self._phrases if p.is_people]
        self._lost_before = lost[-1] if lost else self._lost_before
        plural = [p for p in self._phrases if p.is_people and p.number == 2]
        struck = [p.who for p in plural[1:] if p.link in self._open][-1:]  # "ont attaqué *des bergers*", but "par ..."
        self._people_before = (struck or [p.who for p in plural] or people or [self._people_before])[0]

    def lost_before(self, phrase: Phrase) -> str:
        """Whom the last loss of people before `phrase` in its sentence struck, "" where there is none."""
        parts = {p.first for p in self._phrases if p.link == self._part}  # "treize morts, *dont trois gardes*"
        wholes = (who for first, who in self._told.items() if first < phrase.first and first not in parts)
        lost = [who for who in wholes if who in PEOPLE]
        return lost[-1] if lost else ""

    def of(self, phrase: Phrase, link: Link, among: bool) -> str:
        """What an elliptic phrase stands for; `among` for "d'entre eux", which needs a plural."""
        fitting = [
            self._told.get(p.first, p.who)
            for p in self._phrases
            if p.first < phrase.first and p.who and link.cue.family.kind_for(p.who) is not None
            if (not among or p.number == 2) and p.link != self._by
        ]
        people = [who for who in fitting if who in PEOPLE]
        if fitting:
            return (people or fitting)[-1]
        if link.cue.family.people is None:
            return "other"
        return self._people_before if among else self._lost_before or self._people_before


def victim_of(
    link: Link, passage: Passage, sentence: Sentence, antecedents: Antecedents, words: LossWords
) -> str:
    """Whom or what `link` says is lost, as the codebook's `who`."""
    phrase = link.phrase
    who = phrase.who or _implied(link, passage, antecedents, words)
    if who != "unknown":
        return who
    if _is_among_them(passage.norms[max(phrase.first - 2, 0) : phrase.first], words):
        return antecedents.of(phrase, link, True) or who
    if passage.norms[phrase.head] in words.data.plain_people:
        return _default(link, "unknown")
    carried = _around(phrase, passage, sentence, words) or _carried(link, passage, antecedents, words)
    return carried if _is_told_of_act(link, passage, sentence, words) else _default(link, carried)


def _is_told_of_act(link: Link, passage: Passage, sentence: Sentence, words: LossWords) -> bool:
    """ "*le raid* a laissé six morts": what an act leaves behind is not its own side's."""
    norms, cue, data = passage.norms, link.cue, words.data
    acts = (i for i in range(sentence.first, cue.start) if words.acts.at(norms, i))
    act = next((i for i in acts if i == sentence.first or norms[i - 1] in data.determiners), None)
    if act is None or (act - 2 >= sentence.first and norms[act - 2] in data.prepositions):
        return False
    return cue.family.own and link.phrase.first >= cue.last


def _is_among_them(before: Sequence[str], words: LossWords) -> bool:
    """ "faisant parmi eux dix tués"."""
    return len(before) == 2 and before[0] in words.small.among and before[1] in words.small.them


def _implied(link: Link, passage: Passage, antecedents: Antecedents, words: LossWords) -> str:
    """Whom a phrase without a listed noun speaks of."""
    phrase = link.phrase
    if phrase.elliptic:
        among = passage.norms[phrase.last - 1] in words.small.them
        return antecedents.of(phrase, link, among) or "unknown"
    if link.cue.family.people is None:
        return "other"
    return "unknown" if passage.tokens[phrase.head].is_capitalised else "civilians"


def _carried(link: Link, passage: Passage, antecedents: Antecedents, words: LossWords) -> str:
    """ "3 soldats tués et 4 blessés": the wounded are fighters too. Civilians are not taken for granted."""
    alike = passage.norms[link.phrase.head] in words.small.alike
    if not alike and (link.phrase.noun is None or link.phrase.noun.toll is None):
        return "unknown"
    before = antecedents.lost_before(link.phrase)
    others = alike or not words.small.others.isdisjoint(passage.norms[link.phrase.first : link.phrase.head])
    return before if before and (others or before == "fighters") else "unknown"


def _around(phrase: Phrase, passage: Passage, sentence: Sentence, words: LossWords) -> str:
    """What stands near and says whose the toll is; the nearest counts."""
    nearest, who = _NEAR, ""
    for i in range(max(sentence.first, phrase.first - _NEAR), min(sentence.last, phrase.last + _NEAR)):
        found = words.contexts.at(passage.norms, i)
        distance = phrase.first - i if i < phrase.first else i - phrase.last + 1
        if found is not None and distance < nearest:
            nearest, who = distance, found[0]
    return who


def is_own(link: Link, passage: Passage, sentence: Sentence, words: LossWords) -> bool:
    """Whether it is told as one's own: "a *perdu* six hommes", "six morts *dans ses rangs*"."""
    if link.cue.family.loses and link.phrase.first >= link.cue.last:
        return True
    if link.kind not in ("killed", "wounded", "captured", "missing"):
        return False
    near = range(max(sentence.first, link.phrase.first - _OWN), min(sentence.last, link.phrase.last + _OWN))
    return any(words.own.at(passage.norms, i) is not None for i in near)


def _default(link: Link, who: str) -> str:
    if link.kind == "displaced":
        return "civilians"
    return link.cue.family.who if who == "unknown" else who
