"""Words of a folded text for name matching, and the transliteration key that makes spellings meet."""

import re
from functools import lru_cache

__all__ = ["ARTICLES", "NameWord", "name_key", "sound", "words_of"]

NameWord = tuple[str, int, int]
"""A folded word without inner apostrophes, and where it starts and ends in the text."""

_WORD = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|presqu)'(?=[^\W_])"  # an elided word
    r"|[^\W_]+(?:'[^\W_]+)*"  # a word; an apostrophe inside is a letter of a transliterated name
)
ARTICLES = frozenset(
    (
        *("al", "el", "ul", "an", "ar", "as", "ash", "ach", "at", "ad", "az", "ed", "er", "es", "ez"),
        *("wal", "wa", "ibn", "ben", "bin"),
    )
)
"""The Arabic article, assimilated or not, "and the", "son of": left out of transliteration keys."""

_ARABIC_LETTERS = re.compile(
    r"(?P<shin>sch|sh|ch)|(?P<jim>dj|dg|j)|(?P<f>ph)|(?P<kh>kh)|(?P<k>q|ck|c(?![eiy]))|(?P<g>gh|gu(?=[ei]))"
    r"|(?P<d>dh)|(?P<t>th)|(?P<i>a[iye]+|e[iy]+|i[ey]+|ya|ie|[eiy]+)|(?P<u>oua|wa|[ou]+|w)|(?P<a>a+)"
    r"|(?P<z>z)|(?P<s>c)"
)
_SILENT_END = re.compile(r"(?<=[^\W\d_]{3})e$")
_STANDS_FOR = {"shin": "C", "jim": "J", "kh": "K", "u": "U"}


def words_of(folded: str) -> list[NameWord]:
    """The words of a text folded by `selon.read.folding.fold`, elided words apart ("l'armee" → l, armee)."""
    return [(m[0].replace("'", ""), m.start(), m.end()) for m in _WORD.finditer(folded)]


def name_key(folded: str) -> str:
    """The words of a folded name with one space between: hyphen, apostrophe and space make no difference."""
    return " ".join(word for word, _, _ in words_of(folded))


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A folded word's key across transliterations; "" for an Arabic article.

    Nusra and Nosra, Cham and Sham, Jaych and Jaish, Faylaq and Failak, Mourabitoun and Murabitun meet.
    """
    if word in ARTICLES:
        return ""
    letters = _ARABIC_LETTERS.sub(_letter, _SILENT_END.sub("", word))
    undoubled = re.sub(r"(.)\1", r"\1", letters)
    return undoubled[:-1] if len(undoubled) > 3 and undoubled[-1] == "h" else undoubled


def _letter(match: re.Match[str]) -> str:
    group = match.lastgroup or ""
    return _STANDS_FOR.get(group, group)
