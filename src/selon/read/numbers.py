"""Counts: how many people or things a text speaks of, in figures, in words, about, at least, or vaguely."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import msgspec
from text_to_num import text2num  # type: ignore[import-untyped]

from selon.lang import load_data
from selon.model import Span
from selon.read.inflection import forms_of
from selon.read.loss_words import can_be_lost
from selon.read.passage import Passage
from selon.read.sequences import Sequences

__all__ = ["Count", "find_counts"]

_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?$")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+$")
_YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Count:
    """A count at the tokens `first_token:last_token` (half open): from `min` to `max`, None where open.

    `about`: the text says that it is no exact figure ("une vingtaine", "près de 30"). "aucun" is 0 to 0.
    """

    span: Span
    min: int | None
    max: int | None
    about: bool
    first_token: int
    last_token: int


class _NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file numbers.yaml."""

    numerals: frozenset[str]
    joiner: frozenset[str]
    one: frozenset[str]
    none: frozenset[str]
    scales: dict[str, int]
    collectives: dict[str, int]
    some: frozenset[str]
    some_by_itself: frozenset[str]
    of: frozenset[str]
    of_them: frozenset[str]
    before_one: frozenset[str]
    before_known: frozenset[str]
    feminine_endings: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    between: frozenset[str]
    joins: frozenset[str]
    to: frozenset[str]
    changes: frozenset[str]
    changed_from: frozenset[str] = msgspec.field(name="from")
    vague: tuple[str, ...]
    units: frozenset[str]
    labels: frozenset[str]
    dates: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Amount:
    """A bare amount that ends before token `end`."""

    min: int | None
    max: int | None
    end: int
    about: bool = False
    scaled: int = 1


