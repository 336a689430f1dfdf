"""A denial that repeats nothing: "Kinshasa dément.", "le groupe rejette cette accusation", "il n'y était pour rien"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from selon.lang import load_data
from selon.read.arguments import Reading
from selon.read.attribution import attribution_at
from selon.read.drafts import Draft, recent
from selon.read.folding import fold
from selon.read.mentions import Attribution
from selon.read.modality import ModalityWords, modality_words
from selon.read.passage import Sentence
from selon.read.sequences import Sequences

__all__ = ["with_bare_denials"]

_REACH = 2  # sentences back to what is denied
_ACTS = frozenset(
    "attack attack_civilians air_strike shelling bombing suicide_bombing chemical_attack sexual_violence abduct detain"
    " destroy capture withdraw besiege clash offensive".split()
)


class _Denial(msgspec.Struct, frozen=True):
    """Who denies, and the tokens `first:last` that say so."""

    attribution: Attribution
    first: int
    last: int


def with_bare_denials(
    reading: Reading, drafts: Sequence[Draft], attributions: Sequence[Attribution]
) -> list[Draft]:
    """`drafts`, and for each denial that names no event of its own the last one told on another's word, denied."""
    told = (_denied(reading, drafts, denial) for denial in _denials(reading, drafts, attributions))
    return sorted([*drafts, *filter(None, told)], key=lambda d: d.start)


def _denials(
    reading: Reading, drafts: Sequence[Draft], attributions: Sequence[Attribution]
) -> Iterator[_Denial]:
    spoken = {d.trigger.sentence.index for d in drafts if d.status == "denied"}
    denying = [a for a in attributions if a.denies]
    for sentence in reading.tagged.passage.sentences:
        denial = None
        if sentence.index not in spoken:
            denial = _by_verb(reading, sentence, denying) or _by_phrase(reading, sentence, attributions)
        if denial is not None:
            yield denial


def _by_verb(reading: Reading, sentence: Sentence, denying: Sequence[Attribution]) -> _Denial | None:
    """The first of the sentence's `denying` attributions that leaves open what is denied."""
    passage = reading.tagged.passage
    for attribution in denying:
        at = passage.token_at(attribution.cue.start)
        last = passage.token_at(attribution.cue.end - 1) + 1
        if sentence.first <= at < sentence.last and _is_bare(reading, attribution, last):
            return _Denial(attribution, at, last)
    return None


def _is_bare(reading: Reading, denial: Attribution, after: int) -> bool:
    """Whether nothing follows the denying words, or no more than a word for what was said ("cette accusation")."""
    passage, words = reading.tagged.passage, modality_words(reading)
    if denial.start < denial.cue.start:
        return False
    acts = {p.head for p in reading.phrases if p.is_any("event", "assault")}  # "dément tout *tir*"
    for i in range(after, passage.token_at(denial.end - 1) + 1):
        if passage.norms[i] in words.sayings or i in acts:
            return True
        if reading.tagged.tags[i] not in ("DET", "ADV", "PREP"):
            return reading.tagged.tags[i] in ("PUNCT", "COORD")
    return True


def _by_phrase(reading: Reading, sentence: Sentence, attributions: Sequence[Attribution]) -> _Denial | None:
    """The sentence's first set phrase that denies by itself ("n'y est pour rien"), where somebody says it."""
    passage, disclaimers = reading.tagged.passage, _disclaimers(reading.tagged.lexicon.language)
    for first in range(sentence.first, sentence.last):
        found = disclaimers.at(passage.norms, first)
        if found is not None:
            speaker = attribution_at(attributions, passage.tokens[first].start)
            return None if speaker is None else _Denial(speaker, first, found[1])
    return None


@cache
def _disclaimers(language: str) -> Sequences[None]:
    phrases = load_data(language, "modality", ModalityWords).disclaimers
    return Sequences((phrase.replace("'", "' "), None) for phrase in phrases)


def _denied(reading: Reading, drafts: Sequence[Draft], denial: _Denial) -> Draft | None:
    """What the denial denies, told anew as denied: the nearest before it that stands on another's word."""
    sentence = reading.sentence_of(denial.first)
    before = [d for d in drafts if d.start < denial.first]
    acts = (d for d in recent(before, sentence, _REACH) if d.status != "denied" and d.event in _ACTS)
    told = next((d for d in acts if _is_of_others(d, denial.attribution)), None)
    if told is None:
        return None
    trigger = replace(told.trigger, first=denial.first, last=denial.last, sentence=sentence)
    denied = replace(told, trigger=trigger, status="denied", certainty="asserted", losses=())
    return replace(denied, attribution=denial.attribution)


def _is_of_others(draft: Draft, denier: Attribution) -> bool:
    """Whether somebody else than the denier tells it, or nobody in particular."""
    if draft.attribution is None:
        return True
    names = {fold(s.text) for s in denier.chain}
    return all(fold(s.text) not in names for s in draft.attribution.chain)
