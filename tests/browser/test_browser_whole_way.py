"""The whole way of an analyst: paste, correct, merge, see control change, undo, see it change back."""

import re

import pytest
from playwright.sync_api import Page, expect

from selon.store import Store

TEXT = (
    "Les rebelles du M23 se sont emparés mardi de la localité de Kitshanga, selon des sources locales.\n"
    "L'armée congolaise dément et assure tenir ses positions."
)


@pytest.mark.timeout(200)
def test_paste_correct_merge_control_undo(page: Page, address: str, store: Store) -> None:
    report = _paste(page, address)
    claim = next(c for c in store.claims().items if c.report == report and c.claim.event == "capture")
    before = _control(page, address)
    assert "M23" in before or "Kitshanga" in before
    _correct_place(page, address, claim.id)
    corrected = store.claim(claim.id)
    assert corrected.claim.place is not None
    assert corrected.claim.place.gazetteer
    assert corrected.claim.place.name == "Goma"
    moved = _control(page, address)
    assert "Goma" in moved
    assert moved != before
    _merge_with_another(page, address, store, claim.id)
    _undo_last(page, address, 2)
    _undo_last(page, address, 1)
    assert _control(page, address) == before
    assert store.verify() == []


def _paste(page: Page, address: str) -> str:
    page.goto(f"{address}/add")
    page.get_by_label("Or the text of one report").fill(TEXT)
    page.get_by_label("Publisher").fill("Radio du lac")
    page.get_by_label("Published", exact=True).fill("2023-02-01")
    page.get_by_role("button", name="Code and keep").click(no_wait_after=True, timeout=90_000)
    expect(page.locator("#text")).to_have_attribute("data-lit", "yes", timeout=90_000)
    expect(page.locator("article.claim").first).to_contain_text("capture")
    return page.locator("#text").get_attribute("data-report") or ""


def _control(page: Page, address: str) -> str:
    page.goto(f"{address}/control?at=2023-02-02")
    expect(page.locator("#map")).to_have_attribute("data-at", "2023-02-02")
    return page.locator("#map").get_attribute("data-states") or ""


def _correct_place(page: Page, address: str, claim: str) -> None:
    page.goto(f"{address}/review?claim={claim}")
    expect(page.locator("body")).to_have_attribute("data-shown", claim)
    page.keyboard.press("c")
    page.locator(".editor select[name=field]").select_option("place")
    look_up = page.locator(".editor input[role=combobox]")
    look_up.fill("Goma")
    page.locator(".editor [role=option]", has_text="CD").first.wait_for()
    look_up.press("ArrowDown")
    look_up.press("Enter")
    page.get_by_label("Why (optional)").fill("the radio means Goma")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("article.claim .state")).to_have_text("corrected")


def _merge_with_another(page: Page, address: str, store: Store, claim: str) -> None:
    others = store.count_incidents()
    page.goto(f"{address}/incidents/{store.claim(claim).incident}")
    page.locator("#merging input[name=id]").fill(f"{address}/incidents/{store.claim('town-1').incident}")
    page.get_by_role("button", name="Merge").click()
    expect(page.locator(".versions th[scope=col]")).not_to_have_count(1)
    assert store.count_incidents() == others - 1


def _undo_last(page: Page, address: str, number: int) -> None:
    page.goto(f"{address}/history")
    page.locator(f"button[data-undo='{number}']").click()
    expect(page.locator(f"button[data-undo='{number}']")).to_have_count(0)
    undone = page.locator("tr.undone td:first-child")
    expect(undone.filter(has_text=re.compile(rf"^{number}$"))).to_have_count(1)
