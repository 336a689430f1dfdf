"""ACLED's 31 columns, an incident a row (docs/export/acled.md)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from selon.codebook import AcledRow, acled, countries
from selon.export.cells import Cell, write_rows
from selon.export.deaths import Deaths, deaths
from selon.export.material import Material, Options, Outcome
from selon.export.scale import source_scale
from selon.export.sides import are_civilians, inter, is_state
from selon.export.told import Case
from selon.export.words import bounds, notes, outlets, party_names, span_of
from selon.model import Location, Party

__all__ = ["COLUMNS", "row_of", "write"]

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_TOLD = ("occurred", "ongoing")
_GEO_PRECISION = {"point": 1, "settlement": 1, "near": 2, "district": 2, "province": 3, "country": 3}


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write a CSV file; incidents that ACLED has no row for are counted by reason."""
    outcome = Outcome()
    made = _timestamp(options.made)
    with path.open("w", encoding=options.encoding, newline="") as stream:
        outcome.rows = write_rows(stream, COLUMNS, _rows(material, outcome, made))
    return outcome


def _rows(material: Material, outcome: Outcome, made: int) -> Iterator[tuple[Cell, ...]]:
    for case in material.cases():
        reason = _no_row(case)
        if reason:
            outcome.left_out[reason] += 1
        else:
            yield row_of(case, made)


def _no_row(case: Case) -> str | None:
    if case.incident.status not in _TOLD:
        return f"ACLED records what happened, not what is {case.incident.status}"
    return acled().rows[case.incident.event].none


def row_of(case: Case, made: int) -> tuple[Cell, ...]:
    """The cells of an incident that ACLED has a row for; `made` is a Unix time in seconds."""
    incident, dead = case.incident, deaths(case)
    return (
        *_head(case),
        *_kind(case),
        *_actors(case),
        _civilian_targeting(case),
        *_where(incident.place),
        "; ".join(outlets(case)) or None,
        source_scale(case),
        notes(case),
        dead.low if dead else None,
        _tags(case, dead),
        made,
    )


def _timestamp(made: str) -> int:
    return int(datetime.fromisoformat(made.replace("Z", "+00:00")).timestamp())


def _head(case: Case) -> tuple[Cell, ...]:
    """Id, first day, year, and ACLED's time precision: 1 the day, 2 the week, 3 the month."""
    day = case.incident.from_ or case.incident.to
    code = countries().get(_country(case) or "")
    days = span_of(case.incident)
    precision = None if days is None or days > 31 else 1 if days == 1 else 2 if days <= 7 else 3
    return (code.iso3 if code else "") + case.incident.id, day, int(day[:4]) if day else None, precision


def _country(case: Case) -> str | None:
    return case.incident.place.country if case.incident.place else None


def _kind(case: Case) -> tuple[Cell, ...]:
    row: AcledRow = acled().rows[case.incident.event]
    by_state = row.by_state and any(map(is_state, case.incident.initiators))
    undecided = row.by_state and not case.incident.initiators
    sub_event = row.by_state if by_state else None if undecided else row.sub_event
    return acled().disorder[row.type or ""], row.type, sub_event


def _actors(case: Case) -> tuple[Cell, ...]:
    first = _side(case, case.incident.initiators)
    second = _side(case, case.incident.targets)
    both = f"{first[2]}-{second[2]}" if first[2] and second[2] else None
    return (*first, *second, both)


def _side(case: Case, parties: tuple[Party, ...]) -> tuple[str | None, str | None, str | None]:
    """The first party, the others as its associates, and the first one's class."""
    if not parties:
        return None, None, None
    return parties[0].name, "; ".join(party_names(parties[1:])) or None, inter(parties[0], case)


def _civilian_targeting(case: Case) -> str | None:
    return "Civilian targeting" if are_civilians(case) else None


def _where(place: Location | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 10
    code = countries().get(place.country or "")
    admin1 = place.name if place.precision == "province" else None
    admin2 = place.name if place.precision == "district" else None
    return (
        code.numeric if code else None,
        code.acled_region if code else None,
        code.name if code else None,
        admin1,
        admin2,
        None,
        place.name,
        place.lat,
        place.lon,
        _GEO_PRECISION.get(place.precision or ""),
    )


def _tags(case: Case, dead: Deaths | None) -> str:
    tags = [f"fatalities range={bounds(dead.low, dead.high)}"] if dead else []
    tags += [f"claims={len(case.told)}", f"independent sources={case.incident.independent}"]
    tags += [f"confidence={case.incident.confidence}", f"certainty={case.incident.certainty}"]
    tags += [f"sources differ on={d.field}" for d in case.incident.disagreements]
    return "; ".join(tags)
