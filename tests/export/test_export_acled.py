"""ACLED's CSV: opens in pandas and DuckDB with ACLED's columns, and says what the incident says."""

from pathlib import Path

import duckdb
import pandas as pd
from export_examples import OPTIONS, PROPERTY, Given, attack, coded_reports, filled, sample, shelling
from hypothesis import given

from selon.codebook import acled
from selon.export.acled import COLUMNS, write
from selon.export.cells import plain_text, read_rows, write_rows
from selon.export.material import Material
from selon.model import CodedReport


def test_a_reader_that_guesses_the_quotes_loses_no_row(tmp_path: Path) -> None:
    """DuckDB took the apostrophes before formulas for quotes, where another cell held "',"."""
    path, rows = tmp_path / "guessed.csv", [["i1", None, "=1+1", "a, a."], ["i2", "x ; ',", "=1+1", "x ; ',."]]
    with path.open("w", encoding="utf-8", newline="") as stream:
        assert write_rows(stream, ["id", "actor", "source", "notes"], rows) == 2
    read = duckdb.sql(f"from read_csv('{path}', all_varchar=true)").fetchall()
    assert read == [("i1", None, "'=1+1", "a, a."), ("i2", "x ; ',", "'=1+1", "x ; ',.")]
    with path.open(encoding="utf-8", newline="") as stream:
        assert [row["source"] for row in read_rows(stream)] == ["=1+1", "=1+1"]


def test_sample_in_pandas_and_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    with filled(tmp_path / "s.db", sample()) as store:
        outcome = write(Material(store), path, OPTIONS)
    table = pd.read_csv(path)
    assert outcome.rows == len(table) == 2
    assert tuple(table.columns) == COLUMNS
    assert len(COLUMNS) == 31
    killed = table[table.event_type == "Violence against civilians"].iloc[0]
    assert (killed.event_date, killed.year, killed.time_precision) == ("2024-11-05", 2024, 1)
    assert (killed.actor1, killed.inter1, killed.inter2) == ("M23", "Rebel group", "Civilians")
    assert killed.interaction == "Rebel group-Civilians"
    assert killed.civilian_targeting == "Civilian targeting"
    assert (killed.iso, killed.region, killed.country) == (
        180,
        "Middle Africa",
        "Democratic Republic of the Congo",
    )
    assert killed.fatalities == 4
    assert "fatalities range=4-6" in killed.tags
    assert killed.source == "AFP; Radio Okapi"
    assert "AFP (2024-11-06), citing" in killed.notes
    assert killed.timestamp == 1730966400
    shelled = table[table.event_type == "Explosions/Remote violence"].iloc[0]
    assert shelled.longitude == -4.92, "a negative longitude stays a number"
    assert pd.isna(shelled.fatalities)
    rows = duckdb.sql(f"select event_id_cnty, longitude from read_csv('{path}') order by longitude").fetchall()
    assert [row[1] for row in rows] == [-4.92, 29.43]


def test_names_of_victims_and_witnesses_are_masked_unless_asked_for(tmp_path: Path) -> None:
    masked, shown = tmp_path / "masked.csv", tmp_path / "shown.csv"
    with filled(tmp_path / "s.db", [attack()]) as store:
        write(Material(store), masked, OPTIONS)
        write(Material(store, with_names=True), shown, OPTIONS)
    assert "Mukendi" not in masked.read_text()
    assert "Kasereka" not in masked.read_text()
    assert "████ ███████" in masked.read_text()
    assert "Jean Mukendi" in shown.read_text()
    assert "Paul Kasereka" in shown.read_text()


def test_what_did_not_happen_and_states_are_left_out_with_the_reason(tmp_path: Path) -> None:
    coded = shelling()
    claims = tuple(
        type(coded.claims[0])(
            **{**{f: getattr(coded.claims[0], f) for f in coded.claims[0].__struct_fields__}, **change}
        )
        for change in ({"id": "a", "status": "planned"}, {"id": "b", "event": "hold"})
    )
    outcome = write(Given(CodedReport(report=coded.report, claims=claims)), tmp_path / "a.csv", OPTIONS)
    assert outcome.rows == 0
    assert sum(outcome.left_out.values()) == 2
    assert any("planned" in reason for reason in outcome.left_out)


@PROPERTY
@given(coded=coded_reports())
def test_any_incident_is_read_back_as_it_was(coded: CodedReport, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("a") / "acled.csv"
    wanted = [
        case for case in Given(coded).cases()
        if case.incident.status in ("occurred", "ongoing") and case.incident.event != "hold"
    ]  # fmt: skip
    outcome = write(Given(coded), path, OPTIONS)
    assert outcome.rows == len(wanted)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(read_rows(stream))
    frame = pd.read_csv(path, keep_default_na=False, dtype=str)
    assert len(frame) == duckdb.sql(f"from read_csv('{path}', all_varchar=true)").fetchall().__len__()
    for case, row, cells in zip(wanted, rows, frame.to_dict("records"), strict=True):
        incident = case.incident
        assert row["event_id_cnty"].endswith(incident.id)
        assert row["event_date"] == (incident.from_ or incident.to or "")
        assert row["event_type"] == acled().rows[incident.event].type
        if incident.initiators:
            assert row["actor1"] == plain_text(incident.initiators[0].name)
        if incident.place and incident.place.lat is not None:
            assert float(row["latitude"]) == incident.place.lat
            assert float(cells["longitude"]) == incident.place.lon
        assert not any(cell[:1] in tuple("=+@\t\r＝＋－＠") for cell in cells.values())
