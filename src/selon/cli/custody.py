"""`selon custody REPORT`: where on the web a report is from, and what was done with it since."""

from collections.abc import Sequence

import click
from rich.table import Table

from selon.acquire.custody import Custody
from selon.cli import exits
from selon.cli.custody_log import known_custody
from selon.cli.store_options import format_option
from selon.cli.store_output import plain_table, print_rows
from selon.messages import say

__all__ = ["command"]


@click.command(
    "custody",
    help=say("Say where on the web a report is from: addresses, time, digest, archive, extractor.")
    + "\n\n"
    + say("REPORT is the id of a report, as `selon ingest` and `selon why` print it."),
    epilog="\b\n" + say("Examples:") + "\n  selon custody 7f9c24e8-1b7c-4c35-9e0e-6a3b1a0d2c11",
)
@click.argument("report")
@format_option("table", "json", "jsonl")
def command(report: str, form: str) -> int:
    """Print every way in which the report came here."""
    found = known_custody(report)
    if not found:
        raise click.ClickException(say("{report} did not come from an archive of the web", report=report))
    print_rows(found, form, _table, lambda row: None)
    return exits.OK


def _table(found: Sequence[Custody]) -> Table:
    return plain_table((("", 2), ("", 8)), [row for custody in found for row in _rows(custody)])


def _rows(custody: Custody) -> list[tuple[str, str]]:
    return [
        (say("Address"), custody.url),
        (say("After redirects"), custody.final_url),
        (say("Fetched"), custody.fetched),
        ("SHA-256", custody.sha256),
        (say("Archive"), custody.file),
        (say("Record"), custody.record),
        (say("Extractor"), custody.extractor),
        (say("Dated by"), custody.dated_by or say("nothing on the page")),
        (say("Byline"), custody.byline or say("nothing on the page")),
    ]
