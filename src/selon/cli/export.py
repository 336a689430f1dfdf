"""`selon export --format F`: what the store holds, as the field's tools read it."""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from selon.acquire import day
from selon.cli import exits
from selon.cli.store_options import filter_options, opened, refresh, store_option, wanted_from
from selon.export import FORMATS
from selon.messages import say

__all__ = ["command"]


@click.command(
    "export",
    help=say("Write incidents and claims as the field's tools read them.")
    + "\n\n"
    + say(
        "From the store, or from what `selon code` printed where INPUT names it. Names of victims and "
        "witnesses are masked unless an editor asks for them; every export is logged."
    ),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon export --format acled --country CD --since 2024-11-01 -o cd.csv\n"
    "  selon export --format geopackage -o war.gpkg --at 2024-11-05\n"
    "  selon code reports/ -o claims.jsonl && selon export claims.jsonl --format parquet -o claims.parquet",
)
@click.argument("inputs", metavar="[INPUT]...", nargs=-1, type=click.Path(exists=True, dir_okay=False))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True, help=say("See docs/export."))
@click.option("-o", "--output", "path", type=click.Path(dir_okay=False), help=say("Write to this file."))
@store_option
@filter_options
@click.option("--at", help=say("Day of the control map, YYYY-MM-DD; else the last that is known of."))
@click.option("--layer", "layers", multiple=True, type=click.Choice(["incidents", "claims", "control"]),
              help=say("For maps: only this layer (may be given again)."))  # fmt: skip
@click.option("--bom", is_flag=True, help=say("Begin CSV with a byte order mark, for Arabic in Excel."))
@click.option("--with-names", is_flag=True, help=say("Show names of victims and witnesses; needs --editor."))
@click.option("--editor", help=say("Who asks for the names: written to the log."))
def command(
    inputs: tuple[str, ...],
    form: str,
    path: str | None,
    store: str | None,
    at: str | None,
    layers: tuple[str, ...],
    bom: bool,
    with_names: bool,
    editor: str | None,
    **chosen: Any,
) -> int:
    """Write the file; say on standard error what has no row in the format and why."""
    if with_names and not editor:
        raise click.UsageError(say("--with-names is for editors: say who you are with --editor NAME"))
    with ExitStack() as stack:
        kept = stack.enter_context(opened(_from_inputs(inputs, stack) if inputs else store))
        return _write(kept, wanted_from(chosen), form, path, _options(at, layers, bom), with_names, editor)


def _options(at: str | None, layers: tuple[str, ...], bom: bool) -> Any:
    from selon.export import Options
    from selon.store import now

    every = ("incidents", "claims", "control")
    return Options(made=now(), bom=bom, at=_day(at), layers=layers or every)


def _day(at: str | None) -> str | None:
    try:
        return day(at)
    except ValueError as error:
        message = say("a day is written YYYY-MM-DD, not {value}", value=repr(at))
        raise click.BadParameter(message, param_hint="--at") from error


def _from_inputs(inputs: tuple[str, ...], stack: ExitStack) -> str:
    """A store of its own for what `selon code` printed, gone when the export is done."""
    from selon.cli.bringing import bring_lines

    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="selon-")))
    path = str(folder / "coded.db")
    with opened(path) as fresh:
        for source in inputs:
            bring_lines(fresh, Path(source))
        refresh(fresh)
    return path


def _write(
    store: Any, wanted: Any, form: str, path: str | None, options: Any, with_names: bool, editor: str | None
) -> int:
    from selon.export import Material
    from selon.export.log import append, entry_of, log_path

    material = Material(store, wanted, with_names)
    try:
        append(log_path(material), entry_of(material, form, options.made, editor, path))
        outcome = _to(path, form, material, options)
    except OSError as error:
        raise click.FileError(error.filename or str(path), error.strerror) from error
    for reason, count in sorted(outcome.left_out.items()):
        click.echo(say("left out: {count} ({reason})", count=count, reason=reason), err=True)
    names = say("names shown") if with_names else say("names of victims and witnesses masked")
    click.echo(say("{rows} rows as {form}, {names}", rows=outcome.rows, form=form, names=names), err=True)
    return exits.OK


def _to(path: str | None, form: str, material: Any, options: Any) -> Any:
    """To the file, or by way of one to standard output."""
    from selon.export import export

    if path is not None:
        return export(form, material, Path(path), options)
    with tempfile.TemporaryDirectory(prefix="selon-") as folder:
        outcome = export(form, material, Path(folder, "export"), options)
        with Path(folder, "export").open("rb") as stream:
            while block := stream.read(1 << 20):
                sys.stdout.buffer.write(block)
    return outcome
