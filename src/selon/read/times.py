"""The time step of the reader: expressions of time with the calendar days they mean."""

from datetime import date

from selon.read.mentions import TimeMention
from selon.read.passage import Passage
from selon.read.time_grammar import grammar
from selon.read.time_meanings import Clock, Expression, Reading, read_expression
from selon.read.time_scanner import scan

__all__ = ["find_times"]

_YEAR = 366  # days after which an event is background


def find_times(passage: Passage, published: date | None, language: str = "fr") -> tuple[TimeMention, ...]:
    """The expressions of time of `passage`, in order, none over another.

    Days are reckoned from `published`; where it is None, only what the text itself dates is resolved.
    Raises LanguageDataError where `language` has no time data.
    """
    expressions = scan(passage, grammar(language))
    clock = Clock(published, published)
    return tuple(_mention(passage, e, read_expression(e, clock), published) for e in expressions)


def _mention(passage: Passage, expression: Expression, reading: Reading, published: date | None) -> TimeMention:
    rule = expression.rule
    old = reading.last is not None and published is not None and (published - reading.last).days > _YEAR
    return TimeMention(
        span=passage.span(expression.start, expression.end),
        from_day=reading.first.isoformat() if reading.first else None,
        to_day=reading.last.isoformat() if reading.last else None,
        relative_to=reading.relative_to,
        offset_days=reading.offset_days,
        lasting=rule.lasting,
        background=rule.background or old,
        whole=rule.whole,
    )
