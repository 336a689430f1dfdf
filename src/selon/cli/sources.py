"""`selon sources find NAME`: who the register knows by a name. `selon sources status`: how feeds fare."""

from pathlib import Path

import click

from selon.cli import exits
from selon.messages import say

__all__ = ["command"]


@click.group("sources", help=say("Look up the register of sources."))
def command() -> None:
    """The verbs below do the work."""


@command.command(
    "find",
    help=say("Find sources by a name, an acronym, an id or something like one."),
    epilog="\b\n" + say("Examples:") + "\n  selon sources find Reuters",
)
@click.argument("name", nargs=-1, required=True)
def find(name: tuple[str, ...]) -> int:
    """Print what is found; a name that nothing is like is an error."""
    from selon.cli.register_table import show_entries
    from selon.register import load_register
    from selon.register.search import find_entries

    wanted = " ".join(name)
    show_entries(find_entries(load_register().sources, wanted), wanted)
    return exits.OK


@command.command(
    "status",
    help=say("Show how each watched feed fares: last success, failures, articles a day."),
    epilog="\b\n" + say("Examples:") + "\n  selon sources status",
)
@click.option(
    "--state",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("selon-watch.db"),
    show_default=True,
    help=say("File that keeps which items are known and how feeds fare."),
)
def status(state: Path) -> int:
    """Print a row a feed, then a line for each failure; the exit code says whether there is one."""
    from selon.cli.feeds_table import show_feeds

    return exits.REMARKS if show_feeds(state) else exits.OK