class _Grammar:
    """numbers.yaml made ready for look-up."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = words = load_data(language, "numbers", _NumberWords)
        bounds = {"least": words.at_least, "most": words.at_most, "about": words.about}
        self.bounds = Sequences((words, tag) for tag, found in bounds.items() for words in found)
        self.vague = Sequences((p, None) for p in words.vague)
        plural = forms_of(language).plural
        self.collectives = {**words.collectives, **{plural(w): n for w, n in words.collectives.items()}}

    def is_numeral(self, norm: str) -> bool:
        """Whether `norm` is a numeral in words, hyphens and all."""
        words = self.words
        if "-" not in norm:
            return norm in words.numerals
        parts = [p for p in norm.split("-") if p not in words.joiner and p not in words.one]
        return bool(parts) and all(p in words.numerals for p in parts)

    def value(self, words: str) -> int | None:
        """What a numeral in words or figures counts, None where it is none."""
        return _value(words, self.language, self.words.feminine_endings)

    def may_start(self, norm: str) -> bool:
        """Whether a count may start with `norm`: a cheap test that spares most tokens the rest."""
        return (
            norm[0].isdigit()
            or norm in self.collectives
            or norm in self.words.one
            or norm in self.words.none
            or norm in self.words.between
            or norm in self.words.some
            or norm in self.bounds.firsts
            or norm in self.vague.firsts
            or self.is_numeral(norm)
        )


@cache
def _grammar(language: str) -> _Grammar:
    return _Grammar(language)


@lru_cache(maxsize=1 << 16)
def _may_start(norm: str, language: str) -> bool:
    return _grammar(language).may_start(norm)


def find_counts(passage: Passage, language: str = "fr") -> tuple[Count, ...]:
    """Every count of `passage`, in order. Dates, hours, ages, distances, labels and ordinals are none.

    Raises LanguageDataError where the language has no (or a faulty) numbers.yaml.
    """
    reader = _Reader(passage, _grammar(language))
    found: list[Count] = []
    norms, i = passage.norms, 0
    while i < len(norms):
        count = reader.count(i) if _may_start(norms[i], language) else None
        if count is not None:
            found.append(count)
        i = count.last_token if count is not None else i + 1
    return tuple(found)


class _Reader:
    """Reads the count, if any, that starts at a token."""

    def __init__(self, passage: Passage, grammar: _Grammar) -> None:
        self.passage = passage
        self.norms: Sequence[str] = passage.norms
        self.grammar = grammar

    def norm(self, i: int) -> str:
        """The folded token `i`, empty outside the text."""
        return self.norms[i] if 0 <= i < len(self.norms) else ""

    def count(self, first: int) -> Count | None:
        """The count at token `first`, bounds and ranges included, or None."""
        bounds, i = self._bounds(first)
        amount = self._range(i)
        if amount is None and bounds:  # "quelques fusils", where "quelques 300 fusils" has a bound
            bounds, i, amount = frozenset(), first, self._range(first)
        if amount is None or not self._counts_something(first, i, amount, bool(bounds)):
            return None
        amount = self._said_again(amount)
        least, most = amount.min, amount.max
        if "least" in bounds:
            most = None
        if "most" in bounds:
            least = None
        span = self.passage.span_of(first, amount.end)
        return Count(span, least, most, amount.about or "about" in bounds, first, amount.end)

    def _said_again(self, amount: _Amount) -> _Amount:
        """"onze *(11)* bandits": the figure after the word, in brackets, belongs to it."""
        again = self._figure(amount.end + 1) if self.norm(amount.end) == "(" else None
        same = again is not None and self.norm(again.end) == ")" and (again.min, again.max) == (amount.min, amount.max)
        return replace(amount, end=again.end + 1) if again is not None and same else amount

    def _bounds(self, i: int) -> tuple[frozenset[str], int]:
        tags = set()
        while (found := self.grammar.bounds.at(self.norms, i)) is not None:
            tags.add(found[0])
            i = found[1]
        return frozenset(tags), i

    def _range(self, i: int) -> _Amount | None:
        words = self.grammar.words
        between = self.norm(i) in words.between
        low = self._amount(i + between)
        if low is None:
            return None
        links = words.joins if between else words.to
        linked = self.norm(low.end) in links and not self._changes(i)
        high = self._amount(low.end + 1) if linked else None
        if high is None:
            return None if between else low
        return _spread(low, high) or (None if between else low)

    def _changes(self, i: int) -> bool:
        """ "passé *de* 12 à 19": whether the figure at token `i` is where another one rose or fell from."""
        words = self.grammar.words
        return self.norm(i - 1) in words.changed_from and self.norm(i - 2) in words.changes

    def _amount(self, i: int) -> _Amount | None:
        return self._figure(i) or self._collective(i) or self._vague(i) or self._numeral(i) or self._none(i)

    def _figure(self, i: int) -> _Amount | None:
        norm = self.norm(i)
        if not norm or not norm[0].isdigit() or not _FIGURE.match(norm):
            return None
        scale, end = self._scale(i + 1)
        plain = re.sub(r"\D", "", norm) if _GROUPED.match(norm) else norm.replace(",", ".")
        value = float(plain) * scale
        return _Amount(int(value), int(value), end, scaled=scale) if value == int(value) else None

    def _scale(self, i: int) -> tuple[int, int]:
        """A scale word at token `i` ("millions", "mille") and the index after it; 1 where there is none."""
        norm = self.norm(i)
        if norm in self.grammar.words.scales:
            return self.grammar.words.scales[norm], i + 1
        return 1, i

    def _numeral(self, i: int) -> _Amount | None:
        end = i
        while self._is_numeral_part(i, end):
            end += 1
        if end == i or (end == i + 1 and self.norm(i) in self.grammar.words.one):
            return self._one(i)
        value = self.grammar.value(" ".join(self.norms[i:end]))
        if value is None:
            return None
        scale, end = self._scale(end)
        return _Amount(value * scale, value * scale, end, scaled=scale)

    def _is_numeral_part(self, first: int, i: int) -> bool:
        norm, words = self.norm(i), self.grammar.words
        if not norm:
            return False
        if norm in words.joiner:
            return i > first and self.norm(i + 1) in words.one and self.norm(i - 1) in words.numerals
        if norm in words.one:
            return i > first and (self.norm(i - 1) in words.joiner or self.norm(i - 1) in words.numerals)
        return self.grammar.is_numeral(norm)

    def _one(self, i: int) -> _Amount | None:
        """ "un", "une" before something that can be lost."""
        if self.norm(i) not in self.grammar.words.one:
            return None
        scale, end = self._scale(i + 1)
        if scale > 1:
            return _Amount(scale, scale, end, about=True)
        return _Amount(1, 1, i + 1) if self._one_can_be_lost(i) else None

    def _one_can_be_lost(self, i: int) -> bool:
        """ "un soldat", "l'un des assaillants", "l'une d'elles", "un de ses gardes"."""
        after, words = i + 1, self.grammar.words
        if self.norm(after) in words.some and self.norm(after) not in words.some_by_itself:
            if self.norm(after + 1) in words.of_them and self.norm(i - 1) in words.before_one:
                return True
            after += 1 + (self.norm(after) in words.of)
        return can_be_lost(self.norms, after, self.grammar.language)

    def _collective(self, i: int) -> _Amount | None:
        """ "une vingtaine", "des dizaines de milliers", "trois douzaines", "centaines"."""
        words, number = self.grammar.words, 1
        start, norm = i, self.norm(i)
        some = norm in words.some
        if some or norm in words.one:
            start = i + 1
        elif self.grammar.is_numeral(norm) or norm.isdecimal():
            number, start = self.grammar.value(norm) or 1, i + 1
        value = self.grammar.collectives.get(self.norm(start))
        if value is None or (number > 1 and self.norm(start) in words.scales):
            return None
        if start == i and self.norm(i - 1) in words.before_known and self.norm(i + 1) not in words.some:
            return None
        many = self.norm(start) not in words.collectives and number == 1
        scale, end = self._scale_of(start + 1)
        total = value * scale * number * (2 if many else 1)
        return _Amount(total, None if many else total, end, about=True, scaled=scale)

    def _scale_of(self, i: int) -> tuple[int, int]:
        """ "de milliers" after a collective."""
        scale, end = self._scale(i + 1)
        return (scale, end) if scale > 1 and self.norm(i) in self.grammar.words.some else (1, i)

    def _vague(self, i: int) -> _Amount | None:
        found = self.grammar.vague.at(self.norms, i)
        if found and self.norm(i - 1) in self.grammar.words.labels:
            return None
        return _Amount(None, None, found[1]) if found else None

    def _none(self, i: int) -> _Amount | None:
        return _Amount(0, 0, i + 1) if self.norm(i) in self.grammar.words.none else None

    def _counts_something(self, first: int, i: int, amount: _Amount, bounded: bool) -> bool:
        """Whether the amount is no measure, date, hour, label, year or list number."""
        words, after, before = self.grammar.words, self.norm(amount.end), self.norm(first - 1)
        of = self.norm(amount.end + 1) if after in words.some else after
        if after in words.units or after in words.dates or of in words.units:
            return False
        if amount.min is None and amount.max is None:
            return True
        if self._is_glued(amount.end):
            return False
        if before in words.dates and _YEAR.match(self.norm(i)):
            return False
        labelled = before in words.labels and not bounded and self.norm(i)[0].isdigit()
        if labelled and not self._can_be_lost(amount):  # "a fait *lundi* 31 morts"
            return False
        return not (self._is_year(i, amount) and not bounded) and not self._is_list_number(first, amount)

    def _can_be_lost(self, amount: _Amount) -> bool:
        """Whether what is counted is somebody or something that a war takes."""
        return can_be_lost(self.norms, amount.end, self.grammar.language)

    def _is_glued(self, end: int) -> bool:
        """ "18e", "14h", "2A65": letters right after the figures."""
        tokens = self.passage.tokens
        return end < len(tokens) and tokens[end].start == tokens[end - 1].end and tokens[end].is_word

    def _is_year(self, i: int, amount: _Amount) -> bool:
        return (
            amount.end == i + 1
            and bool(_YEAR.match(self.norm(i)))
            and not self._can_be_lost(amount)
        )

    def _is_list_number(self, first: int, amount: _Amount) -> bool:
        """ "3. Dans la nuit …" at the head of a line."""
        if self.norm(amount.end) not in {".", ")", "-", "/"} or not self.norm(first).isdecimal():
            return False
        return self.passage.sentence_at(self.passage.tokens[first].start).first == first


@lru_cache(maxsize=4096)  # bounded: a long run meets ever new numbers
def _value(words: str, language: str, feminine_endings: tuple[str, ...]) -> int | None:
    if words.isdecimal():
        return int(words)
    for form in (words, *(words.removesuffix(ending) for ending in feminine_endings)):  # "vingt et une"
        try:
            return int(text2num(form, language))
        except ValueError:
            continue
    return None


def _spread(low: _Amount, high: _Amount) -> _Amount | None:
    """ "70 à 75.000" is 70,000 to 75,000. None where the second is no greater number."""
    if low.min is None or high.max is None:
        return None
    least = low.min
    if (
        low.scaled == 1
        and least < 1000
        and high.max >= 1000
        and high.max % 1000 == 0
        and least * 1000 <= high.max
    ):
        least *= 1000
    elif low.scaled == 1 and high.scaled > 1:
        least *= high.scaled
    return _Amount(least, high.max, high.end, low.about or high.about) if least < high.max else None
