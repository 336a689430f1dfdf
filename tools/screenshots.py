"""Pictures of every page in French, English and Arabic, from the sample reports: `make screenshots`.

`screenshots.py FOLDER` writes one PNG a page and language there; with `--readme` it renews the three that
stand in the README (docs/pictures). The pages are the real ones: a store is filled, a server and Chromium run.
"""

import argparse
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from selon.acquire import Acquired, Defaults, acquire
from selon.batch import code_report
from selon.demo import sample_reports
from selon.model import CodedReport
from selon.store import Draft, Store, open_store
from selon.web import Settings, create_app

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
WHEN = "2024-11-08T09:00:00Z"
LANGUAGES = ("fr", "en", "ar")
README = {("report", "fr"), ("incidents", "en"), ("review", "ar")}
LARGEST = 300 * 1024


def main() -> int:
    """Take them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/screenshots"))
    parser.add_argument("--readme", action="store_true")
    asked = parser.parse_args()
    program = shutil.which("chromium")
    if program is None:
        print("no chromium here: apt-get install chromium", file=sys.stderr)
        return 1
    folder = PICTURES if asked.readme else asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, open_store(Path(place) / "selon.db") as store:
        pages = fill(store)
        with served(store) as address:
            return take(program, address, pages, folder, README if asked.readme else None)


def fill(store: Store) -> dict[str, str]:
    """The sample reports and a decision; the pages, by name."""
    for item in acquire([str(sample_reports())], Defaults()):
        coded = code_report(item) if isinstance(item, Acquired) else item
        if isinstance(coded, CodedReport):
            store.ingest(coded, reader="selon", received=WHEN)
    store.refresh()
    first = next(claim for claim in store.claims().items if claim.claim.place)
    store.decide(Draft(kind="accept", subject=first.id, who="amina", when=WHEN, why="two sources"))
    told_most = max(store.every_incident(), key=lambda incident: len(incident.claims))
    return {
        "incidents": "/incidents",
        "incident": f"/incidents/{told_most.id}",
        "report": f"/report?id=mali-agence&claim={store.coded('mali-agence').claims[0].id}",
        "reports": "/reports",
        "control": "/control",
        "review": "/review",
        "add": "/add",
        "actors": "/actors?q=M23",
        "sources": "/sources?q=AFP",
        "places": "/places",
        "history": "/history",
    }


@contextmanager
def served(store: Store) -> Iterator[str]:
    """The pages on a port of their own, for as long as the block lasts."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(store, Settings(local_name="amina")), log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def take(program: str, address: str, pages: dict[str, str], folder: Path, only: set[tuple[str, str]] | None) -> int:
    """Write the pictures; 1 where one is too heavy for a repository."""
    heavy = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 820})
        for language in LANGUAGES:
            for name, path in pages.items():
                if only is None or (name, language) in only:
                    picture = folder / f"{name}-{language}.png"
                    shoot(page, f"{address}{path}{'&' if '?' in path else '?'}lang={language}", picture)
                    print(picture)
                    heavy += [picture] if picture.stat().st_size > LARGEST else []
        browser.close()
    for picture in heavy:
        print(f"{picture} is over {LARGEST // 1024} KB", file=sys.stderr)
    return int(bool(heavy))


def shoot(page: Page, address: str, picture: Path) -> None:
    """One picture, once the map is drawn."""
    page.goto(address)
    if page.locator("#map").count() and page.locator("body").get_attribute("data-island"):
        page.locator("#map[data-ready]").wait_for()
        page.wait_for_timeout(800)
    page.screenshot(path=picture)


if __name__ == "__main__":
    sys.exit(main())
