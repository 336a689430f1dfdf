"""From an expression of time to calendar days: each `means` of times.yaml has its calculation here.

Dates and counts stand in modules of their own; here are the spans around other expressions ("depuis …",
"entre … et …") and what only the text before can date ("la veille").
"""

from collections.abc import Mapping
from dataclasses import replace

from selon.read.time_calendar import day_or_none, days_after
from selon.read.time_counted import COUNTED
from selon.read.time_dates import DATES, day_of_month, from_earlier_day, latest_day_of_month
from selon.read.time_expression import Clock, Expression, Meaning, Reading

__all__ = ["MEANINGS", "read_expression"]


def read_expression(expression: Expression, clock: Clock) -> Reading:
    """The days that `expression` means by `clock`."""
    forward = clock.forward or expression.rule.future
    reading = MEANINGS[expression.rule.means](expression, replace(clock, forward=forward))
    told = expression.rule.relative_to
    return replace(reading, relative_to=told) if told else reading


def _point(expression: Expression, clock: Clock, index: int = 0) -> Reading:
    return read_expression(expression.points[index], clock)


# ---- spans around points


def _since(expression: Expression, clock: Clock) -> Reading:
    point = _point(expression, clock)
    if point.offset_days is not None or point.first is None:
        return point
    if clock.forward and clock.published and point.first >= clock.published:
        return replace(point, last=None)
    return Reading(point.first, clock.published, point.relative_to)


def _between(expression: Expression, clock: Clock) -> Reading:
    """From one point to another. The first is the latest such day not after the second."""
    last = _point(expression, clock, 1)
    if last.last is None:
        first = _point(expression, clock, 0)
        return Reading(first.first, None, first.relative_to)
    first = _point(expression, replace(clock, reference=last.last, forward=False, context=None))
    known = first.first if first.first is None or first.first <= last.last else None
    return Reading(known, last.last, last.relative_to)


def _between_days(expression: Expression, clock: Clock) -> Reading:
    """ "Du 2 au 5 mars": a bare number first, a point last."""
    last = _point(expression, clock).last
    return from_earlier_day(last, expression.slot("day") or 1, expression.slot("month"))


def _between_days_alone(expression: Expression, clock: Clock) -> Reading:
    last = expression.slot("day", 2) or 1
    found = latest_day_of_month(clock.reference, last) if clock.reference else None
    if clock.context and (told := day_or_none(clock.context.year, clock.context.month, last)):
        found = told
    return from_earlier_day(found, expression.slot("day") or 1)


def _night_of(expression: Expression, clock: Clock) -> Reading:
    """The night that follows a day."""
    point = _point(expression, clock)
    if point.last is None or point.first != point.last:
        return point
    return replace(point, last=days_after(point.last, 1))


def _same(expression: Expression, clock: Clock) -> Reading:
    return _point(expression, clock)


def _starting(expression: Expression, clock: Clock) -> Reading:
    point = _point(expression, clock)
    return Reading(point.first, None, point.relative_to)


def _starting_day(expression: Expression, clock: Clock) -> Reading:
    return Reading(day_of_month(expression, clock).first, None, "absolute")


def _until(expression: Expression, clock: Clock) -> Reading:
    point = _point(expression, clock)
    return Reading(None, point.last, point.relative_to)


def _by(expression: Expression, clock: Clock) -> Reading:
    """From publication to a point ahead."""
    point = _point(expression, replace(clock, forward=True))
    if point.last is None:
        return point
    after = clock.published is not None and point.last >= clock.published
    return Reading(clock.published if after else None, point.last, point.relative_to)


def _before(expression: Expression, clock: Clock) -> Reading:
    if clock.forward or expression.points[0].rule.means == "end_of_current":
        return _by(expression, clock)
    point = _point(expression, clock)
    if expression.points[0].rule.of_end:
        return Reading(None, point.last, point.relative_to)  # "avant fin avril": the end itself is in it
    last = point.first and days_after(point.first, -1)
    return Reading(None, last, point.relative_to)


def _after(expression: Expression, clock: Clock) -> Reading:
    point = _point(expression, clock)
    return Reading(point.last, None, point.relative_to)


# ---- read from the text


def _from_text(expression: Expression, clock: Clock) -> Reading:
    return Reading(relative_to="text", offset_days=expression.rule.offset)


def _from_text_units(expression: Expression, clock: Clock) -> Reading:
    """So many days or weeks earlier or later; longer units aren't that exact."""
    hours = {"hour": 1, "day": 24, "week": 168}.get(expression.unit or "")
    count = expression.slot("count")
    offset = None if hours is None or count is None else hours * count // 24 * expression.rule.sign
    return Reading(relative_to="text", offset_days=offset)


def _unresolved(expression: Expression, clock: Clock) -> Reading:
    return Reading()


MEANINGS: Mapping[str, Meaning] = {
    **DATES,
    **COUNTED,
    "after": _after,
    "before": _before,
    "between": _between,
    "between_days": _between_days,
    "between_days_alone": _between_days_alone,
    "by": _by,
    "from_text": _from_text,
    "from_text_units": _from_text_units,
    "night_between": _between,
    "night_between_days": _between_days,
    "night_between_days_alone": _between_days_alone,
    "night_of": _night_of,
    "same": _same,
    "since": _since,
    "starting": _starting,
    "starting_day": _starting_day,
    "unresolved": _unresolved,
    "until": _until,
}
