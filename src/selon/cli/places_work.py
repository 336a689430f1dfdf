"""What the verbs of `selon places` do: fetch with a bar, build, and print tables."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from selon.gazetteer import Entry, PlaceFileError, PlacesError
from selon.gazetteer.geodesy import rough_km
from selon.messages import say

__all__ = ["add_sources", "remove_named", "show_layers", "show_places"]

_MOST = 20


def add_sources(sources: Iterable[str]) -> None:
    """Fetch the codes, then build the index with all files. Raises click.ClickException, nothing then
    changed.
    """
    from selon.gazetteer import add_files

    with _spoken():
        paths = [_fetched(s) if _is_code(s) else Path(s) for s in sources]
        with _bar(TextColumn(say("Indexing")), MofNCompleteColumn()) as bar:
            task = bar.add_task("", total=None)
            layers = add_files(paths, progress=lambda rows: bar.update(task, completed=rows))
    for path in paths:
        name = path.name.split(".")[0]
        click.echo(say("{layer}: {count} places", layer=name, count=layers.get(name, 0)))


def remove_named(layers: tuple[str, ...]) -> None:
    """Take layers out. Raises click.ClickException for one that isn't there."""
    from selon.gazetteer import remove_layers

    with _spoken():
        remove_layers(layers)


def show_layers() -> None:
    """Every layer with its size, as a table."""
    from selon.gazetteer import open_default

    with _spoken():
        layers = [(name, n) for index in open_default().indexes for name, n in index.layers().items()]
    table = _table(say("Layer"), say("Places"))
    for name, count in layers:
        table.add_row(name, str(count))
    _print(table)


def show_places(name: str, country: str | None, near: str | None) -> None:
    """The places under `name`, else those with the same consonants. Raises click.ClickException where none
    is.
    """
    from selon.gazetteer import open_default

    point = _point(near) if near else None
    with _spoken():
        gazetteer = open_default()
    entries = gazetteer.folded(name) or [f.entry for f in gazetteer.similar(name)]
    found = [e for e in dict.fromkeys(entries) if not country or e.country == country.upper()]
    if not found:
        raise click.ClickException(say("no place is called {name}", name=repr(name)))
    _print(_places_table(_sorted(found, point, frozenset(e.key for e in gazetteer.exact(name))), point))


def _is_code(source: str) -> bool:
    return len(source) == 2 and source.isalpha() and not Path(source).exists()


def _fetched(code: str) -> Path:
    from selon.gazetteer import data_folder
    from selon.gazetteer.download import fetch_country

    with _bar(TextColumn("{task.description}"), BarColumn(), DownloadColumn()) as bar:
        task = bar.add_task(code.upper(), total=None)
        return fetch_country(
            code.upper(),
            data_folder() / "places" / "fetched",
            progress=lambda have, total: bar.update(task, completed=have, total=total),
        )


def _bar(*columns: TextColumn | BarColumn | DownloadColumn | MofNCompleteColumn) -> Progress:
    return Progress(*columns, console=Console(stderr=True), transient=True)


@contextmanager
def _spoken() -> Iterator[None]:
    """An error about places becomes one line in the user's language."""
    try:
        yield
    except PlacesError as error:
        fault = say(error.message, **error.values)
        where = f"{error.where}: " if isinstance(error, PlaceFileError) else ""
        raise click.ClickException(where + fault) from error


def _point(near: str) -> tuple[float, float]:
    try:
        lat, lon = map(float, near.split(","))
    except ValueError:
        raise click.BadParameter(
            say("a point is written LAT,LON in degrees, not {value}", value=repr(near))
        ) from None
    return lat, lon


def _sorted(entries: list[Entry], point: tuple[float, float] | None, exact: frozenset[str]) -> list[Entry]:
    """The nearest first, or those spelt just so (`exact`: their keys) and then the most populous."""
    if point:
        return sorted(entries, key=lambda e: rough_km(point, (e.lat, e.lon)))[:_MOST]
    return sorted(entries, key=lambda e: (e.key not in exact, -e.population, e.key))[:_MOST]


def _places_table(entries: list[Entry], point: tuple[float, float] | None) -> Table:
    table = _table(
        say("Name"),
        say("Country"),
        say("Kind"),
        say("Latitude"),
        say("Longitude"),
        say("Radius"),
        say("Layer"),
    )
    for e in entries:
        table.add_row(e.name, e.country, e.kind, f"{e.lat:.4f}", f"{e.lon:.4f}", f"{e.radius_km:g} km", e.key)
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _print(table: Table) -> None:
    Console(highlight=False, markup=False).print(table)
