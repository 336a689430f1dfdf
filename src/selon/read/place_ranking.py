"""Which of several places of one name a report means: judged by the report as a whole."""

import math
from collections import Counter
from dataclasses import dataclass

from selon.gazetteer import Entry, Found
from selon.gazetteer.entry import PLACE_KINDS
from selon.gazetteer.names import folded, loose
from selon.read.passage import Passage
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named

__all__ = ["PlaceHints", "choose", "country_weights"]


@dataclass(frozen=True, slots=True)
class PlaceHints:
    """What is known of a report besides its text: ISO 3166 alpha-2 codes.

    `publisher` is the country of the outlet; `theatre` the countries where the actors it names operate.
    """

    publisher: frozenset[str] = frozenset()
    theatre: frozenset[str] = frozenset()


def country_weights(
    passage: Passage, named: list[Named], lexicon: PlaceLexicon, hints: PlaceHints
) -> dict[str, float]:
    """How much a report is about each country: 1 for the foremost, by names, demonyms, places and hints."""
    votes: Counter[str] = Counter()
    for norm in passage.norms:
        if norm in lexicon.demonyms:
            votes[lexicon.demonyms[norm]] += 1.0
    for name in named:
        if name.country:
            votes[name.country] += 1.5
    for found in {loose(n.text): n.found for n in named if n.found and n.cue != "none"}.values():
        for code, share in _shares(found).items():
            votes[code] += share
    for code in hints.theatre:
        votes[code] += 2.0
    for code in hints.publisher:
        votes[code] += 0.5
    most = max(votes.values(), default=1.0)
    return {code: vote / most for code, vote in votes.items()}


def _shares(found: tuple[Found, ...]) -> dict[str, float]:
    """One vote shared out over the countries where a name stands, by the size of the largest place there."""
    best: dict[str, float] = {}
    for entry, _ in found:
        weight = 5 + math.log10(entry.population + 10) ** 2 if entry.layer != "curated" else 25
        best[entry.country] = max(best.get(entry.country, 0), weight)
    total = sum(best.values())
    return {code: weight / total for code, weight in best.items()}


def choose(name: Named, weights: dict[str, float]) -> tuple[tuple[float, Entry], ...]:
    """The entries under a name with their scores, best first; one score an entry."""
    spelt = folded(name.text)
    scored: dict[str, tuple[float, Entry]] = {}
    for entry, under in name.found:
        score = _score(entry, under == spelt, name.context.noun, weights)
        if entry.key not in scored or scored[entry.key][0] < score:
            scored[entry.key] = (score, entry)
    return tuple(sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].key)))


def _score(entry: Entry, exact: bool, noun: str | None, weights: dict[str, float]) -> float:
    score = 5 * weights.get(entry.country, 0.0) + 0.5 * math.log10(entry.population + 10)
    score += 2.5 * exact + 2.0 * (entry.layer == "curated") + 1.5 * (entry.kind == "capital")
    wanted = PLACE_KINDS.get(noun or "")
    if wanted:
        score += 1.5 if entry.kind in wanted else -1.0
    elif noun is None and entry.kind in ("adm1", "adm2", "adm3"):
        score -= 0.5
    return score
