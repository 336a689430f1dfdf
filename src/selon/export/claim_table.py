"""Claims as Arrow columns, read from their JSON by Arrow itself: no Python value is made of a field."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json
from msgspec import inspect

from selon.export.claim_lines import ClaimLine
from selon.model import Claim

__all__ = ["ClaimTable", "claim_table"]


@dataclass(frozen=True)
class ClaimTable:
    """Some claims, in order: their rows, and their JSON as columns (structs, lists of structs).

    Values of no fixed shape (a geometry, candidates) and reasons are only in the rows' JSON.
    """

    lines: Sequence[ClaimLine]
    parsed: pa.RecordBatch
    text: bytes
    """The JSON of all, a line each."""
    _lists: dict[str, tuple[pa.Array, pa.Array]] = field(default_factory=dict)

    def values(self, name: str) -> list[Any]:
        """What every row has in the field `name` of ClaimLine."""
        index = ClaimLine._fields.index(name)
        return [line[index] for line in self.lines]

    def having(self, mark: str) -> list[int]:
        """The rows whose JSON has `mark` in it."""
        if mark.encode() not in self.text:
            return []
        return [n for n, line in enumerate(self.lines) if mark in line.payload]

    def inside(self, path: Sequence[str]) -> pa.Array:
        """The values at `path` within every claim; null where anything on the way is."""
        column = self.parsed.column(path[0])
        return pc.struct_field(column, list(path[1:])) if path[1:] else column

    def items(self, part: str) -> tuple[pa.Array, pa.Array]:
        """The items of all claims' `part` one after the other, and where each claim's begin (Arrow offsets)."""
        if part not in self._lists:
            column = self.parsed.column(part)
            ends = pc.cumulative_sum(pc.fill_null(pc.list_value_length(column), 0))
            offsets = pa.concat_arrays([pa.array([0], pa.int32()), ends])
            self._lists[part] = column.flatten(), offsets
        return self._lists[part]


def claim_table(lines: Sequence[ClaimLine]) -> ClaimTable:
    """Read the JSON of at least one row. Raises pyarrow.ArrowInvalid where a row holds no claim."""
    text = "\n".join([line.payload for line in lines]).encode()
    table = pyarrow.json.read_json(
        pa.BufferReader(text),
        # One block for all: a claim may be longer than Arrow's usual block.
        pyarrow.json.ReadOptions(use_threads=False, block_size=len(text) + 1),
        pyarrow.json.ParseOptions(explicit_schema=_schema(), unexpected_field_behavior="ignore"),
    )
    return ClaimTable(lines, table.combine_chunks().to_batches()[0], text)


@cache
def _schema() -> pa.Schema:
    return pa.schema([(name, kind) for name, kind in _fields(inspect.type_info(Claim)) if name != "reasons"])


def _fields(struct: inspect.Type) -> list[tuple[str, pa.DataType]]:
    assert isinstance(struct, inspect.StructType)
    found = ((f.encode_name, _arrow(f.type)) for f in struct.fields)
    return [(name, kind) for name, kind in found if kind is not None]


def _arrow(kind: inspect.Type) -> pa.DataType | None:
    """The Arrow type of a field of the model, None where its values have no fixed shape."""
    plain = {inspect.FloatType: pa.float64(), inspect.IntType: pa.int64()}
    match kind:
        case inspect.UnionType(types=types):
            return next((_arrow(t) for t in types if not isinstance(t, inspect.NoneType)), None)
        case inspect.StructType():
            return pa.struct(_fields(kind))
        case inspect.VarTupleType(item_type=inspect.StructType() as item):
            return pa.list_(pa.struct(_fields(item)))
        case inspect.StrType() | inspect.LiteralType():
            return pa.string()
    return plain.get(type(kind))
