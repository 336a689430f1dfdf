"""`selon code INPUT…`: reports in, claims out."""

import sys

import click

from selon.acquire import Defaults, acquire, count
from selon.batch import code_reports, cores
from selon.cli import exits
from selon.cli.options import input_options
from selon.cli.preparing import prepare_places
from selon.cli.progress import each
from selon.cli.writers import output, writer
from selon.messages import say

__all__ = ["command"]

# Below this many reports, starting a second process costs more time than it saves.
_WORTH_A_POOL = 200


@click.command(
    "code",
    help=say("Read reports into sourced claims: who did what to whom, where, when, on whose word.")
    + "\n\n"
    + say(
        "INPUT is a file (.txt, .html, .jsonl, .warc, .warc.gz), a folder, or - for standard input. "
        "A terminal gets the text with its evidence marked and a table; a pipe or a file gets JSON Lines, "
        "one report a line."
    ),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon code report.txt --published 2024-03-12 --publisher AFP\n"
    "  selon code reports.jsonl archive.warc.gz pages/ -o claims.jsonl\n"
    "  cat report.txt | selon code - --format table",
)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@input_options
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "table"]), help=say("What to print; see above.")
)
@click.option("-o", "--output", "path", type=click.Path(dir_okay=False), help=say("Write to this file."))
@click.option("--explain", is_flag=True, help=say("Add the reasons for every field of every claim."))
@click.option("--workers", type=click.IntRange(1, 64), help=say("Processes to read with."))
def command(
    inputs: tuple[str, ...],
    form: str | None,
    path: str | None,
    explain: bool,
    workers: int | None,
    **defaults: str | None,
) -> int:
    """Code all inputs; the exit code says whether every one went well."""
    prepare_places()
    total = count(inputs)
    form = form or ("table" if path is None and sys.stdout.isatty() else "jsonl")
    items = acquire(inputs, Defaults(**defaults))
    outcomes = code_reports(items, workers or _workers_for(total))
    bar = path is not None or not sys.stdout.isatty()
    try:
        with output(path) as stream:
            _, faults = each(outcomes, writer(form, stream, explain), total, bar)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.FileError(path or say("standard output"), error.strerror) from error
    return exits.REMARKS if faults else exits.OK


def _workers_for(total: int | None) -> int:
    return cores() if total is not None and total >= _WORTH_A_POOL else 1
