"""Which names sound nearly alike: the classes into which an index sorts them for a fuzzy search."""

__all__ = ["one_away", "sound_of", "sounds_alike", "sounds_near"]

_CONSONANTS = "bdfghjklmnrstzS"
_NONE_OR_ONE = ("", *_CONSONANTS)
_GAP = "\n"  # like a space in no skeleton
_MOST_VOWELS = 9


def sound_of(loose: str, skeleton: str) -> str:
    """The class of a name: how many vowels its loose key has (at most 9), then its consonants."""
    vowels = len(loose) - len(skeleton)
    return f"{vowels if vowels < _MOST_VOWELS else _MOST_VOWELS}{skeleton}"


def sounds_alike(skeleton: str) -> list[str]:
    """The classes of all names with these consonants."""
    return [f"{vowels}{skeleton}" for vowels in range(_MOST_VOWELS + 1)]


def sounds_near(loose: str, skeleton: str) -> list[str]:
    """The classes of names that differ by a vowel too many or too few, or else by one consonant."""
    vowels = min(len(loose) - len(skeleton), _MOST_VOWELS)
    alike = [f"{v}{skeleton}" for v in (vowels - 1, vowels + 1) if 0 <= v <= _MOST_VOWELS]
    return alike + one_away(skeleton, str(vowels))


def one_away(skeleton: str, before: str = "") -> list[str]:
    """`skeleton` and all that differ from it by one consonant: changed, dropped, added, or two swapped.

    `before` stands before each.
    """
    cuts = [(before + skeleton[:i], skeleton[i:]) for i in range(len(skeleton) + 1)]
    gaps = " ".join([f"{a}{_GAP}{b}" for a, b in cuts] + [f"{a}{_GAP}{b[1:]}" for a, b in cuts[:-1]])
    swapped = [f"{a}{b[1]}{b[0]}{b[2:]}" for a, b in cuts[:-2]]
    filled = " ".join([gaps.replace(_GAP, letter) for letter in _NONE_OR_ONE])  # all at once: they are hundreds
    return list({*filled.split(" "), *swapped})
