"""The pages on 100,000 incidents, beside a plain Datasette on the same database.

Prints milliseconds (median and worst of nine) for the table, the map of a viewport, the timeline and the
usual filters; and, where Chromium is there, when the first page can be used. Exits with 1 where one of the
three figures that the project promises isn't met: table 200 ms, map 300 ms, first page 2 s.
"""

import argparse
import asyncio
import random
import shutil
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import httpx
import uvicorn
from sqlalchemy import insert, select

from selon.merge import NO_RELATIONS, ReportedClaim, incident_of, merge_parameters
from selon.model import Actor, Claim, CodedReport, Incident, Loss, Place, Report, Source, Span, TimeSpan
from selon.store import Store, open_store
from selon.store.engine import writing
from selon.store.rows import incident_name_rows, incident_row
from selon.store.tables import claims, incident_claims, incident_names, incidents
from selon.web import Settings, create_app

EVENTS = ("clash", "shelling", "air_strike", "attack", "capture", "bombing", "detain", "hold")
COUNTRIES = {
    "SY": (35.0, 38.5),
    "ML": (16.0, -2.0),
    "CD": (-1.0, 28.5),
    "UA": (48.5, 36.0),
    "SD": (14.0, 29.0),
}
PER_REPORT = 20
TRIES = 9
PROMISED = {"table": 200.0, "map of a viewport": 300.0, "first page, usable": 2000.0}

ASKED = {
    "table": "/incidents",
    "table, sixth page": None,
    "table by country and event": "/incidents?country=ML&event=shelling",
    "table by part of an actor's name": "/incidents?actor=brigade+7",
    "map of the world": "/api/map?zoom=1",
    "map of a viewport": "/api/map?zoom=6&box=34,31,43,38",
    "map of a viewport, one year": "/api/map?zoom=6&box=34,31,43,38&since=2023-01-01&until=2023-12-31",
    "timeline": "/api/timeline",
}
DATASETTE = {
    "table": "/selon/incidents.json?_sort_desc=from_day&_size=50",
    "table by country and event": "/selon/incidents.json?country=ML&event=shelling&_size=50",
    "map of a viewport": (
        "/selon/incidents.json?_size=max&_col=id&_col=lat&_col=lon&lat__gte=31&lat__lte=38&lon__gte=34&lon__lte=43"
    ),
}


