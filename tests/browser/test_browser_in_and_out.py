"""Reports in by address, and what the filters show out as a file, in a real browser."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest
from playwright.sync_api import Page, expect

from selon.store import Store

sys.path.insert(0, str(Path(__file__).parents[1] / "acquire"))
from web_server import Server, answer, serving

TEXT = (
    "Des rebelles du M23 se sont emparés mardi de la localité de Kitshanga, selon des sources locales. "
    "L'armée congolaise assure tenir ses positions autour de la ville, où des habitants ont entendu des tirs."
)


@pytest.fixture
def outlet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A newspaper on loopback with one article."""
    monkeypatch.setenv("SELON_ARCHIVE", str(tmp_path / "fetched"))
    monkeypatch.delenv("SELON_ALLOW_NETWORKS", raising=False)
    article = f"<!doctype html><html lang=fr><head><title>Kitshanga</title></head><body><article><p>{TEXT}</p>"
    with serving({"/news": answer(article)}) as server:
        yield server


@pytest.mark.timeout(200)
def test_an_address_is_fetched_and_shown(
    page: Page, address: str, outlet: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELON_ALLOW_NETWORKS", "127.0.0.0/8")
    page.goto(f"{address}/add")
    page.get_by_label("Address of a report on the web").fill(outlet.url("/news"))
    page.get_by_label("Published", exact=True).fill("2023-02-01")
    page.get_by_role("button", name="Code and keep").click(no_wait_after=True, timeout=90_000)
    expect(page.locator("#text")).to_have_attribute("data-lit", "yes", timeout=90_000)
    expect(page.locator("#text")).to_contain_text("Kitshanga")
    expect(page.locator("article.claim").first).to_contain_text("capture")
    expect(page.locator(".lead a")).to_have_attribute("href", outlet.url("/news"))


def test_a_refused_address_says_why_and_what_to_do(page: Page, address: str, outlet: Server) -> None:
    page.goto(f"{address}/add?lang=fr")
    page.locator("input[name=url]").fill(outlet.url("/news"))
    page.get_by_role("button", name="Coder et garder").click()
    said = page.get_by_role("alert")
    expect(said).to_contain_text("hors de l'internet ouvert")
    expect(said).to_contain_text("enregistrez la page")
    expect(page.locator("input[name=url]")).to_have_value(outlet.url("/news"))
    assert outlet.connections == 0


def test_what_the_filters_show_is_downloaded(page: Page, address: str, store: Store, tmp_path: Path) -> None:
    page.goto(f"{address}/incidents")
    page.locator("select[name=event]").select_option("capture")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#results tbody tr")).to_have_count(2)
    page.get_by_text("Export these").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert re.fullmatch(r"selon-csv-\d{4}-\d\d-\d\d\.csv", waiting.value.suggested_filename)
    saved = tmp_path / "claims.csv"
    waiting.value.save_as(saved)
    table = pandas.read_csv(saved)
    assert set(table["event"]) == {"capture"}
    assert len(table) == 2 < store.count_claims()
