"""Which countries a text is about, by the names, adjectives and capitals of countries in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from selon.register.types import Entry
from selon.register.wording import NameWord

__all__ = ["countries_of"]

_SHARE = 0.34
"""A country named less than this share of the most named one is only mentioned."""
_LEAST_LETTERS = 4
"""Shorter country words are other words too ("us")."""


def countries_of(
    words: Sequence[NameWord], named: Iterable[Entry], table: Mapping[str, str]
) -> Mapping[str, float]:
    """ISO codes of the countries the text is about, each with how often it is named.

    `named`: entries that the text names beyond doubt; `table`: folded country words with their ISO codes.
    """
    counts = Counter(code for word in _candidates(words) if (code := table.get(word)))
    counts.update(code for entry in named for code in entry.country if not entry.worldwide)
    most = max(counts.values(), default=0)
    return {code: count for code, count in counts.items() if count >= most * _SHARE}


def _candidates(words: Sequence[NameWord]) -> Iterable[str]:
    yield from (word for word, _, _ in words if len(word) >= _LEAST_LETTERS)
    yield from (f"{first[0]} {second[0]}" for first, second in pairwise(words))
