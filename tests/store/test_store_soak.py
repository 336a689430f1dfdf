"""A tenth of the kill soak; `python soak/ingest_kill.py --kills 300` is the whole of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[2] / "soak" / "ingest_kill.py"


@pytest.mark.slow
def test_killed_runs_lose_nothing() -> None:
    command = [sys.executable, str(SOAK), "--kills", "30", "--reports", "8"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] == 30
    assert told["lost"] == 0
