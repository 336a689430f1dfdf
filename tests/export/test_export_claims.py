"""Claims in CSV and Parquet: every field read back by pandas, DuckDB and Arrow; no cell is a formula."""

import csv
from pathlib import Path

import duckdb
import msgspec
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from export_examples import OPTIONS, PROPERTY, Given, attack, coded_reports, filled, sample, shelling, told_of
from hypothesis import given
from hypothesis import strategies as st

from selon.export.ahead import ahead
from selon.export.arrow_text import safe_strings
from selon.export.cells import DANGEROUS, cell_text, plain_text, safe_cell
from selon.export.claim_lines import line_of
from selon.export.claim_lines import told_of as told_from
from selon.export.claim_masking import concealed_table
from selon.export.claim_table import claim_table
from selon.export.claims import BETWEEN, parquet_batch, write_csv, write_parquet
from selon.export.columns import COLUMNS
from selon.export.field_confidence import KINDS, field_confidence
from selon.export.material import Material, Options
from selon.export.privacy import concealed_told
from selon.model import CodedReport, Reason


def test_sample_in_pandas_and_duckdb(tmp_path: Path) -> None:
    table, parquet = tmp_path / "c.csv", tmp_path / "c.parquet"
    with filled(tmp_path / "s.db", sample()) as store:
        assert write_csv(Material(store), table, OPTIONS).rows == 3
        assert write_parquet(Material(store), parquet, OPTIONS).rows == 3
    rows = pd.read_csv(table)
    assert list(rows.columns) == [column.name for column in COLUMNS]
    assert rows.longitude.tolist() == [29.43, 29.43, -4.92]
    assert rows.targets[0] == "████ ███████, un commerçant | trois autres civils"
    assert rows.targets_start[0] == "28 | 60"
    assert rows.cameo.tolist() == [182, 182, 194]
    found = duckdb.sql(f"select targets, losses_min, longitude from '{parquet}' order by claim").fetchall()
    assert found[0] == (["████ ███████, un commerçant", "trois autres civils"], [4], 29.43)
    assert found[1] == ([], [], -4.92)
    from_csv = duckdb.sql(f"select sum(longitude), count(incident) from '{table}'").fetchall()
    assert from_csv[0][1] == 3


