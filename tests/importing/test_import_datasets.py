"""ACLED's and UCDP's rows as claims on their word, every value with its span; our own files come back."""

import csv
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from export_examples import OPTIONS, PROPERTY, Given, attack, coded_reports

from selon.acquire import Fault
from selon.codebook import acled, ucdp
from selon.export import acled as acled_file
from selon.export import ucdp as ucdp_file
from selon.export.acled import COLUMNS
from selon.export.deaths import deaths
from selon.importing.datasets import read_dataset
from selon.model import Actor, CodedReport, Loss
from selon.store.checking import spans_of

ACLED_ROW = {
    "event_id_cnty": "MLI12345",
    "event_date": "03 October 2024",
    "time_precision": "1",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Military Forces of Mali (2021-)",
    "actor2": "Civilians (Mali)",
    "civilian_targeting": "Civilian targeting",
    "iso": "466",
    "location": "Lere",
    "latitude": "15.71",
    "longitude": "-4.92",
    "geo_precision": "1",
    "notes": "'=SUM(1) was written on the wall.",
    "fatalities": "3",
}
UCDP_ROW = {
    "id": "512345",
    "type_of_violence": "3",
    "side_a": "M23",
    "side_b": "Civilians",
    "where_coordinates": "Kiwanja town",
    "where_prec": "1",
    "latitude": "-1.14",
    "longitude": "29.43",
    "country_id": "490",
    "date_start": "2024-11-05 00:00:00.000",
    "date_end": "2024-11-06 00:00:00.000",
    "deaths_civilians": "5",
    "low": "4",
    "high": "9",
}


