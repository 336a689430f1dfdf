"""Whether words or phrases stand near an event's word."""

from collections.abc import Iterable, Sequence

from selon.read.arguments import Reading
from selon.read.triggers import Trigger

__all__ = ["around", "holds", "opens_clause", "says", "set_against"]


def says(reading: Reading, trigger: Trigger, phrases: tuple[str, ...], reach: int | None = None) -> bool:
    """Whether one of `phrases` (folded) stands in the trigger's sentence, or within `reach` tokens of the trigger."""
    near = around(trigger, reach)
    return holds(reading.tagged.passage.norms[near.start : near.stop], phrases)


def around(trigger: Trigger, reach: int | None = None) -> range:
    """The tokens of the trigger's sentence, or those within `reach` of the trigger."""
    sentence = trigger.sentence
    if reach is None:
        return range(sentence.first, sentence.last)
    return range(max(sentence.first, trigger.first - reach), min(sentence.last, trigger.last + reach))


def set_against(reading: Reading, low: int, high: int) -> int:
    """How many clauses with a subject of their own open in tokens `low:high`: "..., *tandis que* l'armée ..."."""
    return sum(opens_clause(reading, i) for i in range(low, high))


def opens_clause(reading: Reading, token: int) -> bool:
    """Whether another clause begins there: "*tandis que*", "*alors que*", or ", *et* l'armée a repris"."""
    norms, words = reading.tagged.passage.norms, reading.tagged.passage.function_words
    if norms[token] in words.set_against:
        return norms[token + 1] in words.that
    if norms[token] not in words.clause_links or norms[token - 1] != ",":
        return False
    sentence = reading.sentence_of(token)
    subject = next(reading.after(token + 1, sentence), None)
    if subject is None or subject.opening != token + 1 or subject.prep is not None:
        return False
    last = max([subject.last, *(p.last for p in reading.parts(subject))])
    following = reading.tagged.past_adverbs(last, sentence.last)
    return following < sentence.last and reading.is_finite(following)


def holds(norms: Sequence[str], phrases: Iterable[str]) -> bool:
    """Whether one of `phrases` (folded) stands whole in `norms`; one that ends elided ("pour qu'") runs on."""
    text = f" {' '.join(norms)} ".replace("' ", "'")
    ended = (phrase if phrase.endswith("'") else f"{phrase} " for phrase in phrases)
    return any(f" {phrase}" in text or f"'{phrase}" in text for phrase in ended)
