"""`selon demo`: the samples are coded, shown and followed by what to try next, which works."""

import os
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from selon.acquire import Acquired, Defaults, acquire
from selon.cli.demo import show_demo
from selon.demo import sample_reports


def test_samples_are_eight_dated_french_reports() -> None:
    items = list(acquire([str(sample_reports())], Defaults()))
    assert all(isinstance(item, Acquired) for item in items)
    reports = [item.report for item in items if isinstance(item, Acquired)]
    assert len(reports) == 8
    assert len({report.publisher for report in reports}) >= 6
    assert all(report.language == "fr" and report.published for report in reports)


def test_demo_shows_claims_and_next_steps(selon) -> None:
    done = selon("demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "M23" in done.stdout
    lines = done.stdout.splitlines()
    steps = [line.split(".venv/bin/selon ")[1] for line in lines if ".venv/bin/selon" in line]
    assert len(steps) >= 4
    explain = next(step for step in steps if step.startswith("explain"))
    assert selon(*explain.split()).returncode == 0


def test_a_command_to_try_is_never_broken_in_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / "/".join(["a-folder-with-a-long-name"] * 4)
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    console = Console(width=80, file=StringIO(), record=True)
    show_demo(console)
    assert f"explain {os.path.relpath(sample_reports())}#mali-agence#1\n" in console.export_text()
