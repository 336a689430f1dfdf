"""When two values count as the same: names by their words, places also by distance, the rest by equality."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from selon.evaluation.values import Names, PlaceValue
from selon.gazetteer.geodesy import rough_km

__all__ = ["AGREE", "NEAR_KM", "agreeing", "near", "same_name"]

NEAR_KM = 10
"""Two points this near (km) are one place, or as near as the gold place's own radius."""

_WORD = re.compile(r"\w+")
_FRENCH = ("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux")
_POSSESSIVE = ("ses", "son", "sa", "leurs", "leur")
_ENGLISH = ("the", "a", "an", "of", "its")
_LIGHT_WORDS = frozenset((*_FRENCH, *_POSSESSIVE, "et", *_ENGLISH))


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a name without accents, case, articles and the like."""
    plain = unicodedata.normalize("NFKD", name).replace("’", "'").casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return frozenset(_WORD.findall(plain)) - _LIGHT_WORDS


def same_name(one: str, other: str) -> bool:
    """Half of all words are shared, or one name is within the other and has a third (0.34) of its words."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    shared, longest = len(a & b), max(len(a), len(b))
    if shared / len(a | b) >= 0.5:
        return True
    return shared == min(len(a), len(b)) and shared / longest >= 0.34


def near(gold: PlaceValue, coded: PlaceValue) -> bool | None:
    """Whether the points lie within 10 km or the gold's radius; None where one has no point."""
    if gold.point is None or coded.point is None:
        return None
    return rough_km(gold.point, coded.point) <= max(NEAR_KM, gold.radius_km)


def agreeing(gold: Iterable[Any], coded: Iterable[Any], agree: Callable[[Any, Any], bool]) -> int:
    """How many gold values have a coded value of their own that agrees (in order, the first that does)."""
    free, count = list(coded), 0
    for value in gold:
        index = next((i for i, other in enumerate(free) if agree(value, other)), None)
        if index is not None:
            del free[index]
            count += 1
    return count


def _same_actor(gold: Names, coded: Names) -> bool:
    return any(same_name(a, b) for a in gold for b in coded)


def _same_place(gold: PlaceValue, coded: PlaceValue) -> bool:
    return _same_actor(gold.names, coded.names) or near(gold, coded) is True


def _equal(gold: object, coded: object) -> bool:
    return gold == coded


AGREE: dict[str, Callable[[Any, Any], bool]] = {
    "initiators": _same_actor,
    "targets": _same_actor,
    "place": _same_place,
    "time": _equal,
    "losses": _equal,
    "attribution": _same_actor,
}
"""By slot, when a gold value and a coded one agree."""
