"""The one key that a misspelt name can only mean."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

__all__ = ["by_opening", "nearest_key"]

_OPENING = 3
"""Letters that a slip of the pen leaves alone; they narrow the search to a few dozen keys."""
_LEAST_LETTERS = 10
_LEAST_RATIO = 94.0
"""Below this, names of sister groups ("Front de libération de …") meet: measured on the register itself."""


def by_opening(keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Keys long enough to be misspelt and still known, by their first letters."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if len(key) >= _LEAST_LETTERS:
            grouped[key[:_OPENING]].append(key)
    return {opening: tuple(group) for opening, group in grouped.items()}


def nearest_key(key: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    """The key nearest to `key` and near enough, "" where none is or where two are as near."""
    if len(key) < _LEAST_LETTERS:
        return ""
    group = keys.get(key[:_OPENING], ())
    best = process.extract(key, group, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    return str(best[0][0])
