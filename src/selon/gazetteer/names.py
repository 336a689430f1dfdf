"""Keys under which one name is found however it is spelt.

Three, from strict to loose: `folded` (case, accents, hyphens, apostrophes), `loose` (besides: articles,
French, English and German spellings of the same sounds, doubled letters, final -a/-ah/-eh/-é) and `skeleton`
(its consonants alone, the same for Arabic and Latin script).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

__all__ = ["folded", "keys", "keys_of_all", "loose", "skeleton", "words"]

_PLAIN = {
    "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "ħ": "h", "ə": "e", "ß": "ss", "æ": "ae", "œ": "oe",
    "þ": "th", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ŧ": "t",
}  # fmt: skip
_DROPPED = frozenset("'’‘ʼʻʿʾ`´′ʹʺ\u0640\u200c\u200d\u200e\u200f")
_SPACES = frozenset("-‐‑–—−/.,_()")


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
    return " " if character in _SPACES else _PLAIN.get(character, character)


_FOLDING = _Folding()
_ASCII_DROPPED = "".join(filter(str.isascii, sorted(_DROPPED))).encode()
_ASCII = bytes(ord(_plain(chr(c).lower()) or " ") if c < 128 else c for c in range(256))
"""What _FOLDING does to ASCII, which most names are: translated as bytes, three times as fast."""

_ARTICLES = frozenset(
    ("al el ad ar as ash at ath an az adh ed er es esh ech et eth en ez ul ou le la les l de du des d "
     "the of and und").split()
)  # fmt: skip
_SYNONYMS = {
    "st": "saint", "ste": "saint", "sainte": "saint", "sankt": "saint", "san": "saint", "santa": "saint",
    "jabal": "jebel", "jebel": "jebel", "djebel": "jebel", "gebel": "jebel", "jabel": "jebel",
    "tall": "tel", "tell": "tel", "tel": "tel", "tal": "tel", "wadi": "wadi", "ouadi": "wadi", "oued": "wadi",
    "bir": "bir", "beer": "bir", "kafr": "kafr", "kfar": "kafr", "kafar": "kafr", "umm": "um", "oum": "um",
    "um": "um", "om": "um",
    "abou": "abu", "abu": "abu", "abo": "abu", "ain": "ayn", "ayn": "ayn", "ein": "ayn", "aïn": "ayn",
    "aayn": "ayn",
    "deir": "der", "dayr": "der", "dair": "der", "deyr": "der", "der": "der", "dar": "dar", "beit": "bet",
    "bayt": "bet", "bait": "bet", "beyt": "bet", "bet": "bet", "sheikh": "shekh", "cheikh": "shekh",
    "shaykh": "shekh",
    "shaikh": "shekh", "cheik": "shekh", "sheik": "shekh", "khan": "han", "qasr": "kasr", "ksar": "kasr",
    "kasr": "kasr",
}  # fmt: skip
_SOUNDS = re.compile(
    r"tch|tsch|sch|sh|ch|dj|dzh|zh|kh|gh|ph|th|dh|ou|oo|ow|aw(?![aeiou])|qu(?=[ei])|gu(?=[ei])|c(?=[eiy])|ay|ai|ey|ei|ee|ii|uu|iy|ij|yi"
    r"|[qcxwyv]"
)
_SOUND = {
    "tch": "S", "tsch": "S", "sch": "S", "sh": "S", "ch": "S", "dj": "j", "dzh": "j", "zh": "j", "kh": "h",
    "gh": "g",
    "ph": "f", "th": "t", "dh": "d", "ou": "u", "oo": "u", "ow": "u", "aw": "o", "qu": "k", "gu": "g",
    "ay": "e", "ai": "e",
    "ey": "e", "ei": "e", "ee": "i", "ii": "i", "uu": "u", "iy": "i", "ij": "i", "yi": "i",
    "q": "k", "x": "ks", "w": "u", "y": "i", "v": "v",
}  # fmt: skip
_CONSONANT_PAIR = re.compile(r"([b-df-hj-np-tv-z])\1+")
_DOUBLED = re.compile(r"(.)\1+")
_FINAL = re.compile(r"(?<=..)(?:[ae]h?)$|(?<=..)h$")
_ENDINGS = ("a", "e", "h")
_ARABIC = {
    ord(a): b
    for a, b in zip(
        "بتثجحخدذرزسشصضطظعغفقكلمنهپچگژکڤھہ",
        ["b", "t", "t", "j", "h", "h", "d", "d", "r", "z", "s", "S", "s", "d", "t", "z", "", "g",
         "f", "k", "k",
         "l",
         "m", "n", "h", "b", "S", "g", "j", "k", "f", "h", "h"],
        strict=True,
    )
} | dict.fromkeys(map(ord, "اأإآٱويىیةءئؤەۆێے"), "")  # fmt: skip
_ARABIC_LETTERS = re.compile("[\u0600-\u06ff]")
_VOWELS = str.maketrans("pv", "bf", "aeiouy")


def folded(name: str) -> str:
    """Lower case without accents; hyphens and stops as single spaces, apostrophes dropped. Idempotent."""
    return " ".join(_parts(name))


def words(name: str) -> list[str]:
    """The folded words that tell a name apart: articles dropped, unless nothing else is left."""
    return _telling(_parts(name))


def _parts(name: str) -> list[str]:
    if name.isascii():
        return name.encode().translate(_ASCII, _ASCII_DROPPED).decode().split()
    return name.translate(_FOLDING).split()


def loose(name: str) -> str:
    """The key that all usual Latin spellings of a name share, without spaces."""
    return "".join([_heard(word) for word in words(name)])


def skeleton(name: str) -> str:
    """The consonants of a name, sounds that spellings confuse made one; "" where it has none."""
    return "".join([_consonants(word) for word in words(name)])


def keys(name: str) -> tuple[str, str, str]:
    """`folded`, `loose` and `skeleton` of a name, for the price of one folding."""
    parts = _parts(name)
    telling = _telling(parts)
    return " ".join(parts), "".join(map(_heard, telling)), "".join(map(_consonants, telling))


def keys_of_all(spelt: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """What `keys` gives, of many names that are folded already: each of their words is worked out once."""
    sounds = _Sounds()
    for name in spelt:
        if " " in name:
            parts = [sounds[word] for word in _telling(name.split(" "))]
            yield name, "".join([heard for heard, _ in parts]), "".join([left for _, left in parts])
        else:
            yield name, *sounds[name]


class _Sounds(dict[str, tuple[str, str]]):
    """The loose form and the consonants of every word asked for, without bound: for one run over many names."""

    def __missing__(self, word: str) -> tuple[str, str]:
        heard = _heard_in(word)
        self[word] = sounds = heard, _consonants_of(word, heard)
        return sounds


def _telling(parts: list[str]) -> list[str]:
    return [part for part in parts if part not in _ARTICLES] or parts


def _is_arabic(word: str) -> bool:
    return not word.isascii() and _ARABIC_LETTERS.search(word) is not None


def _heard_in(word: str) -> str:
    """The loose form of one folded word."""
    if _is_arabic(word):
        return word
    heard = _SYNONYMS.get(word, word)
    doubled = _DOUBLED.search(heard)
    if doubled:
        heard = _CONSONANT_PAIR.sub(r"\1", heard)
    heard, sounds = _SOUNDS.subn(_sound, heard)
    if doubled or sounds:
        heard = _single(heard)
    return (_FINAL.sub("", heard) if heard.endswith(_ENDINGS) else heard) or word


_heard = lru_cache(maxsize=1 << 16)(_heard_in)


@lru_cache(maxsize=1 << 16)
def _consonants(word: str) -> str:
    return _consonants_of(word, _heard(word))


def _consonants_of(word: str, heard: str) -> str:
    """The consonants of one folded word whose loose form is `heard`."""
    if _is_arabic(word):
        bare = word[2:] if word.startswith("ال") and len(word) > 3 else word
        return _single(bare.translate(_ARABIC))
    return _single(heard.translate(_VOWELS))


def _single(text: str) -> str:
    """`text` with doubled letters written once."""
    return _DOUBLED.sub(r"\1", text) if _DOUBLED.search(text) else text


def _sound(match: "re.Match[str]") -> str:
    sound = match[0]
    if sound == "c":
        return "s" if match.string[match.end() : match.end() + 1] in ("e", "i", "y") else "k"
    return _SOUND[sound]
