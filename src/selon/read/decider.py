"""A learnt decision between things that the rules have found: how likely each is right, by the names of what is seen.

Each thing is told by names ("prep=contre", "tokens=3"): those known each add a row of numbers, and one small layer
(Rumelhart, Hinton and Williams, Nature 323, 1986) makes probabilities of the sum. tools/train_slots.py learns the
weights from gold of our own; they lie in lang/<code>/slots.npz.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from selon.read.weights import load_weights

__all__ = ["Decider", "Scale", "decider_of", "load_deciders"]

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Decider:
    """The weights: a row for each name, `width` numbers for the layer and the rest straight for the outcomes.

    `least`: for each outcome the probability from which it is chosen.
    """

    rows: Mapping[str, int]
    table: Floats
    inner_bias: Floats
    outer: Floats
    bias: Floats
    least: tuple[float, ...]

    def likely(self, seen: Sequence[Sequence[str]]) -> Floats:
        """Probabilities, a row for each thing in `seen` and a column for each outcome."""
        if not seen:
            return np.zeros((0, len(self.bias)), np.float32)
        row_of, none = self.rows.get, [len(self.rows)]
        known = [[row for row in map(row_of, names) if row is not None] or none for names in seen]
        starts = np.cumsum([0, *map(len, known[:-1])])
        sums = np.add.reduceat(self.table[[row for rows in known for row in rows]], starts, axis=0)
        width = len(self.inner_bias)
        inner = np.maximum(sums[:, :width] + self.inner_bias, 0)
        scores = inner @ self.outer + self.bias + sums[:, width:]
        return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)


class Scale:
    """Names for a number by the step that it has reached: "tokens=5" for 5, 6 and 7 where the next step is 8."""

    def __init__(self, name: str, *steps: int) -> None:
        self._steps = steps
        self._names = tuple(f"{name}={step}" for step in steps)

    def __call__(self, value: int) -> str:
        """The name for `value`; the first step's for what lies below it."""
        return self._names[max(bisect_right(self._steps, value) - 1, 0)]


def decider_of(arrays: Mapping[str, NDArray[np.generic]], slot: str) -> Decider:
    """The decider of `slot` whose arrays, by name, a file of weights holds."""
    table, inner_bias, outer, bias = (
        np.asarray(arrays[f"{slot}.{part}"], dtype=np.float32) for part in ("table", "inner_bias", "outer", "bias")
    )
    return Decider(
        rows={str(name): i for i, name in enumerate(arrays[f"{slot}.names"])},
        table=np.vstack([table, np.zeros((1, table.shape[1]), np.float32)]),
        inner_bias=inner_bias,
        outer=outer,
        bias=bias,
        least=tuple(map(float, arrays[f"{slot}.least"].tolist())),
    )


@cache
def load_deciders(language: str) -> Mapping[str, Decider]:
    """The deciders of `language` by slot, none where none have been learnt: what the rules say then stands."""
    arrays = load_weights(language, "slots") or {}
    return {slot: decider_of(arrays, slot) for slot in sorted({name.partition(".")[0] for name in arrays})}
