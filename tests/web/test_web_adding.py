"""Adding through the form and the API: texts and files are coded, kept, merged; what isn't a report is said."""

import json

import pytest
from fastapi.testclient import TestClient

from selon.store import Store

TEXT = "Des rebelles du M23 se sont emparés mardi de la localité de Kitshanga, selon des sources locales."


def _add(client: TestClient, **form: str) -> tuple[int, str]:
    form = {"token": client.headers["X-Selon-Token"], **form}
    answer = client.post("/add", data=form, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_a_pasted_text_leads_to_its_report(client: TestClient, store: Store) -> None:
    status, where = _add(client, text=TEXT, publisher="Radio du lac", published="2023-02-01")
    assert (status, where[:11]) == (303, "/report?id=")
    page = client.get(where)
    assert page.status_code == 200
    report = store.report(where.removeprefix("/report?id="))
    assert report.report.text == TEXT
    assert report.claims >= 1
    assert store.status().waiting == 0


def test_the_same_text_is_kept_once(client: TestClient, store: Store) -> None:
    before = store.count_reports()
    first = _add(client, text=TEXT, published="2023-02-01")
    assert _add(client, text=TEXT, published="2023-02-01") == first
    assert store.count_reports() == before + 1


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 422),
        ({"text": "  \n "}, 422),
        ({"text": TEXT, "published": "Tuesday"}, 422),
        ({"text": TEXT, "token": "wrong"}, 403),
    ],
)
def test_what_is_missing_is_said(client: TestClient, store: Store, form: dict[str, str], status: int) -> None:
    before = store.count_reports()
    found, page = _add(client, **form)
    assert found == status
    assert 'role="alert"' in page
    assert store.count_reports() == before


def test_files_of_all_kinds_at_once(client: TestClient, store: Store) -> None:
    line = json.dumps({"id": "wire-1", "text": TEXT, "published": "2023-02-01", "language": "fr"})
    files = [
        ("files", ("../../news.txt", TEXT.encode(), "text/plain")),
        ("files", ("C:\\reports\\wire.jsonl", line.encode(), "application/json")),
        ("files", ("empty.txt", b"", "text/plain")),
        ("files", ("page.html", f"<html lang=fr><body><article><p>{TEXT} {TEXT}</p>".encode(), "text/html")),
    ]
    taken = client.post("/api/files", files=files).json()
    assert {"news.txt", "wire-1"} <= set(taken["reports"])
    assert any(fault.startswith("empty.txt") for fault in taken["faults"])
    assert store.report("news.txt").claims >= 1
    assert all("/tmp" not in text for text in (*taken["reports"], *taken["faults"]))


def test_faults_speak_the_page_s_language(client: TestClient) -> None:
    files = [("files", ("empty.txt", b"", "text/plain"))]
    english = client.post("/api/files", files=files).json()["faults"]
    french = client.post("/api/files?lang=fr", files=files).json()["faults"]
    assert english != french


def test_a_half_character_is_refused_in_words(client: TestClient) -> None:
    answer = client.post("/api/reports", content='{"text": "\\ud800 x"}', headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
