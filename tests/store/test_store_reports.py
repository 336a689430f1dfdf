"""The store's ways in and out, over every backend."""

import hashlib
from pathlib import Path

import pytest
from store_examples import READER, WHEN, coded

from selon.model import CodedReport, Report
from selon.store import Filter, NotFoundError, Store, StoreError, open_store


def test_an_ingested_report_comes_back_as_it_was(store: Store) -> None:
    one = coded()
    receipt = store.ingest(one, reader=READER, received=WHEN)
    assert (receipt.report, receipt.outcome, receipt.claims) == ("r1", "new", 2)
    assert store.coded("r1") == one


def test_the_same_bytes_again_change_nothing(store: Store) -> None:
    store.ingest(coded(), reader=READER, received=WHEN)
    before = store.status()
    again = store.ingest(coded(), reader=READER, received="2025-01-01T00:00:00Z")
    renamed = store.ingest(coded("another-name"), reader=READER, received=WHEN)
    assert (again.outcome, renamed.outcome, renamed.report) == ("unchanged", "unchanged", "r1")
    assert store.status() == before


def test_another_text_under_a_known_name_is_kept_beside_it(store: Store) -> None:
    store.ingest(coded(), reader=READER, received=WHEN)
    other = store.ingest(coded(killed=9), reader=READER, received=WHEN)
    assert other.outcome == "new"
    assert other.report.startswith("r1-")
    assert store.report("r1").report.text != store.report(other.report).report.text
    assert len({claim.id for claim in store.every_claim()}) == 4


def test_a_new_reader_keeps_the_old_claims_as_history(store: Store) -> None:
    store.ingest(coded(), reader=READER, received=WHEN)
    fewer = CodedReport(report=coded().report, claims=coded().claims[:1])
    receipt = store.ingest(fewer, reader="selon 0.2.0 fr", received=WHEN)
    assert receipt.outcome == "recoded"
    assert [(c.reader, c.current, len(c.claims)) for c in store.codings("r1")] == [
        (READER, False, 2),
        ("selon 0.2.0 fr", True, 1),
    ]
    assert len(store.claims().items) == 1
    assert len(store.claims(history=True).items) == 3


def test_original_bytes_are_archived_by_their_digest(store: Store) -> None:
    raw = b"<html>\x00\xff bytes as they came</html>"
    store.ingest(coded(), reader=READER, received=WHEN, raw=raw, media_type="text/html")
    digest = store.report("r1").original
    assert digest == hashlib.sha256(raw).hexdigest()
    assert (store.original(digest).body, store.original(digest).media_type) == (raw, "text/html")


def test_text_alone_is_archived_as_utf8(store: Store) -> None:
    store.ingest(coded(), reader=READER, received=WHEN)
    assert store.original(store.report("r1").original).body.decode() == coded().report.text


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(event="capture"), {"r1-2"}),
        (Filter(actor="cd-adf"), {"r1-1"}),
        (Filter(actor="fardc"), {"r1-2"}),
        (Filter(place="MANDOKO"), {"r1-1"}),
        (Filter(source="chef"), {"r1-1"}),
        (Filter(country="CD"), {"r1-1", "r1-2"}),
        (Filter(country="SY"), set()),
        (Filter(near=(1.2, 30.05, 10)), {"r1-1"}),
        (Filter(near=(1.2, 30.05, 60)), {"r1-1", "r1-2"}),
        (Filter(box=(29.8, 1.3, 30.0, 1.5)), {"r1-2"}),
        (Filter(box=(179, 1, -179, 2)), set()),
        (Filter(since="2024-11-05", until="2024-11-05"), {"r1-1", "r1-2"}),
        (Filter(since="2024-11-06"), set()),
        (Filter(publisher="Radio Lac", review="unreviewed"), {"r1-1", "r1-2"}),
        (Filter(review="accepted"), set()),
    ],
)
def test_claims_are_found_by(store: Store, wanted: Filter, expected: set[str]) -> None:
    store.ingest(coded(), reader=READER, received=WHEN)
    assert {claim.id for claim in store.claims(wanted).items} == expected
    reports = {report.report.id for report in store.reports(wanted).items}
    by_publication = wanted.since == "2024-11-06" or wanted.until == "2024-11-05"
    assert by_publication or reports == ({"r1"} if expected else set())


@pytest.mark.parametrize("order", ["id", "newest", "oldest", "least_certain"])
def test_pages_join_to_the_whole_list(store: Store, order: str) -> None:
    store.ingest_many([coded(f"p{n}", killed=n) for n in range(2, 9)], reader=READER, received=WHEN)
    whole = [c.id for c in store.claims(order=order, limit=100).items]  # type: ignore[arg-type]
    pieces, after = [], None
    while True:
        page = store.claims(order=order, limit=3, after=after)  # type: ignore[arg-type]
        pieces += [c.id for c in page.items]
        after = page.after
        if after is None:
            break
    assert pieces == whole
    assert len(set(whole)) == 14


def test_a_cursor_of_another_order_is_refused(store: Store) -> None:
    store.ingest_many([coded(f"p{n}", killed=n) for n in range(2, 5)], reader=READER, received=WHEN)
    cursor = store.claims(order="id", limit=1).after
    with pytest.raises(StoreError, match="first page"):
        store.claims(order="newest", after=cursor)
    with pytest.raises(StoreError, match="first page"):
        store.claims(after="no cursor")


def test_what_is_not_there_is_said(store: Store) -> None:
    for look in (store.report, store.claim, store.incident, store.original):
        with pytest.raises(NotFoundError):
            look("nothing")


def test_nul_and_emoji_survive(store: Store) -> None:
    report = Report(id="odd", text="a\x00b 🎯 ستة", title="t\x00", publisher="\x00")
    store.ingest(CodedReport(report=report, claims=()), reader=READER, received=WHEN)
    assert store.coded("odd").report == report


def test_a_lone_surrogate_is_refused_in_words(store: Store) -> None:
    report = Report(id="half", text="\ud83d")
    with pytest.raises(StoreError, match="surrogate"):
        store.ingest(CodedReport(report=report, claims=()), reader=READER, received=WHEN)
    assert store.status().originals == 0


def test_opening_again_finds_everything(store_address: str) -> None:
    with open_store(store_address) as first:
        first.ingest(coded(), reader=READER, received=WHEN)
    with open_store(store_address) as second:
        assert second.status().claims == 2


@pytest.mark.parametrize("url", ["mysql://x/y", "nonsense://", "sqlite+nope:///x"])
def test_what_is_no_store_is_refused_in_words(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(url)


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "selon.db").write_text("not a database, but long enough to look like one " * 40)
    with pytest.raises(StoreError, match="choose another file"):
        open_store(tmp_path / "selon.db")


def test_sqlite_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    with open_store(tmp_path / "selon.db") as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
