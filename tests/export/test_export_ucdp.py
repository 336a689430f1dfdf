"""UCDP's CSV: GED's 49 columns, lethal incidents only, numbers that add up."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest
from export_examples import OPTIONS, PROPERTY, Given, coded_reports, filled, sample
from hypothesis import given
from hypothesis import strategies as st

from selon.codebook import ucdp
from selon.export.deaths import deaths, toll_of
from selon.export.material import Material
from selon.export.ucdp import COLUMNS, priogrid, write
from selon.model import Claim, CodedReport, Loss, Span


def test_sample_in_pandas_and_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "ged.csv"
    with filled(tmp_path / "s.db", sample()) as store:
        outcome = write(Material(store), path, OPTIONS)
    table = pd.read_csv(path)
    assert tuple(table.columns) == COLUMNS
    assert len(COLUMNS) == 49
    assert (outcome.rows, len(table), dict(outcome.left_out)) == (1, 1, {"no death reported": 1})
    row = table.iloc[0]
    assert row.id == int(row.relid[1:], 16)
    assert row.type_of_violence == 3, "M23 against civilians"
    assert (row.low, row.best, row.high, row.deaths_civilians) == (4, 4, 6, 4)
    assert (row.country, row.country_id, row.region) == ("Democratic Republic of the Congo", 490, "Africa")
    assert row.priogrid_gid == 177 * 720 + 418 + 1
    assert row.geom_wkt == "POINT (29.43 -1.14)"
    assert (row.where_prec, row.date_prec, row.event_clarity) == (1, 1, 1)
    assert row.source_office == "AFP;Radio Okapi"
    assert duckdb.sql(f"select relid from read_csv('{path}')").fetchall() == [(row.relid,)]


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        (-90, -180, 1),
        (90, 180, 360 * 720),
        (0.1, 0.1, 180 * 720 + 361),
        (-89.9, 179.9, 720),
        (-1.68, 29.22, 127139),
    ],
)
def test_priogrid_cells(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


def _claim(*killed: tuple[str, str, int | None, int | None]) -> Claim:
    losses = tuple(
        Loss(text="", start=0, end=0, kind="killed", who=who, side=side, min=low, max=high)
        for who, side, low, high in killed
    )
    return Claim(id="c", event="clash", trigger=Span(text="", start=0, end=0), losses=losses)


def test_a_total_is_not_added_to_its_parts() -> None:
    toll = toll_of(_claim(("unknown", "unknown", 12, 12), ("civilians", "targets", 4, 4)))
    assert toll is not None
    assert (toll.low, toll.high, toll.civilians, toll.unknown) == (12, 12, 4, 8)


def test_sides_add_up_and_an_open_figure_has_no_upper_end() -> None:
    toll = toll_of(_claim(("fighters", "initiators", 3, 3), ("fighters", "targets", 5, None)))
    assert toll is not None
    assert (toll.initiators, toll.targets, toll.low, toll.high) == (3, 5, 8, None)
    assert toll_of(_claim(("civilians", "targets", None, None))) is None


@PROPERTY
@given(coded=coded_reports())
def test_any_lethal_incident_adds_up(coded: CodedReport, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("u") / "ged.csv"
    outcome = write(Given(coded), path, OPTIONS)
    rows = pd.read_csv(path)
    cases = {case.incident.id: case for case in Given(coded).cases()}
    assert outcome.rows + sum(outcome.left_out.values()) == len(cases)
    for row in rows.itertuples():
        case = cases[row.relid]
        found = deaths(case)
        assert found is not None
        assert ucdp().rows[case.incident.event].none is None
        assert row.low <= row.best <= row.high
        assert row.high > 0
        assert row.deaths_a + row.deaths_b + row.deaths_civilians + row.deaths_unknown == row.best
        assert row.low == found.low


@given(lat=st.integers(-9000, 8999).map(lambda n: n / 100), lon=st.integers(-18000, 17999).map(lambda n: n / 100))
def test_the_cell_holds_the_point(lat: float, lon: float) -> None:
    row, column = divmod(priogrid(lat, lon) - 1, 720)
    assert row * 0.5 - 90 <= lat < row * 0.5 - 89.5
    assert column * 0.5 - 180 <= lon < column * 0.5 - 179.5
