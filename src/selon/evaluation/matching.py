"""Which coded claim answers which gold claim of a report."""

from collections.abc import Sequence

from selon.codebook import events
from selon.evaluation.agreement import AGREE, agreeing
from selon.evaluation.values import Values

__all__ = ["match"]

_SENTENCE, _PLACE, _ACTOR = 5, 3, 2
_ENOUGH = 3  # the same sentence or the same place; an actor alone stands in too many claims


def match(gold: Sequence[Values], coded: Sequence[Values], by_family: bool = False) -> list[tuple[int, int]]:
    """Pairs of indices (gold, coded), the most alike first, each claim in one pair at most.

    Only claims of one event (of one family, with `by_family`) are paired.
    """
    likeness = ((_alike(g, c, by_family), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded))
    best = sorted((-score, i, j) for score, i, j in likeness if score >= _ENOUGH)
    taken_gold, taken_coded, pairs = set(), set(), []
    for _, i, j in best:
        if i not in taken_gold and j not in taken_coded:
            taken_gold.add(i)
            taken_coded.add(j)
            pairs.append((i, j))
    return pairs


def _family(event: str) -> str | None:
    row = events().get(event)
    return row.family if row is not None else None


def _alike(gold: Values, coded: Values, by_family: bool) -> int:
    """How much speaks for two claims being one: 0 to 10."""
    if _family(gold.event) != _family(coded.event) or not (by_family or gold.event == coded.event):
        return 0
    start, end = gold.sentence
    place = agreeing(gold.place, coded.place, AGREE["place"]) > 0
    sides = gold.initiators + gold.targets, coded.initiators + coded.targets
    actors = agreeing(*sides, AGREE["initiators"]) > 0
    return _SENTENCE * (start <= coded.trigger < end) + _PLACE * place + _ACTOR * actors
