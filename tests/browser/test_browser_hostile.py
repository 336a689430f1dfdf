"""Hostile text in every place that people or reports fill: nothing of it runs, nothing asks for anything."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from xss_strings import hostile

from selon.model import Actor, Claim, CodedReport, Place, Report, Source, Span, TimeSpan
from selon.store import Draft, Store

_WATCH = """
window.hits = 0;
window.hit = () => { window.hits += 1 };
window.violations = [];
document.addEventListener('securitypolicyviolation', event => {
  window.violations.push(event.violatedDirective);
});
"""
_PER_REPORT = 40


def _report(number: int, strings: list[str]) -> CodedReport:
    """One report whose title, body, publisher, id and every claim's actor, source and place are hostile."""
    text = "\n".join(strings)
    claims = []
    for at, string in enumerate(strings):
        start = text.index(string)
        span = {"text": string, "start": start, "end": start + len(string)}
        place = Place(**span, name=string, country="SY", lat=35 + at / 50, lon=38 + number / 10, radius_km=3)
        claims.append(
            Claim(
                id=f"h{number}-{at}<script>hit()</script>",
                event="capture",
                trigger=Span(**span),
                initiators=(Actor(**span, name=string),),
                targets=(Actor(**span),),
                place=place,
                time=TimeSpan(**span, from_="2024-11-05", to="2024-11-05"),
                attribution=(Source(**span, name=string, kind="media"),),
            )
        )
    report = Report(
        id=f"hostile-{number}.txt<img src=x onerror=hit()>",
        text=text,
        title=strings[0],
        publisher=strings[1],
        url=strings[2],
        published="2024-11-06",
        language="fr",
    )
    return CodedReport(report=report, claims=tuple(claims))


@pytest.fixture
def hostile_store(store: Store) -> Store:
    """Every hostile string in every place, and as the reason of a note and the value of a correction."""
    strings = hostile()
    assert len(strings) >= 200
    for number, start in enumerate(range(0, len(strings), _PER_REPORT)):
        part = [*strings[start : start + _PER_REPORT], "x", "y", "z"]
        store.ingest(_report(number, part), reader="<script>hit()</script>", received="2024-11-07T08:00:00Z")
    for string in strings[::5]:
        who = "<img src=x onerror=hit()>"
        store.decide(Draft(kind="note", subject="town-1", who=who, when="2024-11-08T00:00:00Z", why=string))
    actor = [{"text": "rebelles du FLD", "start": 0, "end": 0, "name": strings[0]}]
    corrected = Draft(
        kind="correct",
        subject="town-1",
        field="initiators",
        after=actor,
        who="x",
        when="2024-11-08T00:00:00Z",
    )
    store.decide(corrected)
    store.refresh()
    return store


@pytest.mark.timeout(240)
def test_no_hostile_string_runs(context: BrowserContext, page: Page, hostile_store: Store, address: str) -> None:
    context.add_init_script(_WATCH)
    reports = [stored.report.id for stored in hostile_store.every_report() if "hostile" in stored.report.id]
    incident = next(
        i.id for i in hostile_store.every_incident() if any(c.startswith("h0") or "/h0" in c for c in i.claims)
    )
    actor = hostile()[3]
    visits = [
        ("/incidents?limit=200", {}),
        ("/incidents", {"actor": actor, "place": actor, "source": actor}),
        (f"/incidents/{incident}", {}),
        ("/review?limit=200", {}),
        ("/control?at=2024-11-06", {}),
        ("/places", {}),
        ("/history", {}),
        ("/reports", {}),
        ("/actors", {"q": actor}),
        ("/login", {"next": "javascript:hit()"}),
        *(("/report", {"id": report}) for report in reports),
    ]
    for path, query in visits:
        page.goto(address + _with(path, query))
        expect(page.locator("h1")).to_have_count(1)
        for pick in page.locator("article.claim .pick").all()[:2]:
            pick.click()
        if path.startswith("/control"):
            expect(page.locator("#map")).to_have_attribute("data-at", "2024-11-06")
            page.locator("a[data-place]").nth(1).click()
            expect(page.locator("#why li").first).to_be_visible()
        page.wait_for_timeout(150)
        assert page.evaluate("window.hits") == 0, (path, query)
        assert page.evaluate("window.violations") == [], (path, query)
        assert page.locator("main script, main iframe, main object, main img, main style").count() == 0


def test_hostile_file_names_and_form_fields(context: BrowserContext, page: Page, address: str) -> None:
    context.add_init_script(_WATCH)
    page.goto(f"{address}/add")
    names = [string.replace("\x00", "")[:60] for string in hostile()[::12]]
    files = [{"name": f"{name}.txt", "mimeType": "text/plain", "buffer": b""} for name in names if "/" not in name]
    assert len(files) > 5
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Code and keep").click(no_wait_after=True)
    expect(page.locator("ul.remark li")).to_have_count(len(files), timeout=90_000)
    assert page.evaluate("window.hits") == 0
    assert page.evaluate("window.violations") == []


def _with(path: str, query: dict[str, str]) -> str:
    from urllib.parse import urlencode

    return f"{path}?{urlencode(query)}" if query else path
