"""Calendar dates, weekdays, months, seasons and years by name: the days they mean."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date

from selon.read.time_calendar import (
    add_months,
    back_to_weekday,
    day_or_none,
    days_after,
    latest_day,
    monday_of,
    month_end,
    next_day,
)
from selon.read.time_expression import Clock, Expression, Meaning, Reading, one_day

__all__ = ["DATES", "day_of_month", "from_earlier_day", "latest_day_of_month"]

_NEAR = 60  # days ahead within which a weekday that fits its date decides for the future


# ---- calendar dates


def _day_in_year(clock: Clock, month: int, day: int, weekday: int | None) -> date | None:
    """A day and month with no year: the latest not after the reference, or the next where that is meant."""
    if clock.year is not None:
        return day_or_none(clock.year, month, day)
    if clock.reference is None:
        return None
    past = latest_day(clock.reference, month, day)
    ahead = next_day(clock.reference, month, day)
    if past is None or ahead is None or past == clock.reference:
        return past
    return ahead if _is_ahead(clock, past, ahead, weekday) else past


def _is_ahead(clock: Clock, past: date, ahead: date, weekday: int | None) -> bool:
    near = clock.reference is not None and (ahead - clock.reference).days <= _NEAR
    if weekday is not None and near and past.weekday() != weekday:
        return ahead.weekday() == weekday
    return clock.forward


def _date(expression: Expression, clock: Clock) -> Reading:
    month, day = expression.last_slot("month"), expression.slot("day")
    year = expression.slot("year")
    if month is None or day is None:
        return Reading(relative_to="absolute")
    if year is not None:
        return one_day(day_or_none(year, month, day))
    return one_day(_day_in_year(clock, month, day, expression.slot("weekday")))


def _numeric_date(expression: Expression, clock: Clock) -> Reading:
    year, month, day = (expression.slot(kind) for kind in ("year", "month_number", "day"))
    return one_day(day_or_none(year or 0, month or 0, day or 0))


def _date_list(expression: Expression, clock: Clock) -> Reading:
    """ "Les 3, 4 et 5 mars": the last one is whole, the first borrows its month unless it has one."""
    month, last_day = expression.last_slot("month"), expression.last_slot("day")
    year, first_day = expression.slot("year"), expression.slot("day")
    if month is None or last_day is None or first_day is None:
        return Reading(relative_to="absolute")
    last = day_or_none(year, month, last_day) if year else _day_in_year(clock, month, last_day, None)
    first_month = expression.slot("month") if expression.slot("month", 2) else None
    return from_earlier_day(last, first_day, first_month)


def from_earlier_day(last: date | None, first_day: int, month: int | None = None) -> Reading:
    """From the latest day `first_day` (of `month`, where told) not after `last`, to `last`."""
    if last is None:
        return Reading(relative_to="absolute")
    first = latest_day(last, month, first_day) if month else latest_day_of_month(last, first_day)
    return Reading(first, last, "absolute")


def latest_day_of_month(reference: date, day: int) -> date | None:
    """The latest day numbered `day`, in whatever month, not after `reference`."""
    for back in range(4):
        month = add_months(reference.replace(day=1), -back)
        found = day_or_none(month.year, month.month, day)
        if found and found <= reference:
            return found
    return None


def day_of_month(expression: Expression, clock: Clock) -> Reading:
    """ "Le 14": in the month of the date the text gave last, else the latest not after the reference."""
    day = expression.slot("day") or 0
    if clock.context is not None:
        found = day_or_none(clock.context.year, clock.context.month, day)
        if found and (clock.reference is None or found <= clock.reference):
            return one_day(found)
    return one_day(latest_day_of_month(clock.reference, day) if clock.reference else None)


def _weekday_and_day(expression: Expression, clock: Clock) -> Reading:
    """ "Dimanche 17": the nearest month where that day is that weekday, a past one before a coming one."""
    if clock.reference is None:
        return Reading(relative_to="absolute")
    day, weekday = expression.slot("day") or 0, expression.slot("weekday")
    months = [add_months(clock.reference.replace(day=1), shift) for shift in (0, -1, 1, -2)]
    days = [d for m in months if (d := day_or_none(m.year, m.month, day)) and d.weekday() == weekday]
    past = [d for d in days if d <= clock.reference]
    chosen = days if clock.forward else past or days
    return one_day(chosen[0]) if chosen else one_day(latest_day_of_month(clock.reference, day))


def _day_of_this_month(expression: Expression, clock: Clock) -> Reading:
    published, day = clock.published, expression.slot("day") or 0
    return one_day(day_or_none(published.year, published.month, day) if published else None, "publication")


def _feast(expression: Expression, clock: Clock) -> Reading:
    month, day = divmod(expression.slot("feast") or 101, 100)
    year = expression.slot("year")
    return one_day(day_or_none(year, month, day) if year else _day_in_year(clock, month, day, None))


# ---- days of the week


def _weekday(expression: Expression, clock: Clock) -> Reading:
    weekday = expression.last_slot("weekday")
    if clock.reference is None or weekday is None:
        return Reading()
    past = back_to_weekday(clock.reference, weekday)
    coming = days_after(past, 7)
    return one_day(coming if clock.forward and past != clock.reference else past, "publication")


def _last_weekday(expression: Expression, clock: Clock) -> Reading:
    if clock.reference is None:
        return Reading()
    before = replace(clock, reference=days_after(clock.reference, -1), forward=False)
    return _weekday(expression, before)


def _next_weekday(expression: Expression, clock: Clock) -> Reading:
    before = _last_weekday(expression, replace(clock, reference=clock.published))
    return one_day(days_after(before.first, 7), "publication") if before.first else before


def _weekday_pair(expression: Expression, clock: Clock) -> Reading:
    last = _weekday(expression, clock).last
    first = expression.slot("weekday")
    if last is None or first is None:
        return Reading()
    return Reading(back_to_weekday(last, first), last)


def _consecutive_days(expression: Expression, clock: Clock) -> Reading:
    day = clock.published if expression.slot("weekday") is None else _weekday(expression, clock).last
    return Reading(days_after(day, 1 - (expression.slot("ordinal") or 1)), day) if day else Reading()


def _weekend_of(expression: Expression, clock: Clock) -> Reading:
    day = _date(expression, clock).first
    if day is None:
        return Reading(relative_to="absolute")
    saturday = day if day.weekday() == 5 else back_to_weekday(day, 5)
    return Reading(saturday, days_after(saturday, 1), "absolute")


def _week_of(expression: Expression, clock: Clock) -> Reading:
    """The week, from Monday, that holds a date."""
    day = _date(expression, clock).first
    if day is None:
        return Reading(relative_to="absolute")
    return Reading(monday_of(day), days_after(monday_of(day), 6), "absolute")


# ---- months, seasons and years by name


def _year_of_month(expression: Expression, clock: Clock, month: int) -> int | None:
    """The year told, or that of the latest such month begun by the reference (the next, in the future)."""
    told = expression.slot("year")
    if told is not None or clock.year is not None or clock.reference is None:
        return told or clock.year
    begun = month <= clock.reference.month
    year = clock.reference.year - (not begun) + (clock.forward and month != clock.reference.month)
    return year if MINYEAR <= year < MAXYEAR else None


def _in_month(expression: Expression, clock: Clock, first_day: int, last_day: int) -> Reading:
    month = expression.slot("month")
    year = _year_of_month(expression, clock, month) if month else None
    if month is None or year is None:
        return Reading(relative_to="absolute")
    end = month_end(year, month)
    return Reading(date(year, month, first_day), date(year, month, min(last_day, end.day)), "absolute")


def _month_named(expression: Expression, clock: Clock) -> Reading:
    return _in_month(expression, clock, 1, 31)


def _early_month(expression: Expression, clock: Clock) -> Reading:
    return _in_month(expression, clock, 1, 10)


def _mid_month(expression: Expression, clock: Clock) -> Reading:
    return _in_month(expression, clock, 13, 17)


def _middle_of_month(expression: Expression, clock: Clock) -> Reading:
    """The middle as the end of a span: one day."""
    return _in_month(expression, clock, 15, 15)


def _late_month(expression: Expression, clock: Clock) -> Reading:
    return _in_month(expression, clock, 21, 31)


def _months_of_year(expression: Expression, first: int, last: int) -> Reading:
    year = expression.slot("year")
    if year is None:
        return Reading(relative_to="absolute")
    return Reading(date(year, first, 1), month_end(year, last), "absolute")


def _year_named(expression: Expression, clock: Clock) -> Reading:
    return _months_of_year(expression, 1, 12)


def _early_year(expression: Expression, clock: Clock) -> Reading:
    return _months_of_year(expression, 1, 1)


def _mid_year(expression: Expression, clock: Clock) -> Reading:
    return _months_of_year(expression, 6, 7)


def _late_year(expression: Expression, clock: Clock) -> Reading:
    return _months_of_year(expression, 12, 12)


def _season(expression: Expression, clock: Clock) -> Reading:
    first, last = divmod(expression.slot("season") or 101, 100)
    year = _year_of_month(expression, clock, first)
    if year is None:
        return Reading(relative_to="absolute")
    return Reading(date(year, first, 1), month_end(year + (last < first), last), "absolute")


DATES: Mapping[str, Meaning] = {
    "consecutive_days": _consecutive_days,
    "date": _date,
    "date_list": _date_list,
    "day_of_month": day_of_month,
    "day_of_this_month": _day_of_this_month,
    "early_month": _early_month,
    "early_year": _early_year,
    "feast": _feast,
    "iso_date": _numeric_date,
    "last_weekday": _last_weekday,
    "late_month": _late_month,
    "late_year": _late_year,
    "mid_month": _mid_month,
    "mid_year": _mid_year,
    "middle_of_month": _middle_of_month,
    "month_named": _month_named,
    "next_weekday": _next_weekday,
    "numeric_date": _numeric_date,
    "season": _season,
    "weekday": _weekday,
    "weekday_and_day": _weekday_and_day,
    "weekday_pair": _weekday_pair,
    "week_of": _week_of,
    "weekend_of": _weekend_of,
    "year_named": _year_named,
}