def main() -> int:
    """Fill a store, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=100_000)
    number = parser.parse_args().incidents
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "selon.db"
        with open_store(path) as store:
            fill(store, number)
            found = asyncio.run(ours(store))
            first = first_page(store)
        beside = asyncio.run(datasettes(path))
    if first is not None:
        found["first page, usable"] = (first, first)
    return show(number, found, beside)


def fill(store: Store, number: int) -> None:
    """`number` incidents of a claim each, `PER_REPORT` to a report, over five countries and five years."""
    chance = random.Random(7)
    parameters = merge_parameters()
    for start in range(0, number, 100 * PER_REPORT):
        reports = [report(chance, n) for n in range(start // PER_REPORT, start // PER_REPORT + 100)]
        store.ingest_many(reports, reader="bench", received="2024-12-31T00:00:00Z")
        told = [
            ReportedClaim(
                key=c.id, report=r.report.id, claim=c, publisher="p", published="2024-12-31", context=""
            )
            for r in reports
            for c in r.claims
        ]
        keep(store, [(one, incident_of([one], parameters, NO_RELATIONS)) for one in told])
    with writing(store.engine) as connection:
        connection.execute(claims.update().values(merged=True))


def report(chance: random.Random, number: int) -> CodedReport:
    """A report of PER_REPORT claims."""
    text = "word " * 200
    made = tuple(claim(chance, f"r{number}-{n}") for n in range(PER_REPORT))
    return CodedReport(
        report=Report(id=f"r{number}", text=f"{text}{number}", publisher="p", published="2024-12-31"),
        claims=made,
    )


def claim(chance: random.Random, name: str) -> Claim:
    """A claim somewhere in one of the countries, on some day."""
    span = {"text": "word", "start": 0, "end": 4}
    country, (lat, lon) = chance.choice(list(COUNTRIES.items()))
    town = chance.randrange(400)
    day = (date(2020, 1, 1) + timedelta(chance.randrange(1825))).isoformat()
    killed = chance.randrange(30)
    return Claim(
        id=name,
        event=chance.choice(EVENTS),
        confidence=round(chance.random(), 3),
        trigger=Span(**span),
        initiators=(Actor(**span, name=f"Brigade {chance.randrange(300)}"),),
        targets=(Actor(**span, name=f"Army {chance.randrange(30)}"),),
        place=Place(
            **span,
            name=f"Town {town}",
            country=country,
            lat=lat + (town % 20 - 10) / 4,
            lon=lon + (town // 20 - 10) / 4,
            radius_km=5,
            precision="settlement",
        ),
        time=TimeSpan(**span, from_=day, to=day),
        losses=(Loss(**span, kind="killed", who="fighters", min=killed, max=killed, side="targets"),),
        attribution=(Source(**span, name=f"Source {chance.randrange(50)}", kind="media"),),
    )


def keep(store: Store, made: list[tuple[ReportedClaim, Incident]]) -> None:
    """Write incidents as a refresh does, without the merge: what is measured is the page."""
    names = [
        {"incident": incident.id, "role": role, "name": name}
        for one, incident in made
        for role, name in sorted(incident_name_rows(incident, [one.claim]))
    ]
    with writing(store.engine) as connection:
        chosen = select(claims.c.id, claims.c.number).where(claims.c.report.in_({o.report for o, _ in made}))
        numbers = {row.id: row.number for row in connection.execute(chosen)}
        connection.execute(insert(incidents), [incident_row(incident) for _, incident in made])
        connection.execute(insert(incident_names), names)
        connection.execute(
            insert(incident_claims),
            [{"claim": o.key, "incident": i.id, "number": numbers[o.key]} for o, i in made],
        )


async def ours(store: Store) -> dict[str, tuple[float, float]]:
    """Milliseconds of each address of ASKED."""
    transport = httpx.ASGITransport(create_app(store, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60) as client:
        deep = {"table, sixth page": await sixth(client)}
        return {name: await timed(client, address or deep[name]) for name, address in ASKED.items()}


async def sixth(client: httpx.AsyncClient) -> str:
    """The address of the sixth page."""
    after = ""
    for _ in range(5):
        after = (await client.get("/api/incidents", params={"after": after})).json()["after"]
    return f"/incidents?after={after}"


async def datasettes(path: Path) -> dict[str, tuple[float, float]]:
    """Milliseconds of Datasette, with no limit on the time of a query."""
    from datasette.app import Datasette

    settings = {"sql_time_limit_ms": 60_000, "max_returned_rows": 100_000, "facet_time_limit_ms": 1}
    app = Datasette([str(path)], settings=settings)
    await app.invoke_startup()
    transport = httpx.ASGITransport(app.app())
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=120) as client:
        return {name: await timed(client, address) for name, address in DATASETTE.items()}


async def timed(client: httpx.AsyncClient, address: str) -> tuple[float, float]:
    """Median and worst milliseconds of TRIES requests, after one to warm up."""
    (await client.get(address)).raise_for_status()
    took = []
    for _ in range(TRIES):
        began = time.perf_counter()
        await client.get(address)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took), max(took)


def first_page(store: Store) -> float | None:
    """Milliseconds until a new visitor's first page can be used: table there, script running."""
    program = shutil.which("chromium")
    if program is None:
        return None
    from playwright.sync_api import sync_playwright

    with served(store) as address, sync_playwright() as playwright:
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        took = []
        for _ in range(3):
            page = browser.new_context().new_page()
            began = time.perf_counter()
            page.goto(f"{address}/incidents", wait_until="domcontentloaded")
            page.locator("#timeline svg").wait_for()
            took.append((time.perf_counter() - began) * 1000)
            page.context.close()
        browser.close()
    return statistics.median(took)


@contextmanager
def served(store: Store) -> Iterator[str]:
    """The application on a port, for as long as the block lasts."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(store, Settings()), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def show(number: int, found: dict[str, tuple[float, float]], beside: dict[str, tuple[float, float]]) -> int:
    """Print the figures; 1 where a promise is broken."""
    print(f"{number:,} incidents; milliseconds, median (worst of {TRIES})")
    broken = 0
    for name, (median, worst) in found.items():
        other = f"   Datasette {beside[name][0]:6.0f}" if name in beside else ""
        limit = PROMISED.get(name)
        mark = "" if limit is None else ("   kept" if median <= limit else "   BROKEN") + f" (< {limit:.0f})"
        broken += limit is not None and median > limit
        print(f"{name:34} {median:6.0f} ({worst:5.0f}){other}{mark}")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
