"""Each page in Chromium: what is picked lights up, what is filtered shows, keys work."""

import re

from playwright.sync_api import Page, Route, expect

from selon.store import Draft, Store

_LIT = "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())"


def _ready(page: Page, name: str, value: str | None = None, within: str = "#map") -> None:
    """Wait for a mark that the island leaves when its work is done."""
    expect(page.locator(within)).to_have_attribute(f"data-{name}", value or re.compile(".+"))


def test_incidents_table_map_and_timeline_filter_one_another(page: Page, address: str, store: Store) -> None:
    page.goto(f"{address}/incidents")
    _ready(page, "points")
    rows = page.locator("#results tbody tr")
    expect(rows).to_have_count(store.count_incidents())
    # The viewport chooses the rows: far away there are none.
    page.evaluate("document.querySelector('#follow').click()")
    expect(page).to_have_url(re.compile("box="))
    expect(rows).to_have_count(store.count_incidents())
    page.locator("#map canvas").hover()
    page.mouse.down()
    page.mouse.move(300, 880, steps=4)
    page.mouse.up()
    page.locator("#map canvas").hover()
    page.mouse.down()
    page.mouse.move(300, 880, steps=4)
    page.mouse.up()
    expect(page.locator("#results .empty")).to_be_visible()
    page.evaluate("document.querySelector('#follow').click()")
    expect(rows).to_have_count(store.count_incidents())
    # A stretch of the timeline chooses rows and points.
    _ready(page, "bins", within="#timeline")
    box = page.locator("#timeline svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 20, steps=3)
    page.mouse.up()
    expect(page).to_have_url(re.compile("since=2024-11-06"))
    expect(rows).to_have_count(2)
    page.locator("select[name=event]").select_option("capture")
    page.get_by_role("button", name="Filter").click()
    expect(rows).to_have_count(1)
    # The address holds all of it.
    page.goto(page.url)
    expect(rows).to_have_count(1)


def test_report_lights_the_spans_of_a_picked_claim(page: Page, address: str) -> None:
    page.goto(f"{address}/report?id=town")
    _ready(page, "lit", within="#text")
    assert page.evaluate(_LIT, "trigger") == ["emparés"]
    assert page.evaluate(_LIT, "place") == ["Tessara"]
    assert page.evaluate(_LIT, "picked-place") == []
    page.locator("article.claim .pick").first.click()
    assert page.evaluate(_LIT, "picked-place") == ["Tessara"]
    assert page.evaluate(_LIT, "picked-initiators") == ["rebelles du FLD"]
    _ready(page, "points", "1")
    expect(page).to_have_url(re.compile("claim=town-1"))
    assert page.locator("#text").evaluate("e => e.childNodes.length") == 1, "nothing is put into the text"


def test_review_by_keys(page: Page, address: str, store: Store) -> None:
    page.goto(f"{address}/review")
    cards = page.locator("article.claim")
    expect(cards).to_have_count(4)
    expect(page.locator("body")).to_have_attribute("data-shown", "town-1")
    page.keyboard.press("a")
    expect(cards.first).to_have_class(re.compile("accepted"))
    expect(page.locator("body")).to_have_attribute("data-shown", "agency-2")
    page.keyboard.press("r")
    expect(cards.nth(1)).to_have_class(re.compile("rejected"))
    page.keyboard.press("u")
    expect(cards.nth(1)).to_have_class(re.compile("unreviewed"))
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    assert [d.kind for d in store.decisions()] == ["accept", "reject", "undo"]
    assert {d.who for d in store.decisions()} == {"amina"}


def test_a_stale_edit_shows_what_changed(page: Page, address: str, store: Store) -> None:
    page.goto(f"{address}/review")
    expect(page.locator("body")).to_have_attribute("data-shown", "town-1")
    other = Draft(
        kind="correct",
        subject="town-1",
        field="event",
        after="clash",
        who="omar",
        when="2024-11-08T00:00:00Z",
    )
    store.decide(other)
    page.keyboard.press("r")
    expect(page.locator("#said")).to_contain_text("omar changed this claim meanwhile: correct event clash")
    expect(page.locator("article.claim").first).to_contain_text("clash")
    assert len(store.decisions()) == 1


def test_incident_shows_versions_side_by_side(page: Page, address: str, store: Store) -> None:
    merged = Draft(kind="merge", subject="agency-1", others=("monitor-1",), who="omar", when="2024-11-08T00:00:00Z")
    store.decide(merged)
    store.refresh()
    page.goto(f"{address}/incidents/{store.claim('agency-1').incident}")
    expect(page.locator(".versions th[scope=col]")).to_have_count(2)
    expect(page.locator(".versions tr.differ")).not_to_have_count(0)
    expect(page.locator(".versions tr.agree th")).to_contain_text(["place"])
    _ready(page, "points")
    page.locator("input[name=claim]").first.check()
    page.get_by_role("button", name="Split").click()
    expect(page.locator(".versions th[scope=col]")).to_have_count(1)


def test_control_by_day_and_why(page: Page, address: str) -> None:
    page.goto(f"{address}/control?at=2024-11-06")
    _ready(page, "at", "2024-11-06")
    expect(page.locator("#map")).to_have_attribute("data-states", re.compile("Tessara:held:FLD"))
    page.locator("#at").fill("2024-11-05")
    _ready(page, "at", "2024-11-05")
    expect(page.locator("#map")).not_to_have_attribute("data-states", re.compile("Tessara"))
    page.locator("a[data-place]", has_text="Darnoul").click()
    expect(page.locator("#why li").first).to_be_visible()
    expect(page.locator("#why a[href^='/incidents/']").first).to_be_visible()
    page.locator("#slider").evaluate("e => { e.value = e.min; e.dispatchEvent(new Event('input')) }")
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "true")


def test_every_page_opens_and_says_what_it_is(page: Page, address: str) -> None:
    for path, heading in (
        ("/reports", "Reports"), ("/add", "Add reports"), ("/actors?q=M23", "Actors"),
        ("/sources", "Sources"), ("/places", "Places"), ("/history", "History"),
        ("/actor?id=cd-m23", None), ("/nothing", "404"),
    ):  # fmt: skip
        page.goto(address + path)
        expect(page.locator("h1")).to_have_count(1)
        if heading:
            expect(page.locator("h1")).to_have_text(heading)


def test_a_place_leads_to_its_claims_and_control(page: Page, address: str) -> None:
    page.goto(f"{address}/places?q=tessara")
    page.locator("tbody a").click()
    expect(page.locator("h1")).to_have_text("Tessara (SY)")
    expect(page.locator(".states li")).not_to_have_count(0)
    page.locator("tbody a").click()
    expect(page.locator("#text")).to_have_attribute("data-report", "town")


def test_a_late_answer_does_not_draw_over_what_is_wanted_now(page: Page, address: str) -> None:
    page.goto(f"{address}/incidents")
    _ready(page, "bins", within="#timeline")
    bars = page.locator("#timeline svg .bar")
    all_bars = bars.count()
    held: list[Route] = []
    page.route(re.compile(r"/api/timeline\?event=attack"), lambda route: held.append(route))
    event = page.locator("select[name=event]")
    event.select_option("attack")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#results tbody tr")).to_have_count(1)
    event.select_option("")
    page.get_by_role("button", name="Filter").click()
    _ready(page, "bins", within="#timeline")
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_timeout(500)
    expect(bars).to_have_count(all_bars)
