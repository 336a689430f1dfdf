"""Fetching country files from a real server: whole, resumed, checked, and refused in words."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from selon.gazetteer import DownloadError
from selon.gazetteer.download import fetch_country

_CONTENT = bytes(range(256)) * 2000


class _Handler(BaseHTTPRequestHandler):
    """Serves SY.zip with ranges, a right sum for it and a wrong one for BAD.zip; CUT.zip breaks off once."""

    cut = True

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        _Server.asked.append((name, self.headers.get("Range")))
        if name == "SY.zip.sha256":
            self._send(200, f"{hashlib.sha256(_CONTENT).hexdigest()}  SY.zip\n".encode())
        elif name == "BAD.zip.sha256":
            self._send(200, b"0" * 64)
        elif name in ("SY.zip", "BAD.zip", "CUT.zip"):
            self._file(name)
        elif name == "ILL.zip":
            self._send(503, b"")
        else:
            self._send(404, b"")

    def _file(self, name: str) -> None:
        start = int((self.headers.get("Range") or "bytes=0-")[6:-1])
        if start >= len(_CONTENT):
            self._send(416, b"")
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(_CONTENT) - start))
        self.end_headers()
        broken = name == "CUT.zip" and not start
        self.wfile.write(_CONTENT[start : 100_000 if broken else None])

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


class _Server(ThreadingHTTPServer):
    asked: list[tuple[str, str | None]] = []  # noqa: RUF012


@pytest.fixture
def base() -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), _Handler)
    _Server.asked.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/dump"
    server.shutdown()
    server.server_close()


def test_whole_file_with_progress(base: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    path = fetch_country("SY", tmp_path, base, lambda have, total: seen.append((have, total)))
    assert path.read_bytes() == _CONTENT
    assert seen[-1] == (len(_CONTENT), len(_CONTENT))
    assert [p.name for p in tmp_path.iterdir()] == ["SY.zip"]


def test_resumes_what_an_earlier_try_left(base: str, tmp_path: Path) -> None:
    (tmp_path / "SY.zip.part").write_bytes(_CONTENT[:1000])
    assert fetch_country("SY", tmp_path, base).read_bytes() == _CONTENT
    assert ("SY.zip", "bytes=1000-") in _Server.asked


def test_goes_on_after_a_broken_connection(base: str, tmp_path: Path) -> None:
    with pytest.raises(DownloadError):
        fetch_country("CUT", tmp_path, base)
    assert 0 < (tmp_path / "CUT.zip.part").stat().st_size <= 100_000
    assert fetch_country("CUT", tmp_path, base).read_bytes() == _CONTENT


def test_a_finished_part_is_only_checked(base: str, tmp_path: Path) -> None:
    (tmp_path / "SY.zip.part").write_bytes(_CONTENT)
    assert fetch_country("SY", tmp_path, base).read_bytes() == _CONTENT


def test_wrong_sum_is_thrown_away(base: str, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="SHA-256"):
        fetch_country("BAD", tmp_path, base)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("code", "words"), [("XX", "no such country file"), ("ILL", "answers 503")])
def test_refusals(code: str, words: str, base: str, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=words):
        fetch_country(code, tmp_path, base)


def test_offline(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"cannot be reached .*selon places add PATH"):
        fetch_country("SY", tmp_path, "http://127.0.0.1:9/dump")
