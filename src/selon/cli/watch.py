"""`selon watch FEED…`: bring what feeds name, as it comes."""

from datetime import timedelta
from pathlib import Path

import click

from selon.cli import exits
from selon.cli.store_options import opened, store_option
from selon.messages import say

__all__ = ["command"]


@click.command(
    "watch",
    help=say("Watch feeds: fetch, archive, code and keep each article that they name, once.")
    + "\n\n"
    + say(
        "FEED is the address of an RSS or Atom feed or of a sitemap of news. Runs until Ctrl-C; may be "
        "stopped, also killed, and started again at any time. A feed that fails is told and tried again later."
    ),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon watch https://www.example.org/rss.xml\n"
    "  selon watch --list feeds.txt --once --store war.db",
)
@click.argument("feeds", metavar="[FEED...]", nargs=-1)
@click.option(
    "--list",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=say("File of feeds, an address a line; # begins a remark."),
)
@click.option("--once", is_flag=True, help=say("Look once at the feeds that are due, then end: for cron."))
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("selon-watch.db"),
    show_default=True,
    help=say("File that keeps which items are known and how feeds fare."),
)
@click.option(
    "--every",
    type=click.FloatRange(1),
    default=15,
    show_default=True,
    help=say("Minutes between two looks at a feed."),
)
@click.option(
    "--pause",
    type=click.FloatRange(0),
    default=1,
    show_default=True,
    help=say("Seconds between two visits to a host."),
)
@store_option
def command(
    feeds: tuple[str, ...],
    listed: Path | None,
    once: bool,
    state: Path,
    every: float,
    pause: float,
    store: str | None,
) -> int:
    """Watch; with --once, the exit code says whether all went well."""
    from selon.cli.watching import prepared, rounds

    with opened(store) as kept, prepared(feeds, listed, state) as ready:
        faults = rounds(kept, ready, timedelta(minutes=every), pause, once)
    return exits.REMARKS if faults else exits.OK
