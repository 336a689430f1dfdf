"""The way of other people's files into the store, one fault a line, one transaction a report."""

from pathlib import Path

from selon.acquire import Fault
from selon.cli.terminal import print_fault
from selon.export.lines import Line
from selon.importing.datasets import read_dataset
from selon.importing.jsonl import NOT_A_LINE, read_lines, restore
from selon.store import Store, StoreError, now

__all__ = ["bring_dataset", "bring_lines"]


def bring_lines(store: Store, path: Path) -> tuple[int, int]:
    """Put Selon's own lines into the store; how many went in, and how many could not."""
    done = faults = 0
    numbers: dict[int, int] = {}
    for line in read_lines(path, now()):
        fault = line if isinstance(line, Fault) else _restored(store, line, numbers, path)
        if fault is None:
            done += 1
        else:
            faults += 1
            print_fault(fault)
    return done, faults


def bring_dataset(store: Store, form: str, path: Path) -> tuple[int, int]:
    """Put the rows of another data set into the store as claims on its word; as `bring_lines`."""
    done = faults = 0
    received = now()
    for found in read_dataset(form, path):
        if isinstance(found, Fault):
            faults += 1
            print_fault(found)
        else:
            store.ingest(found, reader=f"{form} data set", received=received)
            done += 1
    return done, faults


def _restored(store: Store, line: Line, numbers: dict[int, int], path: Path) -> Fault | None:
    try:
        restore(store, line, numbers)
    except StoreError as error:
        return Fault(source=str(path), message=NOT_A_LINE, values={"reason": error.said()})
    return None
