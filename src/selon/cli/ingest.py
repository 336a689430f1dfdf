"""`selon ingest INPUT…`: code reports and keep them."""

import click

from selon.acquire import Defaults, acquire, count
from selon.cli import exits
from selon.cli.ingesting import ingest_all
from selon.cli.options import input_options
from selon.cli.store_options import format_option, opened, store_option
from selon.messages import say

__all__ = ["command"]


@click.command(
    "ingest",
    help=say("Code reports and keep them: the original bytes, the claims, and the incidents they tell of.")
    + "\n\n"
    + say("A report is safe on the disk once its line is printed. Known bytes change nothing."),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon ingest reports/\n"
    "  selon ingest report.txt --published 2024-03-12 --store war.db",
)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@store_option
@input_options
@format_option("table", "jsonl")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help=say("Processes to read with."))
@click.option("--no-merge", is_flag=True, help=say("Leave incidents and control for a later run."))
def command(
    inputs: tuple[str, ...],
    store: str | None,
    form: str,
    workers: int,
    no_merge: bool,
    **defaults: str | None,
) -> int:
    """Ingest all inputs; the exit code says whether every one went well."""
    with opened(store) as kept:
        items = acquire(inputs, Defaults(**defaults))
        faults = ingest_all(kept, items, workers, count(inputs), form, merge=not no_merge)
    return exits.REMARKS if faults else exits.OK
