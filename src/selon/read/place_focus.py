"""What a report is about: the countries that it names, speaks of or is told from, each with its weight."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from selon.gazetteer import Found
from selon.gazetteer.curated import country_areas
from selon.gazetteer.geodesy import Direction, rough_km
from selon.read.passage import Passage
from selon.read.place_context import Context
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named

__all__ = ["SPOKEN_OF", "Focus", "PlaceHints", "focus_of", "is_country", "is_named_after"]

_FOREMOST, SPOKEN_OF = 0.4, 0.15
"""The weights from which a report is much about a country, or speaks of it at all."""


@dataclass(frozen=True, slots=True)
class PlaceHints:
    """What is known of a report besides its text: ISO 3166 alpha-2 codes.

    `publisher` is the country of the outlet; `theatres` the countries where each of the actors that it names operates.
    """

    publisher: frozenset[str] = frozenset()
    theatres: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Focus:
    """What a report is about: weights of countries (1 for the foremost), and points it is sure of, by their names.

    `shares` holds what each name alone added to the weights, so that no name speaks for itself.
    """

    weights: dict[str, float]
    shares: dict[str, dict[str, float]]
    certain: bool
    points: tuple[tuple[str, Direction], ...] = ()

    @cached_property
    def country(self) -> str | None:
        """The country that the report is foremost about, None where nothing tells."""
        return max(self.weights, key=lambda c: (self.weights[c], c)) if self.certain else None

    def weight(self, country: str, sense: str) -> float:
        """How much the rest of the report is about `country`."""
        whole = self.weights.get(country)
        return max(whole - self.shares.get(sense, {}).get(country, 0.0), 0.0) if whole else 0.0

    def points_besides(self, sense: str) -> list[Direction]:
        """Where the places of other names lie that the report is sure of."""
        return [point for other, point in self.points if other != sense]

    def close(self, sense: str) -> frozenset[str]:
        """The countries close to those that the rest of the report is much about, and these."""
        foremost = [code for code in self._foremost if self.weight(code, sense) >= _FOREMOST]
        return frozenset().union(*map(_neighbours, foremost))

    @cached_property
    def _foremost(self) -> list[str]:
        return [code for code, weight in self.weights.items() if weight >= _FOREMOST]


def focus_of(passage: Passage, named: list[Named], lexicon: PlaceLexicon, hints: PlaceHints) -> Focus:
    """What the report is about, by the countries, demonyms and places that it names and by the hints."""
    votes: dict[str, float] = defaultdict(float)
    for norm in [norm for norm in passage.norms if norm in lexicon.demonyms]:
        votes[lexicon.demonyms[norm]] += 1.0
    for name in named:
        if name.country and is_country(name.context, lexicon):
            votes[name.country] += 1.5
    shares = {n.sense: _shares(n.found, n.sense) for n in named if n.found and n.cue != "none"}
    for share in (*shares.values(), _theatre(hints.theatres)):
        _add(votes, share)
    certain = max(votes.values(), default=0.0) >= 1.5
    _add(votes, dict.fromkeys(hints.publisher, 0.5))
    most = max(1.5, *votes.values(), 0.0)
    scaled = {sense: {code: v / most for code, v in share.items()} for sense, share in shares.items()}
    return Focus({code: vote / most for code, vote in votes.items()}, scaled, certain)


def _theatre(theatres: Iterable[frozenset[str]]) -> dict[str, float]:
    """Two votes for where an actor operates, shared out where that is in many countries: it then tells little."""
    votes: dict[str, float] = {}
    for countries in theatres:
        for code in countries:
            votes[code] = max(votes.get(code, 0.0), 2.0 / len(countries))
    return votes


def is_country(context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether the name of a country means the country, and not an embassy, a quarter or a street named after it."""
    noun = context.noun_text
    return noun not in lexicon.missions and not is_named_after(context, lexicon)


def is_named_after(context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether a name is only given to something in a town: "le quartier Soudan", "le rond-point Al-Basel"."""
    return not context.of and context.noun_text in lexicon.inner


def _add(votes: dict[str, float], more: dict[str, float]) -> None:
    for code, vote in more.items():
        votes[code] += vote


def _shares(found: tuple[Found, ...], sense: str) -> dict[str, float]:
    """One vote shared out over the countries where a name stands, by the size of the largest place there."""
    best: dict[str, float] = {}
    for entry in [entry for entry, under in found if under == sense]:
        weight = 25.0 if entry.layer == "curated" else 5 + math.log10(entry.population + 10) ** 2
        best[entry.country] = max(best.get(entry.country, 0), weight)
    total = max(sum(best.values()), 20.0)  # so that a lone hamlet doesn't count as much as a city
    return {code: weight / total for code, weight in best.items()}


@lru_cache(maxsize=512)
def _neighbours(country: str) -> frozenset[str]:
    """The countries that touch one or nearly do, taken as circles, and itself."""
    areas = country_areas()
    lat, lon, radius = areas.get(country, (0.0, 0.0, -math.inf))
    return frozenset(code for code, (y, x, r) in areas.items() if rough_km((lat, lon), (y, x)) < 1.1 * (radius + r))
