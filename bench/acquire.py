"""Speed of acquisition as ratios in one run: fetching beside reading, and the index of copies.

    python -m bench.acquire --reports 200 --texts 100000

A server on loopback, in a process of its own, plays a feed of that many articles; one watch fetches each of
them, archives it to the disk and takes the text out of the archive. The reader then reads the same texts.
Both count processor time as well as the clock, since a busy machine stretches the clock. Ends with 1 where a
promise isn't kept.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

from bench.corpus import corpus

from selon.acquire import Acquired, Defaults, acquire
from selon.acquire.copies import CopyIndex
from selon.acquire.settings import FetchSettings, networks
from selon.acquire.watch import Watch
from selon.acquire.watch_state import WatchState
from selon.batch import code_reports
from selon.model import Report

FETCH_OVER_READ = 5.0
BYTES_A_TEXT = 1024
LOOK_UPS = 2_000
WORDS = 250


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
    found: list[Acquired] = []

    def take(_item: object, file: Path) -> None:
        found.extend(item for item in acquire([str(file)], Defaults()) if isinstance(item, Acquired))

    with _served(reports) as port:
        settings = FetchSettings(allowed=networks("127.0.0.1/32"), archive=folder / "archive")
        warm_up = Watch(WatchState(folder / "warm-up.db"), settings, take, pause=0)
        list(warm_up.round([f"http://127.0.0.1:{port}/first"]))
        found.clear()
        watch = Watch(WatchState(folder / "state.db"), settings, take, pause=0)
        fetched = _timed(lambda: list(watch.round([f"http://127.0.0.1:{port}/feed"])))
    items = [Acquired(report=report, source="bench") for report in reports]
    list(code_reports(items[:10]))
    read = _timed(lambda: list(code_reports(items)))
    ratios = tuple(r / f for r, f in zip(read, fetched, strict=True))
    print(f"fetch + archive + extract: {len(found)} of {count}, {len(found) / fetched[0]:.0f} a second")
    print(f"read: {count / read[0]:.0f} a second")
    print(f"fetching ÷ reading: {ratios[0]:.1f} by the clock, {ratios[1]:.1f} in processor time, promised 5")
    return len(found) == count and max(ratios) >= FETCH_OVER_READ


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
    """The port of a server, in a process of its own, that has a page for each report and a feed of them."""
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
    pages |= {"/feed": _feed(list(pages)), "/first": _feed(list(pages)[:10])}

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *values: object) -> None:
            """Nothing: thousands of lines would be timed too."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as listener:
        line.send(listener.server_address[1])
        listener.serve_forever()


def _feed(paths: list[str]) -> bytes:
    items = "".join(f"<item><link>{path}</link></item>" for path in paths)
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
