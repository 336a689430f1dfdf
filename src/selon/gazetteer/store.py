"""Where the indexes lie, and the gazetteer opened from them."""

import os
from pathlib import Path

from platformdirs import user_data_path

from selon.gazetteer.index import Index, build
from selon.gazetteer.layers import base_rows, base_stamp
from selon.gazetteer.search import Gazetteer

__all__ = ["data_folder", "open_default", "open_index"]


def data_folder() -> Path:
    """`$SELON_DATA`, else the user's data folder for Selon on this system."""
    named = os.environ.get("SELON_DATA")
    return Path(named).expanduser() if named else user_data_path("selon", appauthor=False)


def open_default(folder: Path | None = None) -> Gazetteer:
    """The gazetteer of `folder` (default: data_folder()): layers that are always there, then what was added.

    The base index is built on first use (some seconds) and whenever what it stands on has changed. Raises
    IndexError_ where the folder cannot be written or an index is damaged.
    """
    home = (folder or data_folder()) / "places"
    indexes = [_base(home / "base.sqlite")]
    if (home / "added.sqlite").is_file():
        indexes.append(Index(home / "added.sqlite"))
    return Gazetteer(tuple(indexes))


def open_index(*paths: Path) -> Gazetteer:
    """A gazetteer over the index files `paths`. Raises IndexError_ where one is missing."""
    return Gazetteer(tuple(Index(path) for path in paths))


def _base(path: Path) -> Index:
    stamp = base_stamp()
    if path.is_file():
        index = Index(path)
        if index.stamp() == stamp:
            return index
        index.close()
    build(path, base_rows(), stamp)
    return Index(path)