def _file(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def _one(form: str, path: Path) -> CodedReport:
    found = list(read_dataset(form, path))
    assert len(found) == 1
    assert isinstance(found[0], CodedReport), found[0]
    for claim in found[0].claims:
        assert all(span.within(found[0].report.text) for _, span in spans_of(claim))
    return found[0]


def test_a_row_of_acled(tmp_path: Path) -> None:
    coded = _one("acled", _file(tmp_path / "a.csv", ACLED_ROW))
    claim = coded.claims[0]
    assert (coded.report.publisher, claim.event, claim.trigger.text) == (
        "ACLED",
        "shelling",
        ACLED_ROW["sub_event_type"],
    )
    assert claim.initiators[0].actor == "ml-army"
    assert (claim.targets[0].text, claim.targets[0].actor) == ("Civilians (Mali)", None)
    assert claim.time is not None
    assert (claim.time.from_, claim.time.to) == ("2024-10-03", "2024-10-03")
    assert claim.place is not None
    assert (claim.place.country, claim.place.lat, claim.place.lon) == ("ML", 15.71, -4.92)
    assert [(loss.who, loss.min, loss.side) for loss in claim.losses] == [("civilians", 3, "targets")]
    assert [(source.source, source.text) for source in claim.attribution] == [("acled", "ACLED")]
    assert "notes: =SUM(1) was written" in coded.report.text, "a disarmed cell is read as it was"


@pytest.mark.parametrize(
    ("precision", "days"), [("2", ("2024-09-30", "2024-10-06")), ("3", ("2024-10-01", "2024-10-31"))]
)
def test_a_week_or_a_month_is_no_day(tmp_path: Path, precision: str, days: tuple[str, str]) -> None:
    claim = _one("acled", _file(tmp_path / "a.csv", {**ACLED_ROW, "time_precision": precision})).claims[0]
    assert claim.time is not None
    assert (claim.time.from_, claim.time.to) == days


def test_a_row_of_ucdp(tmp_path: Path) -> None:
    coded = _one("ucdp", _file(tmp_path / "u.csv", UCDP_ROW))
    claim = coded.claims[0]
    assert (coded.report.publisher, claim.event) == ("UCDP", "attack_civilians")
    assert claim.initiators[0].actor is not None
    assert claim.time is not None
    assert (claim.time.from_, claim.time.to) == ("2024-11-05", "2024-11-06")
    assert claim.place is not None
    assert (claim.place.country, claim.place.precision) == ("CD", "settlement")
    assert [(loss.who, loss.min, loss.max) for loss in claim.losses] == [("civilians", 4, 9)]


def test_doubtful_dead_of_ucdp_stay_doubtful(tmp_path: Path) -> None:
    doubtful = UCDP_ROW | {"deaths_civilians": "0", "low": "0", "high": "3"}
    claim = _one("ucdp", _file(tmp_path / "u.csv", doubtful)).claims[0]
    assert [(loss.who, loss.min, loss.max, loss.text) for loss in claim.losses] == [("unknown", 0, 3, "3")]


def test_a_row_of_ucdp_without_a_type(tmp_path: Path) -> None:
    alone = UCDP_ROW | {"type_of_violence": "", "side_a": "des inconnus"}
    claim = _one("ucdp", _file(tmp_path / "u.csv", alone)).claims[0]
    assert (claim.event, claim.trigger.text) == ("attack_civilians", UCDP_ROW["deaths_civilians"])
    fought = UCDP_ROW | {"type_of_violence": "", "side_b": "FARDC", "deaths_b": "2"}
    claim = _one("ucdp", _file(tmp_path / "v.csv", fought)).claims[0]
    assert (claim.event, claim.trigger.text) == ("clash", "2")
    untold = UCDP_ROW | {"type_of_violence": "", "side_b": "", "deaths_civilians": "", "deaths_unknown": "5"}
    (fault,) = read_dataset("ucdp", _file(tmp_path / "w.csv", untold))
    assert isinstance(fault, Fault)
    assert fault.values == {"reason": ucdp().untyped["one_armed"].none}


def test_another_type_than_ucdps_is_not_guessed_at(tmp_path: Path) -> None:
    (fault,) = read_dataset("ucdp", _file(tmp_path / "u.csv", UCDP_ROW | {"type_of_violence": "4"}))
    assert isinstance(fault, Fault)
    assert fault.values == {"reason": "no type of violence of UCDP's: '4'"}


def test_a_cell_with_several_actors_is_parted_where_one_is_known(tmp_path: Path) -> None:
    row = UCDP_ROW | {"side_a": "M23, FARDC", "side_b": "fermiers, bergers"}
    claim = _one("ucdp", _file(tmp_path / "u.csv", row)).claims[0]
    assert [actor.actor for actor in claim.initiators] == ["cd-m23", "cd-army"]
    assert [actor.text for actor in claim.targets] == ["fermiers, bergers"]


def test_bad_rows_and_files_are_told(tmp_path: Path) -> None:
    bad = {**ACLED_ROW, "sub_event_type": "Other"}, {**ACLED_ROW, "sub_event_type": "nonsense"}
    found = list(read_dataset("acled", _file(tmp_path / "a.csv", *bad, ACLED_ROW)))
    assert [isinstance(f, Fault) for f in found] == [True, True, False]
    assert [f.line for f in found[:2]] == [2, 3]
    other = list(read_dataset("ucdp", _file(tmp_path / "b.csv", ACLED_ROW)))
    assert [f.values for f in other] == [{"column": "id", "form": "ucdp"}]
    (tmp_path / "c.csv").write_bytes("event_id_cnty,event_date,sub_event_type\né".encode("cp1252"))
    assert all(isinstance(f, Fault) for f in read_dataset("acled", tmp_path / "c.csv"))


def test_every_sub_event_comes_in_or_says_why(tmp_path: Path) -> None:
    for sub_event, event in acled().back.items():
        found = next(read_dataset("acled", _file(tmp_path / "a.csv", {**ACLED_ROW, "sub_event_type": sub_event})))
        assert isinstance(found, Fault) != isinstance(event, str)
        if isinstance(found, CodedReport):
            assert found.claims[0].event == event


def test_the_columns_that_are_read_are_acleds() -> None:
    assert set(ACLED_ROW) <= set(COLUMNS)


@PROPERTY
@given(coded=coded_reports())
def test_what_acleds_file_says_comes_back(coded: CodedReport, tmp_path_factory) -> None:
    """Up to the loss that docs/export/acled.md tells: event by sub-event, first day, point, lowest toll."""
    path = tmp_path_factory.mktemp("a") / "a.csv"
    acled_file.write(Given(coded), path, OPTIONS)
    cases = {case.incident.id: case for case in Given(coded).cases()}
    for found in read_dataset("acled", path):
        if isinstance(found, Fault):
            continue
        claim, case = found.claims[0], next(c for i, c in cases.items() if found.report.id.endswith(i))
        incident, toll = case.incident, deaths(case)
        assert acled().rows[claim.event].type == acled().rows[incident.event].type
        assert (claim.time.from_ if claim.time else None) in (incident.from_, incident.to, None)
        if claim.place and incident.place and incident.place.lat is not None:
            assert (claim.place.lat, claim.place.lon) == (incident.place.lat, incident.place.lon)
        assert [loss.min for loss in claim.losses] == ([toll.low] if toll and toll.low else [])
        assert all(span.within(found.report.text) for _, span in spans_of(claim))


@PROPERTY
@given(coded=coded_reports())
def test_what_ucdps_file_says_comes_back(coded: CodedReport, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("u") / "u.csv"
    written = ucdp_file.write(Given(coded), path, OPTIONS).rows
    found = [row for row in read_dataset("ucdp", path) if isinstance(row, CodedReport)]
    assert len(found) <= written
    points = {(c.incident.place.lat, c.incident.place.lon) for c in Given(coded).cases() if c.incident.place}
    for row in found:
        claim = row.claims[0]
        assert claim.place is None or claim.place.lat is None or (claim.place.lat, claim.place.lon) in points
        assert sum(loss.max or 0 for loss in claim.losses) > 0, "UCDP's incidents are lethal"
        assert all(span.within(row.report.text) for _, span in spans_of(claim))


SELONS_OWN = {
    "id", "relid", "source_article", "source_office", "source_date", "source_headline", "source_original",
}  # fmt: skip
"""What a second file says of Selon's own row, not of what happened: its number, and whose report it is."""
M23 = Actor(text="tué", start=0, end=3, name="March 23 Movement", actor="cd-m23")
ARMY = Actor(text="tué", start=0, end=3, name="Malian Armed Forces", actor="ml-army")
ARMED = Actor(text="hommes armés", start=0, end=12)
FALLEN = Loss(text="tué", start=0, end=3, kind="killed", who="fighters", min=3, max=5, side="targets")
SHAPES: dict[str, tuple[str | None, dict[str, object]]] = {
    "known sides": ("3", {"initiators": (M23,)}),
    "civilians, by nobody knows whom": ("", {"initiators": ()}),
    "an army and men with arms": (
        "", {"event": "clash", "initiators": (ARMY,), "targets": (ARMED,), "losses": (FALLEN,)},
    ),
    "dead fighters and nobody against them": (
        None, {"event": "bombing", "initiators": (), "targets": (), "losses": (FALLEN,)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_out_in_and_out_again(shape: str, tmp_path: Path) -> None:
    """Where, when, who and how many dead survive; a type that wasn't known isn't known afterwards either."""
    kind, changed = SHAPES[shape]
    given = attack(4)
    ucdp_file.write(Given(_with(given, **changed)), tmp_path / "one.csv", OPTIONS)
    brought = [row for row in read_dataset("ucdp", tmp_path / "one.csv") if isinstance(row, CodedReport)]
    assert len(brought) == (kind is not None)
    for row in brought:
        ucdp_file.write(Given(row), tmp_path / "two.csv", OPTIONS)
        before, after = _cells(tmp_path / "one.csv"), _cells(tmp_path / "two.csv")
        assert (before["type_of_violence"], after) == (kind, before)


def _with(coded: CodedReport, **changed: object) -> CodedReport:
    return CodedReport(report=coded.report, claims=(msgspec.structs.replace(coded.claims[0], **changed),))


def _cells(path: Path) -> dict[str, str]:
    """What the one row of a file says of the event."""
    (row,) = csv.DictReader(path.open(encoding="utf-8", newline=""))
    return {column: cell for column, cell in row.items() if column not in SELONS_OWN}
