"""How folded words sound: their loose form and their consonants.

Both are worked out on a text of words between spaces and line ends, so that half a million names cost hardly more
calls than one.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["arabic_consonants_in", "consonants", "consonants_in", "has_arabic", "heard", "heard_in", "is_arabic_text"]

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
    r"t(?:ch|sch|h)|s(?:ch|h)|ch|d(?:j|zh|h)|[zkgp]h|o[uow]|a(?:w(?![aeiou])|y|i)|[qg]u(?=[ei])|e[yie]|i[iyj]|uu|yi"
)
_SOUND = {
    "tch": "S", "tsch": "S", "sch": "S", "sh": "S", "ch": "S", "dj": "j", "dzh": "j", "zh": "j", "kh": "h",
    "gh": "g", "ph": "f", "th": "t", "dh": "d", "ou": "u", "oo": "u", "ow": "u", "aw": "o", "qu": "k", "gu": "g",
    "ay": "e", "ai": "e", "ey": "e", "ei": "e", "ee": "i", "ii": "i", "uu": "u", "iy": "i", "ij": "i", "yi": "i",
}  # fmt: skip
_SOFT = (("ce", "se"), ("ci", "si"), ("cy", "sy"))
_HARD = (("c", "k"), ("q", "k"), ("x", "ks"), ("w", "u"), ("y", "i"))
"""Letters that stand in none of _SOUNDS: what they sound like."""
_CONFUSED = str.maketrans("pv", "bf", "aeiouy")
"""Consonants that one script or the other doesn't tell apart, and vowels, which Arabic leaves out."""
_CONSONANT_PAIR = re.compile(r"([b-df-hj-np-tv-z])(?=\1)")
_DOUBLED = re.compile(r"(.)(?=\1)")
_FINAL = re.compile(r"[aeh](?:(?![^ \n])(?<=[^ \n]{3})|(?<=[ae])h(?![^ \n])(?<=[^ \n]{4}))")
"""A final a, e, h, ah or eh that leaves two letters at least. It opens with a set, for which a search is fast."""
_ARABIC = str.maketrans(
    dict(
        zip(
            "بتثجحخدذرزسشصضطظعغفقكلمنهپچگژکڤھہ",
            ["b", "t", "t", "j", "h", "h", "d", "d", "r", "z", "s", "S", "s", "d", "t", "z", "",
             "g", "f", "k", "k", "l", "m", "n", "h", "b", "S", "g", "j", "k", "f", "h", "h"],
            strict=True,
        )
    )
    | dict.fromkeys("اأإآٱويىیةءئؤەۆێے", "")
    | {space: space for space in " \n"}  # what no table names is slow to translate
)  # fmt: skip
_ARABIC_LETTERS = re.compile("[\u0600-\u06ff]")
_ARABIC_ALONE = re.compile("[\u0600-\u06ff ]+")
_ARABIC_ARTICLE = re.compile(r"(?<![^ \n])ال(?=[^ \n]{2})")


@lru_cache(maxsize=1 << 16)
def heard(word: str) -> str:
    """The loose form of a folded word; an Arabic word is its own."""
    return word if has_arabic(word) else heard_in((word,))


@lru_cache(maxsize=1 << 16)
def consonants(word: str) -> str:
    """The consonants of a folded word, those of Arabic in Latin letters."""
    return arabic_consonants_in(word) if has_arabic(word) else consonants_in(heard(word))


def heard_in(words: Iterable[str]) -> str:
    """The loose forms of words that aren't Arabic, with spaces between them; a word may be a line end."""
    text = _CONSONANT_PAIR.sub("", " ".join([_SYNONYMS.get(word, word) for word in words]))
    text = _SOUNDS.sub(_sound, _replaced(text, _SOFT))
    return _FINAL.sub("", _DOUBLED.sub("", _replaced(text, _HARD)))


def consonants_in(text: str) -> str:
    """The consonants of the words in what `heard_in` gives."""
    return _DOUBLED.sub("", text.translate(_CONFUSED))


def arabic_consonants_in(text: str) -> str:
    """The consonants, in Latin letters, of the Arabic words in `text`."""
    return _DOUBLED.sub("", _ARABIC_ARTICLE.sub("", text).translate(_ARABIC))


def is_arabic_text(text: str) -> bool:
    """Whether nothing but Arabic letters and spaces stands in `text`."""
    return _ARABIC_ALONE.fullmatch(text) is not None


def has_arabic(text: str) -> bool:
    """Whether an Arabic letter stands in `text`."""
    return not text.isascii() and _ARABIC_LETTERS.search(text) is not None


def _replaced(text: str, letters: Iterable[tuple[str, str]]) -> str:
    for old, new in letters:
        text = text.replace(old, new)
    return text


def _sound(match: "re.Match[str]") -> str:
    return _SOUND[match[0]]
