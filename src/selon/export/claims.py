"""Claims as CSV or Parquet, streamed by Arrow in constant memory: a claim a row (docs/export/claims.md)."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from selon.export.arrow_text import safe_strings
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
        for table in parquet_tables(material.told()):
            writer.write_batch(table)
            outcome.rows += table.num_rows
    return outcome


def write_csv(material: Material, path: Path, options: Options) -> Outcome:
    """Write a CSV file whose cells no spreadsheet takes for formulas."""
    outcome = Outcome()
    with path.open("wb") as stream:
        stream.write(b"\xef\xbb\xbf" if options.bom else b"")
        with closing(pyarrow.csv.CSVWriter(stream, csv_schema())) as writer:
            for table in csv_tables(material.told()):
                writer.write_batch(table)
                outcome.rows += table.num_rows
    return outcome


def parquet_tables(told: Iterable[Told]) -> Iterator[pa.RecordBatch]:
    """Arrow batches of a few thousand claims."""
    schema = parquet_schema()
    for batch in _batches(told):
        arrays = [pa.array(column.values(batch), column.type) for column in COLUMNS]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def csv_tables(told: Iterable[Told]) -> Iterator[pa.RecordBatch]:
    """Arrow batches of a few thousand claims, lists joined and texts made safe."""
    schema = csv_schema()
    for batch in _batches(told):
        arrays = [_csv_array(column.values(batch), column.type) for column in COLUMNS]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _batches(told: Iterable[Told]) -> Iterator[Batch]:
    waiting = iter(told)
    while some := list(islice(waiting, _ROWS)):
        yield Batch(some)


def _csv_array(values: list[object], kind: pa.DataType) -> pa.Array:
    if pa.types.is_list(kind):
        join: Callable[[Any], str | None] = _joined_texts if kind.value_type == pa.string() else _joined_numbers
        return safe_strings(pa.array(list(map(join, values)), pa.string()))
    found = pa.array(values, kind)
    return safe_strings(found) if kind == pa.string() else found


def _joined_texts(items: list[str | None]) -> str | None:
    if len(items) < 2 and (not items or items[0] is None or "|" not in items[0]):
        return items[0] if items else None
    return BETWEEN.join((item or "").replace("|", "/") for item in items)


def _joined_numbers(items: list[int | None]) -> str | None:
    return BETWEEN.join("" if item is None else str(item) for item in items) if items else None
