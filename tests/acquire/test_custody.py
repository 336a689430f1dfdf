"""What is known of how a report came here: kept once, found again, and damage told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from acquire_examples import TEXT, Take, page
from test_documents import LATIN, _pdf
from web_server import answer, serving

from selon.acquire import Defaults, acquire
from selon.acquire.custody import Custody, CustodyLog, custody_of, extractor
from selon.acquire.fault import Unreadable
from selon.acquire.fetch import fetch
from selon.acquire.settings import FetchSettings, networks
from selon.acquire.web_archive import archive

ENTRY = Custody(
    report="r1",
    url="http://a.example/",
    final_url="http://b.example/",
    fetched="2026-01-02T03:04:05Z",
    sha256="00",
    file="x.warc.gz",
    record="<urn:uuid:1>",
    extractor=extractor(),
)


def test_entries_are_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "archive/custody.db"
    later = msgspec.structs.replace(ENTRY, fetched="2026-01-03T00:00:00Z", dated_by="meta date")
    with CustodyLog(path) as log:
        assert not path.exists(), "made with the first entry"
        for entry in (later, ENTRY, ENTRY, later):
            log.add(entry)
    assert custody_of(path, "r1") == [ENTRY, later]
    assert custody_of(path, "r2") == []
    assert custody_of(tmp_path / "none.db", "r1") == []


def test_a_file_from_before_bylines_is_read_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "custody.db"
    with closing(sqlite3.connect(path)) as base:
        fields = "report, url, final_url, fetched, sha256, file, record, extractor, dated_by"
        base.execute(f"CREATE TABLE custody ({fields}, UNIQUE ({fields}))")
        base.execute("INSERT INTO custody VALUES ('r1', 'u', 'f', '2025-01-01T00:00:00Z', '0', 'x', 'y', 't', '')")
        base.commit()
    assert [entry.byline for entry in custody_of(path, "r1")] == [None]
    with CustodyLog(path) as log:
        log.add(msgspec.structs.replace(ENTRY, byline="Une Plume"))
    assert [entry.byline for entry in custody_of(path, "r1")] == [None, "Une Plume"]


def test_what_is_no_log_is_told(tmp_path: Path) -> None:
    path = tmp_path / "custody.db"
    path.write_text("Un texte, et pas une base de données. " * 100)
    with pytest.raises(Unreadable), CustodyLog(path) as log:
        log.add(ENTRY)
    with pytest.raises(Unreadable):
        custody_of(path, "r1")


def test_a_page_knows_its_record_and_the_address_that_was_asked(tmp_path: Path) -> None:
    pages = {
        "/": answer(status="301 Moved", Location="/b"),
        "/b": answer(status="302 Found", Location="/c"),
        "/c": answer(page(TEXT)),
    }
    with serving(pages) as server:
        fetched = fetch(server.url(), FetchSettings(allowed=networks("127.0.0.0/8")))
    (found,) = acquire([str(archive(fetched, tmp_path).file)], Defaults())
    assert found.record.asked == server.url()
    assert found.record.url == server.url("/c")
    assert found.record.time == fetched.exchanges[-1].time
    assert found.record.identifier.startswith("<urn:uuid:")


def test_pdf_on_the_web(tmp_path: Path) -> None:
    with serving({"/": answer(_pdf(LATIN), media_type="application/pdf")}) as server:
        fetched = fetch(server.url(), FetchSettings(allowed=networks("127.0.0.0/8")))
    (found,) = acquire([str(archive(fetched, tmp_path).file)], Defaults())
    assert found.report.text == LATIN
    assert found.report.url == server.url()


def test_a_file_has_no_record(take: Take) -> None:
    assert take(a__txt=TEXT)[0][0].record is None
