"""ACLED's and UCDP's rows as claims on their word, every value with its span; our own files come back."""

import sys
from pathlib import Path

import pytest
from hypothesis import given

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from export_examples import OPTIONS, PROPERTY, Given, coded_reports

from selon.acquire import Fault
from selon.codebook import acled
from selon.export import acled as acled_file
from selon.export import ucdp as ucdp_file
from selon.export.acled import COLUMNS
from selon.export.deaths import deaths
from selon.importing.datasets import read_dataset
from selon.model import CodedReport
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
    import csv

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
