"""Claims as CSV or Parquet, streamed by Arrow in constant memory: a claim a row (docs/export/claims.md)."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from selon.export.arrow_text import joined, safe_strings
from selon.export.columns import COLUMNS, Batch
from selon.export.material import Material, Options, Outcome
from selon.export.told import Told

__all__ = [
    "BETWEEN",
    "csv_schema",
    "csv_tables",
    "parquet_schema",
    "parquet_tables",
    "write_csv",
    "write_parquet",
]

BETWEEN = " | "
"""What stands between the items of a list in a CSV cell; a bar inside an item becomes a slash."""

_ROWS = 8_192  # in memory at a time


def parquet_schema() -> pa.Schema:
    """Every column in its own type; several initiators, losses or sources are lists."""
    return pa.schema([(column.name, column.type) for column in COLUMNS])


def csv_schema() -> pa.Schema:
    """The same columns; lists are text."""
    kinds = (pa.string() if pa.types.is_list(column.type) else column.type for column in COLUMNS)
    return pa.schema(list(zip((column.name for column in COLUMNS), kinds, strict=True)))


def write_parquet(material: Material, path: Path, options: Options) -> Outcome:
    """Write a Parquet file (Zstandard)."""
    outcome = Outcome()
    with pyarrow.parquet.ParquetWriter(path, parquet_schema(), compression="zstd") as writer:
        outcome.rows = _write_all(parquet_tables(material.told()), writer.write_batch)
    return outcome


def write_csv(material: Material, path: Path, options: Options) -> Outcome:
    """Write a CSV file whose cells no spreadsheet takes for formulas."""
    outcome = Outcome()
    with path.open("wb") as stream:
        stream.write(b"\xef\xbb\xbf" if options.bom else b"")
        with closing(pyarrow.csv.CSVWriter(stream, csv_schema())) as writer:
            outcome.rows = _write_all(csv_tables(material.told()), writer.write_batch)
    return outcome


def _write_all(tables: Iterable[pa.RecordBatch], write: Callable[[pa.RecordBatch], None]) -> int:
    """Write every batch while the next is made, one waiting at most; how many rows."""
    rows, waiting = 0, None
    with ThreadPoolExecutor(1) as pool:
        for table in tables:
            if waiting is not None:
                waiting.result()
            waiting = pool.submit(write, table)
            rows += table.num_rows
        if waiting is not None:
            waiting.result()
    return rows


def parquet_tables(told: Iterable[Told]) -> Iterator[pa.RecordBatch]:
    """Arrow batches of a few thousand claims."""
    schema = parquet_schema()
    for batch in _batches(told):
        yield pa.RecordBatch.from_arrays([column.array(batch) for column in COLUMNS], schema=schema)


def csv_tables(told: Iterable[Told]) -> Iterator[pa.RecordBatch]:
    """Arrow batches of a few thousand claims, lists joined and texts made safe."""
    schema = csv_schema()
    for batch in _batches(told):
        yield pa.RecordBatch.from_arrays([_cells(column.array(batch)) for column in COLUMNS], schema=schema)


def _batches(told: Iterable[Told]) -> Iterator[Batch]:
    waiting = iter(told)
    while some := list(islice(waiting, _ROWS)):
        yield Batch(some)


def _cells(column: pa.Array) -> pa.Array:
    if pa.types.is_list(column.type):
        return safe_strings(joined(column, BETWEEN))
    return safe_strings(column) if column.type == pa.string() else column
