"""Columns of text made safe for spreadsheets, as `safe_cell` and `plain_text` do it to one text."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from selon.export.cells import DANGEROUS

__all__ = ["joined", "safe_strings"]

# First bytes (UTF-8) that may make a cell a formula: = + - @ tab, line ends, an apostrophe before one of
# them, and 0xEF, with which the full-width forms begin.
_SUSPECT = np.zeros(256, dtype=bool)
_SUSPECT[[*b"=+-@\t\r\n'", 0xEF]] = True
_SPACE, _DELETE = 32, 127  # the first byte that is no control character, and the one beyond

# In RE2's words what cells.py says in those of `re`.
_CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_NEWLINES = r"\r\n?"
_ARMED = "^'*[" + "".join(rf"\x{{{ord(sign):x}}}" for sign in DANGEROUS) + "]"


def safe_strings(column: pa.Array) -> pa.Array:
    """`column` (strings), every cell as `safe_cell(plain_text(cell))`; most columns come back untouched."""
    starts, content = _bytes(column)
    if content.size and (content.min() < _SPACE or (content == _DELETE).any()):
        column = pc.replace_substring_regex(column, _NEWLINES, "\n")
        column = pc.replace_substring_regex(column, _CONTROLS, "")
        starts, content = _bytes(column)
    if not _SUSPECT[content[starts]].any():
        return column
    armed = pc.fill_null(pc.match_substring_regex(column, _ARMED), False)
    return pc.if_else(armed, pc.binary_join_element_wise("'", column, ""), column)


def joined(column: pa.Array, between: str) -> pa.Array:
    """A column of lists as text, `between` the items; null for an empty list.

    An item that is null becomes an empty text, a bar in one a slash.
    """
    items = column.values if column.type.value_type == pa.string() else column.values.cast(pa.string())
    items = items.fill_null("") if items.null_count else items
    if (_bytes(items)[1] == ord("|")).any():
        items = pc.replace_substring(items, "|", "/")
    whole = pc.binary_join(pa.ListArray.from_arrays(column.offsets, items), between)
    return pc.if_else(pc.equal(pc.list_value_length(column), 0), pa.scalar(None, pa.string()), whole)


def _bytes(column: pa.Array) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """The bytes of all texts one after the other, and where each text begins that isn't empty."""
    _, offsets, data = column.buffers()
    if data is None or data.size == 0:
        return np.empty(0, np.int32), np.empty(0, np.uint8)
    ends: npt.NDArray[np.int32] = np.frombuffer(offsets, np.int32)[column.offset :][: len(column) + 1]
    starts = ends[:-1][np.diff(ends) > 0] - ends[0]
    return starts, np.frombuffer(data, np.uint8)[ends[0] : ends[-1]]
