"""Expressions of several folded words, found at a token by their first word, the longest first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

__all__ = ["Sequences"]

T = TypeVar("T")


class Sequences(Generic[T]):
    """Values by expression ("perdu la vie" → …): folded words with single spaces between.

    `firsts` holds the first words of all expressions.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Index `entries`; of two entries for one expression the later stands."""
        self._by_first: dict[str, dict[tuple[str, ...], T]] = {}
        for expression, value in entries:
            words = tuple(expression.split())
            self._by_first.setdefault(words[0], {})[words] = value
        self.firsts = frozenset(self._by_first)
        self._lengths: Mapping[str, tuple[int, ...]] = {
            first: tuple(sorted({len(words) for words in found}, reverse=True))
            for first, found in self._by_first.items()
        }

    def at(self, norms: Sequence[str], i: int) -> tuple[T, int] | None:
        """The value of the longest expression at token `i` and the index after it, or None."""
        found = self._by_first.get(norms[i]) if i < len(norms) else None
        if found is None:
            return None
        for length in self._lengths[norms[i]]:
            words = tuple(norms[i : i + length])
            if words in found:
                return found[words], i + len(words)  # the text may end before `length`
        return None
