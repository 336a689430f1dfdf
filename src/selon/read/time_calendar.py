"""Arithmetic on days that every language shares: weeks from Monday, months, years."""

import calendar
from datetime import date

__all__ = [
    "add_months",
    "back_to_weekday",
    "day_or_none",
    "days_after",
    "latest_day",
    "monday_of",
    "month_end",
    "next_day",
]


def days_after(day: date, days: int) -> date:
    """`day` plus `days`, held within the years that a date can have."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def monday_of(day: date) -> date:
    """The Monday of the week that holds `day`."""
    return days_after(day, -day.weekday())


def back_to_weekday(reference: date, weekday: int) -> date:
    """The last `weekday` (Monday is 0) not after `reference`."""
    return days_after(reference, -((reference.weekday() - weekday) % 7))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """That date, or None where the calendar has none (31 April, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of that month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (negative: earlier), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def latest_day(reference: date, month: int, day: int) -> date | None:
    """The latest such date not after `reference` (29 February: up to eight years back)."""
    for year in range(reference.year, max(reference.year - 9, 0), -1):
        found = day_or_none(year, month, day)
        if found and found <= reference:
            return found
    return None


def next_day(reference: date, month: int, day: int) -> date | None:
    """The first such date after `reference` (29 February: up to eight years on)."""
    for year in range(reference.year, min(reference.year + 10, 10000)):
        found = day_or_none(year, month, day)
        if found and found > reference:
            return found
    return None
