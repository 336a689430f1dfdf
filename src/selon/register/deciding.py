"""Which of several entries with one name a report means: by what else it names, then by its countries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selon.register.finding import Hit
from selon.register.patterns import Use
from selon.register.types import Entry

__all__ = ["Choice", "Setting", "certain", "decide"]

_SHORT = 3
"""Acronyms up to this length are too many things in the world to be taken far from home."""
_EVERYWHERE = 0.5
"""What is heard of in any country weighs less than what is at home in one the report is about."""

Choice = tuple[Hit, tuple[Entry, ...], bool, bool]
"""A hit, its candidates (the chosen one first), whether one is decided, whether the phrase is loaded."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is about.

    `weights`: ISO codes of its countries and how much each counts; `known`: whether the caller gave them, so
    that all others are far; `named`: the entries that it names in full.
    """

    weights: Mapping[str, float]
    known: bool
    named: frozenset[Entry]

    def overlap(self, entry: Entry) -> float:
        """The weights of the entry's countries; home counts double."""
        return sum(self.weights.get(c, 0) * (2 if c in entry.country else 1) for c in entry.countries)

    def weight(self, entry: Entry) -> float:
        """How much the report is about the entry's countries; what is heard of everywhere counts a little."""
        everywhere = entry.worldwide or not entry.country
        return max(self.overlap(entry), _EVERYWHERE if everywhere else 0.0)


def decide(
    hits: Sequence[Hit], entries: Sequence[Entry], weights: Mapping[str, float], known: bool
) -> list[Choice]:
    """A choice for each hit that means something here (`weights`, `known`: see Setting).

    Loaded phrases and local names that stay open are dropped.
    """
    in_full = (hit for hit in hits if not any(_is_short(use) for use in hit.uses))
    setting = Setting(weights, known, frozenset(certain(in_full, entries)))
    choices = (_choice(hit, entries, setting) for hit in hits)
    return [choice for choice in choices if choice is not None]


def certain(hits: Iterable[Hit], entries: Sequence[Entry]) -> list[Entry]:
    """The entries that a hit names with no other reading, as often as it does."""
    readings = ({use.entry for use in hit.uses} for hit in hits if not any(use.local for use in hit.uses))
    return [entries[index] for reading in readings if len(reading) == 1 for index in reading]


def _choice(hit: Hit, entries: Sequence[Entry], setting: Setting) -> Choice | None:
    uses = [use for use in hit.uses if _holds(use, entries[use.entry], setting)]
    if not uses:
        return None
    candidates = tuple(dict.fromkeys(entries[use.entry] for use in uses))
    best = _best(candidates, setting)
    framing = all(use.framing for use in uses)
    if best is None:
        return None if framing or all(use.local for use in uses) else (hit, candidates, False, framing)
    return hit, (best, *(c for c in candidates if c is not best)), True, framing


def _holds(use: Use, entry: Entry, setting: Setting) -> bool:
    """Whether a use counts in this report: local names at home only, and short acronyms not far from home."""
    if use.local:
        return setting.overlap(entry) > 0
    if _is_short(use) and setting.known:
        return setting.weight(entry) > 0 or entry in setting.named
    return True


def _is_short(use: Use) -> bool:
    return 0 < len(use.acronym) <= _SHORT


def _best(candidates: Sequence[Entry], setting: Setting) -> Entry | None:
    """The only candidate, or the only one that the report names in full, or the one of its countries."""
    if len(candidates) == 1:
        return candidates[0]
    in_full = [c for c in candidates if c in setting.named]
    if len(in_full) == 1:
        return in_full[0]
    first, second = sorted(candidates, key=setting.weight, reverse=True)[:2]
    return first if setting.weight(first) > setting.weight(second) else None
