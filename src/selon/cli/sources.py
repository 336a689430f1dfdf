"""`selon sources find NAME`: who the register knows by a name."""

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
    from selon.cli.register_search import find_entries, show_entries
    from selon.register import load_register

    wanted = " ".join(name)
    show_entries(find_entries(load_register().sources, wanted), wanted)
    return exits.OK
