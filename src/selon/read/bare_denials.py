"""A denial that repeats nothing: "Kinshasa dément.", "le groupe rejette cette accusation", "il n'y était pour rien"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from selon.lang import load_data
from selon.read.arguments import Reading
from selon.read.attribution import attribution_at
from selon.read.drafts import Draft, recent
from selon.read.mentions import Attribution, called
from selon.read.modality import ModalityWords, modality_words
from selon.read.passage import Sentence
from selon.read.sequences import Sequences

__all__ = ["with_bare_denials"]

_REACH = 2  # sentences back to what is denied
_OBJECT = 5  # tokens of what a denial is of
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
    """Whether the denial names no act: nothing beside it, or no more than a word for what was said."""
    passage = reading.tagged.passage
    cue = passage.token_at(denial.cue.start)
    if denial.start < denial.cue.start:
        return _speaks_of_word(reading, passage.token_at(denial.start), cue)
    end = passage.token_at(denial.end - 1) + 1
    stop = next((i for i in range(after, end) if reading.tagged.tags[i] in ("PUNCT", "COORD", "VERB", "REL")), end)
    empty = not _opens_clause(reading, stop, end) and _is_empty(reading, after, stop)
    return empty or _speaks_of_word(reading, after, min(stop, after + _OBJECT))


def _speaks_of_word(reading: Reading, first: int, last: int) -> bool:
    """"cette dernière accusation", "*ce que* conteste X", "dément tout *tir*": what was said, or an act by its noun."""
    norms, words = reading.tagged.passage.norms, modality_words(reading)
    if norms[first : first + 2] in reading.tagged.passage.function_words.verdict_openers:
        return True
    acts = {p.head for p in reading.phrases if p.is_any("event", "assault")}
    return any(norms[i] in words.sayings or i in acts for i in range(first, last))


def _opens_clause(reading: Reading, at: int, end: int) -> bool:
    """"nie *que* X", "dément *abriter* Y"; "dément *avoir* visé Y" still speaks of the deed just told."""
    if at == end or reading.tagged.tags[at] not in ("VERB", "REL"):
        return False
    return not reading.tagged.lemmas(at) & reading.tagged.passage.function_words.auxiliary_verbs


def _is_empty(reading: Reading, first: int, last: int) -> bool:
    return all(reading.tagged.tags[i] in ("DET", "ADV", "PREP") for i in range(first, last))


def _by_phrase(reading: Reading, sentence: Sentence, attributions: Sequence[Attribution]) -> _Denial | None:
    """The sentence's first set phrase that denies by itself ("n'y est pour rien"), where somebody says it."""
    passage, disclaimers = reading.tagged.passage, _disclaimers(reading.tagged.lexicon.language)
    for first in range(sentence.first, sentence.last):
        found = disclaimers.at(passage.norms, first)
        if found is not None:
            speaker = attribution_at(attributions, passage.tokens[first].start)
            last = found[1] - (reading.tagged.tags[found[1] - 1] == "PUNCT")  # "*Faux*, répond X"
            return None if speaker is None else _Denial(speaker, first, last)
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
    others = [d for d in acts if _is_of_others(d, denial.attribution)]
    if not others:
        return None
    told = next(d for d in reversed(others) if d.trigger.sentence == others[0].trigger.sentence)
    trigger = replace(told.trigger, first=denial.first, last=denial.last, sentence=sentence)
    denied = replace(told, trigger=trigger, status="denied", certainty="asserted", losses=())
    return replace(denied, attribution=denial.attribution)


def _is_of_others(draft: Draft, denier: Attribution) -> bool:
    """Whether somebody else than the denier tells it, or nobody in particular."""
    if draft.attribution is None:
        return True
    names = set(map(called, denier.chain))
    return names.isdisjoint(map(called, draft.attribution.chain))
