"""`selon serve` and `selon user` as real processes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from web_examples import fill

from selon.store import open_store

SELON = str(Path(sys.executable).with_name("selon"))


def _selon(*arguments: str, folder: Path, given: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [SELON, "--lang", "en", *arguments], cwd=folder, input=given, capture_output=True, text=True, timeout=90
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store in it."""
    with open_store(tmp_path / "selon.db") as store:
        fill(store)
    return tmp_path


@contextmanager
def _serving(folder: Path, *options: str) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    command = [SELON, "serve", "--port", str(port), *options]
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            httpx.get(address)
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise TimeoutError(address)


def test_local_use_needs_no_password(folder: Path) -> None:
    with _serving(folder) as address:
        assert httpx.get(f"{address}/api/session").json()["role"] == "admin"
        assert "Darnoul" in httpx.get(f"{address}/incidents").text
        assert httpx.get(address, headers={"Host": "evil.example"}).status_code == 400


def test_people_are_needed_for_anything_else(folder: Path) -> None:
    refused = _selon("serve", "--host", "0.0.0.0", folder=folder)
    assert refused.returncode == 2
    assert "selon user add" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert _selon("user", "add", "amina", "--role", "reviewer", folder=folder, given="short\n").returncode == 2
    added = _selon("user", "add", "amina", "--role", "reviewer", folder=folder, given="a long password\n")
    assert added.returncode == 0, added.stderr
    assert _selon("user", "list", folder=folder).stdout.startswith("amina\treviewer\t")
    with _serving(folder, "--login") as address:
        assert httpx.get(f"{address}/api/incidents").status_code == 401
        assert httpx.get(f"{address}/incidents").headers["location"].startswith("/login?next=")
        with httpx.Client(base_url=address) as client:
            client.post("/login", data={"name": "amina", "password": "a long password"})
            assert client.get("/api/session").json()["role"] == "reviewer"
            assert _selon("user", "remove", "amina", folder=folder).returncode == 0
            assert client.get("/api/session").status_code == 401
    assert _selon("user", "remove", "amina", folder=folder).returncode == 2
