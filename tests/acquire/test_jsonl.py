"""JSON Lines: every good line is a report, every bad one a remark with its number."""

import json

from acquire_examples import TEXT, Take

from selon.acquire import Defaults
from selon.acquire.jsonl import LONGEST_LINE

FULL = {
    "id": "x-1",
    "language": "fr",
    "publisher": "Radio",
    "url": "http://radio.example/1",
    "title": "Un titre",
    "published": "2024-03-12T08:30:00+01:00",
    "text": TEXT,
    "something": ["else"],
}


def _lines(*values: object) -> str:
    return "".join((v if isinstance(v, str) else json.dumps(v, ensure_ascii=False)) + "\n" for v in values)


def test_all_fields_are_read(take: Take) -> None:
    (found,), faults = take(a__jsonl=_lines(FULL))
    report = found.report
    assert (report.id, report.language, report.publisher) == ("x-1", "fr", "Radio")
    assert (report.url, report.title, report.text) == ("http://radio.example/1", "Un titre", TEXT)
    assert report.published == "2024-03-12"
    assert not faults


def test_broken_lines_amid_good_ones(take: Take) -> None:
    broken = ("{", "[]", '"text"', {"text": 3}, {"id": 4}, {"text": ""}, "", '{"text": "\\ud800"}')
    content = _lines(FULL, *broken, FULL)
    reports, faults = take(a__jsonl=content)
    assert [r.line for r in reports] == [1, 10]
    assert [f.line for f in faults] == [2, 3, 4, 5, 6, 7, 9]
    assert {f.source for f in faults} == {"a.jsonl"}


def test_a_line_without_an_id_is_named_by_its_place(take: Take) -> None:
    (found,), _ = take(a__jsonl=_lines({"text": TEXT}))
    assert found.report.id == "a.jsonl:1"


def test_a_date_that_is_none_is_told_and_left_out(take: Take) -> None:
    lines = _lines({"text": "a", "published": "hier"}, {"text": "b", "published": "2023-02-30"})
    reports, faults = take(a__jsonl=lines)
    assert [r.report.published for r in reports] == [None, None]
    assert [f.line for f in faults] == [1, 2]


def test_a_line_in_another_encoding(take: Take) -> None:
    content = _lines(FULL).encode() + json.dumps(FULL, ensure_ascii=False).encode("cp1252", "replace")
    reports, (fault,) = take(a__jsonl=content)
    assert reports[1].report.text == TEXT
    assert fault.line == 2


def test_a_file_in_utf16(take: Take) -> None:
    reports, (fault,) = take(a__jsonl=_lines(FULL, FULL).encode("utf-16"))
    assert [r.report.text for r in reports] == [TEXT, TEXT]
    assert fault.line is None
    _, none = take(Defaults(encoding="utf-16"), a__jsonl=_lines(FULL).encode("utf-16"))
    assert not none


def test_an_endless_line_is_skipped(take: Take) -> None:
    reports, (fault,) = take(a__jsonl=_lines("x" * (LONGEST_LINE + 5), FULL))
    assert fault.line == 1
    assert [r.line for r in reports] == [2]


def test_deep_json_is_a_broken_line(take: Take) -> None:
    _, (fault,) = take(a__jsonl=_lines('{"text": ' + "[" * 100_000))
    assert fault.line == 1
