"""What the days of two claims say about their being one event."""

from selon.merge.parameters import MergeParameters, TimeWeights
from selon.merge.profile import Profile

__all__ = ["time_points"]


def time_points(one: Profile, other: Profile, parameters: MergeParameters, once: bool) -> float | None:
    """Points; None where the days rule it out. `once`: the event doesn't repeat within days."""
    weights = parameters.time
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return weights.unknown
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > 0:
        return _apart(gap, weights, once) if one.dated and other.dated else None
    if not (one.dated and other.dated):
        return weights.unknown
    return _overlapping(1 + max(one.last - one.first, other.last - other.first), weights)


def _apart(gap: int, weights: TimeWeights, once: bool) -> float | None:
    if once:
        return {1: weights.gap_one_once, 2: weights.gap_two_once, 3: weights.gap_three_once}.get(gap)
    return {1: weights.gap_one, 2: weights.gap_two}.get(gap)


def _overlapping(days: int, weights: TimeWeights) -> float:
    if days == 1:
        return weights.same_day
    if days <= 3:
        return weights.few_days
    return weights.some_days if days <= 10 else weights.long
