"""`selon` itself: what it is, the options that stand before a verb, and examples."""

import click

from selon import __version__
from selon.cli.group import VerbGroup
from selon.messages import LANGUAGES, say

__all__ = ["root"]


@click.group(
    cls=VerbGroup,
    help=say("Selon reads conflict reports and keeps who reported what."),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon demo\n"
    "  selon code report.txt --published 2024-03-12\n"
    "  selon code reports/ -o claims.jsonl --workers 2\n"
    "  selon explain report.txt#1",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), expose_value=False, help=say("Language of the messages.")
)
@click.version_option(__version__, message="selon %(version)s", help=say("Show the version and exit."))
def root() -> None:
    """Verbs do the work."""
