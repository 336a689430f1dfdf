"""Cells of CSV and TSV files: nothing that a spreadsheet would take for a formula, numbers left as numbers.

After OWASP's "CSV Injection": a text that starts with = + - @, tab, carriage return or newline, or with a
full-width form of one, gets an apostrophe before it; `cell_text` takes it off again.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeAlias

__all__ = ["DANGEROUS", "Cell", "cell_text", "plain_text", "read_rows", "safe_cell", "write_rows"]

Cell: TypeAlias = str | int | float | None

DANGEROUS = "=+-@\t\r\n＝＋－＠"
_ARMED = re.compile(rf"'*[{re.escape(DANGEROUS)}]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NEWLINES = re.compile(r"\r\n?")


def safe_cell(text: str) -> str:
    """`text`, with an apostrophe before it where it would act as a formula or be read back wrongly."""
    return "'" + text if _ARMED.match(text) else text


def cell_text(cell: str) -> str:
    """The text that `safe_cell` made `cell` from."""
    return cell[1:] if cell.startswith("'") and _ARMED.match(cell) else cell


def plain_text(text: str) -> str:
    """`text` without control characters, every kind of line end a newline: what table readers agree on."""
    return _CONTROLS.sub("", _NEWLINES.sub("\n", text))


def write_rows(stream: TextIO, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, tabs: bool = False) -> int:
    """Write a header and rows, comma- or tab-separated; how many rows. None is an empty cell."""
    writer = csv.writer(stream, delimiter="\t" if tabs else ",", lineterminator="\n")
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow([_flat(cell) if tabs else _cell(cell) for cell in row])
        count += 1
    return count


def _cell(cell: Cell) -> Cell:
    return safe_cell(plain_text(cell)) if isinstance(cell, str) else cell


def _flat(cell: Cell) -> Cell:
    """A cell of a file whose readers split at every tab and line end."""
    return safe_cell(" ".join(plain_text(cell).split())) if isinstance(cell, str) else cell


def read_rows(stream: TextIO) -> Iterator[dict[str, str]]:
    """The rows of a CSV file by column, apostrophes taken off; cells beyond the header are dropped."""
    for row in csv.DictReader(stream):
        yield {name: cell_text(value or "") for name, value in row.items() if name is not None}
