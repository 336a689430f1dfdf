"""How merge and control grow: time per claim, memory, what adding costs, and control at a date.

    python bench/merge.py 10000 100000 1000000

Prints one JSON object; with --check, ends with 1 where a bound (docs/merge.md) doesn't hold. Times are of the
processor, so that a busy machine measures the same. Sizes are arguments, so that CI can run a tenth. Each
size runs in its own process, so that its peak memory is its own.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import insert

sys.path.insert(0, str(Path(__file__).parent))

from generated import generated

from selon.control import CONTROL_EVENTS, PlacedClaim, state_at, timeline
from selon.merge import Linker, Profile, ReportedClaim, incident_of, merge_parameters, profile_of
from selon.merge.places import place_key
from selon.model import ControlState, location_of
from selon.store import open_store
from selon.store.rows import state_row
from selon.store.tables import states as state_table

ADDED = 1_000
GROWTH = 1.5  # time per claim, largest size against smallest
MEMORY_GB = 4.0
ADDING = 0.01  # of the time for the whole
AT_A_DATE = 1.0  # seconds


def main() -> int:
    """Run every size, print the figures, check them where asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one)))
        return 0
    found = [_in_own_process(size) for size in chosen.sizes]
    growth = found[-1]["microseconds_a_claim"] / found[0]["microseconds_a_claim"]
    print(json.dumps({"sizes": found, "growth": round(growth, 3)}, indent=2))
    return 1 if chosen.check and _broken(found, growth) else 0


def _in_own_process(size: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _broken(found: Sequence[dict[str, float]], growth: float) -> list[str]:
    largest = found[-1]
    bounds = {
        "time per claim grows too fast": growth <= GROWTH,
        "too much memory": largest["peak_gb"] <= MEMORY_GB,
        # The cost of adding doesn't depend on the size: it is judged where the whole is large.
        "adding costs too much": largest["claims"] < 10**6 or largest["adding_share"] <= ADDING,
        "control at a date is too slow": largest["control_at_a_date_s"] <= AT_A_DATE,
        "control at a date from the store is too slow": largest["control_from_store_s"] <= AT_A_DATE,
    }
    broken = [what for what, holds in bounds.items() if not holds]
    for what in broken:
        print(what, file=sys.stderr)
    return broken


def measure(size: int) -> dict[str, float]:
    """Merge `size` claims, add a thousand, build control, ask for a day."""
    linker = Linker(merge_parameters())
    making = _seconds(lambda: _count(generated(0, size)))
    start = time.process_time()
    groups = linker.link(_profiles(0, size))
    incidents = _summarise(groups, size)
    merging = time.process_time() - start - 2 * making  # the claims were made twice on the way
    adding = _adding(linker, size)
    building, states = _control(size)
    at = time.process_time()
    held = sum(state_at(s, "2000-02-01") is not None for s in states)
    at_a_date = time.process_time() - at
    stored, from_store = _from_store(states)
    return {
        "claims": size,
        "incidents": incidents,
        "merge_s": round(merging, 2),
        "microseconds_a_claim": round(1e6 * merging / size, 1),
        "adding_1000_s": round(adding, 3),
        "adding_share": round(adding / merging, 5),
        "control_build_s": round(building, 2),
        "control_at_a_date_s": round(at_a_date, 4),
        "control_from_store_s": round(from_store, 4),
        "states_stored": stored,
        "places_held": held,
        "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 3),
    }


def _profiles(first: int, last: int) -> Iterator[Profile]:
    parameters = merge_parameters()
    return (profile_of(claim, parameters) for claim in generated(first, last))


def _summarise(groups: Sequence[Sequence[str]], size: int) -> int:
    """Make every incident, holding no more claims than a few days of news."""
    group_of = {key: n for n, group in enumerate(groups) for key in group}
    left = [len(group) for group in groups]
    open_groups: dict[int, list[ReportedClaim]] = {}
    for claim in generated(0, size):
        n = group_of[claim.key]
        held = open_groups.setdefault(n, [])
        held.append(claim)
        if len(held) == left[n]:
            incident_of(open_groups.pop(n), merge_parameters())
    return len(groups)


def _adding(linker: Linker, size: int) -> float:
    """Seconds to add the next thousand claims to those there: look up, close, link, make incidents."""
    index: dict[int, list[Profile]] = {}
    # Only blocks of days near the new claims can be looked up: the index of all holds no others that matter.
    for profile in _profiles(max(0, size - 100_000), size):
        for block in linker.blocking.posted(profile):
            index.setdefault(block, []).append(profile)
    added = list(generated(size, size + ADDED))
    known = {c.key: c for c in generated(max(0, size - 100_000), size)} | {c.key: c for c in added}
    start = time.process_time()
    fresh = [profile_of(claim, merge_parameters()) for claim in added]
    for profile in fresh:
        for block in linker.blocking.posted(profile):
            index.setdefault(block, []).append(profile)

    def look_up(profiles: Sequence[Profile]) -> Iterable[tuple[Profile, list[Profile]]]:
        for profile in profiles:
            near = {p.key: p for block in linker.blocking.sought(profile) for p in index.get(block, ())}
            yield profile, list(near.values())

    for group in linker.link(linker.closure(fresh, look_up)):
        incident_of([known[key] for key in group], merge_parameters())
    return time.process_time() - start


def _control(size: int) -> tuple[float, list[tuple[ControlState, ...]]]:
    start = time.process_time()
    by_place: dict[str, list[PlacedClaim]] = {}
    for claim in generated(0, size):
        if claim.claim.event in CONTROL_EVENTS and claim.claim.place:
            key = place_key(location_of(claim.claim.place)) or ""
            by_place.setdefault(key, []).append(PlacedClaim(claim))
    states = [timeline(key, claims) for key, claims in by_place.items()]
    return time.process_time() - start, states


def _from_store(timelines: Iterable[tuple[ControlState, ...]]) -> tuple[int, float]:
    """How many states a store holds, and seconds to ask it for a day as `selon control` does (the slowest of 5)."""
    rows = [state_row(state) for states in timelines for state in states]
    days = [rows[len(rows) * n // 6]["since"] for n in range(1, 6)]
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "bench.db")) as store:
        with store.engine.begin() as connection:
            connection.execute(insert(state_table), rows)
        return len(rows), max(_seconds(partial(store.control, day)) for day in days)


def _count(items: Iterable[object]) -> int:
    return sum(1 for _ in items)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
