"""A web address among the inputs: archived, then read; a failure is one remark and stops nothing."""

from pathlib import Path

import pytest
from acquire_examples import TEXT, Take, page
from web_server import answer, serving


@pytest.fixture(autouse=True)
def _loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_ALLOW_NETWORKS", "127.0.0.0/8")


def test_a_page_is_read_from_its_archive(take: Take) -> None:
    with serving({"/a": answer(page(TEXT))}) as server:
        (found,), faults = take(inputs=[server.url("/a")])
        assert found.report.url == server.url("/a")
    assert not faults
    assert Path(found.source).is_file()
    assert TEXT in found.report.text


def test_a_failure_does_not_stop_the_next_input(take: Take) -> None:
    with serving({}) as server:
        reports, faults = take(inputs=[server.url("/none"), "http://10.0.0.1/"], a__txt=TEXT)
        assert [fault.source for fault in faults] == [server.url("/none"), "http://10.0.0.1/"]
    assert [found.source for found in reports] == ["a.txt"]


def test_a_wrong_setting_is_told(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_ALLOW_NETWORKS", "partout")
    _, (fault,) = take(inputs=["http://127.0.0.1/"])
    assert "SELON_ALLOW_NETWORKS" in fault.message
