"""Which of many names are near one, told by the pairs of letters that stand side by side in them.

Each name has a mark of 64 bits, one set for every pair of its bytes (begin and end count as letters). Names whose
marks differ in few bits have most pairs in common: a thousand are told apart in the time that two edit distances
take. It is Bloom's filter (CACM 13, 1970) over the q-grams of Ukkonen (TCS 92, 1992), with q = 2.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

__all__ = ["MARK_BYTES", "marks_of", "marks_of_lines", "nearest"]

MARK_BYTES = 8
_END = "\n"  # no name holds one
_FACTOR = 37  # odd, so that a pair and the same pair turned round set different bits
_BITS = 64


def marks_of(names: list[str]) -> bytes:
    """The marks of `names`, 8 bytes each, in the order of the machine."""
    return marks_of_lines(_END.join([*names, ""]))


def marks_of_lines(names: str) -> bytes:
    """The marks of names that stand in lines, each with its end."""
    text = np.frombuffer(f"{_END}{names}".encode(), np.uint8)
    pairs = (text[:-1].astype(np.uint64) * _FACTOR + text[1:]) % _BITS
    starts = np.flatnonzero(text[:-1] == ord(_END))
    return np.bitwise_or.reduceat(np.uint64(1) << pairs, starts).tobytes()


def nearest(name: str, marks: bytes, count: int) -> npt.NDArray[np.intp]:
    """Where the `count` marks are that differ least from that of `name`, with all that differ as little as the last.

    So that the order of the marks decides nothing.
    """
    apart = np.bitwise_count(np.frombuffer(marks, np.uint64) ^ np.uint64(_mark_of(name)))
    most = np.bincount(apart).cumsum().searchsorted(count)
    return np.flatnonzero(apart <= most)


def _mark_of(name: str) -> int:
    """The mark of one name: what marks_of gives, without its cost for so little."""
    mark = 0
    for one, other in pairwise(f"{_END}{name}{_END}".encode("utf-8", "replace")):
        mark |= 1 << (one * _FACTOR + other) % _BITS
    return mark
