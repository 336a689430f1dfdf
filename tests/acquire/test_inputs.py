"""Files, folders and standard input: the good ones are read, the bad ones told, none stops another."""

import hashlib
import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from acquire_examples import TEXT, Take, page, warc

from selon.acquire import LONGEST_TEXT, Defaults, acquire, count


def test_text_is_kept_as_it_is(take: Take) -> None:
    content = f"  {TEXT}\r\n\r\nFin.\n"
    (found,), faults = take(a__txt=content)
    assert found.report.text == content
    assert found.report.sha256 == hashlib.sha256(content.encode()).hexdigest()
    assert found.report.id == found.source == "a.txt"
    assert not faults


def test_defaults_fill_what_the_input_leaves_open(take: Take) -> None:
    known = Defaults(published="2024-03-12", publisher="AFP", language="fr")
    line = '{"text": "Rien.", "publisher": "Radio"}'
    (text, json), _ = take(known, a__txt=TEXT, b__jsonl=line)
    assert (text.report.published, text.report.publisher, text.report.language) == ("2024-03-12", "AFP", "fr")
    assert (json.report.published, json.report.publisher) == ("2024-03-12", "Radio")


def test_empty_files_of_every_kind_are_told(take: Take) -> None:
    reports, faults = take(a__txt="", b__txt=" \n", c__jsonl="", d__html="", e__warc="")
    assert not reports
    assert [f.source for f in faults] == ["a.txt", "b.txt", "c.jsonl", "d.html", "e.warc"]


def test_a_text_of_megabytes_is_told(take: Take) -> None:
    reports, (fault,) = take(a__txt="un " * LONGEST_TEXT)
    assert not reports
    assert fault.values["count"] == 3 * LONGEST_TEXT


def test_a_missing_and_an_unreadable_file_are_told(take: Take, tmp_path: Path) -> None:
    _, faults = take(inputs=["nowhere.txt", "/proc/self/mem"], a__txt=TEXT)
    assert [f.source for f in faults] == ["nowhere.txt", "/proc/self/mem"]


def test_folders_are_walked_in_order_without_hidden_and_unknown_files(take: Take, tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.html", "a/3.txt", ".git/4.txt", "b/.5.txt", "b/picture.png"):
        file = tmp_path / "all" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(TEXT) if name.endswith("html") else TEXT)
    reports, faults = take(inputs=["all"])
    assert [r.source for r in reports] == ["all/a/3.txt", "all/b/1.html", "all/b/2.txt"]
    assert not faults


def test_an_empty_folder_is_told(take: Take, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    _, (fault,) = take(inputs=["none"])
    assert fault.source == "none"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text", TEXT.encode()),
        ("json", b'{"text": "Rien."}\n'),
        ("page", page(TEXT).encode()),
        ("archive", warc([page(TEXT)])),
        ("plain archive", warc([page(TEXT)], gzip=False)),
        ("REPORT.TXT", TEXT.encode()),
    ],
)
def test_a_file_without_a_telling_name_is_told_by_its_content(
    tmp_path: Path, name: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content)
    (found,) = acquire([name], Defaults())
    assert type(found).__name__ == "Acquired"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(content))))
    (piped,) = acquire(["-"], Defaults())
    assert type(piped).__name__ == "Acquired"


def test_count_is_known_without_reading_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text('{"text": "un"}\n{"text": "deux"}\n')
    assert count([str(tmp_path)]) == 3
    assert count([str(tmp_path), "-"]) is None
    assert count([os.path.join(tmp_path, "nowhere.txt")]) == 1
