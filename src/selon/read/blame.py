"""Who is accused of an act whose own clause names nobody: "six tués, affirme le chef, *qui accuse le M23*"."""

from collections.abc import Set
from dataclasses import replace

from selon.read.arguments import Reading
from selon.read.phrases import Phrase, coordinated
from selon.read.triggers import Trigger

__all__ = ["with_accused"]

_ACTS = frozenset(
    "strike attack attack_civilians air_strike shelling bombing killing abduct destroy sexual_violence".split()
)


def with_accused(reading: Reading, trigger: Trigger) -> Trigger:
    """`trigger` with those whom its sentence accuses after it, where it has no initiators."""
    active = trigger.group is not None and trigger.group.voice not in ("passive", "participle")
    if trigger.initiators or trigger.event not in _ACTS or active:
        return trigger
    words, to = reading.tagged.lexicon.words, reading.tagged.passage.function_words.to
    for i in range(trigger.last, trigger.sentence.last):
        lemmas = reading.tagged.lemmas(i) if reading.tagged.tags[i] == "VERB" else frozenset()
        if lemmas & words.accuses:
            return _with(reading, trigger, _accused(reading, i, frozenset({None})))
        if lemmas & words.ascribes and "pp" not in reading.tagged.features(i):
            return _with(reading, trigger, _accused(reading, i, to))
    return trigger


def _accused(reading: Reading, verb: int, prepositions: Set[str | None]) -> Phrase | None:
    """The armed or official party after the verb, unless it is accused of another deed ("d'avoir ...")."""
    phrases = reading.by_sentence[reading.sentence_of(verb).index]
    accused = next((p for p in phrases if p.first > verb and p.prep in prepositions), None)
    if accused is None or not accused.is_any("armed", "name", "authority") or accused.opening > verb + 4:
        return None
    passage = reading.tagged.passage
    other = not passage.function_words.plain_of.keys().isdisjoint(passage.norms[accused.last : accused.last + 1])
    return None if other else accused


def _with(reading: Reading, trigger: Trigger, accused: Phrase | None) -> Trigger:
    if accused is None:
        return trigger
    return replace(trigger, initiators=coordinated(reading.tagged, reading.phrases, accused))
