"""Archives: pages out of whole records; cuts and changes are told, with the number of the record."""

import gzip

import pytest
from acquire_examples import TEXT, Take, page, warc

PAGES = [page(f"{TEXT} Page {n}.") for n in range(3)]


@pytest.mark.parametrize("zipped", [True, False])
def test_pages_with_their_address(take: Take, zipped: bool) -> None:
    name = "a__warc__gz" if zipped else "a__warc"
    reports, faults = take(**{name: warc(PAGES, gzip=zipped)})
    assert [r.report.url for r in reports] == [f"http://journal.example/{n}" for n in range(3)]
    assert all(f"Page {n}." in r.report.text for n, r in enumerate(reports))
    assert len({r.report.id for r in reports}) == 3
    assert not faults


def test_plain_text_responses(take: Take) -> None:
    (found,), _ = take(a__warc__gz=warc([TEXT], content_type="text/plain; charset=utf-8"))
    assert found.report.text == TEXT


def test_other_media_are_passed_over(take: Take) -> None:
    reports, (fault,) = take(a__warc__gz=warc([TEXT], content_type="image/png"))
    assert not reports
    assert fault.line is None


@pytest.mark.parametrize("cut", [1, 100, 600])
def test_a_cut_gzip_archive_keeps_the_records_before_the_cut(take: Take, cut: int) -> None:
    reports, (fault,) = take(a__warc__gz=warc(PAGES)[:-cut])
    assert len(reports) == fault.values["count"]
    assert fault.line == len(reports) + 1


def test_every_cut_of_a_plain_archive_is_told(take: Take) -> None:
    data = warc(PAGES, gzip=False)
    ends = {0, *_record_ends(data)}
    for cut in range(0, len(data), 211):
        reports, faults = take(a__warc=data[:cut])
        assert faults or cut in ends, cut
        assert len(reports) <= 3


def _record_ends(data: bytes) -> set[int]:
    starts = [i for i in range(len(data)) if data.startswith(b"WARC/1", i)]
    return {*starts, len(data)}


def test_a_changed_record_is_told_and_the_next_one_read(take: Take) -> None:
    data = bytearray(warc(PAGES, gzip=False))
    at = data.index(b"Page 1.")
    data[at + 5 : at + 6] = b"7"
    reports, (fault,) = take(a__warc=bytes(data))
    assert len(reports) == 2
    assert (fault.line, "digest" in fault.message) == (2, True)


def test_what_is_no_archive_is_told(take: Take) -> None:
    reports, faults = take(a__warc=TEXT, b__warc__gz=gzip.compress(b"rien"), c__warc__gz=b"\x1f\x8b")
    assert not reports
    assert {f.source for f in faults} == {"a.warc", "b.warc.gz", "c.warc.gz"}


def test_a_gzip_bomb_ends_in_a_remark(take: Take) -> None:
    reports, faults = take(a__warc__gz=warc(["a" * 80_000_000], content_type="text/plain"))
    assert not reports
    assert faults
