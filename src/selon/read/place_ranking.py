"""Which of several places of one name a report means: judged by the report as a whole.

Two rounds. The first scores every candidate by itself (place_weighing.py). The second adds nearness to the places that
the first is sure of, so that the report's places lie close together. A name has one sense in a report.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from selon.gazetteer import Entry, Gazetteer
from selon.gazetteer.geodesy import Direction, direction, nearest_km, rough_km
from selon.read.passage import Passage
from selon.read.place_focus import Focus, PlaceHints, focus_of, is_named_after
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named
from selon.read.place_weighing import CITY, WIDE, Scored, Weighed, far_city, is_called, similar, size_of, weighed

__all__ = ["Senses", "rank"]

Senses = dict[tuple[str, bool], Scored]
"""Candidates by Named.key."""
_TOWNS = frozenset(("settlement", "capital"))
_PEOPLED = _TOWNS | {"district", "adm1", "adm2", "adm3", "country"}
_AREAS = frozenset(("district", "province"))
_TOWN = 4.2
"""The decimal logarithm of a town's inhabitants: some 16,000."""
_SEAT = 0.5
"""What a town scores above the lesser area of its name."""
_INNER_KM, _NEAR_KM, _ALIKE_KM, _FAR_KM, _LOST_KM, _FOREIGN_KM = 30.0, 60.0, 80.0, 250.0, 300.0, 300.0
"""How far from the nearest sure place of the report a namesake may lie: of a street or quarter; of a hill, or of a site
named without "de"; of a place that only sounds alike; of one spelt nearly so; of a small one spelt so; of a small town
in a country that the report only speaks of.
"""
_TOWNSPEOPLE = 10_000
"""Inhabitants of a place whose name after "le quartier de" is likely the town's own."""
_BESIDE, _BESIDE_KM, _BEFORE = 2.5, 50.0, 1
"""What a candidate scores at the places that its own sentence names, how far from them (km) that wears off, and how
many sentences before are looked at where it names none.
"""
_SURE, _PLACE = 1.5, 6.0
"""How far (in score) a candidate must lead for the second round to stand on it, and what it must score where the words
around the name don't say that it is a place.
"""


def rank(
    passage: Passage, named: list[Named], gazetteer: Gazetteer, lexicon: PlaceLexicon, hints: PlaceHints
) -> tuple[Senses, Focus]:
    """For each meaning of a name its candidates with their scores, best first, and what the report is about.

    It has no candidates where no known place is likely meant.
    """
    single = [part for name in named for part in (name.parts or (name,))]
    focus = focus_of(passage, single, lexicon, hints)
    candidates = [_Candidates(name, focus, gazetteer, lexicon) for name in _telling(single, lexicon)]
    sure = {c.name.key: best for c in candidates if (best := _sure(c.name, c.scored([]), focus)) is not None}
    points = tuple((sense, direction((best.lat, best.lon))) for (sense, _), best in sure.items())
    near, beside = replace(focus, points=points), _Surroundings(single, {sense: e for (sense, _), e in sure.items()})
    return {c.name.key: _placed(c, near, beside.of(c.name), lexicon) for c in candidates}, focus


def _placed(candidates: "_Candidates", focus: Focus, around: list[Entry], lexicon: PlaceLexicon) -> Scored:
    """The candidates as the sure places of the report, and those `around` them, leave and rank them."""
    name = candidates.name
    scored = candidates.scored(focus.points_besides(name.sense), around)
    noun = name.context.noun_text
    if noun not in lexicon.borrowing and noun not in lexicon.sites:
        return scored
    towns = tuple(("", direction((e.lat, e.lon))) for e in around if e.kind in _TOWNS)  # that a street may be in
    return _close_by(name, scored, replace(focus, points=towns) if towns else focus, lexicon)


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
        return tuple((s, e) for s, e in scored if e.kind not in WIDE and _is_by(e, name.sense, focus, _INNER_KM))
    if noun in lexicon.sites and is_named_after(name.context, lexicon):
        return tuple((s, e) for s, e in scored if _is_by(e, name.sense, focus, _INNER_KM))
    if noun in lexicon.quarters:
        sense = name.sense
        return tuple((s, e) for s, e in scored if _may_have_quarters(e, name) or _is_by(e, sense, focus, _INNER_KM))
    return scored


