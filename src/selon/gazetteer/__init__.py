"""Places by name: layers of entries, an index on disk, look-up by any spelling, geometry on the ellipsoid."""

from selon.gazetteer.entry import Entry, Row
from selon.gazetteer.index import Found, Index, IndexError_, build
from selon.gazetteer.search import Gazetteer
from selon.gazetteer.store import data_folder, open_default, open_index

__all__ = [
    "Entry",
    "Found",
    "Gazetteer",
    "Index",
    "IndexError_",
    "Row",
    "build",
    "data_folder",
    "open_default",
    "open_index",
]
