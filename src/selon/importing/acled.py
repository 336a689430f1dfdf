"""ACLED's rows as claims on ACLED's word."""

import calendar
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from selon.codebook import NoRow, acled
from selon.importing.fields import actors, by_numeric, data_set_source, day_of, integer, place_of
from selon.importing.record import Record, record_of
from selon.model import Claim, CodedReport, Loss, Report, Span, TimeSpan
from selon.model.claim import Precision

__all__ = ["NEEDED", "read_row"]

NEEDED = ("event_id_cnty", "event_date", "sub_event_type")

# How far the point may be, in km. ACLED says no figure: the town; a part of a region; a larger region.
_PRECISIONS: Mapping[int, tuple[Precision, float]] = {1: ("settlement", 5), 2: ("district", 25), 3: ("province", 100)}


def read_row(row: Mapping[str, str]) -> CodedReport | str:
    """The row as a report with one claim, or the reason why it makes none."""
    record = record_of("ACLED", row)
    event = acled().back.get(row["sub_event_type"].strip())
    trigger = record.span("sub_event_type")
    if event is None or trigger is None:
        return f"no sub-event type of ACLED's: {row['sub_event_type']!r}"
    if isinstance(event, NoRow):
        return event.none
    name = f"acled-{row['event_id_cnty'].strip()}"
    report = Report(id=name, text=record.text, language="en", publisher="ACLED", title=trigger.text)
    return CodedReport(report=report, claims=(_claim(name, event, trigger, record, row),))


def _claim(name: str, event: str, trigger: Span, record: Record, row: Mapping[str, str]) -> Claim:
    country = by_numeric().get(integer(row.get("iso", "")) or 0)
    return Claim(
        id=name,
        event=event,
        trigger=trigger,
        confidence=1.0,
        initiators=actors(record, ("actor1", "assoc_actor_1"), country),
        targets=actors(record, ("actor2", "assoc_actor_2"), country),
        place=place_of(record, ("location", "country"), country, "geo_precision", _PRECISIONS),
        time=_time(record, row),
        losses=_losses(record, row),
        attribution=data_set_source(record, "acled", "ACLED"),
    )


def _time(record: Record, row: Mapping[str, str]) -> TimeSpan | None:
    """The day; where ACLED only knows the week or the month, three days around it or the month."""
    span, day = record.span("event_date"), day_of(row["event_date"])
    if span is None or day is None:
        return None
    first = last = day
    precision = integer(row.get("time_precision", ""))
    if precision == 2:
        first, last = day - timedelta(days=3), day + timedelta(days=3)
    if precision == 3:
        first = day.replace(day=1)
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return TimeSpan(text=span.text, start=span.start, end=span.end, from_=first.isoformat(), to=last.isoformat())


def _losses(record: Record, row: Mapping[str, str]) -> tuple[Loss, ...]:
    """The dead. ACLED doesn't say on which side they fell, save where civilians were the target."""
    killed, span = integer(row.get("fatalities", "")), record.span("fatalities")
    if not killed or span is None:
        return ()
    civilians = bool(row.get("civilian_targeting", "").strip())
    where: dict[str, Any] = {"text": span.text, "start": span.start, "end": span.end}
    who, side = ("civilians", "targets") if civilians else ("unknown", "unknown")
    return (Loss(**where, kind="killed", who=who, min=killed, max=killed, side=side),)  # type: ignore[arg-type]
