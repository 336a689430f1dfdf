"""Whether words or phrases stand near an event's word."""

from collections.abc import Iterable, Sequence

from selon.read.arguments import Reading
from selon.read.triggers import Trigger

__all__ = ["around", "holds", "says"]


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


def holds(norms: Sequence[str], phrases: Iterable[str]) -> bool:
    """Whether one of `phrases` (folded) stands whole in `norms`; one that ends elided ("pour qu'") runs on."""
    text = f" {' '.join(norms)} ".replace("' ", "'")
    ended = (phrase if phrase.endswith("'") else f"{phrase} " for phrase in phrases)
    return any(f" {phrase}" in text or f"'{phrase}" in text for phrase in ended)
