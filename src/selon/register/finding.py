"""Finding the register's names in a text: two automata over its words, exact and transliterated."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import ahocorasick  # type: ignore[import-not-found]

from selon.register.patterns import Patterns, Use
from selon.register.wording import NameWord, sound

__all__ = ["Hit", "NameFinder"]

_GAP = re.compile(
    r"[ \t\u00a0\u202f]?\n?[ \t\u00a0\u202f'’ʼ‘`´\-‐‑–/«»\"“”]{0,3}"
    r"(?:[^\W\d_]{1,4}[ \u00a0'’\-‐‑]{1,2}){0,2}"
)
"""What may stand between two words of one name: a space, a hyphen, an apostrophe, quotes, one line break, and
the articles that a transliteration key leaves out."""

_QUOTES = {"«": "»", "“": "”", '"': '"'}

_STOP = re.compile(r"[.!?;:]\s|\n\s*\n")

_LISTING = 4
"""So many words of a name in order are no accident, whether commas stand between them or not."""

_LONG = 4
"""Shorter acronyms don't count among words that are all in capitals."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at `start:end` of the text and the entries it may mean there."""

    start: int
    end: int
    uses: tuple[Use, ...]


class NameFinder:
    """Finds the longest names at each place of a passage. Frozen after it is built."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns

    @cached_property
    def _exact(self) -> ahocorasick.Automaton:
        return _automaton(self._patterns.exact)

    @cached_property
    def _sounding(self) -> ahocorasick.Automaton:
        return _automaton(self._patterns.sounding)

    def hits(self, words: Sequence[NameWord], text: str) -> list[Hit]:
        """Non-overlapping hits in order: the longest first, an exact spelling before a transliteration.

        `words`: those of the folded `text`.
        """
        sounds = [(sound(word), start, end) for word, start, end in words]
        kept = [word for word in sounds if word[0]]
        found = [
            *_search(self._exact, self._patterns.exact, words, text),
            *_search(self._sounding, self._patterns.sounding, kept, text),
        ]
        return _longest(found)


_SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{2,}[ '’](?:[A-ZÀ-Þ]{1,3}\b[ '’])?[A-ZÀ-Þ]{3,}\b")
"""Two words in capitals side by side: a headline, where capitals say nothing."""


def _automaton(keys: dict[str, tuple[Use, ...]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton(ahocorasick.STORE_ANY)
    for key in keys:
        automaton.add_word(f" {key} ", key)
    automaton.make_automaton()
    return automaton


def _search(
    automaton: ahocorasick.Automaton, keys: dict[str, tuple[Use, ...]], words: Sequence[NameWord], text: str
) -> Iterator[Hit]:
    if not words or not len(automaton):
        return
    starts = _starts([word for word, _, _ in words])
    for last, key in automaton.iter(" " + " ".join(word for word, _, _ in words) + " "):
        first = bisect_left(starts, last - len(key))
        matched = words[first : first + key.count(" ") + 1]
        uses = tuple(use for use in keys[key] if _allows(use, matched, text))
        if uses and _together(matched, text):
            yield Hit(matched[0][1], _closed(text, matched[0][1], matched[-1][2]), uses)


def _starts(words: list[str]) -> list[int]:
    """Where each word starts in the joined haystack, which opens with a space."""
    starts, at = [], 1
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def _together(words: Sequence[NameWord], text: str) -> bool:
    """Whether only joints stand between the words; a long name may have commas."""
    if len(words) >= _LISTING:
        return not _STOP.search(text, words[0][1], words[-1][2])
    return all(_GAP.fullmatch(text, before[2], after[1]) for before, after in pairwise(words))


def _closed(text: str, start: int, end: int) -> int:
    """Where the name ends, its closing quote included where the opening one is inside it."""
    opening = next((sign for sign in text[start:end] if sign in _QUOTES), "")
    closing = re.compile(rf"[ \u00a0\u202f]?{_QUOTES[opening]}").match(text, end) if opening else None
    return closing.end() if closing else end


def _allows(use: Use, words: Sequence[NameWord], text: str) -> bool:
    if use.acronym:
        return _is_acronym(text, words[0][1], words[-1][2], use)
    return use.capital < 0 or text[words[use.capital][1]].isupper()


def _is_acronym(text: str, start: int, end: int, use: Use) -> bool:
    """The acronym in capitals, as the register writes it, or (where it may be) as a word: "Monusco"."""
    written = text[start:end]
    if written == use.acronym or written.isupper():
        return len(written) >= _LONG or not _SHOUTED.search(text, max(start - 12, 0), end + 12)
    return use.titled and written == use.acronym.capitalize()


def _longest(hits: list[Hit]) -> list[Hit]:
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    chosen: list[Hit] = []
    for hit in hits:
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen
