"""Whether words or phrases stand near an event's word."""

from collections.abc import Iterable, Sequence

from selon.read.arguments import Reading
from selon.read.triggers import Trigger

__all__ = ["holds", "says"]


def says(reading: Reading, trigger: Trigger, phrases: tuple[str, ...], reach: int | None = None) -> bool:
    """Whether one of `phrases` (folded) stands in the trigger's sentence, or within `reach` tokens of the trigger."""
    sentence, norms = trigger.sentence, reading.tagged.passage.norms
    first = sentence.first if reach is None else max(sentence.first, trigger.first - reach)
    last = sentence.last if reach is None else min(sentence.last, trigger.last + reach)
    return holds(norms[first:last], phrases)


def holds(norms: Sequence[str], phrases: Iterable[str]) -> bool:
    """Whether one of `phrases` (folded) stands whole in `norms`; one that ends elided ("pour qu'") runs on."""
    text = f" {' '.join(norms)} ".replace("' ", "'")
    ended = (phrase if phrase.endswith("'") else f"{phrase} " for phrase in phrases)
    return any(f" {phrase}" in text or f"'{phrase}" in text for phrase in ended)
