"""The real command line, in a process of its own, as a person or a script runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


_LANGUAGE = ("SELON_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def selon(tmp_path: Path) -> Run:
    """Run `selon ARGUMENTS` in a fresh folder; no traceback may ever show."""

    def run(
        *arguments: str | Path, stdin: bytes = b"", **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        command = [str(Path(sys.executable).with_name("selon")), *map(str, arguments)]
        known = {n: v for n, v in os.environ.items() if n not in _LANGUAGE} | {"COLUMNS": "100"}
        done = subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, env=known | environment, timeout=280
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(command, done.returncode, out, err)

    return run