def _is_by(entry: Entry, sense: str, focus: Focus, km: float) -> bool:
    points = focus.points_besides(sense)
    return entry.kind in WIDE or not points or nearest_km((entry.lat, entry.lon), points) <= km


def _may_have_quarters(entry: Entry, name: Named) -> bool:
    """Whether "le quartier de X" may be one of the town X, spelt so."""
    return entry.kind not in WIDE and entry.population > _TOWNSPEOPLE and (entry, name.sense) in name.found


class _Surroundings:
    """What the sentences of a name say of where it is: "dans la région de Kherson, le village d'Antonivka"."""

    def __init__(self, named: list[Named], sure: dict[str, Entry]) -> None:
        self._sentences: dict[tuple[str, bool], set[int]] = defaultdict(set)
        self._places: dict[int, list[tuple[str, Entry]]] = defaultdict(list)
        for name in named:
            self._sentences[name.key].add(name.sentence)
            if name.sense in sure and sure[name.sense].kind != "country":
                self._places[name.sentence].append((name.sense, sure[name.sense]))

    def of(self, name: Named) -> list[Entry]:
        """The sure places of the sentences that hold `name`, else of those right before."""
        for back in range(_BEFORE + 1):
            near = (i - back for i in self._sentences[name.key])
            places = [e for i in near for sense, e in self._places.get(i, ()) if sense != name.sense]
            if places:
                return places
        return []


class _Limits(NamedTuple):
    """How far (km) from the nearest sure place a small place may lie that is spelt so or otherwise, and a town."""

    spelt_so: float
    spelt_otherwise: float
    town: float


class _Candidates:
    """The places that a name may mean, weighed once by all but where the report's other places lie."""

    def __init__(self, name: Named, focus: Focus, gazetteer: Gazetteer, lexicon: PlaceLexicon) -> None:
        self.name, self._focus, self._gazetteer = name, focus, gazetteer
        self._spelt_so = is_named_after(name.context, lexicon)
        found = [f for f in name.found if f.folded == name.sense] if self._spelt_so else name.found
        self._own = weighed(name, found, focus)

    @cached_property
    def _alike(self) -> list[Weighed]:
        return weighed(self.name, similar(self.name, self._focus, self._gazetteer), self._focus)

    def scored(self, others: list[Direction], around: Sequence[Entry] = ()) -> Scored:
        """Best first, with nearness to other names' points and to what is named `around` it; places spelt otherwise or
        a far city where none is left.
        """
        lost_km = _LOST_KM if len(others) > 1 else math.inf  # of two places either may be the one that is far
        scored = self._near(self._own, others, around, _Limits(lost_km, _FAR_KM, math.inf))
        if not scored and self.name.cue in ("strong", "listed") and not self.name.country and not self._spelt_so:
            limits = _Limits(_ALIKE_KM, _ALIKE_KM, _LOST_KM)
            scored = self._near(self._alike, others, around, limits) or far_city(self.name)
        return scored

    def _near(
        self, candidates: list[Weighed], others: list[Direction], around: Sequence[Entry], limits: _Limits
    ) -> Scored:
        if not candidates:
            return ()
        if others:
            best = self._with_nearness(candidates, others, around, limits)
        else:
            best = _best_of((one.key, one.score, one.entry) for one in candidates if one.likely)
        scored = best if self.name.context.noun in _AREAS else _seated(best)
        return tuple(sorted(scored, key=itemgetter(0), reverse=True))  # of equals the first key stays first

    def _with_nearness(
        self, candidates: list[Weighed], others: list[Direction], around: Sequence[Entry], limits: _Limits
    ) -> list[tuple[float, Entry]]:
        near, named = [], {entry.key for entry in around}
        for score, entry, key, exact, likely in candidates:
            away = math.inf if entry.kind in WIDE else nearest_km((entry.lat, entry.lon), others)
            if away > _NEAR_KM and (not likely or self._is_too_far(entry, exact, away, limits)):
                continue
            beside = _beside(entry, around, key in named) if around else 0.0
            near.append((key, score + (4 * math.exp(-away / 100) + _BESIDE * beside), entry))
        return _best_of(near)

    def _is_too_far(self, entry: Entry, exact: bool, away: float, limits: _Limits) -> bool:
        """Whether a place lies so far from the report's others that it isn't meant."""
        if away == math.inf:
            return False
        size = size_of(entry)
        foreign = away > _FOREIGN_KM and _is_foreign(entry, exact, self.name, self._focus.country, size)
        return foreign or _is_stray(entry, exact, self.name, away, size, limits)


