"""Claims to Parquet and CSV beside pyarrow writing the same columns, and memory as their number grows.

    python -m bench.export [--claims 1000000]

Prints one line a measure: seconds of both, their ratio (pyarrow's over ours; 0.7 is the goal) and the peak
memory. `columns`: pyarrow gets the columns as Python values, as we get claims; `written`: pyarrow
only writes a table that stands ready in memory, the hardest comparison.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from selon.export.claims import (
    csv_schema,
    csv_tables,
    parquet_schema,
    parquet_tables,
    write_csv,
    write_parquet,
)
from selon.export.columns import COLUMNS
from selon.export.material import Options
from selon.export.privacy import concealed_told
from selon.export.told import ReportCard, Told
from selon.model import Actor, Claim, Loss, Place, Source, Span, TimeSpan

__all__ = ["main"]

_OPTIONS = Options(made="2024-01-01T00:00:00Z")
_EVENTS = ("capture", "clash", "air_strike", "attack_civilians", "shelling", "besiege")


@dataclass(frozen=True)
class _Ready:
    """Claims that stand ready in memory, as a store's rows do once they are read."""

    claims: list[Told]
    masked: bool

    def told(self) -> Iterator[Told]:
        """As Material has it."""
        return map(concealed_told, self.claims) if self.masked else iter(self.claims)


def made_up(count: int) -> Iterator[Told]:
    """Claims as reports make them: every field filled in most."""
    for n in range(count):
        yield Told(id=f"r{n // 4}-{n % 4}", claim=_claim(n), report=_card(n // 4), incident=f"i{n // 3:012x}")


def _card(n: int) -> ReportCard:
    return ReportCard(
        id=f"r{n}",
        language="fr",
        publisher=("AFP", "Radio Okapi", "RFI", "SANA")[n % 4],
        url=f"https://example.org/{n}",
        title=f"Combats au nord de la ville numéro {n}",
        published=f"20{10 + n % 14}-{n % 12 + 1:02}-{n % 28 + 1:02}",
    )


def _claim(n: int) -> Claim:
    day = f"20{10 + n % 14}-{n % 12 + 1:02}-{n % 28 + 1:02}"
    actor = Actor(text="l'armée syrienne", start=3, end=19, name="Syrian Arab Army", actor="sy-army")
    victims = Actor(text=f"{n % 40} civils", start=40, end=49)
    return Claim(
        id=f"c{n}",
        event=_EVENTS[n % len(_EVENTS)],
        confidence=n % 100 / 100,
        trigger=Span(text="ont attaqué", start=20, end=31),
        initiators=(actor,),
        targets=(victims,),
        place=Place(
            text=f"Village {n % 5000}",
            start=60,
            end=72,
            name=f"Village {n % 5000}",
            country="SY",
            lat=33 + n % 999 / 1000,
            lon=36 + n % 997 / 1000,
            radius_km=5,
            precision="settlement",
            gazetteer=f"geonames:{n % 5000}",
        ),
        time=TimeSpan(text="mardi", start=80, end=85, from_=day, to=day),
        losses=(
            Loss(
                text=f"{n % 40} civils",
                start=40,
                end=49,
                kind="killed",
                who="civilians",
                min=n % 40,
                max=n % 40,
            ),
        ),
        attribution=(Source(text="une source locale", start=90, end=107, kind="local"),),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    count = parser.parse_args().claims
    with tempfile.TemporaryDirectory() as folder:
        for form in ("parquet", "csv"):
            _memory(form, count, Path(folder))
        for form in ("parquet", "csv"):
            _compare(form, count, Path(folder))


def _compare(form: str, count: int, folder: Path) -> None:
    """Both ways over the same claims, part by part, so that nothing but one part is ever in memory."""
    parts, seconds = max(count // 100_000, 1), dict.fromkeys(("ours", "masked", "columns", "written"), 0.0)
    claims = made_up(count)
    for n in range(parts):
        part = list(islice(claims, count // parts))
        for name, work in _ways(form, part, folder / f"{n}.{form}").items():
            seconds[name] += _seconds(work)
    for name in ("columns", "written"):
        print(f"{form} {count} claims: pyarrow {name} {seconds[name]:.1f} s, ours {seconds['ours']:.1f} s "
              f"(ratio {seconds[name] / seconds['ours']:.2f}), with masking {seconds['masked']:.1f} s "
              f"(ratio {seconds[name] / seconds['masked']:.2f})")  # fmt: skip


def _ways(form: str, part: list[Told], path: Path) -> dict[str, Callable[[], object]]:
    write = write_parquet if form == "parquet" else write_csv
    schema = parquet_schema() if form == "parquet" else csv_schema()
    tables = parquet_tables(part) if form == "parquet" else csv_tables(part)
    ready = pa.Table.from_batches(list(tables), schema)
    columns = {column.name: ready[column.name].to_pylist() for column in COLUMNS}
    save = pyarrow.parquet.write_table if form == "parquet" else pyarrow.csv.write_csv
    extra = {"compression": "zstd"} if form == "parquet" else {}
    return {
        "ours": lambda: write(_Ready(part, False), path, _OPTIONS),  # type: ignore[arg-type]
        "masked": lambda: write(_Ready(part, True), path, _OPTIONS),  # type: ignore[arg-type]
        "columns": lambda: save(pa.Table.from_pydict(columns, schema), path, **extra),
        "written": lambda: save(ready, path, **extra),
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@dataclass(frozen=True)
class _Streamed:
    """Claims made as they are asked for: whatever memory grows is the writer's."""

    count: int

    def told(self) -> Iterator[Told]:
        """As Material has it."""
        return map(concealed_told, made_up(self.count))


def _memory(form: str, count: int, folder: Path) -> None:
    """Peak memory of a process of its own for a quarter of the claims and for all."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        few, all_ = (pool.apply(_peak, (form, n, folder)) for n in (count // 4, count))
    print(f"{form}: peak memory {few:.0f} MiB for {count // 4} claims, {all_:.0f} MiB for {count}")


def _peak(form: str, count: int, folder: Path) -> float:
    write = write_parquet if form == "parquet" else write_csv
    write(_Streamed(count), folder / f"memory.{form}", _OPTIONS)  # type: ignore[arg-type]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
