"""Days counted from publication: yesterday, last week, three days ago, since two months."""

from collections.abc import Mapping
from datetime import date

from selon.read.time_calendar import (
    add_months,
    back_to_weekday,
    day_or_none,
    days_after,
    monday_of,
    month_end,
)
from selon.read.time_data import Unit
from selon.read.time_expression import Clock, Expression, Meaning, Reading

__all__ = ["COUNTED"]


# ---- counted from publication


def _from_publication(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None:
        return Reading()
    first, last = expression.rule.days
    return Reading(days_after(clock.published, first), days_after(clock.published, last))


def _week(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None:
        return Reading()
    monday = days_after(monday_of(clock.published), 7 * expression.rule.count)
    sunday = days_after(monday, 6)
    to_date = expression.rule.count == 0 and not clock.forward
    return Reading(monday, clock.published if to_date else sunday)


def _rest_of_week(expression: Expression, clock: Clock) -> Reading:
    return Reading(clock.published, _end_of("week", clock.published))


def _start_of_week(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None:
        return Reading()
    return Reading(monday_of(clock.published), clock.published)


def _weekend(expression: Expression, clock: Clock) -> Reading:
    """The last Saturday and Sunday begun by publication, or the coming ones."""
    if clock.published is None:
        return Reading()
    saturday = back_to_weekday(clock.published, 5)
    ahead = 7 * (expression.rule.count or (clock.forward and clock.published.weekday() < 5))
    return Reading(days_after(saturday, ahead), days_after(saturday, ahead + 1))


def _month(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None:
        return Reading()
    first = add_months(clock.published.replace(day=1), expression.rule.count)
    last = month_end(first.year, first.month)
    return Reading(first, last if expression.rule.count or clock.forward else clock.published)


def _year(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None:
        return Reading()
    year = clock.published.year + expression.rule.count
    to_date = expression.rule.count == 0 and not clock.forward
    return Reading(day_or_none(year, 1, 1), clock.published if to_date else day_or_none(year, 12, 31))


def _year_to_date(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None:
        return Reading()
    return Reading(date(expression.slot("year") or clock.published.year, 1, 1), clock.published)


# ---- so many units before or after publication

_MONTHS: Mapping[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def _shifted(day: date, count: int, unit: Unit) -> date:
    """`day` moved by `count` units; hours by whole days."""
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    if unit == "hour":
        return days_after(day, int(count / 24))
    return days_after(day, count * (7 if unit == "week" else 1))


def _ago(expression: Expression, clock: Clock) -> Reading:
    """So many days or weeks ago: that day. Months and years: the whole month or year."""
    if clock.published is None or expression.unit is None:
        return Reading()
    day = _shifted(clock.published, -(expression.slot("count") or 0), expression.unit)
    if expression.unit in ("year", "decade"):
        return Reading(date(day.year, 1, 1), date(day.year, 12, 31))
    if expression.unit in ("month", "quarter"):
        return Reading(day.replace(day=1), month_end(day.year, day.month))
    return Reading(day, day)


def _since_count(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None or expression.unit is None:
        return Reading()
    first = _shifted(clock.published, -(expression.slot("count") or 1), expression.unit)
    return Reading(first, clock.published)


def _last_units(expression: Expression, clock: Clock) -> Reading:
    unit = expression.unit or expression.rule.unit
    if clock.published is None:
        return Reading()
    return Reading(_shifted(clock.published, -(expression.slot("count") or 1), unit), clock.published)


def _to_publication(expression: Expression, clock: Clock) -> Reading:
    return Reading(None, clock.published)


def _ahead(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None or expression.unit is None:
        return Reading()
    return Reading(clock.published, _shifted(clock.published, expression.slot("count") or 0, expression.unit))


def _ahead_open(expression: Expression, clock: Clock) -> Reading:
    """From publication on; "dans les prochaines heures" may still be today or not."""
    return Reading(None if expression.unit == "hour" else clock.published, None)


def _end_of_current(expression: Expression, clock: Clock) -> Reading:
    end = _end_of(expression.rule.unit, clock.published)
    return Reading(end, end)


def _end_of(unit: Unit, day: date | None) -> date | None:
    """The last day of the week, month or year that holds `day`."""
    if day is None:
        return None
    if unit == "week":
        return days_after(monday_of(day), 6)
    return month_end(day.year, day.month) if unit == "month" else date(day.year, 12, 31)


COUNTED: Mapping[str, Meaning] = {
    "ago": _ago,
    "ahead": _ahead,
    "ahead_open": _ahead_open,
    "end_of_current": _end_of_current,
    "from_publication": _from_publication,
    "last_units": _last_units,
    "month": _month,
    "recent": _to_publication,
    "rest_of_week": _rest_of_week,
    "since_count": _since_count,
    "since_vague": _to_publication,
    "start_of_week": _start_of_week,
    "week": _week,
    "weekend": _weekend,
    "year": _year,
    "year_to_date": _year_to_date,
}
