"""What makes two texts the same text: their shingles, and a small signature that estimates what they share.

A shingle is a run of words (Broder, "On the resemblance and containment of documents", 1997). MinHash, by
datasketch, keeps of all shingles 64 numbers whose equal share estimates the Jaccard similarity. Pure.
"""

import re
import unicodedata
import zlib
from functools import cache

import msgspec
import numpy as np
from datasketch import MinHash

__all__ = ["FEWEST", "Signature", "overlap", "shingles", "signature", "similarity"]

FEWEST = 12
"""Shingles that a text needs to be compared: a line of a few words says nothing of where it comes from."""

_WORDS = 4
_NUMBERS = 64
_SEED = 1
_WORD = re.compile(r"\w+")
# Accents of Latin, Greek and Cyrillic letters, and the vowel signs of Arabic and Hebrew.
_SIGNS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]+")


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """`numbers`: 64 minima of 32 bits, little-endian; `shingles`: how many the text has, each once."""

    numbers: bytes
    shingles: int

    def values(self) -> "np.ndarray[tuple[int], np.dtype[np.uint32]]":
        """The minima as an array of 64."""
        return np.frombuffer(self.numbers, dtype="<u4")


def shingles(text: str) -> set[bytes]:
    """Runs of four words, without case, accents and punctuation: what a copy desk changes in passing."""
    found = _WORD.findall(_SIGNS.sub("", unicodedata.normalize("NFKD", text.casefold())))
    words = " ".join(found).encode().split(b" ")
    return set(map(b" ".join, zip(*(words[at:] for at in range(_WORDS)), strict=False)))


def signature(text: str) -> Signature | None:
    """The signature of `text`; None where it is too short to be told from others."""
    found = shingles(text)
    if len(found) < FEWEST:
        return None
    numbers = _empty().copy()
    numbers.update_batch(found)
    return Signature(numbers=numbers.hashvalues.astype("<u4").tobytes(), shingles=len(found))


def similarity(one: Signature, other: Signature) -> float:
    """Estimated Jaccard similarity of the shingles, 0 to 1; standard error at most 0.063 (64 numbers)."""
    return float(np.mean(one.values() == other.values()))


def overlap(one: Signature, other: Signature) -> float:
    """Estimated share of the shorter text that stands in the longer, 0 to 1 (Broder's containment).

    From similarity J and sizes a, b: the common shingles are J (a + b) / (1 + J).
    """
    alike = similarity(one, other)
    common = alike * (one.shingles + other.shingles) / (1 + alike)
    return min(1.0, common / min(one.shingles, other.shingles))


@cache
def _empty() -> MinHash:
    """Made once: its permutations take longer than a text."""
    return MinHash(num_perm=_NUMBERS, seed=_SEED, hashfunc=zlib.crc32)
