"""Adding by address: through the fetch guard, archived, coded, with its chain of custody; failures in one line."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_examples import SignedIn

from selon.acquire.custody import custody_of
from selon.store import Store

sys.path.insert(0, str(Path(__file__).parents[1] / "acquire"))
from web_server import Server, answer, serving

TEXT = (
    "Des rebelles du M23 se sont emparés mardi de la localité de Kitshanga, selon des sources locales. "
    "L'armée congolaise assure tenir ses positions autour de la ville, où des habitants ont entendu des tirs."
)
PAGE = f"<!doctype html><html lang=fr><head><title>Kitshanga</title></head><body><article><p>{TEXT}</p></article>"


@pytest.fixture
def outlet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A newspaper on loopback, the guard as it is, and an archive of our own."""
    monkeypatch.setenv("SELON_ARCHIVE", str(tmp_path / "fetched"))
    monkeypatch.delenv("SELON_ALLOW_NETWORKS", raising=False)
    pages = {"/news": answer(PAGE), "/moved": answer(status="302 Found", Location="/news")}
    pages |= {"/inside": answer(status="302 Found", Location="http://169.254.169.254/latest/meta-data/")}
    pages |= {"/english": answer(PAGE.replace(TEXT, "The army retook the town on Tuesday, officials said. " * 9))}
    with serving(dict(pages)) as server:
        yield server


@pytest.fixture
def allowed(outlet: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The newspaper's network may be fetched from."""
    monkeypatch.setenv("SELON_ALLOW_NETWORKS", "127.0.0.0/8")
    return outlet


def test_an_address_is_fetched_coded_and_kept_with_its_custody(
    client: TestClient, store: Store, allowed: Server, tmp_path: Path
) -> None:
    given = {"url": allowed.url("/moved"), "publisher": "Radio du lac", "published": "2023-02-01"}
    made = client.post("/api/addresses", json=given)
    assert made.status_code == 201
    (report,) = made.json()["reports"]
    stored = store.report(report)
    assert "Kitshanga" in stored.report.text
    assert (stored.report.url, stored.report.published) == (allowed.url("/news"), "2023-02-01")
    assert stored.claims == made.json()["claims"] >= 1
    assert store.status().waiting == 0
    (custody,) = custody_of(tmp_path / "fetched" / "custody.db", report)
    assert (custody.url, custody.final_url) == (allowed.url("/moved"), allowed.url("/news"))
    assert Path(custody.file).is_file()


def test_the_form_leads_to_the_report(client: TestClient, allowed: Server) -> None:
    form = {"token": client.headers["X-Selon-Token"], "url": allowed.url("/news")}
    answered = client.post("/add", data=form, follow_redirects=False)
    assert answered.status_code == 303
    assert "Kitshanga" in client.get(answered.headers["location"]).text


def test_the_same_address_twice_is_one_report(client: TestClient, store: Store, allowed: Server) -> None:
    first, second = (client.post("/api/addresses", json={"url": allowed.url("/news")}).json() for _ in range(2))
    assert first["reports"] == second["reports"]


def test_a_language_without_a_reader_is_kept_and_said(client: TestClient, store: Store, allowed: Server) -> None:
    taken = client.post("/api/addresses", json={"url": allowed.url("/english")}).json()
    assert store.report(taken["reports"][0]).claims == 0
    assert len(taken["faults"]) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_the_guard_lets_nobody_reach_inside(client: TestClient, store: Store, outlet: Server, host: str) -> None:
    before = store.count_reports()
    refused = client.post("/api/addresses", json={"url": outlet.url("/news", host)})
    assert refused.status_code == 400
    assert outlet.connections == 0
    assert store.count_reports() == before


def test_a_redirect_to_the_inside_is_refused(client: TestClient, allowed: Server) -> None:
    refused = client.post("/api/addresses", json={"url": allowed.url("/inside")})
    assert refused.status_code == 400
    assert "169.254.169.254" in refused.json()["message"]


@pytest.mark.parametrize("url", ["/etc/passwd", "file:///etc/passwd", "ftp://a.example/x", "-", "https://", "a b"])
def test_what_is_no_web_address_is_told_so(client: TestClient, store: Store, url: str) -> None:
    before = store.count_reports()
    refused = client.post("/api/addresses", json={"url": url})
    assert (refused.status_code, store.count_reports()) == (400, before)
    assert refused.json()["message"].startswith("Not added: not an http or https address. Write the whole address")


def test_a_failure_is_one_line_in_the_page_s_language(client: TestClient, allowed: Server) -> None:
    said = {}
    for language in ("en", "fr", "ar"):
        refused = client.post(f"/api/addresses?lang={language}", json={"url": allowed.url("/gone")})
        said[language] = refused.json()["message"]
    assert "404" in said["en"]
    assert len(set(said.values())) == 3
    assert all("\n" not in line for line in said.values())
    assert "server" not in said["ar"]
    assert "server" not in said["fr"]


def test_the_form_keeps_what_was_given_where_the_fetch_fails(client: TestClient, outlet: Server) -> None:
    form = {"token": client.headers["X-Selon-Token"], "url": outlet.url("/news"), "publisher": "Radio du lac"}
    answered = client.post("/add", data=form)
    assert answered.status_code == 422
    assert 'role="alert"' in answered.text
    assert outlet.url("/news") in answered.text
    assert "Radio du lac" in answered.text


def test_only_so_many_are_fetched_at_once(client: TestClient, allowed: Server) -> None:
    turns = client.app.state.selon.fetches  # type: ignore[attr-defined]
    with turns.one(), turns.one(), turns.one(), turns.one():
        refused = client.post("/api/addresses", json={"url": allowed.url("/news")})
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
    assert client.post("/api/addresses", json={"url": allowed.url("/news")}).status_code == 201


def test_without_the_token_nothing_is_fetched(signed_in: SignedIn, allowed: Server) -> None:
    client = signed_in("editor")
    client.headers["X-Selon-Token"] = "wrong"
    assert client.post("/api/addresses", json={"url": allowed.url("/news")}).status_code == 403
    cross_site = {"Sec-Fetch-Site": "cross-site"}
    client.headers["X-Selon-Token"] = client.get("/api/session").json()["token"]
    assert client.post("/api/addresses", json={"url": allowed.url("/news")}, headers=cross_site).status_code == 403
    assert allowed.connections == 0
