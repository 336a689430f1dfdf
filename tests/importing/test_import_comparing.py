"""Comparing: each event is matched once, with the nearest, and what differs is said."""

import sys
from pathlib import Path

import msgspec
from hypothesis import given

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from export_examples import PROPERTY, attack, cases_of, coded_reports, shelling

from selon.export.told import Case
from selon.importing.comparing import compare
from selon.model import CodedReport


def _named(coded: CodedReport, name: str, **place: object) -> list[Case]:
    claim = msgspec.structs.replace(coded.claims[0], id=name)
    if place:
        claim = msgspec.structs.replace(claim, place=msgspec.structs.replace(claim.place, **place))
    return cases_of(CodedReport(report=coded.report, claims=(claim,)))


def test_the_nearest_is_matched_and_the_rest_is_only_here_or_there() -> None:
    here = _named(attack(4), "h1") + _named(shelling(), "h2")
    near, far = _named(attack(9), "acled-1", lat=-1.16), _named(attack(4), "acled-2", lat=-1.3)
    found = compare(here, far + near)
    assert [(m.here, m.there) for m in found.matched] == [(here[0].incident.id, "acled-1")]
    assert found.only_here == (here[1].incident.id,)
    assert found.only_there == ("acled-2",)
    assert [(d.field, d.here, d.there) for d in found.matched[0].differences] == [("dead", "4", "9")]


def test_another_country_or_a_week_off_is_no_match() -> None:
    here = _named(attack(4), "h1")
    assert compare(here, _named(attack(4), "a", country="RW")).matched == ()
    late = attack(4)
    claim = msgspec.structs.replace(
        late.claims[0], time=msgspec.structs.replace(late.claims[0].time, from_="2024-11-12", to="2024-11-12")
    )
    there = _named(CodedReport(report=late.report, claims=(claim,)), "a")
    assert compare(here, there).matched == ()
    assert len(compare(here, there, days=7).matched) == 1


@PROPERTY
@given(coded=coded_reports())
def test_every_placed_and_dated_incident_matches_itself_without_difference(coded: CodedReport) -> None:
    cases = cases_of(coded)
    found = compare(cases, cases)
    seen = [m.here for m in found.matched]
    assert len(seen) == len(set(seen))
    assert len(found.matched) + len(found.only_here) == len(cases)
    assert len(found.matched) + len(found.only_there) == len(cases)
    placed = [
        c
        for c in cases
        if c.incident.place and c.incident.place.lat is not None and (c.incident.from_ or c.incident.to)
    ]
    assert len(found.matched) == len(placed)
