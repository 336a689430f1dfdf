"""Tolls that need no verb: "12 morts", "quatre capturés", "le bilan est passé à neuf"."""

from collections.abc import Iterator, Sequence

from selon.model.claim import LossKind
from selon.read.loss_cues import Cue
from selon.read.loss_links import Link
from selon.read.loss_phrases import Phrase
from selon.read.loss_words import LossVerb, LossWords
from selon.read.passage import Passage, Sentence

__all__ = ["find_subsets", "find_tolls"]

_SUBSET_REACH = 6  # tokens between a toll and the part of it that the text singles out


def find_tolls(
    passage: Passage, sentence: Sentence, phrases: Sequence[Phrase], linked: Sequence[Link], words: LossWords
) -> Iterator[Link]:
    """The counted phrases of a sentence that tell a loss themselves, those in `linked` aside."""
    taken = {x.phrase.first for x in linked}
    beside = bool(linked)
    for phrase in phrases:
        count = phrase.count
        if (
            phrase.first in taken
            or (count is not None and count.max == 0)
            or phrase.link in words.small.not_lost
        ):
            continue
        if count is None and phrase.who != "unknown":
            continue
        kind, cue = _toll(passage, sentence, phrase, beside, words)
        if kind is not None and not (kind == "captured" and _is_freed(passage, phrase, words)):
            beside = True
            family = LossVerb(words=(), people=kind)
            yield Link(phrase, Cue(family, *cue, cue[0], "object"), kind)


def find_subsets(phrases: Sequence[Phrase], linked: Sequence[Link], words: LossWords) -> Iterator[Link]:
    """The parts of tolls that the text singles out: "neuf civils, dont quatre enfants"."""
    taken = {x.phrase.first for x in linked}
    for phrase in phrases:
        is_part = phrase.link == words.small.part_link and phrase.count is not None and phrase.is_people
        if not is_part or phrase.first in taken:
            continue
        whole = max((x for x in linked if x.phrase.last <= phrase.first), key=_end, default=None)
        if whole is not None and whole.phrase.is_people and phrase.first - whole.phrase.last <= _SUBSET_REACH:
            yield Link(phrase, whole.cue, whole.kind)


def _end(link: Link) -> int:
    return link.phrase.last


def _is_freed(passage: Passage, phrase: Phrase, words: LossWords) -> bool:
    around = passage.norms[max(phrase.first - 8, 0) : phrase.last + 8]
    return not words.data.freeing.isdisjoint(around)


def _toll(
    passage: Passage, sentence: Sentence, phrase: Phrase, beside: bool, words: LossWords
) -> tuple[LossKind | None, tuple[int, int]]:
    """The loss that a phrase tells, if any, and the tokens of the word that says so."""
    own = (phrase.head, phrase.last)
    if phrase.noun is not None:
        before = passage.norms[max(phrase.first - 2, sentence.first) : phrase.first]
        is_made = not words.data.making.isdisjoint(before) or not words.data.stating.isdisjoint(before)
        return (phrase.noun.toll if phrase.noun.always or beside or is_made else None), own
    if not phrase.elliptic:
        return None, own
    found = words.verbs.at(passage.norms, phrase.last) if phrase.last < sentence.last else None
    kinds = [f.verb.people for f in found[0] if "pp" in f.features and f.verb.people] if found else []
    if found and kinds:
        return kinds[0], (phrase.last, found[1])
    return _new_total(passage, sentence, phrase, words), own


def _new_total(passage: Passage, sentence: Sentence, phrase: Phrase, words: LossWords) -> LossKind | None:
    """ "le bilan est passé à neuf", "le nombre de tués est monté à 146"."""
    before = passage.norms[sentence.first : phrase.first]
    data = words.data
    if phrase.link != words.small.to_link or data.rising.isdisjoint(before[-5:]) or data.bills.isdisjoint(before):
        return None
    return "killed"
