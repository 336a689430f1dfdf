"""Measure the gazetteer: `python -m bench.places FOLDER` builds an index of all files of places in FOLDER.

Prints one JSON object: rows and look-ups a second, milliseconds to open, what a process of its own takes for
looking up (over the bare interpreter), and fuzzy search side by side with rapidfuzz's linear scan over the same
names (speed ratio, and recall among the first five spellings); then what finding and placing the places of a
report takes of reading it, and what placing alone takes. Seconds are those of the processor.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from selon.gazetteer import Gazetteer, Index, Row, build, open_default
from selon.gazetteer.files import rows_of_file
from selon.gazetteer.names import folded
from selon.read import claims, places

SWAPS = (
    ("ou", "u"), ("u", "ou"), ("ch", "sh"), ("sh", "ch"), ("q", "k"), ("k", "q"), ("kh", "h"), ("dj", "j"),
    ("j", "dj"), ("i", "e"), ("e", "i"), ("o", "u"), ("a", "e"), ("ay", "ei"), ("z", "s"), ("y", "i"),
)  # fmt: skip
MISSPELT = 600
LINEAR = 60
REPORTS = 1_000
T = TypeVar("T")


def rows(folder: Path) -> Iterator[Row]:
    for path in sorted([*folder.glob("*.zip"), *folder.glob("*.csv")]):
        yield from rows_of_file(path, path.stem)


def misspell(name: str, chance: random.Random) -> str:
    """`name` as another hand would write it: one change of spelling and, half of the time, one slip."""
    text = name
    fitting = [(a, b) for a, b in SWAPS if a in text.lower()]
    if fitting:
        a, b = chance.choice(fitting)
        text = text.lower().replace(a, b, 1)
    if chance.random() < 0.5 or not fitting:
        at = chance.randrange(1, len(text))
        text = chance.choice([text[:at] + text[at + 1 :], text[:at] + text[at - 1] + text[at:]])
    return text


def rate(work: Callable[[str], object], names: list[str]) -> float:
    start = time.process_time()
    for name in names:
        work(name)
    return len(names) / (time.process_time() - start)


def recall(found: Callable[[str], set[str]], pairs: list[tuple[str, str]]) -> float:
    return sum(folded(right) in found(wrong) for right, wrong in pairs) / len(pairs)


MEMORY = """
import sys
from pathlib import Path
peak = lambda: int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
bare = peak()
from selon.gazetteer import open_index
gazetteer = open_index(Path(sys.argv[1]))
for name in sys.stdin:
    gazetteer.exact(name), gazetteer.folded(name)
for number, entry in enumerate(gazetteer.indexes[0].entries()):
    if number % 1000 == 0:
        gazetteer.fuzzy(entry.name)
print((peak() - bare) // 1024)
"""


def memory(path: Path, sample: list[str]) -> int:
    """MB that a process takes over the bare interpreter, once it has looked up `sample`."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(path)], input="\n".join(sample), text=True, capture_output=True, check=True
    )
    return int(done.stdout)


def shares_of_reading(gazetteer: Gazetteer, size: int = REPORTS) -> dict[str, float]:
    """What finding and placing all places, and placing them alone, takes of reading `size` reports."""
    from bench.corpus import corpus

    reader = replace(claims.load_reader("fr"), gazetteer=Gazetteer((*open_default().indexes, *gazetteer.indexes)))
    reports, spent = corpus(size), dict.fromkeys(("whole", "finding"), 0.0)
    claims.find_places = timed(claims.find_places, "whole", spent)  # type: ignore[attr-defined]
    places.name_places = timed(places.name_places, "finding", spent)  # type: ignore[attr-defined]
    start = time.process_time()
    for report in reports:
        claims.read_report(report, reader)
    reading = time.process_time() - start
    placing = spent["whole"] - spent["finding"]
    return {"places_of_reading": round(spent["whole"] / reading, 3), "placing_of_reading": round(placing / reading, 3)}


def timed(work: Callable[..., T], name: str, spent: dict[str, float]) -> Callable[..., T]:
    """`work`, whose time is added to `spent[name]`."""

    def run(*values: object, **named: object) -> T:
        start = time.process_time()
        try:
            return work(*values, **named)
        finally:
            spent[name] += time.process_time() - start

    return run


def main() -> None:
    folder = Path(sys.argv[1])
    path = Path(tempfile.mkdtemp()) / "bench.places"
    start = time.process_time()
    count = build(path, rows(folder))
    built = time.process_time() - start
    start = time.perf_counter()
    index = Index(path)
    opened = (time.perf_counter() - start) * 1000
    gazetteer = Gazetteer((index,))
    chance = random.Random(7)
    names = [e.name for e in index.entries() if e.name.isascii() and 5 <= len(e.name) <= 25]
    sample = chance.sample(names, 20_000)
    pairs = [(n, misspell(n, chance)) for n in chance.sample(names, MISSPELT)]
    choices = list({folded(n) for n in names})
    scan = lambda n: {c for c, _, _ in process.extract(folded(n), choices, scorer=fuzz.ratio, limit=5)}  # noqa: E731
    ours = lambda n: {f.folded for f in gazetteer.fuzzy(n)}  # noqa: E731
    gazetteer.fuzzy(names[0])  # loads numpy
    fuzzy = rate(gazetteer.fuzzy, [w for _, w in pairs])
    linear = rate(scan, [w for _, w in pairs[:LINEAR]])
    print(json.dumps({
        "places": count, "rows_per_second": round(count / built), "open_ms": round(opened, 2),
        "exact_per_second": round(rate(gazetteer.exact, sample)),
        "folded_per_second": round(rate(gazetteer.folded, sample)),
        "fuzzy_per_second": round(fuzzy), "fuzzy_times_linear": round(fuzzy / linear, 1),
        "recall_fuzzy": round(recall(ours, pairs), 3), "recall_linear": round(recall(scan, pairs), 3),
        "misspelt": len(pairs), "memory_mb": memory(path, sample), **shares_of_reading(gazetteer),
    }, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