def _best_of(scored: Iterable[tuple[str, float, Entry]]) -> list[tuple[float, Entry]]:
    """The best of those that share a key, in the order of keys."""
    best: dict[str, tuple[float, Entry]] = {}
    for key, score, entry in scored:
        if key not in best or best[key][0] < score:
            best[key] = (score, entry)
    return list(best.values())


def _beside(entry: Entry, around: Sequence[Entry], is_named: bool) -> float:
    """How near a candidate is to what its own sentences name, areas reckoned to their edge: 1 there, 0 far off; -1
    where they name it otherwise.
    """
    if entry.kind in WIDE:
        return 0.0
    if is_named:
        return -1.0
    here = (entry.lat, entry.lon)
    away = min([rough_km(here, (e.lat, e.lon)) - e.radius_km for e in around])
    return math.exp(-max(away, 0.0) / _BESIDE_KM)


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


def _is_stray(entry: Entry, exact: bool, name: Named, away: float, size: float, limits: _Limits) -> bool:
    """Whether a place lies too far off, the sooner where it is spelt otherwise or only shares a bridge's name."""
    if size > _TOWN:
        by_another_name = not exact and not is_called(entry, name.sense)  # "Jina" is how Kindu is written in Chinese
        return away > (min(limits.town, limits.spelt_otherwise) if by_another_name else limits.town)
    if name.context.noun == "point" and entry.kind == "settlement" and not (name.context.of and exact):
        return away > _NEAR_KM
    if exact:
        return away > limits.spelt_so and entry.layer != "curated"
    return away > limits.spelt_otherwise


def _is_foreign(entry: Entry, exact: bool, name: Named, foremost: str | None, size: float) -> bool:
    """Whether a town that lies a world away is in a country that the report only speaks of: whose soldiers came, say.

    A city that is called so, and not only elsewhere, may be meant all the same.
    """
    if entry.kind == "capital" or entry.country == foremost:
        return False
    return not (size > CITY and exact and is_called(entry, name.sense))


def _sure(name: Named, scored: Scored, focus: Focus) -> Entry | None:
    """The best candidate where it leads so far that the second round may stand on it."""
    if not scored or (name.cue in ("weak", "none") and scored[0][0] < _PLACE):
        return None
    best = scored[0][1]
    if focus.weights.get(best.country, 0) < 0.3:
        return None
    rival = next((score for score, entry in scored[1:] if not _holds(best, entry)), None)
    return best if rival is None or scored[0][0] - rival >= _SURE else None


def _holds(best: Entry, other: Entry) -> bool:
    """Whether the other is no rival: the town of an area's name, or the same place in another layer."""
    return rough_km((best.lat, best.lon), (other.lat, other.lon)) <= max(best.radius_km, other.radius_km)


