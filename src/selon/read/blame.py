"""Who is accused of an act whose own clause names nobody: "six tués, affirme le chef, *qui accuse le M23*"."""

from collections.abc import Set
from dataclasses import replace
from functools import cache

from selon.lang import load_data
from selon.read.arguments import Reading, subject_of
from selon.read.lexicon import Words
from selon.read.passage import Sentence
from selon.read.phrases import Phrase, coordinated
from selon.read.sequences import Sequences
from selon.read.triggers import Trigger
from selon.read.verb_groups import verb_group

__all__ = ["accused_next", "with_accused"]

_ACTS = frozenset(
    "strike attack attack_civilians air_strike shelling bombing killing abduct destroy sexual_violence".split()
)


def with_accused(reading: Reading, trigger: Trigger) -> Trigger:
    """`trigger` with those whom its sentence accuses of it, where it has no initiators."""
    machine = bool(trigger.initiators) and all(p.is_any("aircraft") and _is_bare(p) for p in trigger.initiators)
    active = trigger.group is not None and trigger.group.voice not in ("passive", "participle")
    if trigger.event not in _ACTS or (not machine and (trigger.initiators or active)):
        return trigger
    accused = _accused_after(reading, trigger) or _accused_before(reading, trigger)
    if accused is None:
        return trigger
    return replace(trigger, initiators=(*_listed(reading, accused), *trigger.initiators))  # the drone tells how


def accused_next(reading: Reading, trigger: Trigger) -> tuple[Phrase, ...]:
    """Who the next sentence, which tells no other deed, lays it at the door of: "L'armée *l'attribue* au M23"."""
    following = trigger.sentence.index + 1
    if trigger.event not in _ACTS or following >= len(reading.tagged.passage.sentences):
        return ()
    sentence = reading.tagged.passage.sentences[following]
    for i in range(sentence.first, sentence.last):
        accused = _laid_at(reading, i, sentence) or _named_at(reading, i)
        if accused is not None:
            return _listed(reading, accused) if accused.is_any("armed", "name") else ()
    return ()


def _accused_after(reading: Reading, trigger: Trigger) -> Phrase | None:
    """Who is accused after the word for the act: ", *accuse* l'ONU", "que l'ONU *impute* aux rebelles"."""
    words, to = reading.tagged.lexicon.words, reading.tagged.passage.function_words.to
    for i in range(trigger.last, trigger.sentence.last):
        laid = _laid_at(reading, i, trigger.sentence)
        if laid is not None:
            return laid
        lemmas = reading.tagged.lemmas(i) if reading.tagged.tags[i] == "VERB" else frozenset()
        if lemmas & words.accuses or (trigger.group is None and _is_accusing(reading, i)):
            return _accused(reading, i, frozenset({None}))
        if lemmas & words.ascribes and "pp" not in reading.tagged.features(i):
            return _accused(reading, i, to)
    return None


def _named_at(reading: Reading, i: int) -> Phrase | None:
    """Who is accused by the verb at token `i`, of what was told before it."""
    if reading.tagged.tags[i] != "VERB":
        return None
    words, function_words = reading.tagged.lexicon.words, reading.tagged.passage.function_words
    if reading.tagged.lemmas(i) & words.ascribes:
        taken_up = reading.tagged.passage.norms[i - 1] in function_words.object_pronouns
        return _accused(reading, i, function_words.to) if taken_up else None
    return _accused(reading, i, frozenset({None})) if _is_accusing(reading, i) else None


def _laid_at(reading: Reading, i: int, sentence: Sentence) -> Phrase | None:
    """Whose deed a set phrase at token `i` makes it: "*au compte d'*une faction", "*l'œuvre de* rebelles"."""
    norms, words = reading.tagged.passage.norms, reading.tagged.passage.function_words
    found = _laid(reading.tagged.lexicon.language).at(norms, i)
    if found is None or (words.of | words.aimed_at).isdisjoint(norms[found[1] : found[1] + 1]):
        return None
    end = found[1]
    after = next((p for p in reading.by_sentence[sentence.index] if p.opening >= end), None)
    near = after is not None and after.opening - end <= 2 and after.is_any("armed", "name", "suspect")
    return after if near else None


@cache
def _laid(language: str) -> Sequences[None]:
    return Sequences((phrase, None) for phrase in load_data(language, "words", Words).laid)


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


def _listed(reading: Reading, accused: Phrase) -> tuple[Phrase, ...]:
    return coordinated(reading.tagged, reading.phrases, accused)


def _is_bare(phrase: Phrase) -> bool:
    """"*un drone*", with no word of whose it is."""
    return phrase.last == phrase.head + 1
