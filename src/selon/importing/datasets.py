"""Files of other data sets, row by row: claims on the data set's word, or what is wrong with the row."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from selon.acquire import Fault
from selon.export.cells import read_rows
from selon.importing import acled, ucdp
from selon.messages import mark
from selon.model import CodedReport

__all__ = ["DATA_SETS", "read_dataset"]

NO_COLUMN = mark("no column {column}: is this a file of {form}?")
NOT_TEXT = mark("not in UTF-8: save it again as CSV UTF-8")
NO_CLAIM = mark("no claim: {reason}")

_ReadRow = Callable[[Mapping[str, str]], CodedReport | str]
DATA_SETS: Mapping[str, tuple[tuple[str, ...], _ReadRow]] = {
    "acled": (acled.NEEDED, acled.read_row),
    "ucdp": (ucdp.NEEDED, ucdp.read_row),
}
"""By name: the columns that a file must have, and the reader of a row."""


def read_dataset(form: str, path: Path) -> Iterator[CodedReport | Fault]:
    """The rows of a CSV file (UTF-8, with or without a byte order mark), lazily. Raises OSError."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            yield from _rows(form, str(path), stream)
        except UnicodeDecodeError:
            yield Fault(source=str(path), message=NOT_TEXT)


def _rows(form: str, source: str, stream: TextIO) -> Iterator[CodedReport | Fault]:
    needed, read = DATA_SETS[form]
    for number, row in enumerate(read_rows(stream), 2):
        missing = next((column for column in needed if column not in row), None)
        if missing is not None:
            yield Fault(source=source, message=NO_COLUMN, values={"column": missing, "form": form})
            return
        found = read(row)
        if isinstance(found, str):
            yield Fault(source=source, line=number, message=NO_CLAIM, values={"reason": found})
        else:
            yield found
