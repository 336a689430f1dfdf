"""`selon verify`: is everything in the store as it was kept?"""

import click

from selon.cli import exits
from selon.cli.claims_table import one_line
from selon.cli.store_options import opened, store_option
from selon.messages import say

__all__ = ["command"]


@click.command(
    "verify",
    help=say("Hash every original again, check every span and the chain of decisions; say what is damaged."),
    epilog="\b\n" + say("Examples:") + "\n  selon verify --store war.db",
)
@store_option
def command(store: str | None) -> int:
    """A line for each thing that is damaged, and a last one that sums up."""
    with opened(store) as kept:
        found = kept.verify()
        reports = kept.status().reports
    for line in found:
        click.echo(one_line(line))
    if found:
        click.echo(
            say("Damaged: {count}. Restore a copy, or ingest the reports again.", count=len(found)), err=True
        )
        return exits.REMARKS
    click.echo(say("All is whole: {count} reports checked.", count=reports))
    return exits.OK
