"""`selon actors find NAME`: who the register knows by a name."""

import click

from selon.cli import exits
from selon.messages import say

__all__ = ["command"]


@click.group("actors", help=say("Look up the register of actors."))
def command() -> None:
    """The verbs below do the work."""


@command.command(
    "find",
    help=say("Find actors by a name, an acronym, an id or something like one."),
    epilog="\b\n" + say("Examples:") + "\n  selon actors find M23",
)
@click.argument("name", nargs=-1, required=True)
def find(name: tuple[str, ...]) -> int:
    """Print what is found; a name that nothing is like is an error."""
    from selon.cli.register_table import show_entries
    from selon.register import load_register
    from selon.register.search import find_entries

    wanted = " ".join(name)
    show_entries(find_entries(load_register().actors, wanted), wanted)
    return exits.OK
