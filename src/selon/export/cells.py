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
_IN_QUOTES = {",": re.compile("[,\"'\n]"), "\t": re.compile('["\t\n]')}


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
    made, separator, count = _flat if tabs else _cell, "\t" if tabs else ",", 0
    in_quotes = _IN_QUOTES[separator]
    stream.write(separator.join(header) + "\n")
    for row in rows:
        stream.write(separator.join(_written(made(cell), in_quotes) for cell in row) + "\n")
        count += 1
    return count


def _written(cell: Cell, in_quotes: re.Pattern[str]) -> str:
    """The cell as RFC 4180 has it, in quotes where something of it is `in_quotes`; in CSV an apostrophe is.

    Readers that guess how a file is written (DuckDB) take a bare one at the start of a cell for its quote, and
    lose rows; Python's csv can't quote those cells and leave the others.
    """
    text = "" if cell is None else str(cell)
    return '"' + text.replace('"', '""') + '"' if in_quotes.search(text) else text


def _cell(cell: Cell) -> Cell:
    return safe_cell(plain_text(cell)) if isinstance(cell, str) else cell


def _flat(cell: Cell) -> Cell:
    """A cell of a file whose readers split at every tab and line end."""
    return safe_cell(" ".join(plain_text(cell).split())) if isinstance(cell, str) else cell


def read_rows(stream: TextIO) -> Iterator[dict[str, str]]:
    """The rows of a CSV file by column, apostrophes taken off; cells beyond the header are dropped."""
    for row in csv.DictReader(stream):
        yield {name: cell_text(value or "") for name, value in row.items() if name is not None}
