"""Keys under which one name is found however it is spelt.

Three, from strict to loose: `folded` (case, accents, hyphens, apostrophes), `loose` (besides: articles,
French, English and German spellings of the same sounds, doubled letters, final -a/-ah/-eh/-é) and `skeleton`
(its consonants alone, the same for Arabic and Latin script).
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["folded", "keys", "loose", "skeleton", "words"]

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

_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ad",
        "ar",
        "as",
        "ash",
        "at",
        "ath",
        "an",
        "az",
        "adh",
        "ed",
        "er",
        "es",
        "esh",
        "ech",
        "et",
        "eth",
        "en",
        "ez",
        "ul",
        "ou",
        "le",
        "la",
        "les",
        "l",
        "de",
        "du",
        "des",
        "d",
        "the",
        "of",
        "and",
        "und",
    ]
)
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
    return " ".join(name.translate(_FOLDING).split())


def words(name: str) -> list[str]:
    """The folded words that tell a name apart: articles dropped, unless nothing else is left."""
    parts = name.translate(_FOLDING).split()
    return [w for w in parts if w not in _ARTICLES] or parts


def loose(name: str) -> str:
    """The key that all usual Latin spellings of a name share, without spaces."""
    return "".join([_sounds(word)[0] for word in words(name)])


def skeleton(name: str) -> str:
    """The consonants of a name, sounds that spellings confuse made one; "" where it has none."""
    return "".join([_sounds(word)[1] for word in words(name)])


def keys(name: str) -> tuple[str, str, str]:
    """`folded`, `loose` and `skeleton` of a name, for the price of one folding."""
    parts = name.translate(_FOLDING).split()
    sounds = [_sounds(word) for word in parts if word not in _ARTICLES] or [_sounds(word) for word in parts]
    return " ".join(parts), "".join([s[0] for s in sounds]), "".join([s[1] for s in sounds])


@lru_cache(maxsize=1 << 19)
def _sounds(word: str) -> tuple[str, str]:
    """The loose form and the consonants of one folded word."""
    if not word.isascii() and _ARABIC_LETTERS.search(word):
        bare = word[2:] if word.startswith("ال") and len(word) > 3 else word
        return word, _single(bare.translate(_ARABIC))
    sounds = _SOUNDS.sub(_sound, _CONSONANT_PAIR.sub(r"\1", _SYNONYMS.get(word, word)))
    plain = _FINAL.sub("", _single(sounds)) or word
    return plain, _single(plain.translate(_VOWELS))


def _single(text: str) -> str:
    """`text` with doubled letters written once."""
    return _DOUBLED.sub(r"\1", text) if _DOUBLED.search(text) else text


def _sound(match: "re.Match[str]") -> str:
    sound = match[0]
    if sound == "c":
        return "s" if match.string[match.end() : match.end() + 1] in ("e", "i", "y") else "k"
    return _SOUND[sound]