def test_a_byte_order_mark_for_excel(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    write_csv(Given(attack()), path, Options(made=OPTIONS.made, bom=True))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert pd.read_csv(path, encoding="utf-8-sig").columns[0] == "claim"


@PROPERTY
@given(coded=coded_reports())
def test_parquet_holds_every_claim_exactly(coded: CodedReport, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("c") / "c.parquet"
    write_parquet(Given(coded), path, OPTIONS)
    for row, claim in zip(pq.read_table(path).to_pylist(), coded.claims, strict=True):
        assert (row["event"], row["status"], row["confidence"]) == (
            claim.event,
            claim.status,
            claim.confidence,
        )
        assert (row["trigger"], row["trigger_start"]) == (claim.trigger.text, claim.trigger.start)
        for part in ("initiators", "targets", "losses", "attribution"):
            spans = getattr(claim, part)
            assert row[part] == [span.text for span in spans]
            assert row[f"{part}_end"] == [span.end for span in spans]
        assert row["losses_min"] == [loss.min for loss in claim.losses]
        assert row["attribution_kind"] == [source.kind for source in claim.attribution]
        assert row["place"] == (claim.place.text if claim.place else None)
        assert row["latitude"] == (claim.place.lat if claim.place else None)
        assert row["time_from"] == (claim.time.from_ if claim.time else None)
        assert row["derived_bearing"] == (claim.place.derived.bearing if claim.place and claim.place.derived else None)
        for field in ("geometry", "candidates"):
            value = getattr(claim.place, field) if claim.place else None
            assert row[f"place_{field}"] == (msgspec.json.encode(value).decode() if value else None)


@PROPERTY
@given(coded=coded_reports())
def test_csv_holds_every_claim_and_no_formula(coded: CodedReport, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("c") / "c.csv"
    write_csv(Given(coded), path, OPTIONS)
    frame = pd.read_csv(path, keep_default_na=False, dtype=str)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(frame) == len(rows) == len(coded.claims)
    numbers = {"latitude", "longitude"}
    for row, cells, claim in zip(rows, frame.to_dict("records"), coded.claims, strict=True):
        assert all(not cell.startswith(tuple(DANGEROUS)) for name, cell in row.items() if name not in numbers)
        assert cell_text(row["trigger"]) == cell_text(cells["trigger"]) == plain_text(claim.trigger.text)
        if claim.place and claim.place.lat is not None:
            assert (float(row["latitude"]), float(row["longitude"])) == (claim.place.lat, claim.place.lon)
        texts = [plain_text(actor.text).replace("|", "/") for actor in claim.initiators]
        assert plain_text(cell_text(row["initiators"])) == plain_text(BETWEEN.join(texts))


@PROPERTY
@given(coded=st.lists(coded_reports(), max_size=3))
def test_many_claims_are_masked_as_each_by_itself(coded: list[CodedReport]) -> None:
    lines = [line_of(told) for one in [attack(), *coded] for told in told_of(one)]
    masked = concealed_table(claim_table(lines))
    expected = [concealed_told(told_from(line)) for line in lines]
    assert list(map(told_from, masked.lines)) == expected
    assert parquet_batch(masked).equals(parquet_batch(claim_table(list(map(line_of, expected)))))
    assert "Mukendi" not in str(parquet_batch(masked).to_pylist())


@given(texts=st.lists(st.none() | st.text("=+-@\t\r\n\0\x1f'a＝حé🚀1 "), max_size=5))
def test_a_column_is_made_safe_as_each_text_by_itself(texts: list[str | None]) -> None:
    column = pa.array(["x", *texts], pa.string())[1:]
    assert safe_strings(column).to_pylist() == [t if t is None else safe_cell(plain_text(t)) for t in texts]


def test_every_field_has_its_own_confidence_where_its_language_is_learnt(tmp_path: Path) -> None:
    english = msgspec.structs.replace(attack(), report=msgspec.structs.replace(attack().report, language="en"))
    for name, coded in {"fr": attack(), "en": english}.items():
        write_parquet(Given(coded), tmp_path / name, OPTIONS)
    row, unknown = (pq.read_table(tmp_path / name).to_pylist()[0] for name in ("fr", "en"))
    own = {name: value for name, value in row.items() if name.endswith("_confidence")}
    assert set(own) == {f"{field}_confidence" for field in KINDS}
    flat = [share for value in own.values() for share in (value if isinstance(value, list) else [value])]
    assert all(0 < share < 1 for share in flat)
    for part in ("initiators", "targets", "losses", "attribution"):
        assert len(own[f"{part}_confidence"]) == len(row[part])
        assert set(unknown[f"{part}_confidence"]) == {None}, "nothing is learnt for English"
    assert unknown["place_confidence"] is None


def test_an_empty_field_has_no_confidence_and_a_rare_kind_that_of_the_field() -> None:
    coded = shelling()
    bare = msgspec.structs.replace(coded.claims[0], place=None, time=None, event="unheard_of", attribution=())
    table = claim_table(list(map(line_of, told_of(msgspec.structs.replace(coded, claims=(bare,))))))
    found = {field: field_confidence(table, field).to_pylist()[0] for field in KINDS}
    assert (found["place"], found["time"], found["attribution"]) == (None, None, [])
    assert found["event"] is not None


def test_reasons_are_written_where_a_claim_has_them(tmp_path: Path) -> None:
    coded = attack()
    reason = Reason(field="place", rule="its own \0", start=1, end=2)
    claims = (coded.claims[0], msgspec.structs.replace(coded.claims[0], reasons=(reason,)))
    write_parquet(Given(msgspec.structs.replace(coded, claims=claims)), tmp_path / "c.parquet", OPTIONS)
    rows = pq.read_table(tmp_path / "c.parquet").column("reasons").to_pylist()
    assert rows == [None, msgspec.json.encode((reason,)).decode()]


def test_all_claims_of_a_large_store_come_in_order(tmp_path: Path) -> None:
    coded = [attack(n, name=f"r{n:03}") for n in range(1, 40)]
    with filled(tmp_path / "s.db", coded) as store:
        batches = ahead(lambda n: n * n, range(500))
        assert list(batches) == [n * n for n in range(500)]
        write_parquet(Material(store), tmp_path / "c.parquet", OPTIONS)
        assert pq.read_table(tmp_path / "c.parquet").column("claim").to_pylist() == [f"{c.report.id}-1" for c in coded]


@pytest.mark.parametrize("sign", list(DANGEROUS))
def test_every_dangerous_sign_is_disarmed(sign: str) -> None:
    assert safe_cell(sign + "1+1").startswith("'")
    assert safe_cell("'" + sign).startswith("''")


@given(text=st.text("=+-@\t'a＝1 "))
def test_a_safe_cell_is_read_back_as_it_was(text: str) -> None:
    assert cell_text(safe_cell(text)) == text
    assert not safe_cell(text).startswith(tuple(DANGEROUS))


def test_corrections_are_what_is_written(tmp_path: Path) -> None:
    from selon.store import Draft

    with filled(tmp_path / "s.db", [attack()]) as store:
        store.decide(Draft(kind="correct", subject="r1-1", field="event", after="abduct", who="a", when=OPTIONS.made))
        write_parquet(Material(store), tmp_path / "c.parquet", OPTIONS)
    row = pq.read_table(tmp_path / "c.parquet").to_pylist()[0]
    assert (row["event"], row["review"], row["cameo"]) == ("abduct", "corrected", "181")
    assert msgspec.structs.asdict(attack().claims[0])["event"] == "attack_civilians"
