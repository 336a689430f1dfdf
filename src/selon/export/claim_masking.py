"""Names of victims and witnesses masked in many claims at once: only those that may hold one are looked into."""

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from selon.export.claim_lines import ClaimLine, line_of, told_of
from selon.export.claim_table import ClaimTable, claim_table
from selon.export.names import names_in
from selon.export.privacy import LOST_PEOPLE, PRIVATE_SOURCES, concealed_told

__all__ = ["concealed_table"]


def concealed_table(table: ClaimTable) -> ClaimTable:
    """Every claim as `concealed_told` gives it."""
    rows = sorted(_suspects(table))
    if not rows:
        return table
    masked = {row: line_of(concealed_told(told_of(table.lines[row]))) for row in rows}
    changed = {row: line for row, line in masked.items() if line != table.lines[row]}
    return _with(table, changed) if changed else table


def _with(table: ClaimTable, changed: dict[int, ClaimLine]) -> ClaimTable:
    """The table with these rows in place of its own."""
    lines = [changed.get(row, line) for row, line in enumerate(table.lines)]
    order = list(range(len(lines)))
    for new, row in enumerate(changed, len(lines)):
        order[row] = new
    fresh = claim_table(list(changed.values()))
    both = pa.Table.from_batches([table.parsed, fresh.parsed]).combine_chunks()
    parsed = both.take(order).combine_chunks().to_batches()[0]
    return ClaimTable(lines, parsed, table.text + b"\n" + fresh.text)


def _suspects(table: ClaimTable) -> set[int]:
    """Rows whose words for people who neither fight nor govern may hold a name."""
    return {row for part, kept in _private_items(table) for row in _naming(table, part, kept)}


def _private_items(table: ClaimTable) -> Iterator[tuple[str, pa.Array]]:
    """Each part of a claim that may name such people, and which of all its items do."""
    sources, losses = table.items("attribution")[0], table.items("losses")[0]
    private = _one_of(sources, "kind", PRIVATE_SOURCES)
    yield "attribution", pc.and_(private, _empty(sources, "source"))
    yield "losses", _one_of(losses, "who", LOST_PEOPLE)
    for part in ("initiators", "targets"):
        yield part, _empty(table.items(part)[0], "actor")


def _one_of(items: pa.Array, field: str, values: Iterable[str]) -> pa.Array:
    return pc.is_in(pc.struct_field(items, field), pa.array(sorted(values)))


def _empty(items: pa.Array, field: str) -> pa.Array:
    """Whether the field is null or an empty text."""
    return pc.equal(pc.fill_null(pc.struct_field(items, field), ""), "")


def _naming(table: ClaimTable, part: str, kept: pa.Array) -> Iterator[int]:
    """Rows of the items that are kept and hold a name; each wording is looked at once."""
    items, _ = table.items(part)
    for field in ("text", "name") if part == "attribution" else ("text",):
        texts = pc.struct_field(items, field).filter(kept)
        names = [text for text in texts.unique().to_pylist() if text and names_in(text)]
        if names:
            rows = pc.list_parent_indices(table.parsed.column(part)).filter(kept)
            yield from rows.filter(pc.is_in(texts, pa.array(names))).to_pylist()
