"""Reviewers' merges and splits as claims that must, or must never, be one event."""

from collections.abc import Iterable
from dataclasses import dataclass

from selon.merge.clustering import Pair, pair_of
from selon.model import Decision

__all__ = ["NO_JUDGEMENTS", "Judgements", "judgements"]


@dataclass(frozen=True)
class Judgements:
    """Pairs of claim keys, the smaller first; no pair stands in both."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def partners(self) -> dict[str, set[str]]:
        """For each key, those that must be one event with it."""
        found: dict[str, set[str]] = {}
        for one, other in self.together:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found


NO_JUDGEMENTS = Judgements()


def judgements(decisions: Iterable[Decision]) -> Judgements:
    """What the merges and splits come to, pair by pair; where two speak of one pair, the later holds.

    `decisions` are those that were not undone, in any order.
    """
    verdicts: dict[Pair, bool] = {}
    for decision in sorted(decisions, key=lambda d: d.seq):
        if decision.kind == "merge":
            verdicts |= {pair_of(decision.subject, other): True for other in decision.others}
        elif decision.kind == "split":
            left = (decision.subject, *decision.others)
            verdicts |= {pair_of(a, b): False for a in left for b in decision.apart}
    return Judgements(
        together=frozenset(pair for pair, one_event in verdicts.items() if one_event),
        apart=frozenset(pair for pair, one_event in verdicts.items() if not one_event),
    )
