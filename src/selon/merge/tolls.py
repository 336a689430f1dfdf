"""What the tolls of two claims say about their being one event."""

from selon.merge.parameters import LossWeights
from selon.merge.profile import Toll

__all__ = ["loss_points", "overlap"]


def loss_points(some: tuple[Toll, ...], others: tuple[Toll, ...], weights: LossWeights) -> float:
    """Points, bounded both ways; figures are only set beside each other where kind and victims agree."""
    kinds = {(t.kind, t.who) for t in some} & {(t.kind, t.who) for t in others}
    kinds |= {(t.kind, "") for t in some if t.who == "unknown"} | {
        (t.kind, "") for t in others if t.who == "unknown"
    }
    total = sum(_best(_of(some, kind, who), _of(others, kind, who), weights) for kind, who in sorted(kinds))
    return max(-weights.most, min(weights.most, total))


def _of(tolls: tuple[Toll, ...], kind: str, who: str) -> list[Toll]:
    return [t for t in tolls if t.kind == kind and (not who or t.who == who)]


def _best(some: list[Toll], others: list[Toll], weights: LossWeights) -> float:
    return max((_pair(a, b, weights) for a in some for b in others), default=0.0)


def _pair(one: Toll, other: Toll, weights: LossWeights) -> float:
    if (one.low is None and one.high is None) or (other.low is None and other.high is None):
        return 0.0
    if overlap(one, other):
        exact = one.low == one.high and (one.low, one.high) == (other.low, other.high)
        return _same(one.low or 0, weights) if exact else weights.overlap
    lower, higher = sorted((_middle(one), _middle(other)))
    return weights.far if higher >= weights.factor * lower else weights.near


def overlap(one: Toll, other: Toll) -> bool:
    """Whether one figure could be right for both; an open bound reaches any figure."""
    lowest = max(one.low or 0, other.low or 0)
    highest = min(t.high for t in (one, other) if t.high is not None) if _bounded(one, other) else lowest
    return lowest <= highest


def _bounded(one: Toll, other: Toll) -> bool:
    return one.high is not None or other.high is not None


def _same(number: int, weights: LossWeights) -> float:
    if number >= 5:
        return weights.same_many
    return weights.same_few if number >= 2 else weights.same_one


def _middle(toll: Toll) -> float:
    bounds = [bound for bound in (toll.low, toll.high) if bound is not None]
    return sum(bounds) / len(bounds)
