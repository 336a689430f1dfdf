"""Words that carry an event by what the network has learnt, beside those that the word lists know."""

from collections.abc import Iterator, Sequence

from selon.read.arguments import Reading
from selon.read.event_tagger import EventScores
from selon.read.frames import usual_frame
from selon.read.passage import Sentence
from selon.read.triggers import Trigger, noun_trigger, verb_trigger

__all__ = ["with_learnt_triggers"]

_LIKELY = 0.4  # below it the confidence keeps nearly none
_FAMILIES = {
    "strike": ("attack", "attack_civilians", "air_strike", "shelling"),
    "killing": ("attack_civilians", "attack"),
}


def with_learnt_triggers(reading: Reading, known: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """`known` and, in order with them, one trigger for each further word that likely carries an event.

    A sentence has each event once by this way: where the lists already found it, nothing is added.
    """
    if reading.scores is None:
        return tuple(known)
    more = [t for s in reading.tagged.passage.sentences for t in _learnt(reading, reading.scores, s, known)]
    return tuple(sorted([*known, *more], key=lambda t: t.first))


def _learnt(reading: Reading, scores: EventScores, sentence: Sentence, known: Sequence[Trigger]) -> Iterator[Trigger]:
    here = [t for t in known if t.sentence.index == sentence.index]
    taken = {i for t in here for span in ((t.first, t.last), t.absorbed) for i in range(*span)}
    told = {e for t in here for e in (t.event, *_FAMILIES.get(t.event, ()))}
    for i in range(sentence.first, sentence.last):
        event, likelihood = scores.likeliest(i)
        if likelihood < _LIKELY or i in taken or event in told:
            continue
        trigger = _trigger(reading, i, event)
        if trigger is not None:
            told.add(event)
            yield trigger


def _trigger(reading: Reading, i: int, event: str) -> Trigger | None:
    tagged = reading.tagged
    is_verb = tagged.tags[i] == "VERB" and bool(tagged.readings[i])
    frame = usual_frame(tagged.lexicon.language, event, is_verb)
    return verb_trigger(reading, i, frame) if is_verb else noun_trigger(reading, i, frame)
