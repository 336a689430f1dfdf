"""The time step of the reader: expressions of time with the calendar days they mean."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date

from selon.read.folding import fold
from selon.read.mentions import TimeMention
from selon.read.passage import Passage
from selon.read.time_calendar import days_after
from selon.read.time_context import Surroundings, surroundings
from selon.read.time_expression import Clock, Expression, Reading
from selon.read.time_grammar import grammar
from selon.read.time_meanings import read_expression
from selon.read.time_scanner import scan

__all__ = ["find_times"]

_DATELINE = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w'’-]*(?: |/| ?\([^)]*\))*){1,4},? ?")
_AFTER_DATELINE = ("-", "–", "—", "(")
_RANK_REACH = 5  # tokens of "la sixième frappe de ce type en cinq jours"
_YEAR = 366  # days after which an event is background
_MOST_OF_YEAR = 300  # days: what is told with its year only, and without the day of the report, is seldom its news


def find_times(passage: Passage, published: date | None, language: str = "fr") -> tuple[TimeMention, ...]:
    """The expressions of time of `passage`, in order, none over another.

    Days are reckoned from `published`; where it is None, only what the text itself dates is resolved.
    What is told from the text ("la veille") is reckoned from the last day that the text named before, acts
    of speech and background left out; where there is none, from when it was said or published, save what
    comes after. What dates the event named next ("deux jours après la prise de X") may count from a day that its
    sentence names later.
    Raises LanguageDataError where `language` has no time data.
    """
    ranks = frozenset(map(fold, grammar(language).data.ordinals))
    found = (e for e in scan(passage, grammar(language)) if not _is_of_rank(passage, e, ranks))
    expressions = sorted(found, key=lambda e: (passage.sentence_at(e.start).index, e.rule.of_next))
    reader = _Reader(passage, published, surroundings(language), None if published else _latest_year(expressions))
    return tuple(sorted(map(reader.mention, expressions), key=lambda mention: mention.span.start))


def _in_order(reading: Reading) -> Reading:
    """A stretch "depuis" a day yet to come ends nowhere that is known."""
    if reading.first is not None and reading.last is not None and reading.first > reading.last:
        return replace(reading, last=None)
    return reading


class _Reader:
    """Reads the expressions of one passage in order; remembers the day and the year that stand."""

    def __init__(
        self, passage: Passage, published: date | None, around: Surroundings, text_year: int | None = None
    ) -> None:
        self._passage = passage
        self._published = published
        self._around = around
        self._text_year = text_year  # of a text with no publication day: the last that it tells with a month, for days
        self._day: Reading | None = None  # the last day named, which "la veille" counts from
        self._said: tuple[Reading, int] | None = None  # when somebody last spoke, and in which sentence
        self._dated: date | None = None  # the last calendar date, which "le 14" goes on from
        self._year: tuple[int, int] | None = None  # a year told, and the paragraph or sentence it holds in

    def mention(self, expression: Expression) -> TimeMention:
        """The mention of the next `expression`."""
        expression = _with_year(expression, self._published)
        first, last = self._tokens(expression)
        announces = not expression.rule.lasting and self._is_of_speech(expression, first, last)
        starts = expression.rule.means == "starting"
        forward = not announces and self._around.is_future(self._passage, first, last, starts)
        reading = read_expression(expression, self._clock(expression, forward))
        if reading.relative_to == "text":
            reading = self._from_text(expression, reading)
        reading = _in_order(reading)
        self._remember(expression, reading, announces or self._is_old(reading))
        if announces and _is_day(reading):
            self._said = (reading, self._passage.sentence_at(expression.start).index)
        return self._mention(expression, reading, announces)

    def _is_of_speech(self, expression: Expression, first: int, last: int) -> bool:
        return _is_dateline(self._passage, expression) or self._around.is_announcement(self._passage, first, last)

    def _tokens(self, expression: Expression) -> tuple[int, int]:
        return self._passage.tokens_of(expression.start, expression.end)

    def _clock(self, expression: Expression, forward: bool) -> Clock:
        held = self._year is not None and self._year[1] == self._stretch(expression)
        year = self._year[0] if self._year and held else self._text_year if _told(expression, "day") else None
        return Clock(self._published, self._published, forward, self._dated, year)

    def _stretch(self, expression: Expression) -> int:
        """Where a year holds: its sentence, or with no publication day its paragraph."""
        sentence = self._passage.sentence_at(expression.start)
        return sentence.index if self._published else sentence.paragraph

    def _from_text(self, expression: Expression, reading: Reading) -> Reading:
        """A reading told from the text, reckoned from the day it named last."""
        day = self._anchor(expression, reading)
        if reading.offset_days is None or day is None:
            return reading
        first, last = (days_after(day, reading.offset_days + shift) for shift in expression.rule.days)
        if self._published and last > self._published and first != last:
            first, last = days_after(first, -1), days_after(last, -1)
        return replace(reading, first=first, last=self._published if expression.rule.lasting else last)

    def _anchor(self, expression: Expression, reading: Reading) -> date | None:
        """The day that a reading told from the text counts from: when it was said, where nothing else was named.

        "X a annoncé lundi que Y avait été pris *la veille*" counts from Monday, whatever stood before.
        """
        offset = reading.offset_days or 0
        if offset < 0 and self._said and self._said[1] == self._passage.sentence_at(expression.start).index:
            return self._said[0].first
        if self._day is not None:
            return self._day.first if offset < 0 else self._day.last
        return (self._said[0].last if self._said else self._published) if offset <= 0 else None

    def _remember(self, expression: Expression, reading: Reading, passing: bool) -> None:
        month, year = (_told(expression, kind) for kind in ("month", "year"))
        if year is not None and month is not None and not expression.rule.lasting:
            self._year = (year, self._stretch(expression))
        started = self._since_event(expression, reading)
        lasts = expression.rule.lasting and started is reading
        if _is_day(started) and not (passing or lasts or expression.rule.of_next):
            self._day = started
            self._dated = reading.first if reading.relative_to == "absolute" else self._dated

    def _since_event(self, expression: Expression, reading: Reading) -> Reading:
        """The day of "depuis l'incursion, *samedi*", which what follows goes on from; `reading` itself for all else."""
        named = expression.rule.lasting and "," in self._passage.text[expression.start : expression.end]
        return replace(reading, last=reading.first) if named and reading.first else reading

    def _is_old(self, reading: Reading) -> bool:
        """Whether it ends over a year before publication, or is a year by itself where that day is not known."""
        if reading.last is None:
            return False
        if self._published is None:
            return reading.first is not None and (reading.last - reading.first).days > _MOST_OF_YEAR
        return (self._published - reading.last).days > _YEAR

    def _mention(self, expression: Expression, reading: Reading, announces: bool) -> TimeMention:
        rule = expression.rule
        return TimeMention(
            span=self._passage.span(expression.start, expression.end),
            from_day=reading.first.isoformat() if reading.first else None,
            to_day=reading.last.isoformat() if reading.last else None,
            relative_to=reading.relative_to,
            offset_days=reading.offset_days,
            lasting=rule.lasting,
            background=rule.background or self._is_old(reading) or _is_years_ago(expression),
            whole=rule.whole,
            announcement=announces,
            of_next=rule.of_next,
        )


def _with_year(expression: Expression, published: date | None) -> Expression:
    """`expression` with its year told by its number: "mars de l'année dernière" counts from publication."""
    slots = {name: figure for name, figure in expression.slots.items() if figure > 0 or not name.startswith("year_")}
    counted = expression.slots.keys() - slots.keys()
    if published is not None:
        slots |= {name: published.year + expression.slots[name] for name in counted}
    points = tuple(_with_year(point, published) for point in expression.points)
    return replace(expression, slots=slots, points=points)


def _is_dateline(passage: Passage, expression: Expression) -> bool:
    """As in "KYIV, *20 juin* (Reuters) -": when it was written, after nothing but where."""
    line = passage.text.rfind("\n", 0, expression.start) + 1
    before = passage.text[line : expression.start]
    after = passage.text[expression.end : expression.end + 3].strip()
    places = _DATELINE.fullmatch(before) is not None
    return places and after.startswith(_AFTER_DATELINE) and _told(expression, "month") is not None


def _is_of_rank(passage: Passage, expression: Expression, ranks: Set[str]) -> bool:
    """As in "le deuxième cessez-le-feu *en deux jours*": how often, and not when."""
    first, _ = passage.tokens_of(expression.start, expression.end)
    before = passage.norms[max(first - _RANK_REACH, passage.sentence_at(expression.start).first) : first]
    return expression.rule.means == "last_units" and not ranks.isdisjoint(before) and "," not in before[-1:]


def _latest_year(expressions: Sequence[Expression]) -> int | None:
    """The last year that is told with a month: a text with no publication day goes on in it."""
    dated = (e for e in expressions if _told(e, "month") is not None)
    return max((year for e in dated if (year := _told(e, "year")) is not None and year > 0), default=None)


def _told(expression: Expression, kind: str) -> int | None:
    """The figure of the slot of that kind in `expression` or in a point of it."""
    points = (_told(point, kind) for point in expression.points)
    return expression.last_slot(kind) or next((figure for figure in points if figure is not None), None)


def _is_years_ago(expression: Expression) -> bool:
    """ "il y a dix ans": old, on whatever day it was published."""
    years = expression.rule.means == "ago" and expression.unit in ("year", "decade")
    return years and (expression.slot("count") or 0) > 1


def _is_day(reading: Reading) -> bool:
    """Whether it is one day or one night."""
    if reading.first is None or reading.last is None:
        return False
    return (reading.last - reading.first).days <= 1
