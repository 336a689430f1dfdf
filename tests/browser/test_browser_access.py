"""For everybody: axe finds nothing serious; narrow, wide, right to left, on paper, by keyboard alone."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from serving import Server
from web_examples import READER, WHEN

from selon.model import Claim, CodedReport, Decision, Loss, Report, Span
from selon.store import Draft, Store, open_store
from selon.web import Settings

AXE = Path(__file__).parents[2] / "ui" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/incidents", "/report?id=agency&claim=agency-1", "/control?at=2024-11-06", "/review", "/add", "/reports",
    "/actors?q=M23", "/sources?q=AFP", "/places", "/history", "/actor?id=cd-m23", "/nothing",
)  # fmt: skip
_SERIOUS = """async () => {
  const found = await axe.run(document, { resultTypes: ['violations'] });
  return found.violations
    .filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html).join(' | ')}`);
}"""


def _note(store: Store) -> Decision:
    return store.decide(
        Draft(kind="note", subject="town-1", who="omar", when="2024-11-08T00:00:00Z", why="ask the radio")
    )


def _long_names(store: Store) -> None:
    """A toll of many digits by a publisher with a long name, as an incident of its own."""
    text = "Vingt mille combattants ont été tués à Darnoul."
    trigger = Span(text="tués", start=text.index("tués"), end=text.index("tués") + 4)
    loss = Loss(text="Vingt mille", start=0, end=11, kind="killed", who="fighters", side="targets", min=20_000)
    claim = Claim(id="long-1", event="attack", trigger=trigger, losses=(loss,))
    publisher = "Direction de l'information et des relations publiques de l'état-major général des armées"
    report = Report(id="long", text=text, language="fr", publisher=publisher, title=publisher * 2)
    store.ingest(CodedReport(report=report, claims=(claim,)), reader=READER, received=WHEN)
    store.refresh()


def _settle(page: Page) -> None:
    """Until the island has drawn what there is."""
    if page.locator("#map:not([data-ready])").count() and page.locator("body").get_attribute("data-island"):
        expect(page.locator("#map")).to_have_attribute("data-ready", "yes")


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "ar")])
def test_axe_finds_nothing_serious(
    context: BrowserContext, page: Page, address: str, store: Store, scheme: str, language: str
) -> None:
    assert AXE.exists(), "axe-core is not installed: run npm ci in ui/"
    _note(store)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    incident = store.claim("agency-1").incident
    faults: dict[str, list[str]] = {}
    for path in (*PAGES, f"/incidents/{incident}"):
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
        _settle(page)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(_SERIOUS)
        if found:
            faults[path] = found
    assert not faults, json.dumps(faults, indent=1, ensure_ascii=False)


@pytest.mark.parametrize("width", [360, 2560])
def test_nothing_sticks_out_of_narrow_or_wide_pages(page: Page, address: str, store: Store, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    _long_names(store)
    incidents = [f"/incidents/{store.claim(claim).incident}" for claim in ("agency-1", "agency-2", "long-1")]
    for path in (*PAGES, *incidents):
        page.goto(f"{address}{path}")
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, path


def test_arabic_is_mirrored(page: Page, address: str) -> None:
    page.goto(f"{address}/incidents?lang=ar")
    mark, who = page.locator(".mark").bounding_box(), page.locator(".who").bounding_box()
    assert mark
    assert who
    assert mark["x"] > who["x"]
    heading = page.locator("thead th").first
    assert heading.evaluate("e => getComputedStyle(e).textAlign") == "start"
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_french_text_stays_left_to_right_on_an_arabic_page(page: Page, address: str) -> None:
    page.goto(f"{address}/report?id=agency&lang=ar")
    assert page.locator("#text").evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_an_incident_prints_on_one_page(context: BrowserContext, page: Page, address: str, store: Store) -> None:
    store.decide(Draft(kind="merge", subject="agency-1", others=("monitor-1",), who="o", when="2024-11-08T00:00:00Z"))
    store.refresh()
    page.goto(f"{address}/incidents/{store.claim('agency-1').incident}")
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1


def test_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/report?id=town")
    expect(page.locator("#text")).to_have_attribute("data-lit", "yes")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('pick')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("article.claim.picked")).to_have_count(1)


def test_empty_store_says_what_to_do(page: Page, tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db") as empty, Server(empty, Settings()) as server:
        for path in ("/incidents", "/control", "/review", "/reports", "/history"):
            page.goto(server.address + path)
            expect(page.locator(".empty a").first).to_be_visible()
