"""`selon import --format F FILE`: Selon's own lines back into a store, or another data set as claims."""

# ruff: noqa: N999 - the verb is called so

from collections import Counter
from pathlib import Path

import click

from selon.cli import exits
from selon.cli.store_options import opened, refresh, store_option
from selon.cli.terminal import harmless
from selon.messages import say

__all__ = ["command"]


@click.command(
    "import",
    help=say("Bring in Selon's own lossless file, or another data set's rows as claims on its word."),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon import --format jsonl war.jsonl --store copy.db\n"
    "  selon import --format acled acled.csv",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("--format", "form", type=click.Choice(["jsonl", "acled", "ucdp"]), required=True,
              help=say("What the files are."))  # fmt: skip
@store_option
def command(files: tuple[str, ...], form: str, store: str | None) -> int:
    """Bring the files in, then merge; on standard error a line for each fault, then how many have which."""
    from selon.cli.bringing import bring_dataset, bring_lines

    done, left_out = 0, Counter[str]()
    with opened(store) as kept:
        for file in map(Path, files):
            some = bring_lines(kept, file) if form == "jsonl" else bring_dataset(kept, form, file)
            done, left_out = done + some[0], left_out + some[1]
        refresh(kept)
    for reason, count in sorted(left_out.items()):
        click.echo(harmless(say("left out: {count} ({reason})", count=count, reason=reason)), err=True)
    click.echo(say("{done} brought in, {faults} left out", done=done, faults=left_out.total()), err=True)
    return exits.REMARKS if left_out else exits.OK
