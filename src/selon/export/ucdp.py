"""UCDP GED's 49 columns, a lethal incident a row (docs/export/ucdp.md)."""

import math
from collections.abc import Iterator
from pathlib import Path

from selon.codebook import countries, ucdp
from selon.export.cells import Cell, write_rows
from selon.export.deaths import Deaths, deaths
from selon.export.material import Material, Options, Outcome
from selon.export.sides import are_civilians, entry_of, is_group, is_state
from selon.export.told import Case
from selon.export.words import chain, outlets, party_names, span_of
from selon.model import Location, Party

__all__ = ["COLUMNS", "priogrid", "row_of", "type_of_violence", "write"]

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_TOLD = ("occurred", "ongoing")
_WHERE_PRECISION = {"point": 1, "settlement": 1, "near": 2, "district": 3, "province": 4, "country": 6}
# UCDP's regions follow the Gleditsch-Ward numbers (UCDP GED Codebook, "region").
_REGIONS = ((199, "Americas"), (399, "Europe"), (629, "Africa"), (699, "Middle East"), (999, "Asia"))
_DATE_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))  # days at most, UCDP's code


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write a CSV file; incidents that UCDP wouldn't count are left out, counted by reason."""
    outcome = Outcome()
    with path.open("w", encoding=options.encoding, newline="") as stream:
        outcome.rows = write_rows(stream, COLUMNS, _rows(material, outcome))
    return outcome


def _rows(material: Material, outcome: Outcome) -> Iterator[tuple[Cell, ...]]:
    for case in material.cases():
        dead = deaths(case)
        reason = _no_row(case, dead)
        if reason or dead is None:
            outcome.left_out[reason or "no death reported"] += 1
        else:
            yield row_of(case, dead)


def _no_row(case: Case, dead: Deaths | None) -> str | None:
    if case.incident.status not in _TOLD:
        return f"UCDP records what happened, not what is {case.incident.status}"
    if dead is None or dead.high == 0:
        return "no death reported"
    return ucdp().rows[case.incident.event].none


def row_of(case: Case, dead: Deaths) -> tuple[Cell, ...]:
    """The cells of a lethal incident."""
    day = case.incident.from_ or case.incident.to
    sides = [_side(case.incident.initiators), _side(case.incident.targets)]
    return (
        int(case.incident.id[1:], 16),
        case.incident.id,
        int(day[:4]) if day else None,
        None,
        None,
        type_of_violence(case),
        *(None,) * 5,
        " - ".join(side for side in sides if side) if all(sides) else None,
        *(None, None, sides[0], None, None, sides[1]),
        *_sources(case),
        *_where(case.incident.place),
        *_when(case),
        *_deaths(dead),
        *map(_state_number, (case.incident.initiators, case.incident.targets)),
    )


def type_of_violence(case: Case) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where the claims don't say who the sides are."""
    rule = ucdp().rows[case.incident.event].violence
    sides = case.incident.initiators, case.incident.targets
    if rule == "one_sided" or (rule == "either" and are_civilians(case)):
        return 3 if any(map(_is_organised, sides[0])) else None
    if rule is None or not all(any(map(_is_organised, side)) for side in sides):
        return None
    return 1 if any(map(is_state, (*sides[0], *sides[1]))) else 2


def _is_organised(party: Party) -> bool:
    return is_state(party) or is_group(party)


def priogrid(lat: float, lon: float) -> int:
    """PRIO-GRID cell: 0.5° wide, from the south-west corner, 720 a row, from 1 (Tollefsen et al. 2012)."""
    row = min(math.floor((lat + 90) / 0.5), 359)
    column = min(math.floor((lon + 180) / 0.5), 719)
    return row * 720 + column + 1


def _side(parties: tuple[Party, ...]) -> str | None:
    return ", ".join(party_names(parties)) or None


def _sources(case: Case) -> tuple[Cell, ...]:
    """Number of independent sources, articles, offices, days, headlines, and who is quoted."""
    reports = {told.report.id: told.report for told in case.told}.values()
    articles = ";".join(f'"{",".join(part for part in (r.publisher, r.published, r.title) if part)}"' for r in reports)
    days = sorted({r.published for r in reports if r.published})
    headlines = [r.title for r in reports if r.title]
    quoted = sorted({chain(told.claim) for told in case.told} - {""})
    parts = (";".join(outlets(case)), ";".join(days), ";".join(headlines), ";".join(quoted))
    return (case.incident.independent, articles or None, *(part or None for part in parts))


def _where(place: Location | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 12
    code = countries().get(place.country or "")
    return (
        _WHERE_PRECISION.get(place.precision or ""),
        place.name,
        place.name,
        place.name if place.precision == "province" else None,
        place.name if place.precision == "district" else None,
        place.lat,
        place.lon,
        *_point(place),
        code.name if code else None,
        code.gw if code else None,
        _region(code.gw) if code else None,
    )


def _point(place: Location) -> tuple[Cell, Cell]:
    """The point as WKT (longitude first) and its PRIO-GRID cell."""
    if place.lat is None or place.lon is None:
        return None, None
    return f"POINT ({place.lon} {place.lat})", priogrid(place.lat, place.lon)


def _region(gw: int | None) -> str | None:
    return None if gw is None else next((name for last, name in _REGIONS if gw <= last), None)


def _when(case: Case) -> tuple[Cell, ...]:
    """Clarity (1: an event with its own days), date precision, first and last day."""
    days = span_of(case.incident)
    precision = None if days is None else next((code for most, code in _DATE_PRECISION if days <= most), 5)
    clarity = None if days is None else 1 if days <= 7 else 2
    return clarity, precision, case.incident.from_, case.incident.to


def _deaths(dead: Deaths) -> tuple[Cell, ...]:
    best = dead.best
    return best.initiators, best.targets, best.civilians, best.unknown, best.low, dead.high, dead.low


def _state_number(parties: tuple[Party, ...]) -> int | None:
    """The Gleditsch-Ward number of the side's first state with one country."""
    entries = [entry_of(party) for party in parties if is_state(party)]
    homes = [entry.country[0] for entry in entries if entry and len(entry.country) == 1]
    code = countries().get(homes[0]) if homes else None
    return code.gw if code else None
