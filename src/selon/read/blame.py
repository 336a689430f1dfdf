"""Who is accused of an act whose own clause names nobody: "six tués, affirme le chef, *qui accuse le M23*"."""

from collections.abc import Set
from dataclasses import replace

from selon.read.arguments import Reading, subject_of
from selon.read.phrases import Phrase, coordinated
from selon.read.triggers import Trigger
from selon.read.verb_groups import verb_group

__all__ = ["with_accused"]

_ACTS = frozenset(
    "strike attack attack_civilians air_strike shelling bombing killing abduct destroy sexual_violence".split()
)


def with_accused(reading: Reading, trigger: Trigger) -> Trigger:
    """`trigger` with those whom its sentence accuses of it, where it has no initiators."""
    active = trigger.group is not None and trigger.group.voice not in ("passive", "participle")
    if trigger.initiators or trigger.event not in _ACTS or active:
        return trigger
    return _with(reading, trigger, _accused_after(reading, trigger) or _accused_before(reading, trigger))


def _accused_after(reading: Reading, trigger: Trigger) -> Phrase | None:
    """Who is accused after the word for the act: ", *accuse* l'ONU", "que l'ONU *impute* aux rebelles"."""
    words, to = reading.tagged.lexicon.words, reading.tagged.passage.function_words.to
    for i in range(trigger.last, trigger.sentence.last):
        lemmas = reading.tagged.lemmas(i) if reading.tagged.tags[i] == "VERB" else frozenset()
        if lemmas & words.accuses or (trigger.group is None and _is_accusing(reading, i)):
            return _accused(reading, i, frozenset({None}))
        if lemmas & words.ascribes and "pp" not in reading.tagged.features(i):
            return _accused(reading, i, to)
    return None


def _accused_before(reading: Reading, trigger: Trigger) -> Phrase | None:
    """Who is accused of the act named after: "*accuse* les rebelles d'être derrière l'attaque"."""
    if trigger.group is not None:
        return None
    for i in range(trigger.first - 1, trigger.sentence.first - 1, -1):
        if _is_accusing(reading, i):
            return _blamed_by(reading, i, trigger)
        if reading.tagged.tags[i] == "VERB" and reading.tagged.lemmas(i) & reading.tagged.lexicon.words.ascribes:
            return _ascribed_to(reading, i, trigger)
        finite = reading.is_finite(i) and reading.tagged.tags[i - 1] != "PREP"  # "en *cause*" is no verb
        if finite or reading.tagged.passage.norms[i] in (";", ":"):
            return None
    return None


def _is_accusing(reading: Reading, i: int) -> bool:
    """Whether the token is a verb of accusing: "accuse", "*pointe* du doigt"."""
    if reading.tagged.tags[i] != "VERB":
        return False
    words, norms = reading.tagged.lexicon.words, reading.tagged.passage.norms
    lemmas = reading.tagged.lemmas(i)
    phrases = (phrase.split() for phrase in words.blames)
    set_phrase = any(verb in lemmas and norms[i + 1 : i + 1 + len(rest)] == tuple(rest) for verb, *rest in phrases)
    return bool(lemmas & words.accuses) or set_phrase


def _blamed_by(reading: Reading, verb: int, trigger: Trigger) -> Phrase | None:
    group = verb_group(reading.tagged, verb, trigger.sentence.first)
    if group.voice == "passive":
        blamed = subject_of(reading, group, trigger.sentence)
        return blamed if blamed is not None and blamed.is_any("armed", "name") else None
    near = (p for p in reading.by_sentence[trigger.sentence.index] if verb < p.first < trigger.first)
    return next((p for p in near if p.prep is None and p.is_any("armed", "name")), None)


def _ascribed_to(reading: Reading, verb: int, trigger: Trigger) -> Phrase | None:
    """"impute *au M23* le massacre", "a attribué l'attaque, qui a fait onze morts, *à des rebelles*"."""
    if "pp" in reading.tagged.features(verb) and not verb_group(reading.tagged, verb, trigger.sentence.first).compound:
        return None
    to, phrases = reading.tagged.passage.function_words.to, reading.by_sentence[trigger.sentence.index]
    named = (p for p in phrases if p.first > verb and p.prep in to)
    return next((p for p in named if p.is_any("armed", "name") and not p.is_any("post", "place")), None)


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
