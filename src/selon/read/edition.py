"""Which edition of the reader read a report: its code, its words and its register, in one short digest.

A word added to a file of `lang/` makes another edition, so that `selon recode` reads again what was read without it.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from selon.lang import available

__all__ = ["reader_edition"]

_PARTS = ("selon.read", "selon.register", "selon.codebook")
_KINDS = (".py", ".yaml")
_LENGTH = 8  # hexadecimal digits


@cache
def reader_edition(language: str) -> str:
    """Eight hexadecimal digits (SHA-256 over names and contents) that change with anything the reader stands on.

    A language without data of its own has the edition of the code alone.
    """
    digest = hashlib.sha256()
    for name, content in _files(language):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_LENGTH]


def _files(language: str) -> Iterator[tuple[str, bytes]]:
    for part in _PARTS:
        yield from _below(resources.files(part), part)
    if language in available():
        yield from _below(resources.files("selon.lang") / language, f"selon.lang.{language}")


def _below(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """The files of `folder` and of those in it, by name; compiled ones and others are passed over."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _below(entry, path)
        elif entry.name.endswith(_KINDS):
            yield path, entry.read_bytes()
