"""Kill `selon watch` (SIGKILL) at random moments and look whether an item was lost or taken twice.

    python soak/watch_kill.py --kills 200

A server on loopback names a feed of articles, and a folder holds some more. `selon watch --once` on both is
started and killed after a random while, again and again on the same store, until a run comes to its end by
itself; then every article must be in the store exactly once, every archived fetch must be whole, and
`selon verify` must find nothing. Then a new store is begun, until so many kills are done. Ends with 1 on the
first failure, with the seed to run it again. (tests/acquire/test_watch.py and test_folders.py do the like with
the watch alone, without reader and store.)
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from selon.acquire.web_archive import verify_archive
from selon.model import Report
from selon.store import open_store

WATCH = "import sys; from selon.cli.watch import command; command(sys.argv[1:])"
_FILES = 20
_PLACES = ("Kitshanga", "Mweso", "Sake", "Masisi", "Rutshuru", "Goma", "Nyabibwe", "Bweremana")
_SENTENCE = "Les rebelles du M23 ont attaqué lundi le village de {place}, tuant {n} civils, selon un élu local."


def main() -> int:
    """Run, kill, check."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--items", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="selon-soak-") as folder, _served(chosen.items) as port:
        return _soak(Path(folder), port, chosen.kills, chosen.items, random.Random(chosen.seed), chosen.seed)


def _soak(folder: Path, port: int, kills: int, items: int, chance: random.Random, seed: int) -> int:
    start = time.perf_counter()
    _watch(_new_place(folder / "whole"), port, None)
    undisturbed = time.perf_counter() - start
    problems, killed, stores = _problems(folder / "whole", port, items), 0, 0
    while killed < kills and not problems:
        place, stores = _new_place(folder / f"store{stores}"), stores + 1
        while _watch(place, port, chance.uniform(0.3, 1) * undisturbed) and killed < kills:
            killed += 1
        _watch(place, port, None)
        problems = _problems(place, port, items)
    if problems:
        print(f"after {killed} kills of seed {seed}: {problems}", file=sys.stderr)
        return 1
    print(f"{killed} kills over {stores} stores of {items} items: none lost, none doubled")
    return 0


def _new_place(place: Path) -> Path:
    """An empty store's folder, with the inbox that is watched beside the feed."""
    (place / "inbox").mkdir(parents=True)
    for number in range(_FILES):
        text = _SENTENCE.format(place=_PLACES[number % len(_PLACES)], n=number + 2)
        (place / "inbox" / f"{number}.txt").write_text(f"{text} Dépêche {number}.", encoding="utf-8")
    return place


def _watch(place: Path, port: int, kill_after: float | None) -> bool:
    """One run in the folder `place`; whether it was killed."""
    command = [sys.executable, "-c", WATCH, f"http://127.0.0.1:{port}/feed", "inbox", "--once", "--pause", "0"]
    environment = {**os.environ, "SELON_ALLOW_NETWORKS": "127.0.0.1/32"}
    with subprocess.Popen(command, cwd=place, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    return process.returncode == -signal.SIGKILL


def _problems(place: Path, port: int, items: int) -> list[str]:
    """What is lost, doubled or damaged."""
    with open_store(place / "selon.db") as store:
        kept = Counter(_name(report.report) for report in store.every_report())
        found = store.verify()
    wanted = {f"http://127.0.0.1:{port}/{number}" for number in range(items)}
    wanted |= {f"Dépêche {number}." for number in range(_FILES)}
    found += [f"lost: {url}" for url in wanted - kept.keys()]
    found += [f"kept {times} times: {url}" for url, times in kept.items() if times > 1]
    return found + [fault.where for fault in verify_archive(place / "selon-archive")]


def _name(report: Report) -> str:
    """The address of an article, the number that ends a file."""
    return report.url or report.text[report.text.rindex("Dépêche") :]


@contextmanager
def _served(items: int) -> Iterator[int]:
    """The port of the server. Every answer has another stamp: a page fetched twice is never the same bytes."""
    stamps = iter(range(10**9))

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = _body(self.path, items, next(stamps))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *values: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as listener:
        threading.Thread(target=listener.serve_forever, daemon=True).start()
        yield listener.server_address[1]
        listener.shutdown()


def _body(path: str, items: int, stamp: int) -> bytes:
    if path == "/feed":
        links = "".join(f"<item><link>/{number}</link></item>" for number in range(items))
        return f'<rss version="2.0"><channel>{links}</channel></rss>'.encode()
    if not path[1:].isdigit():
        return b""
    number = int(path[1:])
    text = "".join(f"<p>{_SENTENCE.format(place=place, n=number + 2)}</p>" for place in _PLACES)
    return (
        f"<!doctype html><html><head><title>Titre {number}</title></head><body><!-- {stamp} -->"
        f"<article><h1>Titre {number}</h1>{text}<p>Lu {stamp} fois.</p></article></body></html>"
    ).encode()


if __name__ == "__main__":
    sys.exit(main())
