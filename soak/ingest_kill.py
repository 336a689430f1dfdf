"""Kill `selon ingest` (SIGKILL) at random moments and look whether anything acknowledged was lost.

    python soak/ingest_kill.py --kills 300

Each run ingests the same reports into a store of its own, is killed after a random while, and is then
checked: every report whose line was printed is there with all its claims, and `selon verify` finds nothing.
Every tenth run is taken up again until it ends; its content digest must be that of a run that nobody
disturbed. Ends with 1 on the first failure, with the seed to run it again.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from selon.store import open_store

INGEST = "import sys; from selon.cli.ingest import command; command(sys.argv[1:])"
_SENTENCES = (
    "Les rebelles du M23 ont attaqué le village de {place} lundi, tuant {n} civils, selon un élu local.",
    "L'armée congolaise a repris {place} mardi après de violents combats avec le M23.",
    "Au moins {n} personnes ont été tuées mercredi dans un bombardement à {place}, affirme une ONG.",
)
_PLACES = ("Kitshanga", "Mweso", "Sake", "Masisi", "Rutshuru", "Goma")


def main() -> int:
    """Run, kill, check."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="selon-soak-") as folder:
        return _soak(Path(folder), chosen.kills, chosen.reports, random.Random(chosen.seed), chosen.seed)


def _soak(folder: Path, kills: int, reports: int, chance: random.Random, seed: int) -> int:
    source = _write_reports(folder / "reports.jsonl", reports)
    start = time.perf_counter()
    _ingest(source, folder / "whole.db", kill_after=None)
    undisturbed, whole = time.perf_counter() - start, _digest(folder / "whole.db")
    killed = run = 0
    while killed < kills:
        run, start = run + 1, time.perf_counter()
        store = folder / f"run{run}.db"
        acknowledged, was_killed = _ingest(source, store, kill_after=chance.uniform(0, undisturbed))
        killed += was_killed
        if not was_killed:  # it ended first: a run is shorter than thought
            undisturbed = min(undisturbed, time.perf_counter() - start)
        problems = _problems(store, acknowledged)
        if not problems and run % 10 == 0:
            _ingest(source, store, kill_after=None)
            problems = [] if _digest(store) == whole else ["the re-run ends with another content digest"]
        if problems:
            print(f"run {run} of seed {seed}: {problems}", file=sys.stderr)
            return 1
        for left in folder.glob(f"run{run}.db*"):
            left.unlink()
    print(json.dumps({"runs": run, "killed": killed, "reports": reports, "lost": 0, "damaged": 0}))
    return 0


def _write_reports(path: Path, number: int) -> Path:
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            sentences = chance.sample(_SENTENCES, 2)
            text = " ".join(
                s.format(place=chance.choice(_PLACES), n=chance.randrange(2, 30)) for s in sentences
            )
            row = {"id": f"r{n:04}", "language": "fr", "publisher": f"Journal {n % 5}", "text": text}
            row["published"] = f"2024-02-{1 + n % 28:02}"
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _ingest(source: Path, store: Path, kill_after: float | None) -> tuple[set[str], bool]:
    """Ids of the reports whose line came out whole, and whether the run was killed before its end."""
    command = [sys.executable, "-c", INGEST, str(source), "--store", str(store), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            output, _ = process.communicate(timeout=kill_after)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
    lines = output.decode().split("\n")[:-1]  # what follows the last line end was cut off
    return {json.loads(line)["report"] for line in lines}, process.returncode == -signal.SIGKILL


def _problems(path: Path, acknowledged: set[str]) -> list[str]:
    if not path.exists():
        return [f"{len(acknowledged)} reports acknowledged, no store"] if acknowledged else []
    with open_store(path) as store:
        kept = {stored.report.id for stored in store.every_report()}
        broken = [r for r in kept if len(store.coded(r).claims) != store.report(r).claims]
        lost = sorted(acknowledged - kept)
        return [
            *store.verify(),
            *(f"{r} lost" for r in lost),
            *(f"{r} without all its claims" for r in broken),
        ]


def _digest(path: Path) -> str:
    with open_store(path) as store:
        digest: str = store.digest()
        return digest


if __name__ == "__main__":
    sys.exit(main())
