"""The lossless file: store → file → store → file gives the same bytes; masked, every offset still holds."""

from pathlib import Path

import msgspec
from export_examples import OPTIONS, PROPERTY, attack, coded_reports, filled, sample, shelling
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.export.jsonl import write
from selon.export.lines import ReportLine
from selon.export.material import Material
from selon.export.privacy import concealed_report
from selon.importing.jsonl import read_lines, restore
from selon.model import CodedReport, Span
from selon.store import Draft, Store, open_store
from selon.store.checking import spans_of

WHEN = "2024-11-08T10:00:00Z"


def _exported(store: Store, path: Path) -> bytes:
    write(Material(store, with_names=True), path, OPTIONS)
    return path.read_bytes()


def _restored(path: Path, target: Path) -> Store:
    store = open_store(target)
    numbers: dict[int, int] = {}
    for line in read_lines(path, WHEN):
        assert not hasattr(line, "message"), line
        restore(store, line, numbers)
    store.refresh()
    return store


def test_there_and_back_again_with_two_readings_decisions_and_original_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with filled(tmp_path / "a.db", sample()) as store:
        html = b"<html><p>" + attack().report.text.encode() + b"</p></html>"
        store.ingest(attack(5, name="r9"), reader="selon 0.1", received=WHEN, raw=html, media_type="text/html")
        store.ingest(attack(5, name="r9"), reader="selon 0.2", received=WHEN)
        made = store.decide(
            Draft(kind="correct", subject="r1-1", field="event", after="attack", who="amina", when=WHEN)
        )
        store.decide(Draft(kind="reject", subject="r2-1", who="amina", when=WHEN, why="wrong"))
        store.undo(made.seq, who="omar", when=WHEN)
        first = _exported(store, path)
        store.refresh()
        incidents = [i.id for i in store.every_incident()]
    with _restored(path, tmp_path / "b.db") as again:
        assert _exported(again, tmp_path / "b.jsonl") == first
        assert [i.id for i in again.every_incident()] == incidents
        assert again.verify() == []
        assert len(again.codings("r9")) == 2
        assert again.original(again.report("r9").original).body == html


def test_decisions_find_what_they_undo_in_a_store_that_has_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with filled(tmp_path / "a.db", [attack()]) as store:
        made = store.decide(Draft(kind="reject", subject="r1-1", who="amina", when=WHEN))
        store.undo(made.seq, who="amina", when=WHEN)
        _exported(store, path)
    with filled(tmp_path / "b.db", [shelling()]) as other:
        other.decide(Draft(kind="accept", subject="r2-1", who="omar", when=WHEN))
        numbers: dict[int, int] = {}
        for line in read_lines(path, WHEN):
            restore(other, line, numbers)
        assert [d.undoes for d in other.decisions()] == [None, None, 2]


def _numbered(coded: list[CodedReport]) -> list[CodedReport]:
    """Reports with ids of their own, whose claims share ids: the store tells them apart by itself."""
    return [
        CodedReport(
            report=msgspec.structs.replace(one.report, id=f"r{9 - n}"),
            claims=tuple(msgspec.structs.replace(claim, id=f"c{k}") for k, claim in enumerate(one.claims)),
        )
        for n, one in enumerate(coded)
    ]


@settings(parent=PROPERTY, max_examples=15, suppress_health_check=list(HealthCheck))
@given(coded=st.lists(coded_reports(), min_size=1, max_size=3).map(_numbered))
def test_any_reports_there_and_back_again(coded: list[CodedReport], tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("j")
    with filled(folder / "a.db", coded) as store:
        first = _exported(store, folder / "a.jsonl")
    with _restored(folder / "a.jsonl", folder / "b.db") as again:
        assert _exported(again, folder / "b.jsonl") == first


def test_masked_text_keeps_every_offset_and_no_name(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with filled(tmp_path / "a.db", [attack()]) as store:
        store.decide(Draft(kind="note", subject="r1-1", who="amina", when=WHEN, why="Mukendi's brother called"))
        outcome = write(Material(store), path, OPTIONS)
    assert outcome.left_out == {"decisions are only given with the names": 1}
    content = path.read_text()
    assert "Mukendi" not in content
    assert "Kasereka" not in content, "nor where the text has only a part of the name"
    assert "mort-de-jean" not in content, "nor in the address"
    line = msgspec.json.decode(content, type=ReportLine)
    assert len(line.report.text) == len(attack().report.text)
    for _, span in spans_of(line.readings[0].claims[0]):
        assert span.within(line.report.text)
    assert "Kiwanja" in line.report.text
    assert "M23" in line.report.text


def test_whom_words_point_back_to_is_masked_with_them() -> None:
    claim = attack().claims[0]
    pointing = claim.attribution[0].__class__(
        text=claim.trigger.text, start=claim.trigger.start, end=claim.trigger.end, kind="witness", name="Odette Kavira"
    )
    coded = msgspec.structs.replace(attack(), claims=(msgspec.structs.replace(claim, attribution=(pointing,)),))
    assert "Kavira" not in msgspec.json.encode(concealed_report(coded)).decode()


@PROPERTY
@given(coded=coded_reports())
def test_masking_any_report_keeps_offsets_and_length(coded: CodedReport) -> None:
    hidden = concealed_report(coded)
    assert len(hidden.report.text) == len(coded.report.text)
    spans: list[Span] = [span for claim in hidden.claims for _, span in spans_of(claim)]
    assert all(span.within(hidden.report.text) for span in spans)


def test_what_code_prints_comes_in_and_a_bad_line_is_told(tmp_path: Path) -> None:
    from selon.batch.contract import as_json

    path = tmp_path / "claims.jsonl"
    path.write_bytes(as_json(attack()) + b"{nonsense\n" + as_json(shelling()))
    lines = list(read_lines(path, WHEN))
    assert [type(line).__name__ for line in lines] == ["ReportLine", "Fault", "ReportLine"]
    assert lines[1].where.endswith(":2")
    assert lines[0].readings[0].claims == attack().claims
