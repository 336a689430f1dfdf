"""Which of several entries with one name a report means: by what else it names, then by its countries."""

from collections.abc import Iterable, Mapping, Sequence

from selon.register.finding import Hit
from selon.register.patterns import Use
from selon.register.types import Entry

__all__ = ["Choice", "certain", "decide"]

_SHORT = 3
"""Acronyms up to this length are too many things in the world to be taken far from home."""

_EVERYWHERE = 0.5

Choice = tuple[Hit, tuple[Entry, ...], bool, bool]
"""A hit, its candidates (the chosen one first), whether one is decided, whether the phrase is loaded."""


def decide(
    hits: Sequence[Hit], entries: Sequence[Entry], countries: frozenset[str], weights: Mapping[str, float]
) -> list[Choice]:
    """A choice for each hit that means something here.

    `countries`: ISO codes of the countries that the caller knows the report to be about; `weights`: those
    and how much each counts. Loaded phrases and local names that stay open are dropped.
    """
    named = frozenset(certain((hit for hit in hits if not _is_short(hit.uses[0])), entries))
    choices = (_choice(hit, entries, named, countries, weights) for hit in hits)
    return [choice for choice in choices if choice is not None]


def certain(hits: Iterable[Hit], entries: Sequence[Entry]) -> list[Entry]:
    """The entries that a hit names with no other reading, as often as it does."""
    return [entries[use.entry] for hit in hits if len(hit.uses) == 1 for use in hit.uses if not use.local]


def _choice(
    hit: Hit,
    entries: Sequence[Entry],
    named: frozenset[Entry],
    countries: frozenset[str],
    weights: Mapping[str, float],
) -> Choice | None:
    uses = [use for use in hit.uses if _holds(use, entries[use.entry], named, countries, weights)]
    if not uses:
        return None
    candidates = tuple(dict.fromkeys(entries[use.entry] for use in uses))
    best = _best(candidates, named, weights)
    framing = all(use.framing for use in uses)
    if best is None:
        return None if framing or all(use.local for use in uses) else (hit, candidates, False, framing)
    return hit, (best, *(c for c in candidates if c is not best)), True, framing


def _holds(
    use: Use, entry: Entry, named: frozenset[Entry], countries: frozenset[str], weights: Mapping[str, float]
) -> bool:
    """Whether a use counts in this report: local names at home only, and short acronyms not far from home."""
    if use.local:
        return _overlap(entry, weights) > 0
    if _is_short(use) and countries:
        return _weight(entry, weights) > 0 or entry in named
    return True


def _is_short(use: Use) -> bool:
    return 0 < len(use.acronym) <= _SHORT


def _best(candidates: Sequence[Entry], named: frozenset[Entry], weights: Mapping[str, float]) -> Entry | None:
    """The only candidate, or the only one that the report names in full, or the one of its countries."""
    if len(candidates) == 1:
        return candidates[0]
    in_full = [c for c in candidates if c in named]
    if len(in_full) == 1:
        return in_full[0]
    ranked = sorted(((_weight(c, weights), i) for i, c in enumerate(candidates)), reverse=True)
    first, second = ranked[0], ranked[1]
    return candidates[first[1]] if first[0] > second[0] else None


def _weight(entry: Entry, weights: Mapping[str, float]) -> float:
    """How much of the report's countries is the entry's; what is heard of everywhere counts a little."""
    everywhere = entry.worldwide or not entry.country
    return max(_overlap(entry, weights), _EVERYWHERE if everywhere else 0.0)


def _overlap(entry: Entry, weights: Mapping[str, float]) -> float:
    """The weights of the entry's countries; home counts double."""
    return sum(weights.get(c, 0) * (2 if c in entry.country else 1) for c in entry.countries)
