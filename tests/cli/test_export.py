"""`selon export`, `import` and `compare` as people run them."""

import csv
import json
import sys
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from export_examples import attack, filled, sample

from selon.batch.contract import as_json
from selon.export import FORMATS


@pytest.fixture
def war(tmp_path: Path) -> Path:
    """A store with the sample."""
    filled(tmp_path / "war.db", sample()).close()
    return tmp_path / "war.db"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_masked_and_logged(selon, war: Path, tmp_path: Path, form: str) -> None:
    done = selon("export", "--format", form, "--store", war, "-o", "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "names of victims and witnesses masked" in done.stderr
    assert b"Mukendi" not in (tmp_path / "out").read_bytes()
    entry = json.loads(Path(f"{war}.exports.jsonl").read_text())
    assert (entry["format"], entry["names"], entry["who"]) == (form, "masked", None)


def test_names_are_for_editors_and_the_log_says_so(selon, war: Path, tmp_path: Path) -> None:
    refused = selon("export", "--format", "csv", "--store", war, "--with-names", "-o", "out.csv")
    assert refused.returncode == 2
    assert "--editor" in refused.stderr
    assert not (tmp_path / "out.csv").exists()
    done = selon("export", "--format", "csv", "--store", war, "--with-names", "--editor", "amina", "-o", "out.csv")
    assert done.returncode == 0, done.stderr
    assert "Jean Mukendi" in (tmp_path / "out.csv").read_text()
    entry = json.loads(Path(f"{war}.exports.jsonl").read_text())
    assert (entry["names"], entry["who"], entry["file"]) == ("shown", "amina", "out.csv")


def test_filters_choose_and_standard_output_gets_the_file(selon, war: Path) -> None:
    done = selon("export", "--format", "acled", "--store", war, "--country", "ml")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert [row["country"] for row in rows] == ["Mali"]
    assert "1 rows as acled" in done.stderr


def test_straight_from_what_code_prints(selon, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_bytes(as_json(attack(4)) + as_json(attack(6, "AFP", "r3")))
    done = selon("export", "claims.jsonl", "--format", "acled", "-o", "a.csv")
    assert done.returncode == 0, done.stderr
    table = pd.read_csv(tmp_path / "a.csv")
    assert table.fatalities.tolist() == [4]


def test_jsonl_into_another_store_and_out_again(selon, war: Path, tmp_path: Path) -> None:
    names = ("--with-names", "--editor", "amina")
    selon("export", "--format", "jsonl", "--store", war, "-o", "a.jsonl", *names)
    done = selon("import", "--format", "jsonl", "a.jsonl", "--store", "copy.db")
    assert (done.returncode, done.stderr.strip()) == (0, "3 brought in, 0 left out")
    selon("export", "--format", "jsonl", "--store", "copy.db", "-o", "b.jsonl", *names)
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_acled_out_and_beside_itself(selon, war: Path, tmp_path: Path) -> None:
    selon("export", "--format", "acled", "--store", war, "-o", "a.csv")
    done = selon("compare", "a.csv", "--with", "acled", "--store", war, "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["kind"] for line in lines] == ["matched", "matched"]
    brought = selon("import", "--format", "acled", "a.csv", "--store", war)
    assert brought.stderr.strip() == "2 brought in, 0 left out"
    table = selon("compare", "a.csv", "--with", "acled", "--store", war, "--format", "table")
    assert "matched" in table.stdout


def test_a_bad_row_is_a_remark(selon, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("event_id_cnty,event_date,sub_event_type\n1,2024-01-01,Other\n")
    done = selon("import", "--format", "acled", "bad.csv", "--store", "s.db")
    assert done.returncode == 1
    assert done.stderr.startswith("bad.csv:2: no claim")


def test_rows_that_stay_out_are_counted_by_reason(selon, tmp_path: Path) -> None:
    head = "id,type_of_violence,date_start,date_end,deaths_civilians,deaths_unknown\n"
    rows = ["1,,2024-01-01,2024-01-01,4,0", "2,,2024-01-02,2024-01-02,0,4", "3,,2024-01-03,2024-01-03,0,5"]
    (tmp_path / "ged.csv").write_text(head + "\n".join([*rows, "4,9,2024-01-04,2024-01-04,1,0"]))
    done = selon("import", "--format", "ucdp", "ged.csv", "--store", "s.db")
    assert done.returncode == 1
    *_, first, second, last = done.stderr.splitlines()
    assert first == "left out: 1 (no type of violence of UCDP's: '9')"
    assert second.startswith("left out: 2 (no type of violence, and neither the sides nor the dead say")
    assert last == "1 brought in, 3 left out"


def test_where_nothing_can_be_written(selon, war: Path) -> None:
    done = selon("export", "--format", "csv", "--store", war, "-o", "nowhere/out.csv")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
