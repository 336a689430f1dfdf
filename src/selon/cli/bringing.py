"""The way of other people's files into the store, one fault a line, one transaction a report."""

from collections import Counter
from pathlib import Path

from selon.acquire import Fault
from selon.cli.terminal import print_fault
from selon.export.lines import Line
from selon.importing.datasets import read_dataset
from selon.importing.jsonl import NOT_A_LINE, read_lines, restore
from selon.messages import say
from selon.store import Store, StoreError, now

__all__ = ["bring_dataset", "bring_lines"]


def bring_lines(store: Store, path: Path) -> tuple[int, Counter[str]]:
    """Put Selon's own lines into the store; how many went in, and how many could not, by reason."""
    done, left_out = 0, Counter[str]()
    numbers: dict[int, int] = {}
    for line in read_lines(path, now()):
        fault = line if isinstance(line, Fault) else _restored(store, line, numbers, path)
        if fault is None:
            done += 1
        else:
            left_out[_told(fault)] += 1
    return done, left_out


def bring_dataset(store: Store, form: str, path: Path) -> tuple[int, Counter[str]]:
    """Put the rows of another data set into the store as claims on its word; as `bring_lines`."""
    done, left_out = 0, Counter[str]()
    received = now()
    for found in read_dataset(form, path):
        if isinstance(found, Fault):
            left_out[_told(found)] += 1
        else:
            store.ingest(found, reader=f"{form} data set", received=received)
            done += 1
    return done, left_out


def _told(fault: Fault) -> str:
    """Print the fault with its place; returns what is wrong, which others may share."""
    print_fault(fault)
    return str(fault.values.get("reason") or say(fault.message, **fault.values))


def _restored(store: Store, line: Line, numbers: dict[int, int], path: Path) -> Fault | None:
    try:
        restore(store, line, numbers)
    except StoreError as error:
        return Fault(source=str(path), message=NOT_A_LINE, values={"reason": error.said()})
    return None
