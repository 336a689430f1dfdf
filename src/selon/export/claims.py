"""Claims as CSV or Parquet, streamed by Arrow in constant memory: a claim a row (docs/export/claims.md)."""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from selon.export.arrow_text import joined, safe_strings
from selon.export.claim_table import ClaimTable
from selon.export.columns import COLUMNS
from selon.export.material import Material, Options, Outcome

__all__ = [
    "BETWEEN",
    "csv_batch",
    "csv_schema",
    "parquet_batch",
    "parquet_schema",
    "write_csv",
    "write_parquet",
]

BETWEEN = " | "
"""What stands between the items of a list in a CSV cell; a bar inside an item becomes a slash."""


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
        outcome.rows = _write_all(material.claim_batches(parquet_batch), writer.write_batch)
    return outcome


def write_csv(material: Material, path: Path, options: Options) -> Outcome:
    """Write a CSV file whose cells no spreadsheet takes for formulas."""
    outcome = Outcome()
    # Arrow's own file: to write to one of Python's, its threads would wait for the interpreter.
    with pa.OSFile(str(path), "wb") as stream:
        stream.write(b"\xef\xbb\xbf" if options.bom else b"")
        with closing(pyarrow.csv.CSVWriter(stream, csv_schema())) as writer:
            outcome.rows = _write_all(material.claim_batches(csv_batch), writer.write_batch)
    return outcome


def _write_all(batches: Iterable[pa.RecordBatch], write: Callable[[pa.RecordBatch], None]) -> int:
    """Write every batch; how many rows."""
    rows = 0
    for batch in batches:
        write(batch)
        rows += batch.num_rows
    return rows


def parquet_batch(table: ClaimTable) -> pa.RecordBatch:
    """The claims in Parquet's columns."""
    return pa.RecordBatch.from_arrays([column.array(table) for column in COLUMNS], schema=parquet_schema())


def csv_batch(table: ClaimTable) -> pa.RecordBatch:
    """The claims in CSV's columns: lists joined and texts made safe."""
    return pa.RecordBatch.from_arrays([_cells(column.array(table)) for column in COLUMNS], schema=csv_schema())


def _cells(column: pa.Array) -> pa.Array:
    if pa.types.is_list(column.type):
        return safe_strings(joined(column, BETWEEN))
    return safe_strings(column) if column.type == pa.string() else column
