"""Speed of acquisition as ratios in one run: fetching beside reading, and the index of copies.

    python -m bench.acquire --reports 200 --texts 100000

A server on loopback, in a process of its own, plays a feed of that many articles on several ports, each of which
is a host to the watch. One watch fetches every article, archives it to the disk and takes its text out, just as
`selon watch` does it, but for the pause between two visits to a host, which is 0 here. The reader then reads the
same texts in one process, as `selon watch` does.

Two ratios are printed. By the clock: with the process that takes texts out of pages beside the one that fetches and
reads, as in `selon watch` on more than one core. In processor time: all in one process, which is what one core can
do, and which a busy machine stretches less. The first is the promise. Of three rounds, each of which fetches and
reads in turn, the middle one counts, since a neighbour's work seldom lasts as long. Ends with 1 where a promise isn't
kept.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from threading import Event, Thread

from bench.corpus import corpus

from selon.acquire import Acquired, Defaults
from selon.acquire.copies import CopyIndex
from selon.acquire.extracting import Extraction
from selon.acquire.settings import FetchSettings, networks
from selon.acquire.watch import Brought, Deliver, Delivered, Watch
from selon.acquire.watch_state import WatchState
from selon.batch import code_reports, cores
from selon.model import Report

FETCH_OVER_READ = 5.0
BYTES_A_TEXT = 1024
LOOK_UPS = 2_000
WORDS = 250
HOSTS = 4
ROUNDS = 3
WARM_UP = 40


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--texts", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="selon-bench-") as folder:
        held = [_fetching(Path(folder), chosen.reports), _copies(Path(folder), chosen.texts)]
    return 0 if all(held) else 1


def _fetching(folder: Path, count: int) -> bool:
    """Whether fetch, archive and extraction together are fast enough beside the reader."""
    reports = corpus(count)
    items = [Acquired(report=report, source="bench") for report in reports]
    list(code_reports(items[:10]))
    with _served(reports) as port:
        rounds = [_round(folder / f"round{number}", port, items) for number in range(ROUNDS)]
    clock, processor = (median(ratios) for ratios in zip(*rounds, strict=True))
    print(f"fetching ÷ reading: {clock:.1f} by the clock, {processor:.1f} in processor time, promised 5")
    return clock >= FETCH_OVER_READ


def _round(folder: Path, port: int, items: list[Acquired]) -> tuple[float, float]:
    """Fetching over reading, by the clock and in processor time."""
    count = len(items)
    folder.mkdir()
    clock, _ = _watched(folder / "beside", port, count, cores() > 1)
    _, processor = _watched(folder / "alone", port, count, False)
    read = _timed(lambda: list(code_reports(items)))
    print(f"fetch + archive + extract: {count / clock:.0f} a second, {count / processor:.0f} a second of one core")
    print(f"  read: {count / read[0]:.0f} a second, {count / read[1]:.0f} a second of one core")
    return read[0] / clock, read[1] / processor


def _watched(folder: Path, port: int, count: int, beside: bool) -> tuple[float, float]:
    """Seconds by the clock, and of this process, in which one watch brings `count` articles."""
    folder.mkdir()
    found: list[Acquired] = []
    settings = FetchSettings(allowed=networks("127.0.0.1/32"), archive=folder / "archive")
    with Extraction(beside) as extraction:
        take = _into(found, extraction)
        for feed, expected in (("first", WARM_UP), ("feed", count)):
            found.clear()
            state = WatchState(folder / f"{feed}.db")
            watch = Watch(state, settings, take, pause=0, ahead=lambda brought: extraction.begin(brought, Defaults()))
            taken = _timed(lambda watch=watch, feed=feed: list(watch.round([f"http://127.0.0.1:{port}/{feed}"])))
            assert len(found) == expected, f"{len(found)} of {expected}"
    return taken


def _into(found: list[Acquired], extraction: Extraction) -> Deliver:
    def take(batch: Sequence[Brought]) -> list[Delivered]:
        items = extraction.of([(brought, Defaults()) for brought in batch])
        reports = [item for _, item in items if isinstance(item, Acquired)]
        found.extend(reports)
        return [Delivered(1, ()) for _ in batch]

    return take


def _copies(folder: Path, count: int) -> bool:
    """Whether the index of `count` made-up texts is as small and as quick as promised."""
    path = folder / "copies.db"
    with CopyIndex(path) as index:
        built, _ = _timed(lambda: index.add_all(_made_up(count)))
        probes = [text for number, (_, text, _) in enumerate(_made_up(1000)) if number < count]
        clock, processor = _timed(lambda: [index.look_up(text) for text in probes])
    size = path.stat().st_size / count
    print(f"copies: {count / built:.0f} texts a second added, {size:.0f} bytes a text of {count},")
    print(f"  {len(probes) / clock:.0f} look-ups a second by the clock,")
    print(f"  {len(probes) / processor:.0f} in processor time, with the signature made each time")
    return size <= BYTES_A_TEXT and len(probes) / min(clock, processor) >= LOOK_UPS


def _made_up(count: int) -> Iterator[tuple[str, str, str | None]]:
    """The same `count` texts of WORDS words each time."""
    chance = random.Random(1)
    words = [f"mot{number}" for number in range(20_000)]
    for number in range(count):
        yield f"{number:036d}", " ".join(chance.choices(words, k=WORDS)), "2026-01-01"


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


@contextmanager
def _served(reports: list[Report]) -> Iterator[int]:
    """A port of a server, in a process of its own, that has a page for each report and a feed of them."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    server = spawn.Process(target=_serve, args=(reports, theirs), daemon=True)
    server.start()
    try:
        yield int(ours.recv())
    finally:
        server.terminate()
        server.join()


def _serve(reports: list[Report], line: Connection) -> None:
    pages = {f"/{number}": _page(report) for number, report in enumerate(reports)}

    class Pages(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            body = pages.get(self.path, b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *values: object) -> None:
            """Nothing: thousands of lines would be timed too."""

    listeners = [ThreadingHTTPServer(("127.0.0.1", 0), Pages) for _ in range(HOSTS)]
    ports = [int(listener.server_address[1]) for listener in listeners]
    links = [f"http://127.0.0.1:{ports[number % HOSTS]}{path}" for number, path in enumerate(pages)]
    pages |= {"/feed": _feed(links), "/first": _feed(links[:WARM_UP])}
    for listener in listeners:
        Thread(target=listener.serve_forever, daemon=True).start()
    line.send(ports[0])
    Event().wait()


def _feed(links: list[str]) -> bytes:
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def _page(report: Report) -> bytes:
    """A page as outlets make them: a frame of links around the article."""
    links = "".join(f'<li><a href="/rubrique/{n}">Rubrique {n}</a></li>' for n in range(40))
    text = "".join(f"<p>{escape(line)}</p>" for line in report.text.splitlines() if line.strip())
    head = f'<meta property="article:published_time" content="{report.published or ""}">'
    title = escape(report.title or report.id)
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{title}</h1>{text}</article><footer><ul>{links}</ul></footer></body></html>"
    ).encode()


if __name__ == "__main__":
    sys.exit(main())
