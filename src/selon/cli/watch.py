"""`selon watch SOURCE…`: bring what feeds name and what folders get, as it comes."""

from datetime import timedelta
from pathlib import Path

import click

from selon.cli import exits
from selon.cli.store_options import opened, store_option
from selon.messages import say

__all__ = ["command"]


@click.command(
    "watch",
    help=say("Watch feeds and folders: code and keep each article that a feed names or a folder gets, once.")
    + "\n\n"
    + say(
        "SOURCE is the address of an RSS or Atom feed or of a sitemap of news, or a folder. A file is taken once "
        "nobody has written to it for some seconds. Runs until Ctrl-C; may be stopped, also killed, and started "
        "again at any time. What fails is told and tried again later."
    ),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon watch https://www.example.org/rss.xml\n"
    "  selon watch inbox/\n"
    "  selon watch --list feeds.txt --once --store war.db",
)
@click.argument("sources", metavar="[SOURCE...]", nargs=-1)
@click.option(
    "--list",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=say("File of feeds and folders, one a line; # begins a remark."),
)
@click.option("--once", is_flag=True, help=say("Look once at what is due, then end: for cron."))
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
    sources: tuple[str, ...],
    listed: Path | None,
    once: bool,
    state: Path,
    every: float,
    pause: float,
    store: str | None,
) -> int:
    """Watch; with --once, the exit code says whether all went well."""
    from selon.cli.watching import prepared, rounds

    with opened(store) as kept, prepared(sources, listed, state) as ready:
        faults = rounds(kept, ready, timedelta(minutes=every), pause, once)
    return exits.REMARKS if faults else exits.OK
