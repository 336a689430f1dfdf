"""Which of several places of one name a report means: judged by the report as a whole.

Two rounds. The first scores every candidate by itself (place_weighing.py). The second adds nearness to the places that
the first is sure of, so that the report's places lie close together. A name has one sense in a report.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
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
    first = [(c.name, c.scored([])) for c in candidates]
    points = tuple((n.sense, direction((s[0][1].lat, s[0][1].lon))) for n, s in first if _is_sure(n, s, focus))
    near = replace(focus, points=points)
    around = _Surroundings(single, {n.sense: s[0][1] for n, s in first if _is_sure(n, s, focus)})
    second = [(c.name, c.scored(near.points_besides(c.name.sense), around.of(c.name))) for c in candidates]
    return {n.key: _close_by(n, scored, _beside_only(near, around.towns(n)), lexicon) for n, scored in second}, focus


def _beside_only(focus: Focus, towns: list[Entry]) -> Focus:
    """`focus` with no other points than the towns that a name stands beside, where it does beside some."""
    points = tuple(("", direction((town.lat, town.lon))) for town in towns)
    return replace(focus, points=points) if points else focus


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
    return not km < _away(entry, focus.points_besides(sense)) < math.inf


def _may_have_quarters(entry: Entry, name: Named) -> bool:
    """Whether "le quartier de X" may be one of the town X, spelt so."""
    return entry.kind not in WIDE and entry.population > _TOWNSPEOPLE and (entry, name.sense) in name.found


class _Surroundings:
    """What the sentences of a name say of where it is: "dans la région de Kherson, le village d'Antonivka"."""

    def __init__(self, named: list[Named], sure: dict[str, Entry]) -> None:
        self._named = named
        self._places: dict[int, list[tuple[str, Entry]]] = defaultdict(list)
        for name in named:
            if name.sense in sure and sure[name.sense].kind != "country":
                self._places[name.sentence].append((name.sense, sure[name.sense]))

    def of(self, name: Named) -> list[Entry]:
        """The sure places of the sentences that hold `name`, else of those right before."""
        sentences = {n.sentence for n in self._named if n.key == name.key}
        for back in range(_BEFORE + 1):
            places = [e for i in sentences for sense, e in self._places.get(i - back, ()) if sense != name.sense]
            if places:
                return places
        return []


    def towns(self, name: Named) -> list[Entry]:
        """Those of them that a street or quarter may be in."""
        return [entry for entry in self.of(name) if entry.kind in _TOWNS]


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
        self._around = around
        lost_km = _LOST_KM if len(others) > 1 else math.inf  # of two places either may be the one that is far
        scored = self._near(self._own, others, _Limits(lost_km, _FAR_KM, math.inf))
        if not scored and self.name.cue in ("strong", "listed") and not self.name.country and not self._spelt_so:
            scored = self._near(self._alike, others, _Limits(_ALIKE_KM, _ALIKE_KM, _LOST_KM)) or far_city(self.name)
        return scored

    def _near(self, candidates: list[Weighed], others: list[Direction], limits: _Limits) -> Scored:
        best: dict[str, tuple[float, Entry]] = {}
        for score, entry, exact, likely in candidates:
            away = _away(entry, others)
            if not likely and away > _NEAR_KM:
                continue
            if away < math.inf and _lies_too_far(entry, exact, self.name, away, self._focus.country, limits):
                continue
            score += 4 * math.exp(-away / 100) + _BESIDE * _beside(entry, self._around)
            if entry.key not in best or best[entry.key][0] < score:
                best[entry.key] = (score, entry)
        scored = list(best.values()) if self.name.context.noun in _AREAS else _seated(list(best.values()))
        return tuple(sorted(scored, key=lambda pair: (-pair[0], pair[1].key)))


def _beside(entry: Entry, around: Sequence[Entry]) -> float:
    """How near a candidate is to what its own sentences name, areas reckoned to their edge: 1 there, 0 far off; -1
    where they name it otherwise.
    """
    if not around or entry.kind in WIDE:
        return 0.0
    if any(e.key == entry.key for e in around):
        return -1.0  # the text has another name for it
    here = (entry.lat, entry.lon)
    away = min(rough_km(here, (e.lat, e.lon)) - e.radius_km for e in around)
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


def _away(entry: Entry, points: list[Direction]) -> float:
    """How far (km) a candidate lies from the nearest of the sure points of other names, or infinity."""
    return math.inf if entry.kind in WIDE else nearest_km((entry.lat, entry.lon), points)


def _lies_too_far(
    entry: Entry, exact: bool, name: Named, away: float, foremost: str | None, limits: _Limits
) -> bool:
    """Whether a place lies so far from the report's others that it isn't meant."""
    size, own = size_of(entry), exact and is_called(entry, name.sense)
    return _is_stray(entry, exact, name, away, size, limits) or _is_foreign(entry, foremost, away, size, own)


def _is_stray(entry: Entry, exact: bool, name: Named, away: float, size: float, limits: _Limits) -> bool:
    """Whether a place lies too far off, the sooner where it is spelt otherwise or only shares a bridge's name."""
    if size > _TOWN:
        return away > limits.town
    if name.context.noun == "point" and entry.kind == "settlement" and not (name.context.of and exact):
        return away > _NEAR_KM
    if exact:
        return away > limits.spelt_so and entry.layer != "curated"
    return away > limits.spelt_otherwise


def _is_foreign(entry: Entry, foremost: str | None, away: float, size: float, own: bool) -> bool:
    """Whether a town lies a world away, in a country that the report only speaks of: whose soldiers came, say. `own`:
    it is called so, and not only elsewhere.
    """
    if entry.kind == "capital" or entry.country == foremost or (size > CITY and own):
        return False
    return away > _FOREIGN_KM


def _is_sure(name: Named, scored: Scored, focus: Focus) -> bool:
    if not scored or (name.cue in ("weak", "none") and scored[0][0] < _PLACE):
        return False
    if focus.weights.get(scored[0][1].country, 0) < 0.3:
        return False
    rival = next((score for score, entry in scored[1:] if not _holds(scored[0][1], entry)), None)
    return rival is None or scored[0][0] - rival >= _SURE


def _holds(best: Entry, other: Entry) -> bool:
    """Whether the other is no rival: the town of an area's name, or the same place in another layer."""
    return rough_km((best.lat, best.lon), (other.lat, other.lon)) <= max(best.radius_km, other.radius_km)


