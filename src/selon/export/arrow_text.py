"""Columns of text made safe for spreadsheets: looked through as bytes, touched only where need be."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from selon.export.cells import plain_text, safe_cell

__all__ = ["joined", "safe_strings"]

# First bytes (UTF-8) that may make a cell a formula: = + - @ tab, line ends, an apostrophe before one of
# them, and 0xEF, with which the full-width forms begin.
_SUSPECT = np.zeros(256, dtype=bool)
_SUSPECT[[*b"=+-@\t\r\n'", 0xEF]] = True
# Bytes that table readers don't agree on: control characters save tab and newline.
_CONTROL = np.zeros(256, dtype=bool)
_CONTROL[[*range(9), *range(11, 32), 127]] = True


def safe_strings(column: pa.Array) -> pa.Array:
    """`column` (strings), every cell as `safe_cell(plain_text(cell))`; most come back untouched."""
    if len(column) == 0 or not _suspect(column):
        return column
    return pa.array([_safe(text) for text in column.to_pylist()], pa.string())


def joined(column: pa.Array, between: str) -> pa.Array:
    """A column of lists as text, `between` the items; null for an empty list.

    An item that is null becomes an empty text, a bar in one a slash.
    """
    items = column.values if column.type.value_type == pa.string() else column.values.cast(pa.string())
    items = items.fill_null("") if items.null_count else items
    if b"|" in _content(items):
        items = pc.replace_substring(items, "|", "/")
    whole = pc.binary_join(pa.ListArray.from_arrays(column.offsets, items), between)
    return pc.if_else(pc.equal(pc.list_value_length(column), 0), pa.scalar(None, pa.string()), whole)


def _content(column: pa.Array) -> bytes:
    """All texts of a column, one after the other, and perhaps more."""
    data = column.buffers()[2]
    return b"" if data is None else data.to_pybytes()


def _safe(text: str | None) -> str | None:
    return None if text is None else safe_cell(plain_text(text))


def _suspect(column: pa.Array) -> bool:
    _, offsets, data = column.buffers()
    if data is None or data.size == 0:
        return False
    found: npt.NDArray[np.uint8] = np.frombuffer(data, dtype=np.uint8)
    ends: npt.NDArray[np.int32] = np.frombuffer(offsets, dtype=np.int32)[column.offset :][: len(column) + 1]
    starts = ends[:-1][np.diff(ends) > 0]
    return bool(_SUSPECT[found[starts]].any() or _CONTROL[found[ends[0] : ends[-1]]].any())
