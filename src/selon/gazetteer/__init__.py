"""Places by name: layers of entries, an index on disk, look-up by any spelling, geometry on the ellipsoid."""

from selon.gazetteer.building import build
from selon.gazetteer.entry import Entry, Row
from selon.gazetteer.errors import DownloadError, PlaceFileError, PlacesError
from selon.gazetteer.index import Index
from selon.gazetteer.search import Found, Gazetteer
from selon.gazetteer.store import (
    add_files,
    added_layers,
    data_folder,
    open_default,
    open_index,
    remove_layers,
)

__all__ = [
    "DownloadError",
    "Entry",
    "Found",
    "Gazetteer",
    "Index",
    "PlaceFileError",
    "PlacesError",
    "Row",
    "add_files",
    "added_layers",
    "build",
    "data_folder",
    "open_default",
    "open_index",
    "remove_layers",
]
