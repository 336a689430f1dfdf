"""`selon copies`: the same text from several outlets, and who had it first."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.table import Table

from selon.cli import exits
from selon.cli.copy_rows import CopyRow, copy_rows
from selon.cli.store_options import format_option, opened, store_option
from selon.cli.store_output import plain_table, print_rows
from selon.messages import say

__all__ = ["command"]


@click.command(
    "copies",
    help=say("List reports that share one text, and which of them came first where that is known.")
    + "\n\n"
    + say("Only reports kept since the last run are compared with all; the index is a file of its own."),
    epilog="\b\n" + say("Examples:") + "\n  selon copies --store war.db",
)
@store_option
@click.option(
    "--index",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("selon-copies.db"),
    show_default=True,
    help=say("File of the index; it is made anew where it is missing."),
)
@format_option("table", "json", "jsonl")
def command(store: str | None, index: Path, form: str) -> int:
    """Bring the index up to date with the store, then print its links."""
    with opened(store) as kept:
        rows = copy_rows(kept, index)
    print_rows(rows, form, _table, lambda row: None)
    return exits.OK


def _table(rows: Sequence[CopyRow]) -> Table:
    headings = (
        (say("One report"), 6),
        (say("The other"), 6),
        (say("Shared"), 2),
        (say("First"), 3),
    )
    return plain_table(headings, map(_cells, rows))


def _cells(row: CopyRow) -> tuple[str, ...]:
    return (
        "\n".join(filter(None, (row.publisher, row.published, row.one))),
        "\n".join(filter(None, (row.other_publisher, row.other_published, row.other))),
        f"{row.overlap:.0%}",
        row.first or say("not known"),
    )
