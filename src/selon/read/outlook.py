"""How what the text tells stands to an event's word, by the names that a decider knows: where, how far, behind what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from selon.read.arguments import Reading
from selon.read.decider import Scale
from selon.read.drafts import Draft
from selon.read.triggers import Trigger

__all__ = ["Offer", "Outlook", "told_of"]

T = TypeVar("T")
_PARTINGS = frozenset({",", ";", "(", ")", ":"})
_PATH = 5  # tokens whose kinds are told one by one
_SENTENCES, _TOKENS = Scale("sentences", -4, -3, -2, -1, 0, 1), Scale("tokens", -99, 0, 1, 2, 3, 5, 8, 13, 21, 40)
_COMMAS, _VERBS = Scale("commas", 0, 1, 2, 3, 4, 6, 9), Scale("verbs", 0, 1, 2, 3, 4, 6, 9)
_PHRASES = Scale("phrases", 0, 1, 2, 3, 4, 6, 9)
_OTHERS, _BETWEEN = Scale("other events", 0, 1, 2, 3, 4), Scale("events between", 0, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Offer(Generic[T]):
    """What may fill a slot of an event, with the names of what is seen of it."""

    value: T
    names: list[str]


def told_of(draft: Draft) -> list[str]:
    """Names of what is seen of the event itself."""
    trigger = draft.trigger
    voice = trigger.group.voice if trigger.group is not None else "noun"
    kind = trigger.rule.partition(":")[0]
    return [f"event={draft.event}", f"kind={kind}", f"voice={voice}", f"status={draft.status}"]


class Outlook:
    """What stands between any two tokens of a reading, counted once for all."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def _counted(self) -> tuple[tuple[Scale, Sequence[int]], ...]:
        """Of what parts, of verbs and of phrases how many stand before each token."""
        norms, opened = self._reading.tagged.passage.norms, {p.first for p in self._reading.phrases}
        return (
            (_COMMAS, _summed(n in _PARTINGS for n in norms)),
            (_VERBS, _summed(map(self._reading.is_finite, range(len(norms))))),
            (_PHRASES, _summed(i in opened for i in range(len(norms)))),
        )

    def of(self, first: int, last: int, trigger: Trigger) -> list[str]:
        """Names for how the tokens `first:last` stand to the trigger."""
        sentence = self._reading.sentence_of(first)
        before = last <= trigger.first
        apart = trigger.first - last if before else first - trigger.last
        names = [
            _SENTENCES(sentence.index - trigger.sentence.index), f"before={before}", _TOKENS(apart),
            f"heading={sentence.heading}",
        ]  # fmt: skip
        if sentence.index != trigger.sentence.index:
            return [*names, "path=far"]
        low, high = (last, trigger.first) if before else (trigger.last, max(first, trigger.last))
        return names + self._between(low, high)

    def _between(self, low: int, high: int) -> list[str]:
        path = " ".join(self._reading.tagged.tags[low:high]) if high - low <= _PATH else "far"
        return [*(scale(sums[high] - sums[low]) for scale, sums in self._counted), f"path={path}"]

    def words_around(self, first: int, last: int) -> list[str]:
        """Names of the words and their kinds right before and right behind."""
        norms, tags = self._reading.tagged.passage.norms, self._reading.tagged.tags
        before = (norms[first - 1], tags[first - 1]) if first > 0 else ("^", "^")
        behind = (norms[last], tags[last]) if last < len(norms) else ("$", "$")
        return [f"after={before[0]}", f"after kind={before[1]}", f"then={behind[0]}", f"then kind={behind[1]}"]

    def roles_of(self, first: int, last: int, *roles: str) -> list[str]:
        """Names for how likely the network holds each of the roles for one of the tokens `first:last`."""
        scores = self._reading.scores
        if scores is None:
            return []
        return [f"{role} {min(9, int(10 * scores.of_role(role, first, last)))}" for role in roles]

    def words_of(self, trigger: Trigger) -> list[str]:
        """Names of the event's word and of those around it."""
        norms = self._reading.tagged.passage.norms
        before = norms[trigger.first - 1] if trigger.first > 0 else "^"
        behind = norms[trigger.last] if trigger.last < len(norms) else "$"
        return [f"word={trigger.rule}", f"word after={before}", f"word then={behind}"]

    def rivals(self, first: int, draft: Draft, by_sentence: Mapping[int, Sequence[Draft]]) -> list[str]:
        """Names for the other events of the sentence that has token `first`, to which what stands there may belong."""
        others = [d for d in by_sentence.get(self._reading.sentence_of(first).index, ()) if d is not draft]
        if not others:
            return [_OTHERS(0), _BETWEEN(0), "nearer=False", "nearest=none"]
        low, high = sorted((first, draft.start))
        nearest = min(others, key=lambda d: abs(d.start - first))
        nearer = abs(nearest.start - first) < abs(draft.start - first)
        return [
            _OTHERS(len(others)), _BETWEEN(sum(low < d.start < high for d in others)), f"nearer={nearer}",
            f"nearest={nearest.event}",
        ]  # fmt: skip


def _summed(marks: Iterable[bool]) -> Sequence[int]:
    return list(accumulate(marks, initial=0))
