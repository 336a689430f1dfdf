"""The original bytes of a report that came from a file, for the archive."""

import os
from typing import BinaryIO

from selon.acquire import Acquired

__all__ = ["Originals"]

_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
}
_LINES = (".jsonl", ".ndjson")
_TEXT = "text/plain; charset=utf-8"


class Originals:
    """Gives bytes report by report; a file of many reports is read once, from its beginning on.

    Where the bytes can't be had any more (standard input, archives), the report's text stands for them.
    """

    def __init__(self) -> None:
        """Nothing is open yet."""
        self._path = ""
        self._file: BinaryIO | None = None
        self._line = 0

    def __enter__(self) -> "Originals":
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file that is open."""
        if self._file is not None:
            self._file.close()

    def of(self, acquired: Acquired) -> tuple[bytes | None, str]:
        """Bytes and media type; None for the bytes where the text stands for them."""
        suffix = os.path.splitext(acquired.source)[1].lower()
        if acquired.line is not None and suffix in _LINES:
            return self._line_of(acquired.source, acquired.line), "application/json"
        if acquired.line is None and suffix in _TYPES:
            return _whole(acquired.source), _TYPES[suffix]
        return None, _TEXT

    def _line_of(self, path: str, line: int) -> bytes | None:
        if path != self._path or line <= self._line:
            self.__exit__()
            self._path, self._line, self._file = path, 0, _open(path)
        found = None
        while self._file is not None and self._line < line:
            found = self._file.readline()
            self._line += 1
        return found or None


def _open(path: str) -> BinaryIO | None:
    try:
        return open(path, "rb")
    except OSError:
        return None


def _whole(path: str) -> bytes | None:
    file = _open(path)
    if file is None:
        return None
    with file:
        return file.read()
