"""The gazetteer on disk: one file, shared by any number of processes, replaced in one step.

A name is found by its loose key (names.loose), an Arabic or badly spelt one by its consonants. The file holds a
head, all places as they came, a table of places by loose key, a table of names by their sound, and last the
contents: what was built from which layers, and where the tables lie.
"""

import mmap
import os
import weakref
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from struct import Struct
from typing import NamedTuple

import msgspec

from selon.gazetteer.entry import Entry, Row
from selon.gazetteer.errors import PlacesError
from selon.gazetteer.hashed import Read, Table, Where
from selon.messages import mark

__all__ = ["HEAD", "LENGTH", "MAGIC", "Borne", "Contents", "Index", "Spellings"]

_OURS = b"Selon places "
MAGIC = _OURS + b"4\n\0"
"""Opens every index; the number changes with the layout, so that an index of another version is told apart."""
HEAD = Struct(f"<{len(MAGIC)}sQQ")
"""The magic, the length of the whole file in bytes, and where its contents begin."""


class Spellings(NamedTuple):
    """Names that sound alike.

    marks: what pairs of letters each has (letter_pairs), 8 bytes a name. common: how common each is, the binary
    logarithm of how many places bear it, a byte a name. folded, loose: its folded spelling and its loose key, as
    lines in UTF-8, each with its end.
    """

    marks: bytes
    common: bytes
    folded: bytes
    loose: bytes


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds: its stamp, the number of places of each layer, and where its parts begin."""

    stamp: str
    layers: dict[str, int]
    rows: tuple[int, int]
    by_key: Where
    by_sound: Where


Borne = tuple[str, tuple[Entry, ...]]
"""A folded spelling and the places that bear it, in the order of layer and id."""
_BORNE = msgspec.msgpack.Decoder(tuple[Borne, ...])
_SPELLINGS = msgspec.msgpack.Decoder(list[Spellings])
_LONG_ARRAY = Struct(">BI")
"""What opens an array in MessagePack: 0xDD and its length."""
_SHORT_TEXT = 0xA0
"""What opens a text in MessagePack of up to 31 bytes, its length added."""
_ROW = msgspec.msgpack.Decoder(Row)
_CONTENTS = msgspec.msgpack.Decoder(Contents)
LENGTH = Struct("<I")
"""Stands before each place: how many bytes it takes."""


class Index:
    """A built index, open for reading. Safe to share between threads; each process opens its own."""

    def __init__(self, path: Path) -> None:
        """Open the index at `path`. Raises PlacesError where there is none, or it is damaged."""
        if not path.is_file():
            raise PlacesError(
                mark("{path}: no such index of places; `selon places add` builds one"), path=path
            )
        self.path = path.resolve()
        try:
            self._file, read, self._release = _opened(self.path)
            self._contents = _contents(self._file, path)
            self._by_key = Table(self._file, read, self._contents.by_key)
            self._by_sound = Table(self._file, read, self._contents.by_sound)
        except (OSError, ValueError) as error:
            raise error if isinstance(error, PlacesError) else _damaged(path, error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._by_key.close()
        self._by_sound.close()
        self._file.close()
        self._release()

    def stamp(self) -> str:
        """What the index was built from, as its builder wrote it."""
        return self._contents.stamp

    def count(self) -> int:
        """How many places it holds."""
        return sum(self._contents.layers.values())

    def layers(self) -> dict[str, int]:
        """How many places each layer has."""
        return dict(self._contents.layers)

    def by_key(self, key: str) -> tuple[Borne, ...]:
        """The spellings whose loose key is `key`, each with its places, in order."""
        borne = self._by_key.get(key.encode("utf-8", "replace"))
        return _BORNE.decode(borne) if borne else ()

    def keys_in(self, keys: Iterable[str], countries: Iterable[str]) -> list[str]:
        """Those of the loose `keys` under which a place may lie in one of the countries: told without decoding any."""
        marks, get = _marks_of(countries), self._by_key.get
        records = [(key, get(key.encode("utf-8", "replace"))) for key in keys]
        return [key for key, borne in records if borne and any(map(borne.__contains__, marks))]

    def by_sound(self, sounds: Iterable[str]) -> list[Spellings]:
        """The names that have any of these sounds (sounds.sound_of)."""
        keys = "\n".join(sounds).encode("utf-8", "replace").split(b"\n")  # one call for all
        values = list(self._by_sound.get_all(keys))
        return _SPELLINGS.decode(_LONG_ARRAY.pack(0xDD, len(values)) + b"".join(values))

    def entries(self) -> Iterator[Entry]:
        """All places, in the order in which they were built."""
        for row in self.rows():
            yield row.entry

    def rows(self, without: frozenset[str] = frozenset()) -> Iterator[Row]:
        """All places with their names, save those of the layers `without`: to build another index."""
        at, end = self._contents.rows
        while at < end:
            (length,) = LENGTH.unpack_from(self._file, at)
            at += LENGTH.size
            row = _ROW.decode(self._file[at : at + length])
            at += length
            if row.entry.layer not in without:
                yield row


def _marks_of(countries: Iterable[str]) -> list[bytes]:
    """How the codes of countries are written in a record, where something else may be written so too."""
    return [bytes((_SHORT_TEXT | len(code),)) + code.encode() for code in countries]


def _opened(path: Path) -> tuple[mmap.mmap, Read, Callable[[], object]]:
    """The file mapped, a way to read from it, and what lets go of it (by itself, when the map is gone).

    Records are read rather than taken from the map where the system can: pages of a map that were once looked
    at count as the process's memory, and a large index would look like a large process.
    """
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if not hasattr(os, "pread"):
            return mapped, lambda length, at: mapped[at : at + length], lambda: None
        number = os.dup(file.fileno())
    return mapped, partial(os.pread, number), weakref.finalize(mapped, os.close, number)


def _contents(file: mmap.mmap, path: Path) -> Contents:
    """What the file says that it holds. Raises PlacesError, or ValueError where it cannot be read."""
    if len(file) < HEAD.size:
        raise ValueError("it ends early")
    magic, length, start = HEAD.unpack_from(file)
    if magic != MAGIC and magic.startswith(_OURS):
        raise PlacesError(mark("{path}: made by another version of Selon; add its files again"), path=path)
    if magic != MAGIC or length != len(file):
        raise ValueError("it ends early" if magic == MAGIC else "it is no index of places")
    return _CONTENTS.decode(file[start:])


def _damaged(path: Path, reason: Exception) -> PlacesError:
    return PlacesError(mark("{path}: damaged ({reason}); remove the file, it is built anew"), path=path, reason=reason)
