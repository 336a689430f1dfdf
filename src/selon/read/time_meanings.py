"""From an expression of time to calendar days: one small calculation for each `means` of times.yaml."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from selon.read.time_calendar import add_months, back_to_weekday, day_or_none, days_after, latest_day, monday_of
from selon.read.time_calendar import month_end
from selon.read.time_data import TimeRule, Unit

__all__ = ["MEANINGS", "Clock", "Expression", "Reading", "read_expression"]

_NEAR = 60  # days ahead within which a weekday that fits its date decides for the future


@dataclass(frozen=True, slots=True)
class Clock:
    """What a reading is reckoned from.

    `published`: publication day; `reference`: the day that no date may lie after (publication, or the far end
    of a span); `forward`: the clause is in the future; `context`: the last calendar date the text gave before,
    which a bare "le 14" goes on from; `year`: the year of a text with no publication day.
    """

    published: date | None
    reference: date | None
    forward: bool = False
    context: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A matched wording at `start:end`: its rule, the figures of its slots and the points inside it."""

    start: int
    end: int
    rule: TimeRule
    slots: Mapping[str, int]
    unit: Unit | None = None
    points: tuple["Expression", ...] = ()

    def slot(self, kind: str, turn: int = 1) -> int | None:
        """The figure of the slot of that kind, None where the wording left it out."""
        return self.slots.get(f"{kind}_{turn}")

    def last_slot(self, kind: str) -> int | None:
        """The figure of the last slot of that kind that the text fills."""
        return next((f for f in (self.slot(kind, turn) for turn in (3, 2, 1)) if f is not None), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """First and last day (None where open), and how they were found; see TimeMention."""

    first: date | None = None
    last: date | None = None
    relative_to: str = "publication"
    offset_days: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether neither end is known."""
        return self.first is None and self.last is None


Meaning = Callable[[Expression, Clock], Reading]


def read_expression(expression: Expression, clock: Clock) -> Reading:
    """The days that `expression` means by `clock`."""
    forward = clock.forward or expression.rule.future
    reading = MEANINGS[expression.rule.means](expression, replace(clock, forward=forward))
    told = expression.rule.relative_to
    return replace(reading, relative_to=told) if told else reading


def _point(expression: Expression, clock: Clock, index: int = 0) -> Reading:
    return read_expression(expression.points[index], clock)


def _one(day: date | None, relative_to: str = "absolute") -> Reading:
    return Reading(day, day, relative_to)


# ---- calendar dates


def _day_in_year(clock: Clock, month: int, day: int, weekday: int | None) -> date | None:
    """A day and month with no year: the latest not after the reference, or the next where that is meant."""
    if clock.reference is None:
        return day_or_none(clock.year, month, day) if clock.year else None
    past = latest_day(clock.reference, month, day)
    ahead = next((d for y in range(9) if (d := _year_day(clock.reference, y, month, day)) and d > clock.reference), None)
    if past is None or ahead is None or past == clock.reference:
        return past
    return ahead if _is_ahead(clock, past, ahead, weekday) else past


def _year_day(reference: date, years: int, month: int, day: int) -> date | None:
    return day_or_none(reference.year + years, month, day)


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
        return _one(day_or_none(year, month, day))
    return _one(_day_in_year(clock, month, day, expression.slot("weekday")))


def _numeric_date(expression: Expression, clock: Clock) -> Reading:
    year, month, day = (expression.slot(kind) for kind in ("year", "month_number", "day"))
    return _one(day_or_none(year or 0, month or 0, day or 0))


def _date_list(expression: Expression, clock: Clock) -> Reading:
    """"Les 3, 4 et 5 mars": the last one is whole, the first borrows its month unless it has one."""
    month, last_day = expression.last_slot("month"), expression.last_slot("day")
    year, first_day = expression.slot("year"), expression.slot("day")
    if month is None or last_day is None or first_day is None:
        return Reading(relative_to="absolute")
    last = day_or_none(year, month, last_day) if year else _day_in_year(clock, month, last_day, None)
    return _from_earlier_day(last, first_day, expression.slot("month") if expression.slot("month", 2) else None)


def _from_earlier_day(last: date | None, first_day: int, month: int | None = None) -> Reading:
    """From the latest day `first_day` (of `month`, where told) not after `last`, to `last`."""
    if last is None:
        return Reading(relative_to="absolute")
    first = latest_day(last, month, first_day) if month else _latest_day_of_month(last, first_day)
    return Reading(first, last, "absolute")


def _latest_day_of_month(reference: date, day: int) -> date | None:
    """The latest day numbered `day`, in whatever month, not after `reference`."""
    for back in range(4):
        month = add_months(reference.replace(day=1), -back)
        found = day_or_none(month.year, month.month, day)
        if found and found <= reference:
            return found
    return None


def _day_of_month(expression: Expression, clock: Clock) -> Reading:
    """"Le 14": in the month of the date the text gave last, else the latest not after the reference."""
    day = expression.slot("day") or 0
    if clock.context is not None:
        found = day_or_none(clock.context.year, clock.context.month, day)
        if found and (clock.reference is None or found <= clock.reference):
            return _one(found)
    return _one(_latest_day_of_month(clock.reference, day) if clock.reference else None)


def _weekday_and_day(expression: Expression, clock: Clock) -> Reading:
    """"Dimanche 17": the nearest month where that day is that weekday, a past one before a coming one."""
    if clock.reference is None:
        return Reading(relative_to="absolute")
    day, weekday = expression.slot("day") or 0, expression.slot("weekday")
    months = [add_months(clock.reference.replace(day=1), shift) for shift in (0, -1, 1, -2)]
    days = [d for m in months if (d := day_or_none(m.year, m.month, day)) and d.weekday() == weekday]
    past = [d for d in days if d <= clock.reference]
    chosen = days if clock.forward else past or days
    return _one(chosen[0]) if chosen else _one(_latest_day_of_month(clock.reference, day))


def _day_of_this_month(expression: Expression, clock: Clock) -> Reading:
    published, day = clock.published, expression.slot("day") or 0
    return _one(day_or_none(published.year, published.month, day) if published else None, "publication")


def _feast(expression: Expression, clock: Clock) -> Reading:
    month, day = divmod(expression.slot("feast") or 101, 100)
    year = expression.slot("year")
    return _one(day_or_none(year, month, day) if year else _day_in_year(clock, month, day, None))


# ---- days of the week


def _weekday(expression: Expression, clock: Clock) -> Reading:
    weekday = expression.last_slot("weekday")
    if clock.reference is None or weekday is None:
        return Reading()
    past = back_to_weekday(clock.reference, weekday)
    coming = days_after(past, 7)
    return _one(coming if clock.forward and past != clock.reference else past, "publication")


def _last_weekday(expression: Expression, clock: Clock) -> Reading:
    if clock.reference is None:
        return Reading()
    before = replace(clock, reference=days_after(clock.reference, -1), forward=False)
    return _weekday(expression, before)


def _next_weekday(expression: Expression, clock: Clock) -> Reading:
    before = _last_weekday(expression, replace(clock, reference=clock.published))
    return _one(days_after(before.first, 7), "publication") if before.first else before


def _weekday_pair(expression: Expression, clock: Clock) -> Reading:
    last = _weekday(expression, clock).last
    first = expression.slot("weekday")
    if last is None or first is None:
        return Reading()
    return Reading(back_to_weekday(last, first), last)


def _consecutive_days(expression: Expression, clock: Clock) -> Reading:
    day = _weekday(expression, clock).last
    return Reading(days_after(day, 1 - (expression.slot("ordinal") or 1)), day) if day else Reading()


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


def _weekend_of(expression: Expression, clock: Clock) -> Reading:
    day = _date(expression, clock).first
    if day is None:
        return Reading(relative_to="absolute")
    saturday = day if day.weekday() == 5 else back_to_weekday(day, 5)
    return Reading(saturday, days_after(saturday, 1), "absolute")


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
    last = day_or_none(year, 12, 31)
    return Reading(day_or_none(year, 1, 1), last if expression.rule.count or clock.forward else clock.published)


def _year_to_date(expression: Expression, clock: Clock) -> Reading:
    if clock.published is None:
        return Reading()
    return Reading(date(expression.slot("year") or clock.published.year, 1, 1), clock.published)


# ---- months, seasons and years by name


def _year_of_month(expression: Expression, clock: Clock, month: int) -> int | None:
    """The year told, or that of the latest such month begun by the reference (the next, in the future)."""
    told = expression.slot("year")
    if told is not None or clock.reference is None:
        return told or clock.year
    begun = month <= clock.reference.month
    return clock.reference.year - (not begun) + (clock.forward and month != clock.reference.month)


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
    return Reading(_shifted(clock.published, -(expression.slot("count") or 1), expression.unit), clock.published)


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
    return Reading(clock.published, None)


# ---- spans around points


def _since(expression: Expression, clock: Clock) -> Reading:
    point = _point(expression, replace(clock, forward=False))
    if point.offset_days is not None or point.first is None:
        return point
    if clock.forward and clock.published and point.first >= clock.published:
        return point
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
    """"Du 2 au 5 mars": a bare number first, a point last."""
    last = _point(expression, clock).last
    return _from_earlier_day(last, expression.slot("day") or 1, expression.slot("month"))


def _between_days_alone(expression: Expression, clock: Clock) -> Reading:
    last = expression.slot("day", 2) or 1
    found = _latest_day_of_month(clock.reference, last) if clock.reference else None
    if clock.context and (told := day_or_none(clock.context.year, clock.context.month, last)):
        found = told
    return _from_earlier_day(found, expression.slot("day") or 1)


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
    return Reading(_day_of_month(expression, clock).first, None, "absolute")


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
    days = {"hour": timedelta(hours=1), "day": timedelta(1), "week": timedelta(7)}.get(expression.unit or "")
    count = expression.slot("count")
    offset = None if days is None or count is None else int(days * count / timedelta(1)) * expression.rule.sign
    return Reading(relative_to="text", offset_days=offset)


def _unresolved(expression: Expression, clock: Clock) -> Reading:
    return Reading()


MEANINGS: Mapping[str, Meaning] = {
    "after": _after,
    "ago": _ago,
    "ahead": _ahead,
    "ahead_open": _ahead_open,
    "before": _before,
    "between": _between,
    "between_days": _between_days,
    "between_days_alone": _between_days_alone,
    "by": _by,
    "consecutive_days": _consecutive_days,
    "date": _date,
    "date_list": _date_list,
    "day_of_month": _day_of_month,
    "day_of_this_month": _day_of_this_month,
    "early_month": _early_month,
    "early_year": _early_year,
    "end_of_current": _end_of_current,
    "feast": _feast,
    "from_publication": _from_publication,
    "from_text": _from_text,
    "from_text_units": _from_text_units,
    "from_text_units": _from_text_units,
    "iso_date": _numeric_date,
    "last_units": _last_units,
    "last_weekday": _last_weekday,
    "late_month": _late_month,
    "late_year": _late_year,
    "mid_month": _mid_month,
    "mid_year": _mid_year,
    "month": _month,
    "month_named": _month_named,
    "next_weekday": _next_weekday,
    "night_between": _between,
    "night_between_days": _between_days,
    "night_between_days_alone": _between_days_alone,
    "night_of": _night_of,
    "numeric_date": _numeric_date,
    "recent": _to_publication,
    "rest_of_week": _rest_of_week,
    "same": _same,
    "season": _season,
    "since": _since,
    "since_count": _since_count,
    "since_vague": _to_publication,
    "start_of_week": _start_of_week,
    "starting": _starting,
    "starting_day": _starting_day,
    "unresolved": _unresolved,
    "until": _until,
    "week": _week,
    "weekday": _weekday,
    "weekday_and_day": _weekday_and_day,
    "weekday_pair": _weekday_pair,
    "weekend": _weekend,
    "weekend_of": _weekend_of,
    "year": _year,
    "year_named": _year_named,
    "year_to_date": _year_to_date,
}
