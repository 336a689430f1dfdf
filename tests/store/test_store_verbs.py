"""The verbs on the store, from reports to evidence."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
from click.testing import CliRunner, Result

from selon.cli import exits
from selon.store import open_store

DEMO = Path(import_module("selon.demo").__file__ or "").parent / "reports.jsonl"
DEV = Path(__file__).parents[3] / "shared" / "evaluation" / "dev" / "fr.reports.jsonl"

ROWS = [
    {
        "id": "est-1",
        "language": "fr",
        "publisher": "Radio Est",
        "published": "2024-02-14",
        "text": "L'armée congolaise a repris mardi la ville de Goma aux rebelles du M23, selon un élu local.",
    },
    {
        "id": "est-2",
        "language": "fr",
        "publisher": "Le Lac",
        "published": "2024-02-14",
        "text": "Les FARDC ont repris Goma mardi. Quatre civils ont été tués.",
    },
]


def call(verb: str, *arguments: str) -> Result:
    """The verb as `selon` calls it: its return value is the exit code, its errors are raised."""
    command = import_module(f"selon.cli.{verb}").command
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exception is None, result
    assert result.return_value == exits.OK, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, reports: Path) -> str:
    path = str(tmp_path / "selon.db")
    acknowledged = lines(call("ingest", str(reports), "--store", path, "--format", "jsonl"))
    assert [row["report"] for row in acknowledged] == ["est-1", "est-2"]
    return path


def test_again_changes_nothing(store: str, reports: Path) -> None:
    again = lines(call("ingest", str(reports), "--store", store, "--format", "jsonl"))
    assert {row["outcome"] for row in again} == {"unchanged"}
    assert lines(call("recode", "--store", store, "--format", "jsonl")) == []
    status = lines(call("status", "--store", store, "--format", "json"))[0]
    assert (status["reports"], status["waiting"], status["history"]) == (2, 0, 0)


def test_recode_reads_anew_what_an_older_version_read(store: str) -> None:
    with open_store(store) as kept:
        one = kept.coded("est-1")
        older = msgspec.structs.replace(
            one, report=msgspec.structs.replace(one.report, id="old", text=one.report.text + " ")
        )
        kept.ingest(older, reader="selon 0.0.1 fr", received="2024-02-15T00:00:00Z", raw=b"as it came")
    (row,) = lines(call("recode", "--store", store, "--format", "jsonl"))
    assert (row["report"], row["outcome"]) == ("old", "recoded")
    with open_store(store) as kept:
        assert [coding.current for coding in kept.codings("old")] == [False, True]
        assert kept.original(kept.report("old").original).body == b"as it came"
        assert kept.status().originals == 3


def test_originals_are_the_lines_as_they_came(store: str, reports: Path) -> None:
    with open_store(store) as kept:
        assert (
            kept.original(kept.report("est-2").original).body
            == reports.read_bytes().splitlines(keepends=True)[1]
        )


def test_original_of_a_text_file_is_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ROWS[0]["text"].encode("cp1252"))
    store = str(tmp_path / "x.db")
    call("ingest", str(path), "--store", store, "--published", "2024-02-14", "--encoding", "cp1252")
    with open_store(store) as kept:
        (only,) = kept.reports().items
        assert kept.original(only.original).body == path.read_bytes()


def test_incidents_name_their_reports_and_claims(store: str) -> None:
    (whole,) = [json.loads(call("incidents", "--store", store, "--format", "json").stdout)]
    capture = next(incident for incident in whole if incident["event"] == "capture")
    assert capture["reports"] == ["est-1", "est-2"]
    assert len(capture["claims"]) == 2
    assert lines(call("incidents", "--store", store, "--format", "jsonl", "--event", "capture")) == [capture]
    assert lines(call("timeline", "--store", store, "--format", "jsonl", "--since", "2024-03-01")) == []


def test_geojson_has_a_feature_for_each(store: str) -> None:
    for verb, arguments in (("incidents", ()), ("control", ("--at", "2024-02-20"))):
        found = json.loads(call(verb, "--store", store, "--format", "geojson", *arguments).stdout)
        assert found["type"] == "FeatureCollection"
        assert found["features"]
        assert all(f["geometry"] is None or f["geometry"]["type"] for f in found["features"])


def test_show_sets_versions_side_by_side(store: str) -> None:
    (capture,) = lines(call("incidents", "--store", store, "--format", "jsonl", "--event", "capture"))
    shown = call("show", capture["id"], "--store", store, "--format", "table").stdout
    assert "Radio Est" in shown
    assert "Le Lac" in shown
    (row,) = lines(call("show", capture["id"], "--store", store, "--format", "jsonl"))
    assert {version["report"] for version in row["versions"]} == {"est-1", "est-2"}


def test_why_walks_down_to_the_archived_bytes(store: str) -> None:
    (state,) = lines(call("control", "--at", "2024-02-20", "--store", store, "--format", "jsonl"))
    assert (state["status"], [h["origins"] for h in state["holders"]]) == ("held", [2])
    (why,) = lines(call("why", state["id"], "--store", store, "--format", "jsonl"))
    told = [claim for _, evidence in why["incidents"] for claim in evidence["claims"]]
    assert {claim["id"] for claim in told} == set(state["claims"])
    with open_store(store) as kept:
        for claim in told:
            text = json.loads(kept.original(claim["original"]).body)["text"]
            assert text[claim["start"] : claim["end"]] == claim["trigger"]
            assert claim["sentence"] in text


def test_verify_says_that_all_is_whole_or_what_is_not(store: str) -> None:
    assert call("verify", "--store", store).return_value == exits.OK
    with open_store(store) as kept, kept.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE originals SET body = x'00'")
    damaged = call("verify", "--store", store)
    assert damaged.return_value == exits.REMARKS
    assert damaged.output.count("original ") == 2


def test_unknown_things_get_one_line(store: str) -> None:
    for verb in ("show", "why"):
        refused = call(verb, "nothing", "--store", store).exception
        assert isinstance(refused, click.ClickException)
        assert "nothing" in refused.message
        assert "\n" not in refused.message


@pytest.mark.parametrize(
    "arguments", [("control", "--at", "soon"), ("control", "--area", "1,2"), ("incidents", "--near", "here")]
)
def test_what_cannot_be_understood_is_said(store: str, arguments: tuple[str, ...]) -> None:
    assert isinstance(call(*arguments, "--store", store).exception, click.BadParameter)


def test_two_demo_versions_of_one_attack_are_one_incident(tmp_path: Path) -> None:
    store = str(tmp_path / "demo.db")
    lines(call("ingest", str(DEMO), "--store", store, "--format", "jsonl"))
    found = lines(call("incidents", "--store", store, "--format", "jsonl"))
    assert any(incident["reports"] == ["mali-agence", "mali-armee"] for incident in found)


@pytest.mark.skipif(not DEV.is_file(), reason="the evaluation reports are not here")
def test_three_papers_on_one_killing_are_one_incident(tmp_path: Path) -> None:
    chosen = tmp_path / "three.jsonl"
    wanted = ('"fr-036"', '"fr-037"', '"fr-038"')
    with DEV.open(encoding="utf-8") as file:
        chosen.write_text("".join(line for line in file if any(w in line for w in wanted)), encoding="utf-8")
    store = str(tmp_path / "three.db")
    call("ingest", str(chosen), "--store", store, "--format", "jsonl")
    found = lines(call("incidents", "--store", store, "--format", "jsonl", "--event", "attack_civilians"))
    assert any(incident["reports"] == ["fr-036", "fr-037", "fr-038"] for incident in found)


def in_process(*arguments: str, setup: str = "") -> subprocess.CompletedProcess[str]:
    """`selon ingest` in a process of its own, after `setup`."""
    code = f"import sys; {setup or None}; from selon.cli import ingest; ingest.command(sys.argv[1:])"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)


def test_a_read_only_folder_gets_one_clear_line(tmp_path: Path, reports: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    # Root may write anywhere but here.
    folder = "/proc" if os.geteuid() == 0 else str(closed)
    result = in_process(str(reports), "--store", f"{folder}/x.db")
    assert result.returncode == 1, result
    assert result.stderr.count("\n") == 1
    assert "--store" in result.stderr


def test_a_full_disk_gets_one_clear_line(tmp_path: Path, reports: Path) -> None:
    """No file may grow beyond what the tables take: near enough to a full disk for SQLite."""
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000))"
    result = in_process(str(reports), "--store", str(tmp_path / "x.db"), setup=limit)
    assert result.returncode == 1, result
    assert result.stderr.count("\n") == 1
    assert "space" in result.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a small disk can't be mounted here: the limit on files above stands for it")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_disk_that_fills_up_loses_nothing_acknowledged(tmp_path: Path, small_disk: Path) -> None:
    path, many = small_disk / "selon.db", tmp_path / "many.jsonl"
    rows = [{**ROWS[n % 2], "id": f"full-{n}", "text": f"{ROWS[n % 2]['text']} {n}."} for n in range(400)]
    many.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = in_process(str(many), "--store", str(path), "--format", "jsonl")
    acknowledged = [json.loads(line)["report"] for line in result.stdout.splitlines()]
    assert 0 < len(acknowledged) < len(rows), result.stderr
    assert [line for line in result.stderr.splitlines() if "space" in line] == result.stderr.splitlines()
    with open_store(str(path)) as store:
        assert store.verify() == []
        assert {r.report.id for r in store.every_report()} >= set(acknowledged)
