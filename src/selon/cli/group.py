"""A command group that imports a verb only when it is called, so that `selon --help` stays quick."""

from importlib import import_module
from typing import cast

import click

from selon.cli.verbs import VERBS
from selon.messages import say

__all__ = ["VerbGroup"]


class VerbGroup(click.Group):
    """`selon VERB` is the `command` of the module `selon.cli.VERB`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order in which a person meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, imported now; None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        return cast(click.Command, import_module(f"selon.cli.{cmd_name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs from their table: none is imported."""
        with formatter.section(say("Commands")):
            formatter.write_dl([(verb, say(purpose)) for verb, purpose in VERBS.items()])
