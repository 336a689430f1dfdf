"""Claims to Parquet and CSV beside pyarrow writing the same columns, and memory as their number grows.

    python -m bench.export [--claims 1000000]

Ours starts from rows as the store gives them, the JSON of each claim still to be read, and masks names
(`masked`) or not (`rows`); `read` starts from claims that are read. pyarrow starts from the same rows
(`from rows`), from columns of Python values that stand ready (`from values`), or from a table that stands ready
in memory (`from table`): it masks nothing and disarms no formula. Prints seconds of each, pyarrow's over
ours (0.7 is the goal), and the peak memory.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, product
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import msgspec
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from selon.export.ahead import ahead
from selon.export.claim_lines import ClaimLine, line_of
from selon.export.claim_table import ClaimTable, claim_table
from selon.export.claims import csv_batch, csv_schema, parquet_batch, parquet_schema, write_csv, write_parquet
from selon.export.columns import COLUMNS
from selon.export.material import Options, batches
from selon.export.told import ReportCard, Told
from selon.model import Actor, Claim, Loss, Place, Source, Span, TimeSpan

__all__ = ["main"]

T = TypeVar("T")

_ROWS = 8_192  # as the store gives them
_OPTIONS = Options(made="2024-01-01T00:00:00Z")
_EVENTS = ("capture", "clash", "air_strike", "attack_civilians", "shelling", "besiege")


@dataclass(frozen=True)
class _Rows:
    """Rows that stand ready in memory as the store has them, every claim still JSON."""

    claims: Iterable[ClaimLine]
    masked: bool

    def claim_batches(self, make: Callable[[ClaimTable], T]) -> Iterator[T]:
        """As Material has it."""
        return batches(_parts(self.claims), make, not self.masked)


@dataclass(frozen=True)
class _Read:
    """Claims that are read: what is left is to make the columns and write them."""

    tables: list[ClaimTable]

    def claim_batches(self, make: Callable[[ClaimTable], T]) -> Iterator[T]:
        """As Material has it."""
        return ahead(make, self.tables)


def _tables(lines: Iterable[ClaimLine]) -> Iterator[ClaimTable]:
    return map(claim_table, _parts(lines))


def _parts(lines: Iterable[ClaimLine]) -> Iterator[list[ClaimLine]]:
    waiting = iter(lines)
    while some := list(islice(waiting, _ROWS)):
        yield some


def made_up(count: int) -> Iterator[ClaimLine]:
    """Claims as reports make them: every field filled in most."""
    for n in range(count):
        report = f"r{n // 4}"
        told = Told(id=f"{report}-{n % 4}", claim=_claim(n), report=_card(n // 4), incident=f"i{n // 3:012x}")
        yield line_of(told)


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
    """All ways over the same claims, part by part, so that nothing but one part is ever in memory."""
    parts, seconds = max(count // 100_000, 1), Counter[str]()
    claims = made_up(count)
    for n in range(parts):
        part = list(islice(claims, count // parts))
        ways = {**_ours(form, part, folder / f"{n}.{form}"), **_pyarrow(form, part, folder / f"{n}.{form}")}
        for name, work in ways.items():
            seconds[name] += _seconds(work)
    print(f"{form}, {count} claims: " + ", ".join(f"{name} {spent:.1f} s" for name, spent in seconds.items()))
    for theirs, ours in product(("from rows", "from values", "from table"), ("rows", "masked", "read")):
        print(f"  pyarrow {theirs} / ours {ours}: {seconds[theirs] / seconds[ours]:.2f}")


def _ours(form: str, part: list[ClaimLine], path: Path) -> dict[str, Callable[[], object]]:
    write = write_parquet if form == "parquet" else write_csv
    ways = {"rows": _Rows(part, False), "masked": _Rows(part, True), "read": _Read(list(_tables(part)))}
    return {name: partial(write, claims, path, _OPTIONS) for name, claims in ways.items()}  # type: ignore[arg-type]


def _pyarrow(form: str, part: list[ClaimLine], path: Path) -> dict[str, Callable[[], object]]:
    schema = parquet_schema() if form == "parquet" else csv_schema()
    batch = parquet_batch if form == "parquet" else csv_batch
    ready = pa.Table.from_batches([batch(claim_table(part))], schema)
    columns = {column.name: ready[column.name].to_pylist() for column in COLUMNS}
    return {
        "from rows": lambda: _save(form, _decoded(part, columns, schema), path),
        "from values": lambda: _save(form, pa.Table.from_pydict(columns, schema), path),
        "from table": lambda: _save(form, ready, path),
    }


def _decoded(part: list[ClaimLine], columns: dict[str, list[object]], schema: pa.Schema) -> pa.Table:
    """What the shortest Python would do: read the JSON, then hand over columns (their gathering not counted)."""
    for line in part:
        msgspec.json.decode(line.payload)
    return pa.Table.from_pydict(columns, schema)


def _save(form: str, table: pa.Table, path: Path) -> None:
    if form == "parquet":
        pyarrow.parquet.write_table(table, path, compression="zstd")
    else:
        pyarrow.csv.write_csv(table, path)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _memory(form: str, count: int, folder: Path) -> None:
    """Peak memory of a process of its own for a quarter of the claims and for all."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        few, all_ = (pool.apply(_peak, (form, n, folder)) for n in (count // 4, count))
    print(f"{form}: peak memory {few:.0f} MiB for {count // 4} claims, {all_:.0f} MiB for {count}")


def _peak(form: str, count: int, folder: Path) -> float:
    write = write_parquet if form == "parquet" else write_csv
    write(_Rows(made_up(count), True), folder / f"memory.{form}", _OPTIONS)  # type: ignore[arg-type]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
