"""What the tests of acquisition share."""

import socket
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from pathlib import Path

import pytest
from acquire_examples import Result, Take

from selon.acquire import Acquired, Defaults, Fault, acquire


@pytest.fixture(autouse=True)
def _no_strangers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test of acquisition connects to anything but this machine, whatever the code under test does."""
    strangers: list[object] = []
    connect = socket.socket.connect

    def watched(self: socket.socket, address: tuple[str, int] | str) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not ip_address(address[0]).is_loopback:
            strangers.append(address)
            raise ConnectionRefusedError(f"a test was about to connect to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    yield
    assert strangers == []


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
