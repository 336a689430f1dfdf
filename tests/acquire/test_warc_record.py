"""Records hold what came over the wire, whatever it looks like, and warcio finds nothing wrong with them."""

import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.warcwriter import WARCWriter

from selon.acquire.fetch import Exchange
from selon.acquire.warc_record import exchange_records

REQUEST = b"GET /1 HTTP/1.1\r\nHost: www.example.org\r\n\r\n"
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n\r\n\r\n"
ODD = {
    "doubled space": b"HTTP/1.1 200 OK\r\nServer:  two  spaces \r\nContent-Length: 4\r\n\r\ntext",
    "folded line": b"HTTP/1.1 200 OK\r\nServer: one\r\n  two\r\nContent-Length: 4\r\n\r\ntext",
    "bare line feeds": b"HTTP/1.1 200 OK\nServer: one\nContent-Length: 6\n\ntext\r\n",
    "line of blanks": b"HTTP/1.1 200 OK\r\nServer: one\r\n \r\ntext",
    "no end of headers": b"HTTP/1.1 200 OK\r\nServer: one\r\n",
    "nothing behind the headers": b"HTTP/1.1 304 Not Modified\r\nETag: one\r\n\r\n",
}


def exchange(response: bytes) -> Exchange:
    return Exchange(
        url="https://www.example.org/1",
        time="2026-11-26T00:00:00Z",
        address="192.0.2.1",
        request=REQUEST,
        response=response,
    )


def written_by_warcio(one: Exchange, identifiers: list[str]) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    records = [
        writer.create_warc_record(
            one.url,
            kind,
            payload=io.BytesIO(block),
            length=len(block),
            warc_headers_dict={"WARC-Date": one.time, "WARC-IP-Address": one.address, "WARC-Record-ID": identifier},
        )
        for kind, block, identifier in zip(
            ("response", "request"), (one.response, one.request), identifiers, strict=True
        )
    ]
    writer.write_request_response_pair(records[1], records[0])
    return stream.getvalue()


def lines(data: bytes) -> list[bytes]:
    return sorted(gzip.decompress(data).split(b"\r\n"))


def read(data: bytes) -> list[Any]:
    return [
        (record.rec_headers.get_header("WARC-Record-ID"), record.rec_headers, record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(data), check_digests="raise")
    ]


@pytest.mark.parametrize("response", [PLAIN, *ODD.values()], ids=["plain", *ODD])
def test_the_blocks_are_the_bytes_of_the_wire(response: bytes) -> None:
    data, _ = exchange_records(exchange(response))
    records = ArchiveIterator(io.BytesIO(data), no_record_parse=True)
    assert [record.raw_stream.read() for record in records] == [response, REQUEST]


@pytest.mark.parametrize("response", [PLAIN, *ODD.values()], ids=["plain", *ODD])
def test_warcio_check_passes(response: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.warc.gz"
    path.write_bytes(exchange_records(exchange(response))[0])
    failed = Checker(type("Arguments", (), {"inputs": [str(path)], "verbose": True})).process_all()
    assert not failed
    assert capsys.readouterr().out.count("digest pass") == 2


def test_where_the_headers_are_plain_the_records_are_those_that_warcio_writes() -> None:
    data, _ = exchange_records(exchange(PLAIN))
    identifiers = [identifier for identifier, *_ in read(data)]
    assert lines(data) == lines(written_by_warcio(exchange(PLAIN), identifiers))


def test_the_request_names_its_answer() -> None:
    data, answer = exchange_records(exchange(PLAIN))
    (first, _, body), (second, headers, _) = read(data)
    assert (first, body) == (answer, b"\r\n\r\n")
    assert (second != answer, headers.get_header("WARC-Concurrent-To")) == (True, answer)


def test_no_two_records_share_an_identifier() -> None:
    found = [identifier for _ in range(50) for identifier, *_ in read(exchange_records(exchange(PLAIN))[0])]
    assert len(set(found)) == 100
