"""`selon places add | list | remove | find`: what the gazetteer holds."""

import click

from selon.cli import exits
from selon.messages import say

__all__ = ["app", "command"]


@click.group("places", help=say("Add, list, remove and find places."))
def command() -> None:
    """The verbs below do the work."""


app = command


@command.command(
    "add",
    help=say(
        "Add country files: two-letter codes are fetched from GeoNames, paths are read (.zip, .txt, .csv)."
    ),
    epilog="\b\n" + say("Examples:") + "\n  selon places add SY IQ\n  selon places add villages.csv",
)
@click.argument("sources", nargs=-1, required=True)
def add(sources: tuple[str, ...]) -> int:
    """Fetch what is a code, read what is a path, and build the index anew."""
    from selon.cli.places_work import add_sources

    add_sources(sources)
    return exits.OK


@command.command("list", help=say("List the layers of places and their size."))
def list_layers() -> int:
    """Print every layer with its number of places."""
    from selon.cli.places_work import show_layers

    show_layers()
    return exits.OK


@command.command("remove", help=say("Remove layers that were added."))
@click.argument("layers", nargs=-1, required=True)
def remove(layers: tuple[str, ...]) -> int:
    """Take the layers out of the index."""
    from selon.cli.places_work import remove_named

    remove_named(layers)
    return exits.OK


@command.command("find", help=say("Find places by name, in any spelling."))
@click.argument("name", nargs=-1, required=True)
@click.option("--country", help=say("Only in this country (two letters)."))
@click.option("--near", metavar="LAT,LON", help=say("The nearest to this point first."))
def find(name: tuple[str, ...], country: str | None, near: str | None) -> int:
    """Print the places that bear the name or one like it."""
    from selon.cli.places_work import show_places

    show_places(" ".join(name), country, near)
    return exits.OK
