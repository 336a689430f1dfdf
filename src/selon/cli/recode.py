"""`selon recode`: read kept reports anew with this version of the reader."""

from collections.abc import Iterator

import click

from selon.acquire import Acquired
from selon.cli import exits
from selon.cli.ingesting import ingest_all
from selon.cli.store_options import format_option, opened, store_option
from selon.keeping import reader_name
from selon.messages import say
from selon.store import Store

__all__ = ["command"]


@click.command(
    "recode",
    help=say("Read kept reports anew with this version of the reader; their old claims stay as history."),
    epilog="\b\n" + say("Examples:") + "\n  selon recode --store war.db",
)
@store_option
@format_option("table", "jsonl")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help=say("Processes to read with."))
def command(store: str | None, form: str, workers: int) -> int:
    """Recode what an older version coded."""
    with opened(store) as kept:
        faults = ingest_all(kept, _older(kept), workers, None, form)
    return exits.REMARKS if faults else exits.OK


def _older(store: Store) -> Iterator[Acquired]:
    """The reports that another version or edition of the reader coded last: other words or rules."""
    for stored in store.every_report():
        if stored.reader != reader_name(stored.report.language):
            yield Acquired(report=stored.report, source=stored.report.id)
