"""`selon status`: what the store holds."""

import click
import msgspec
from rich.console import Console

from selon.cli import exits
from selon.cli.store_options import format_option, opened, store_option
from selon.cli.store_output import plain_table, print_lines
from selon.messages import say
from selon.store import Status

__all__ = ["command"]


@click.command(
    "status",
    help=say("Say what the store holds."),
    epilog="\b\n" + say("Examples:") + "\n  selon status --store war.db",
)
@store_option
@format_option("table", "json", "jsonl")
def command(store: str | None, form: str) -> int:
    """Print the counts."""
    with opened(store) as kept:
        found = kept.status()
    if form == "table":
        Console(highlight=False, markup=False).print(plain_table(((found.url, 3), ("", 2)), _rows(found)))
    else:
        print_lines([msgspec.json.encode(found)])
    return exits.OK


def _rows(found: Status) -> list[tuple[str, str]]:
    return [
        (say("Reports"), str(found.reports)),
        (say("Original files"), str(found.originals)),
        (say("Claims"), str(found.claims)),
        (say("Claims of earlier readings"), str(found.history)),
        (say("Claims that wait to be merged"), str(found.waiting)),
        (say("Incidents"), str(found.incidents)),
        (say("Control states"), str(found.states)),
        (say("Decisions"), str(found.decisions)),
        (say("Readers"), ", ".join(f"{name} ({number})" for name, number in sorted(found.readers.items()))),
    ]
