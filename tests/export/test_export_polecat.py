"""POLECAT's file: 40 tab-separated columns in PLOVER's terms, a claim a row."""

from pathlib import Path

import duckdb
import pandas as pd
from export_examples import OPTIONS, PROPERTY, Given, coded_reports, filled, sample
from hypothesis import given

from selon.codebook import plover
from selon.export.cells import cell_text
from selon.export.material import Material
from selon.export.polecat import COLUMNS, write
from selon.model import CodedReport


def test_sample_in_pandas_and_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "polecat.txt"
    with filled(tmp_path / "s.db", sample()) as store:
        outcome = write(Material(store), path, OPTIONS)
    table = pd.read_csv(path, sep="\t", keep_default_na=False)
    assert tuple(table.columns) == COLUMNS
    assert len(COLUMNS) == 40
    assert outcome.rows == len(table) == 3
    killed, shelled = table.iloc[0], table.iloc[2]
    assert (killed["Event Type"], killed["Event Mode"], killed["Contexts"]) == ("ASSAULT", "", "human_rights")
    assert killed["Quad Code"] == "MATERIAL CONFLICT"
    assert (killed["Actor Name"], killed["Primary Actor Sector"]) == ("M23", "REB")
    assert killed["Recipient Name Raw"] == "████ ███████, un commerçant; trois autres civils"
    assert killed["Primary Recipient Sector"] == "CVL"
    assert (shelled["Event Mode"], shelled["Actor Country"], shelled["Actor COW"]) == (
        "heavy-weapons",
        "MLI",
        432,
    )
    assert shelled["Longitude"] == -4.92
    assert (shelled["Country"], shelled["City"], shelled["Province"]) == ("MLI", "Léré", "")
    assert len(duckdb.sql(f"from read_csv('{path}', delim='\t', all_varchar=true)").fetchall()) == 3


@PROPERTY
@given(coded=coded_reports())
def test_any_claim_is_read_back_up_to_white_space(coded: CodedReport, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("p") / "polecat.txt"
    outcome = write(Given(coded), path, OPTIONS)
    rows = pd.read_csv(path, sep="\t", keep_default_na=False, dtype=str).to_dict("records")
    told = {t.id: t for t in Given(coded).told()}
    assert outcome.rows + sum(outcome.left_out.values()) == len(told)
    for row in rows:
        claim = told[row["Event ID"]].claim
        assert row["Event Type"] == plover().rows[claim.event].type
        assert ("hypothetical" in row["Contexts"]) == (claim.status in ("planned", "expected"))
        if claim.place:
            assert cell_text(row["Raw Placename"]).split() == _visible(claim.place.text).split()


def _visible(text: str) -> str:
    from selon.export.cells import plain_text

    return plain_text(text)
