"""How likely a draft is an event that a careful coder would record: a logistic model over what was found.

The weights (lang/<code>/confidence.yaml) are learnt by tools/train_confidence.py from gold that we wrote. Every
feature is about form (is there a doer, a place of its own, a day, a source, what kind of word), none about names,
so that it holds for wars it has not seen.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from selon.lang import load_data
from selon.read.arguments import Reading
from selon.read.drafts import Draft

__all__ = ["ConfidenceModel", "confidence_of", "features_of", "load_confidence"]


_AROUND = 2  # tokens: gold may mark another word of the expression
_SURE = 0.02  # it is often sure and wrong on wordings that it has not met


class ConfidenceModel(msgspec.Struct, frozen=True):
    """The file confidence.yaml: a weight a feature, and the least confidence that a claim needs."""

    bias: float
    threshold: float
    weights: dict[str, float]


def load_confidence(language: str) -> ConfidenceModel:
    """The model of `language`. Raises LanguageDataError where it has none."""
    return load_data(language, "confidence", ConfidenceModel)


def confidence_of(model: ConfidenceModel, features: Mapping[str, float]) -> float:
    """Probability, 0 to 1, that the draft is to be recorded."""
    score = model.bias + sum(model.weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def features_of(reading: Reading, drafts: Sequence[Draft], index: int) -> dict[str, float]:
    """What the model looks at for `drafts[index]`: names of features to their values."""
    draft = drafts[index]
    names = [*_word(draft), *_roles(draft), *_setting(draft), *_company(reading, drafts, index)]
    return {**dict.fromkeys(names, 1.0), **_learnt(reading, draft)}


def _learnt(reading: Reading, draft: Draft) -> dict[str, float]:
    """What the network says of the draft's word and sentence, as log odds: 0 where it has none for the language."""
    scores, trigger = reading.scores, draft.trigger
    if scores is None:
        return {}
    sentence = trigger.sentence
    first, last = max(sentence.first, trigger.first - _AROUND), min(sentence.last, trigger.last + _AROUND)
    likely = {
        "learnt here": scores.of(draft.event, first, last),
        "learnt in sentence": scores.of(draft.event, sentence.first, sentence.last),
        "learnt any event": scores.any_event(first, last),
    }
    return {name: _log_odds(value) for name, value in likely.items()}


def _log_odds(probability: float) -> float:
    kept = max(_SURE, min(1 - _SURE, probability))
    return math.log(kept / (1 - kept))


def _word(draft: Draft) -> Iterator[str]:
    trigger, group = draft.trigger, draft.trigger.group
    kind = trigger.rule.partition(":")[0]
    yield f"event={draft.event}"
    yield f"kind={kind}"
    yield f"kind={kind},family={trigger.event}"
    yield f"word={trigger.rule}"
    yield f"status={draft.status}"
    yield f"certainty={draft.certainty}"
    if trigger.definite:
        yield f"definite,{draft.event}"
    if group is not None:
        yield f"voice={group.voice}"
        yield f"tense={group.tense},compound={group.compound}"
        yield f"governor={group.governor}"
    elif trigger.support is not None:
        yield "supported"


def _roles(draft: Draft) -> Iterator[str]:
    has_doer, has_target = bool(draft.initiators), bool(draft.targets)
    yield f"doer={has_doer},target={has_target}"
    yield f"doer={has_doer},target={has_target},{draft.event}"
    if any(r.actor for r in draft.initiators):
        yield "doer known"
    if any(r.phrase is not None and r.phrase.counted for r in draft.targets):
        yield "targets counted"
    killed = any(x.kind in ("killed", "wounded") for x in draft.losses)
    yield f"losses={bool(draft.losses)},killed={killed}"
    yield f"source={bool(draft.attribution)}"


def _setting(draft: Draft) -> Iterator[str]:
    place, time = draft.place, draft.time
    where = "none" if place is None else "carried" if draft.place_inherited else "own"
    when = "none" if time is None else "carried" if draft.time_inherited else "own"
    yield f"place={where}"
    yield f"time={when}"
    yield f"place={where},time={when}"
    if place is not None:
        yield f"precision={place.place.precision}"
    if time is not None:
        yield f"lasting={time.lasting},whole={time.whole},background={time.background}"
    if time is not None and not draft.time_inherited:
        yield f"resolved={bool(time.from_day or time.to_day)}"


def _company(reading: Reading, drafts: Sequence[Draft], index: int) -> Iterator[str]:
    draft = drafts[index]
    sentence = draft.trigger.sentence
    same = [d for d in drafts if d.trigger.sentence.index == sentence.index and d is not draft]
    yield f"beside={min(len(same), 3)}"
    if any(d.event == draft.event for d in same):
        yield "same event beside"
    if sentence.heading:
        yield "heading"
    share = sentence.index / max(1, len(reading.tagged.passage.sentences) - 1)
    yield f"part={int(share * 3.999)}"
    if sentence.index == 0:
        yield "first sentence"
    if (
        "»" in reading.tagged.passage.norms[draft.trigger.last : sentence.last]
        or '"' in reading.tagged.passage.norms[draft.trigger.last : sentence.last]
    ):
        yield "in quotes"
