"""Pairs with scores → groups, cutting bridges that the rest of the group doesn't support.

Average linkage: the two groups whose claims support one another most on average are joined first, as long as
that average is above zero. A chain a–b–c whose ends speak against each other is cut at its weakest link.
Scores are whole numbers and ties go by key, so the order of arrival never matters.
"""

import heapq
from collections.abc import Iterable, Mapping

__all__ = ["Pair", "average_linkage", "components", "pair_of"]

Pair = tuple[str, str]


def pair_of(one: str, other: str) -> Pair:
    """The pair, the smaller key first."""
    return (one, other) if one <= other else (other, one)


def components(keys: Iterable[str], links: Iterable[Pair]) -> list[list[str]]:
    """Connected components (union-find), each sorted, in order of their first key."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in links:
        a, b = root(one), root(other)
        parent[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = {}
    for key in sorted(parent):
        groups.setdefault(root(key), []).append(key)
    return list(groups.values())


def average_linkage(
    groups: Iterable[Iterable[str]], scores: Mapping[Pair, int], missing: int, apart: frozenset[Pair]
) -> list[list[str]]:
    """Join `groups` (claims that must stay together) as long as the mean score between two is above zero.

    `scores` holds pairs of keys; a pair that isn't there counts as `missing` (below zero). Groups that hold a
    pair of `apart` are never joined.
    """
    work = _Linkage([sorted(group) for group in groups], scores, missing, apart)
    while work.join_best():
        pass
    return sorted(work.members.values())


class _Linkage:
    """Groups by number, sums of scores between them, and a heap of joins (stale entries stay in it)."""

    def __init__(
        self, groups: list[list[str]], scores: Mapping[Pair, int], missing: int, apart: frozenset[Pair]
    ) -> None:
        self.members = dict(enumerate(sorted(groups)))
        self.missing = missing
        self.owner = {key: number for number, group in self.members.items() for key in group}
        self.sums: dict[int, dict[int, tuple[int, int]]] = {number: {} for number in self.members}
        self.foes: dict[int, set[int]] = {number: set() for number in self.members}
        self.heap: list[tuple[float, str, str, int, int]] = []
        self.next = len(self.members)
        self._fill(scores, apart)

    def _fill(self, scores: Mapping[Pair, int], apart: frozenset[Pair]) -> None:
        for (one, other), score in scores.items():
            a, b = self.owner[one], self.owner[other]
            if a != b:
                total, count = self.sums[a].get(b, (0, 0))
                self.sums[a][b] = self.sums[b][a] = (total + score, count + 1)
        for one, other in apart:
            if one in self.owner and other in self.owner:
                self.foes[self.owner[one]].add(self.owner[other])
                self.foes[self.owner[other]].add(self.owner[one])
        for a in self.members:
            for b in self.sums[a]:
                if a < b:
                    self._offer(a, b)

    def _offer(self, a: int, b: int) -> None:
        total, count = self.sums[a][b]
        pairs = len(self.members[a]) * len(self.members[b])
        mean = (total + (pairs - count) * self.missing) / pairs
        if mean > 0 and b not in self.foes[a]:
            first, second = sorted((self.members[a][0], self.members[b][0]))
            heapq.heappush(self.heap, (-mean, first, second, a, b))

    def join_best(self) -> bool:
        """Join the best pair; False where none is left."""
        while self.heap:
            *_, a, b = heapq.heappop(self.heap)
            if a in self.members and b in self.members:
                self._join(a, b)
                return True
        return False

    def _join(self, a: int, b: int) -> None:
        new = self.next
        self.next += 1
        self.members[new] = sorted(self.members.pop(a) + self.members.pop(b))
        self.foes[new] = (self.foes.pop(a) | self.foes.pop(b)) - {a, b}
        for foe in self.foes[new]:
            self.foes.setdefault(foe, set()).add(new)
        self.sums[new] = self._joined_sums(a, b)
        for other, sums in self.sums[new].items():
            self.sums[other][new] = sums
            self._offer(new, other)

    def _joined_sums(self, a: int, b: int) -> dict[int, tuple[int, int]]:
        joined: dict[int, tuple[int, int]] = {}
        for gone in (a, b):
            for other, (total, count) in self.sums.pop(gone).items():
                if other in self.members:
                    self.sums[other].pop(gone, None)
                    before = joined.get(other, (0, 0))
                    joined[other] = (before[0] + total, before[1] + count)
        return joined
