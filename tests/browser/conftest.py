"""A real Chromium on a real server over a real store. Whatever breaks the content policy fails the test."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import selon.web
from selon.store import Store, open_store
from selon.web import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))
from serving import Server
from web_examples import fill

_BUILT = Path(selon.web.__file__).parent / "static" / "built" / "main.js"
_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    assert _BUILT.exists(), "the page's script is not built: run make install"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        expect.set_options(timeout=30_000)  # a map is drawn without a graphics card here
        yield opened
        opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three reports, merged."""
    with open_store(tmp_path / "selon.db") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    """Where the application answers, in local use."""
    with Server(store, Settings(local_name="amina")) as server:
        yield server.address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, wide enough for two columns."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab that notes faults: scripts' errors, policy violations, dialogs, requests to anywhere else."""
    tab = context.new_page()
    faults = watch(tab)
    yield tab
    assert faults == []


def watch(tab: Page) -> list[str]:
    """The list to which every fault of the tab is added from now on."""
    faults: list[str] = []

    def on_console(message: object) -> None:
        text = getattr(message, "text", "")
        grave = "Content Security Policy" in text or getattr(message, "type", "") == "error"
        # What a test provokes by an answer of 4xx is no fault of the page.
        if grave and "Failed to load resource" not in text:
            faults.append(text)

    def on_dialog(dialog: object) -> None:
        faults.append("dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    def on_request(request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:", "data:image/")):
            faults.append(f"request to {url}")

    tab.on("console", on_console)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("dialog", on_dialog)
    tab.on("request", on_request)
    return faults
