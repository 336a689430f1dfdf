"""UCDP GED's rows as claims on UCDP's word."""

from collections.abc import Mapping

from selon.codebook import NoRow, ucdp
from selon.importing.fields import actors, by_gw, data_set_source, day_of, integer, place_of
from selon.importing.record import Record, record_of
from selon.importing.untyped import said_by
from selon.model import Actor, Claim, CodedReport, Loss, Report, Span, TimeSpan
from selon.model.claim import Precision, Side

__all__ = ["NEEDED", "read_row"]

NEEDED = ("id", "type_of_violence", "date_start", "date_end")

# How far the point may be, in km: UCDP gives 25 for precision 2, the rest is ours.
_PRECISIONS: Mapping[int, tuple[Precision, float]] = {
    1: ("settlement", 5), 2: ("near", 25), 3: ("district", 40), 4: ("province", 100), 6: ("country", 500),
}  # fmt: skip
Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]
"""Who stands in side_a, and who in side_b."""
Group = tuple[str, str, Side]
"""A column of the dead, who they are, and on whose side."""
_GROUPS: tuple[Group, ...] = (
    ("deaths_a", "fighters", "initiators"),
    ("deaths_b", "fighters", "targets"),
    ("deaths_civilians", "civilians", "targets"),
    ("deaths_unknown", "unknown", "unknown"),
)


def read_row(row: Mapping[str, str]) -> CodedReport | str:
    """The row as a report with one claim, or the reason why it makes none."""
    record = record_of("UCDP", row)
    country = by_gw().get(integer(row.get("country_id", "")) or 0)
    sides = actors(record, ("side_a",), country), actors(record, ("side_b",), country)
    event, column = _event(record, sides)
    if isinstance(event, NoRow):
        return event.none
    name = f"ucdp-{row['id'].strip()}"
    title = row.get("source_headline", "").strip() or None
    report = Report(id=name, text=record.text, language="en", publisher="UCDP", title=title)
    return CodedReport(report=report, claims=(_claim(name, event, column, sides, country, record, row),))


def _event(record: Record, sides: Sides) -> tuple[str | NoRow, str]:
    """The event, and the column that says so: the type of violence, else what stands for it."""
    kind = record.value("type_of_violence")
    if kind:
        none = NoRow(none=f"no type of violence of UCDP's: {kind!r}")
        return ucdp().back.get(integer(kind) or 0, none), "type_of_violence"
    said, column = said_by(record, sides)
    return ucdp().untyped[said], column


def _claim(
    name: str, event: str, column: str, sides: Sides, country: str | None, record: Record, row: Mapping[str, str]
) -> Claim:
    trigger = record.span(column)
    assert trigger is not None, "the event stands in that column"
    return Claim(
        id=name,
        event=event,
        trigger=trigger,
        confidence=1.0,
        initiators=sides[0],
        targets=sides[1],
        place=place_of(record, ("where_coordinates", "country"), country, "where_prec", _PRECISIONS),
        time=_time(record, row),
        losses=tuple(_losses(record, row)),
        attribution=data_set_source(record, "ucdp", "UCDP"),
    )


def _time(record: Record, row: Mapping[str, str]) -> TimeSpan | None:
    first, last = day_of(row["date_start"]), day_of(row["date_end"])
    span = record.span("date_start")
    if span is None or first is None:
        return None
    days = {"from_": first.isoformat(), "to": (last or first).isoformat()}
    return TimeSpan(text=span.text, start=span.start, end=span.end, **days)


def _losses(record: Record, row: Mapping[str, str]) -> list[Loss]:
    """The dead by group; where all are of one group, or of none, the range from UCDP's low to its high."""
    found = [(span, group, n) for group in _GROUPS
             if (n := integer(row.get(group[0], ""))) and (span := record.span(group[0]))]  # fmt: skip
    low, high = integer(row.get("low", "")), integer(row.get("high", ""))
    if not found and high and (span := record.span("high")):  # "up to three dead", of no group and none for certain
        return [_killed(span, _GROUPS[-1], low, high)]
    alone = len(found) == 1 and low is not None and high is not None
    return [_killed(span, group, low if alone else n, high if alone else n) for span, group, n in found]


def _killed(span: Span, group: Group, low: int | None, high: int | None) -> Loss:
    _, who, side = group
    return Loss(text=span.text, start=span.start, end=span.end, kind="killed", who=who, side=side, min=low, max=high)
