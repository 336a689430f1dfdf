"""A few runs of the kill soak; `python soak/ingest_kill.py --runs 300` is the whole of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[2] / "soak" / "ingest_kill.py"


@pytest.mark.slow
def test_killed_runs_lose_nothing() -> None:
    command = [sys.executable, str(SOAK), "--runs", "4", "--reports", "10"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["lost"] == 0
