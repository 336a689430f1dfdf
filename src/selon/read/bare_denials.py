"""A denial that repeats nothing: "Kinshasa dément.", "le groupe rejette cette accusation", "il n'y était pour rien"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from selon.lang import load_data
from selon.read.arguments import Reading
from selon.read.attribution import attribution_at
from selon.read.drafts import Draft
from selon.read.folding import fold
from selon.read.mentions import Attribution
from selon.read.modality import ModalityWords
from selon.read.passage import Sentence

__all__ = ["with_bare_denials"]

_REACH = 2  # sentences back to what is denied


class _Denial(msgspec.Struct, frozen=True):
    """Who denies, and the tokens `first:last` that say so."""

    attribution: Attribution
    first: int
    last: int


_ACTS = frozenset(
    "attack attack_civilians air_strike shelling bombing suicide_bombing chemical_attack sexual_violence abduct detain"
    " destroy capture withdraw besiege clash offensive".split()
)


def with_bare_denials(
    reading: Reading, drafts: Sequence[Draft], attributions: Sequence[Attribution]
) -> list[Draft]:
    """`drafts`, and for each denial that names no event of its own the last one told on another's word, denied."""
    denied = [d for denial in _denials(reading, drafts, attributions) for d in _of(reading, drafts, denial)]
    return sorted([*drafts, *denied], key=lambda d: d.start)


def _denials(
    reading: Reading, drafts: Sequence[Draft], attributions: Sequence[Attribution]
) -> Iterator[_Denial]:
    spoken = {d.trigger.sentence.index for d in drafts if d.status == "denied"}
    for sentence in reading.tagged.passage.sentences:
        denial = None if sentence.index in spoken else _denial(reading, sentence, attributions)
        if denial is not None:
            yield denial


def _denial(reading: Reading, sentence: Sentence, attributions: Sequence[Attribution]) -> _Denial | None:
    passage = reading.tagged.passage
    for attribution in attributions:
        at = passage.token_at(attribution.cue.start)
        last = passage.token_at(attribution.cue.end - 1) + 1
        if attribution.denies and sentence.first <= at < sentence.last and _is_bare(reading, attribution, last):
            return _Denial(attribution, at, last)
    phrase = _phrase(reading, sentence)
    if phrase is None:
        return None
    speaker = attribution_at(attributions, passage.tokens[phrase[0]].start)
    return _Denial(speaker, *phrase) if speaker is not None else None


def _is_bare(reading: Reading, denial: Attribution, after: int) -> bool:
    """Whether nothing follows the denying words, or no more than a word for what was said ("cette accusation")."""
    passage, words = reading.tagged.passage, _words(reading)
    if denial.start < denial.cue.start:
        return False
    acts = {p.head for p in reading.phrases if p.is_any("event", "assault")}  # "dément tout *tir*"
    for i in range(after, passage.token_at(denial.end - 1) + 1):
        if passage.norms[i] in words.sayings or i in acts:
            return True
        if reading.tagged.tags[i] not in ("DET", "ADV", "PREP"):
            return reading.tagged.tags[i] in ("PUNCT", "COORD")
    return True


def _phrase(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """The first set phrase that denies by itself ("n'y est pour rien"), in tokens."""
    norms = reading.tagged.passage.norms
    for phrase in _words(reading).disclaimers:
        wanted = tuple(phrase.replace("'", "' ").split())
        for i in range(sentence.first, sentence.last - len(wanted) + 1):
            if norms[i : i + len(wanted)] == wanted:
                return i, i + len(wanted)
    return None


def _of(reading: Reading, drafts: Sequence[Draft], denial: _Denial) -> Iterator[Draft]:
    """What the denial denies, told anew as denied: the nearest before it that stands on another's word."""
    sentence = reading.sentence_of(denial.first)
    near = (d for d in reversed(drafts) if d.start < denial.first and _is_near(d, sentence))
    acts = (d for d in near if d.status != "denied" and d.event in _ACTS)
    told = next((d for d in acts if _is_of_others(d, denial.attribution)), None)
    if told is not None:
        trigger = replace(told.trigger, first=denial.first, last=denial.last, sentence=sentence)
        denied = replace(told, trigger=trigger, status="denied", certainty="asserted", losses=())
        yield replace(denied, attribution=denial.attribution)


def _words(reading: Reading) -> ModalityWords:
    return load_data(reading.tagged.lexicon.language, "modality", ModalityWords)


def _is_near(draft: Draft, sentence: Sentence) -> bool:
    return sentence.index - draft.trigger.sentence.index <= _REACH


def _is_of_others(draft: Draft, denier: Attribution) -> bool:
    """Whether somebody else than the denier tells it, or nobody in particular."""
    if draft.attribution is None:
        return True
    names = {fold(s.text) for s in denier.chain}
    return all(fold(s.text) not in names for s in draft.attribution.chain)
