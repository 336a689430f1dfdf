"""How watched feeds fare, as a table, and each failure as a line under it."""

from contextlib import closing
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from selon.acquire import Unreadable
from selon.acquire.fetch import utc_now
from selon.acquire.watch_state import FeedStatus, WatchState
from selon.cli.claims_table import one_line
from selon.cli.terminal import print_fault
from selon.messages import say

__all__ = ["show_feeds"]


def show_feeds(path: Path) -> int:
    """Show what the watch's file `path` knows; the number of failures. Raises click.ClickException."""
    try:
        state = WatchState(path)
    except Unreadable as error:
        raise click.ClickException(say(error.message, **error.values)) from error
    with closing(state):
        rows, faults = state.status(utc_now()), state.failed_items()
    Console(highlight=False, markup=False).print(_table(rows))
    told = [*(row.fault for row in rows if row.fault), *faults]
    for fault in told:
        print_fault(fault)
    return len(told)


def _table(rows: list[FeedStatus]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(say("Feed"), overflow="fold")
    table.add_column(say("Last success"))
    for heading in (say("Failures"), say("Waiting"), say("Done"), say("Given up"), say("Articles a day")):
        table.add_column(heading, justify="right")
    for row in rows:
        counts = (row.failures, row.waiting, row.done, row.given_up)
        table.add_row(one_line(row.url), row.success or "-", *map(str, counts), f"{row.articles_a_day:.1f}")
    return table
