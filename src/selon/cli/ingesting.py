"""The way of reports into the store, one line for each that is safe."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator

import msgspec
from rich.console import Console

from selon.acquire import Acquired, Fault
from selon.batch import code_reports
from selon.cli.custody_log import custody_log
from selon.cli.progress import each
from selon.cli.store_options import refresh
from selon.cli.store_output import print_lines
from selon.keeping import Originals, custody_entry, kept_coding, reader_name
from selon.messages import say
from selon.model import CodedReport
from selon.store import Receipt, Store, now

__all__ = ["ingest_all"]

Outcome = tuple[Acquired, CodedReport]


def ingest_all(
    store: Store,
    items: Iterable[Acquired | Fault],
    workers: int,
    total: int | None,
    form: str,
    merge: bool = True,
) -> int:
    """Code and keep every report, then merge; how many inputs had a fault."""
    originals, outcomes = Originals(), Counter[str]()

    def keep(found: Outcome) -> None:
        acquired, coded = found
        raw, media_type = originals.of(acquired)
        receipt = store.ingest(
            coded, reader=reader_name(coded.report.language), received=now(), raw=raw, media_type=media_type
        )
        outcomes[receipt.outcome] += 1
        if acquired.record is not None:
            log.add(custody_entry(acquired, acquired.record, receipt.report))
        _acknowledge(receipt, form)

    with originals, custody_log() as log:
        _, faults = each(_paired(items, workers), keep, total, bar=form == "table")
    _summarise(store, outcomes, form, merge)
    return faults


def _paired(items: Iterable[Acquired | Fault], workers: int) -> Iterator[Outcome | Fault]:
    """Each report beside its coding; coding keeps the order, and gives one outcome for each item."""
    waiting: deque[Acquired | Fault] = deque()

    def noted() -> Iterator[Acquired | Fault]:
        for item in items:
            waiting.append(item)
            yield item

    for outcome in code_reports(noted(), workers):
        item = waiting.popleft()
        if isinstance(outcome, Fault):
            yield outcome
        if isinstance(item, Acquired) and (coded := kept_coding(item, outcome)) is not None:
            yield item, coded


def _acknowledge(receipt: Receipt, form: str) -> None:
    if form == "jsonl":
        print_lines([msgspec.json.encode(receipt)])


def _summarise(store: Store, outcomes: Counter[str], form: str, merge: bool) -> None:
    if merge:
        refresh(store)
    if form == "table":
        status = store.status()
        told = say(
            "{new} new, {recoded} read anew, {unchanged} known already. The store holds {reports} reports, "
            "{claims} claims, {incidents} incidents.",
            new=outcomes["new"],
            recoded=outcomes["recoded"],
            unchanged=outcomes["unchanged"],
            reports=status.reports,
            claims=status.claims,
            incidents=status.incidents,
        )
        Console(highlight=False, markup=False).print(told)
