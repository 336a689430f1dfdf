"""What the tests of acquisition share."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from acquire_examples import Result, Take

from selon.acquire import Acquired, Defaults, Fault, acquire


@pytest.fixture
def take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Write files under a fresh folder, made the current one, and acquire them: reports and faults."""
    monkeypatch.chdir(tmp_path)

    def taken(defaults: Defaults | None = None, inputs: Sequence[str] = (), **files: bytes | str) -> Result:
        names = [_write(tmp_path, name, content) for name, content in files.items()]
        items = list(acquire([*inputs, *names], defaults or Defaults()))
        return [i for i in items if isinstance(i, Acquired)], [i for i in items if isinstance(i, Fault)]

    return taken


def _write(folder: Path, name: str, content: bytes | str) -> str:
    """Write `content`; a double underscore in the keyword stands for the dot of the file's name."""
    path = folder / name.replace("__", ".")
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path.name
