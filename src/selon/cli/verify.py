"""`selon verify`: is everything in the store as it was kept?"""

import os

import click

from selon.cli import exits
from selon.cli.claims_table import one_line
from selon.cli.store_options import opened, store_option
from selon.cli.terminal import remark
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
        found = [*kept.verify(), *_damaged_fetches()]
        reports = kept.count_reports()
    for line in found:
        click.echo(one_line(line))
    if found:
        click.echo(say("Damaged: {count}. Restore a copy, or ingest the reports again.", count=len(found)), err=True)
        return exits.REMARKS
    click.echo(say("All is whole: {count} reports checked.", count=reports))
    return exits.OK


def _damaged_fetches() -> list[str]:
    """A line for each archived fetch of the web that was changed, in the archive that SELON_ARCHIVE names."""
    from selon.acquire.settings import settings_from
    from selon.acquire.web_archive import verify_archive

    folder = settings_from({"SELON_ARCHIVE": os.environ.get("SELON_ARCHIVE", "")}).archive
    return [remark(fault) for fault in verify_archive(folder)]
