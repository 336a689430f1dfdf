"""Every fetch is kept byte for byte; a changed byte is found, and the record that holds it named."""

import io
import random
import threading
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from acquire_examples import TEXT, page
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from web_server import Answer, answer, serving

from selon.acquire import Defaults, acquire
from selon.acquire.fault import Unreadable
from selon.acquire.fetch import Fetched, fetch
from selon.acquire.settings import FetchSettings, networks
from selon.acquire.web_archive import archive, archived, verify_archive

SETTINGS = FetchSettings(allowed=networks("127.0.0.0/8"))


def _chunked() -> bytes:
    content = page(TEXT).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + f"{len(content):x}\r\n".encode() + content + b"\r\n0\r\n\r\n"


PAGES: dict[str, Answer] = {
    "/old": answer(status="301 Moved", Location="/new"),
    "/new": answer(page(TEXT)),
    "/chunked": _chunked(),
    "/cut": answer(b"x" * 100)[:-50],
}


@pytest.fixture(scope="module")
def fetched() -> Fetched:
    with serving(PAGES) as server:
        return fetch(server.url("/old"), SETTINGS)


def test_request_and_response_of_every_exchange_are_kept(fetched: Fetched, tmp_path: Path) -> None:
    path = archive(fetched, tmp_path).file
    with path.open("rb") as stream:
        records = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")[-4:]) for r in ArchiveIterator(stream)]
    assert records == [("response", "/old"), ("request", "/old"), ("response", "/new"), ("request", "/new")]
    assert path.parent.name == fetched.exchanges[-1].time[:10]


def test_the_kept_bytes_are_those_of_the_wire(fetched: Fetched, tmp_path: Path) -> None:
    with archive(fetched, tmp_path).file.open("rb") as stream:
        blocks = [r.http_headers.to_bytes() + r.raw_stream.read() for r in ArchiveIterator(stream)]
    assert blocks[-2:] == [fetched.exchanges[-1].response, fetched.exchanges[-1].request]


@pytest.mark.parametrize("path", ["/old", "/chunked"])
def test_warcio_finds_nothing_wrong(tmp_path: Path, path: str) -> None:
    with serving(PAGES) as server:
        kept = archive(fetch(server.url(path), SETTINGS), tmp_path).file
    arguments = type("Arguments", (), {"inputs": [str(kept)], "verbose": True})
    said = io.StringIO()
    with redirect_stdout(said):
        failed = Checker(arguments).process_all()
    assert not failed
    assert "digest pass" in said.getvalue()


@pytest.mark.parametrize("path", ["/old", "/chunked"])
def test_reports_are_read_from_the_archive(tmp_path: Path, path: str) -> None:
    with serving(PAGES) as server:
        kept = archive(fetch(server.url(path), SETTINGS), tmp_path).file
    (found,) = acquire([str(kept)], Defaults())
    assert TEXT in found.report.text
    assert found.report.url.endswith("/new" if path == "/old" else path)


def test_every_flipped_byte_is_found(fetched: Fetched, tmp_path: Path) -> None:
    path = archive(fetched, tmp_path).file
    data, chance = path.read_bytes(), random.Random(7)
    for _ in range(1000):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        (fault,) = verify_archive(tmp_path)
        assert fault.values["record"] in (path.name, fetched.exchanges[0].url)
    path.write_bytes(data)
    assert not list(verify_archive(tmp_path))


def test_a_failed_fetch_leaves_nothing(tmp_path: Path) -> None:
    with serving(PAGES) as server, pytest.raises(Unreadable):
        archive(fetch(server.url("/cut"), SETTINGS), tmp_path)
    assert not archived(tmp_path)


def test_many_at_once_each_stay_whole(fetched: Fetched, tmp_path: Path) -> None:
    threads = [threading.Thread(target=archive, args=(fetched, tmp_path)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(archived(tmp_path)) == 8
    assert not list(verify_archive(tmp_path))
    assert not list(tmp_path.rglob("*.part"))
