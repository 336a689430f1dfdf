"""`selon code`: every form of input and output, and every bad input, through the real command."""

import json
from pathlib import Path

import pytest

TEXT = (
    "Les rebelles du M23 se sont emparés mardi de la ville de Sake, selon un élu local. "
    "Au moins douze soldats ont été tués."
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _lines(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_pipe_gets_json_lines_with_spans_that_hold(selon, report: Path) -> None:
    done = selon("code", report, "--published", "2023-02-15", "--publisher", "Radio")
    assert (done.returncode, done.stderr) == (0, "")
    (coded,) = _lines(done.stdout)
    known = {"publisher": "Radio", "published": "2023-02-15", "language": "fr"}
    assert coded["report"] | known == coded["report"]
    assert "text" not in coded["report"]
    capture = next(c for c in coded["claims"] if c["event"] == "capture")
    assert capture["time"]["from"] == "2023-02-14"
    for span in (capture["trigger"], *capture["initiators"], capture["place"], *capture["attribution"]):
        assert TEXT[span["start"] : span["end"]] == span["text"]
    assert "reasons" not in capture


def test_explain_adds_reasons(selon, report: Path) -> None:
    (coded,) = _lines(selon("code", report, "--explain").stdout)
    assert all("reasons" in claim for claim in coded["claims"])


def test_table_has_the_text_and_the_claims(selon, report: Path) -> None:
    done = selon("code", report, "--format", "table", "--published", "2023-02-15")
    assert done.returncode == 0
    assert "emparés[1]" in done.stdout
    assert "captures" in done.stdout
    assert "2023-02-14" in done.stdout
    assert "prise" in selon("--lang", "fr", "code", report, "--format", "table").stdout


def test_a_table_on_an_ascii_terminal_does_not_fail(selon, report: Path) -> None:
    assert selon("code", report, "--format", "table", LANG="C", PYTHONIOENCODING="ascii").returncode == 0


def test_standard_input_and_several_inputs(selon, report: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/b.jsonl").write_text(json.dumps({"id": "b", "text": TEXT}) + "\n")
    done = selon("code", "-", report, "folder", stdin=TEXT.encode())
    assert [line["report"]["id"] for line in _lines(done.stdout)] == ["-", str(report), "b"]
    assert done.returncode == 0


def test_output_file_is_whole_or_not_there(selon, report: Path, tmp_path: Path) -> None:
    done = selon("code", report, "-o", "out.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    assert len(_lines((tmp_path / "out.jsonl").read_text())) == 1
    assert not list(tmp_path.glob("*.part"))
    missing = selon("code", report, "-o", "nowhere/out.jsonl")
    assert missing.returncode == 2
    assert "nowhere/out.jsonl" in missing.stderr


def test_several_processes_print_the_same(selon, tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"{TEXT} {n}"}) for n in range(40)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    one, two = selon("code", "many.jsonl", "--workers", "1"), selon("code", "many.jsonl", "--workers", "2")
    assert one.stdout == two.stdout
    assert len(_lines(one.stdout)) == 40


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "mixed.txt": TEXT.encode() + "\nfin, dit l’élu".encode("cp1252"),
    "cp1252.txt": TEXT.encode("cp1252"),
    "utf16.txt": TEXT.encode("utf-16"),
    "english.txt": b"The army took the town on Tuesday and killed at least twelve fighters, officials said.",
    "line.txt": b"un mot " * 750_000,
    "nested.html": b"<html><body>" + b"<div>" * 100_000 + b"<p>mot</p>",
    "cut.warc.gz": b"\x1f\x8b\x08\x00\x00",
    "broken.jsonl": b'{"text": "Rien."}\n{"text": \n{"text": 3}\n',
}
CODED_ALL_THE_SAME = {"mixed.txt", "cp1252.txt", "utf16.txt"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_bad_input_is_one_line_and_the_good_ones_are_coded(
    selon, report: Path, tmp_path: Path, language: str
) -> None:
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    done = selon("--lang", language, "code", *BAD, "nowhere.txt", report)
    assert done.returncode == 1
    coded = {line["report"]["id"]: line for line in _lines(done.stdout)}
    assert coded.keys() >= {*CODED_ALL_THE_SAME, str(report), "broken.jsonl:1"}
    remarks = done.stderr.splitlines()
    assert all(any(line.startswith(name) for line in remarks) for name in (*BAD, "nowhere.txt")), done.stderr
    broken = {line.split(": ")[0] for line in remarks if line.startswith("broken")}
    assert broken == {"broken.jsonl:2", "broken.jsonl:3"}
    assert len(remarks) <= len(BAD) + 4, done.stderr


@pytest.mark.parametrize("name", sorted(CODED_ALL_THE_SAME))
def test_offsets_hold_in_other_encodings(selon, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    (coded,) = _lines(selon("code", name).stdout)
    assert coded["claims"]
    for claim in coded["claims"]:
        trigger = claim["trigger"]
        assert TEXT[trigger["start"] : trigger["end"]] == trigger["text"]


def test_a_stated_encoding_is_no_remark(selon, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("cp1252"))
    done = selon("code", "a.txt", "--encoding", "cp1252")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_report_cannot_command_the_terminal(selon, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"\x1b]0;owned\x07{TEXT}\x1b[31m\x9b2J")
    done = selon("code", "a.txt", "--format", "table", FORCE_COLOR="1")
    assert "owned" in done.stdout
    assert "\x1b]" not in done.stdout
    assert "\x9b" not in done.stdout
    assert "\x07" not in done.stdout


def test_a_closed_pipe_is_no_error(selon, tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "many.jsonl").write_text("\n".join(json.dumps({"text": TEXT}) for _ in range(300)))
    command = f"{Path(sys.executable).with_name('selon')} code many.jsonl --workers 1 | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_a_full_disk_is_one_line(selon, report: Path) -> None:
    done = selon("code", report, "-o", "/dev/full")
    assert done.returncode == 2
    assert "/dev/full" in done.stderr
    assert Path("/dev/full").is_char_device()
