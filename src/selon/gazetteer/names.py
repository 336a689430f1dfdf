"""Keys under which one name is found however it is spelt.

Three, from strict to loose: `folded` (case, accents, hyphens, apostrophes), `loose` (besides: articles,
French, English and German spellings of the same sounds, doubled letters, final -a/-ah/-eh/-é) and `skeleton`
(its consonants alone, the same for Arabic and Latin script).
"""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import repeat

from selon.gazetteer.word_sounds import (
    arabic_consonants_in,
    consonants,
    consonants_in,
    has_arabic,
    heard,
    heard_in,
    is_arabic_text,
)

__all__ = ["folded", "folded_all", "keys", "loose", "skeleton", "sounds_of_all", "words"]

_PLAIN = {
    "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "ħ": "h", "ə": "e", "ß": "ss", "æ": "ae", "œ": "oe",
    "þ": "th", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ŧ": "t",
}  # fmt: skip
_DROPPED = frozenset("'’‘ʼʻʿʾ`´′ʹʺ\u0640\u200c\u200d\u200e\u200f")
_SPACES = frozenset("-‐‑–—−/.,_()")
_END = "\n"
"""Ends a name in a text of many: no folded name holds one."""


class _Folding(dict[int, str]):
    """A table for str.translate that works out each character when it first comes."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).lower())
        self[code] = plain = "".join(map(_plain, parts))
        return plain


def _plain(character: str) -> str:
    """One small, decomposed character as it stands in a folded name."""
    if character in _DROPPED or unicodedata.combining(character):
        return ""
    if character in _SPACES or (character.isspace() and character != _END):
        return " "
    return _PLAIN.get(character, character)


_FOLDING = _Folding()
_ASCII_DROPPED = "".join(filter(str.isascii, sorted(_DROPPED))).encode()
_ASCII = bytes(ord(_plain(chr(c).lower()) or " ") if c < 128 else c for c in range(256))
"""What _FOLDING does to ASCII, which most names are: translated as bytes, three times as fast."""

_ARTICLES = frozenset(
    ("al el ad ar as ash at ath an az adh ed er es esh ech et eth en ez ul ou le la les l de du des d "
     "the of and und").split()
)  # fmt: skip
_AT_ONCE = 2048
"""Names in one text: few enough that it stays in the processor's cache."""


def folded(name: str) -> str:
    """Lower case without accents; hyphens and stops as single spaces, apostrophes dropped. Idempotent."""
    return " ".join(_parts(name))


def folded_all(spelt: list[str]) -> list[str]:
    """Many names, each `folded`: those in ASCII as one text, the others as another."""
    plain = iter(_folded_lines([name for name in spelt if name.isascii()]))
    other = iter(_folded_lines([name for name in spelt if not name.isascii()]))
    return [next(plain) if name.isascii() else next(other) for name in spelt]


def _folded_lines(spelt: list[str]) -> list[str]:
    lines = _spaced(_END.join(spelt)).split(_END)
    return lines if len(lines) == len(spelt) else list(map(folded, spelt))  # one has an end inside, or there is none


def _spaced(text: str) -> str:
    """The names in `text` folded, with single spaces inside."""
    text = _translated(text)
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace(f" {_END}", _END).replace(f"{_END} ", _END).strip(" ")


def words(name: str) -> list[str]:
    """The folded words that tell a name apart: articles dropped, unless nothing else is left."""
    return _telling(_parts(name))


def _parts(name: str) -> list[str]:
    return _translated(name).split()


def _translated(text: str) -> str:
    if text.isascii():
        return text.encode().translate(_ASCII, _ASCII_DROPPED).decode()
    return text.translate(_FOLDING)


def loose(name: str) -> str:
    """The key that all usual Latin spellings of a name share, without spaces."""
    return "".join(map(heard, words(name)))


def skeleton(name: str) -> str:
    """The consonants of a name, sounds that spellings confuse made one; "" where it has none."""
    return "".join(map(consonants, words(name)))


def keys(name: str) -> tuple[str, str, str]:
    """`folded`, `loose` and `skeleton` of a name, for the price of one folding."""
    parts = _parts(name)
    return " ".join(parts), *_sounds(_telling(parts))


def sounds_of_all(spelt: list[str]) -> Iterator[tuple[str, str]]:
    """`loose` and `skeleton` of names that are folded already, thousands at once."""
    for at in range(0, len(spelt), _AT_ONCE):
        yield from _sounds_of_some(spelt[at : at + _AT_ONCE])


def _sounds_of_some(spelt: list[str]) -> Iterator[tuple[str, str]]:
    """Those of one script, nearly all, worked out as one text."""
    scripts = ["ascii" if name.isascii() else _script(name) for name in spelt]
    named = list(zip(scripts, spelt, strict=True))
    sounds = {script: work([name for its, name in named if its == script]) for script, work in _AS_ONE_TEXT.items()}
    for script, name in named:
        found = next(sounds[script])
        yield found if found[0] else _sounds(_telling(name.split(" ")))


def _script(name: str) -> str:
    if is_arabic_text(name):
        return "arabic"
    return "mixed" if has_arabic(name) else "other"


def _heard_sounds(spelt: list[str]) -> Iterator[tuple[str, str]]:
    """Loose keys and skeletons of names without an Arabic letter, "" for one of articles alone."""
    words = f" {_END} ".join([*spelt, ""]).split(" ")
    text = heard_in([word for word in words if word not in _ARTICLES])
    return zip(_lines(text), _lines(consonants_in(text)), strict=True)


def _arabic_sounds(spelt: list[str]) -> Iterator[tuple[str, str]]:
    text = _END.join([*spelt, ""])
    return zip(_lines(text), _lines(arabic_consonants_in(text)), strict=True)


_AS_ONE_TEXT: dict[str, Callable[[list[str]], Iterator[tuple[str, str]]]] = {
    "ascii": _heard_sounds, "other": _heard_sounds, "arabic": _arabic_sounds, "mixed": lambda _: repeat(("", "")),
}  # fmt: skip


def _lines(text: str) -> list[str]:
    """What stands in each line, spaces left out."""
    return text.replace(" ", "").split(_END)


def _sounds(telling: list[str]) -> tuple[str, str]:
    return "".join(map(heard, telling)), "".join(map(consonants, telling))


def _telling(parts: list[str]) -> list[str]:
    return [part for part in parts if part not in _ARTICLES] or parts
