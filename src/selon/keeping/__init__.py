"""What the command line and the page share on a report's way into the store."""

from selon.keeping.chain_of_custody import custody_entry, custody_file
from selon.keeping.codings import kept_coding, reader_name
from selon.keeping.originals import Originals

__all__ = ["Originals", "custody_entry", "custody_file", "kept_coding", "reader_name"]
