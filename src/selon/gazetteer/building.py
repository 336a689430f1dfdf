"""Writing an index of places: beside the old one, then in its place in one step."""

import gc
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec

from selon.gazetteer.entry import Row
from selon.gazetteer.hashed import write_table
from selon.gazetteer.index import HEAD, LENGTH, MAGIC, Contents
from selon.gazetteer.letter_pairs import MARK_BYTES, marks_of_lines
from selon.gazetteer.names import folded_all, sounds_of_all
from selon.gazetteer.sounds import sound_of

__all__ = ["build"]

_ENCODER = msgspec.msgpack.Encoder()
_ARRAYS = tuple(bytes((0x90 + length,)) for length in range(16))
"""What opens a short array in MessagePack, by its length."""
_AT_ONCE = 256
"""Rows, or sounds, that are worked on at once: few enough that they stay in the processor's cache."""
_ALONE, _PAIR = _ARRAYS[1:3]
Bearer = tuple[str, str, bytes]
"""Layer, id and packed entry of a place."""
Bearers = dict[str, list[Bearer]]
"""Folded names and the places that bear them."""
ByKey = dict[str, list[tuple[str, list[Bearer]]]]
"""Loose keys and their folded names, with the bearers of each."""
Keys = list[tuple[str, list[tuple[str, list[Bearer]]]]]
"""Loose keys, with the folded names of each and their bearers."""
BySound = dict[str, Keys]

def build(path: Path, rows: Iterable[Row], stamp: str = "") -> int:
    """Write an index of `rows` to `path`; returns how many. A crash on the way leaves the old file whole."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with draft.open("wb", buffering=1 << 20) as file, _without_collector():
            contents = _fill(file, rows, stamp)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return sum(contents.layers.values())


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for reference cycles meanwhile: millions of new objects, none of them in a cycle, call for many."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fill(file: IO[bytes], rows: Iterable[Row], stamp: str) -> Contents:
    file.write(bytes(HEAD.size))
    bearers: Bearers = defaultdict(list)
    layers = _write_rows(file, rows, bearers)
    span = (HEAD.size, file.tell())
    by_key, by_sound = _grouped(bearers)
    contents = Contents(
        stamp=stamp,
        layers=layers,
        rows=span,
        by_key=write_table(file, _borne(by_key)),
        by_sound=write_table(file, _alike(by_sound)),
    )
    _close(file, contents)
    return contents


def _close(file: IO[bytes], contents: Contents) -> None:
    start = file.tell()
    file.write(_ENCODER.encode(contents))
    length = file.tell()
    file.seek(0)
    file.write(HEAD.pack(MAGIC, length, start))


def _write_rows(file: IO[bytes], rows: Iterable[Row], bearers: Bearers) -> dict[str, int]:
    """Write the rows as they come and put each under its folded names; returns how many each layer has."""
    layers: Counter[str] = Counter()
    coming = iter(rows)
    while some := list(islice(coming, _AT_ONCE)):
        layers.update([row.entry.layer for row in some])
        entries = [_ENCODER.encode(row.entry) for row in some]
        file.write(b"".join(_records(some, entries)))
        _bear(some, entries, bearers)
    return dict(sorted(layers.items()))


def _records(rows: list[Row], entries: list[bytes]) -> Iterator[bytes]:
    """What is written of rows whose entries are packed already, piece by piece."""
    encode, pack = _ENCODER.encode, LENGTH.pack
    for row, entry in zip(rows, entries, strict=True):
        names = encode(row.names)
        yield pack(len(_PAIR) + len(entry) + len(names)) + _PAIR + entry + names


def _bear(rows: list[Row], entries: list[bytes], bearers: Bearers) -> None:
    """Put each of `rows`, with its packed entry, under its folded names, once under each."""
    spelt = iter(folded_all([name for row in rows for name in (row.entry.name, *row.names)]))
    for row, packed in zip(rows, entries, strict=True):
        entry, count = row.entry, len(row.names)
        bearer = (entry.layer, entry.id, packed)
        for name in dict.fromkeys(islice(spelt, 1 + count)) if count else (next(spelt),):
            bearers[name].append(bearer)


def _grouped(bearers: Bearers) -> tuple[ByKey, BySound]:
    """The names by loose key, and the loose keys by sound."""
    by_key: ByKey = {}
    by_sound: BySound = defaultdict(list)
    for named, (key, skeleton) in zip(bearers.items(), sounds_of_all(list(bearers)), strict=True):
        if key in by_key:
            by_key[key].append(named)
        else:
            by_key[key] = alone = [named]
            by_sound[sound_of(key, skeleton)].append((key, alone))
    return by_key, by_sound


def _borne(by_key: ByKey) -> Iterator[tuple[bytes, bytes]]:
    """Under each loose key its folded names, sorted, each with the packed entries of its bearers."""
    for key, spelt in by_key.items():
        if len(spelt) == 1:  # as most have
            yield key.encode(), _ALONE + _spelling(*spelt[0])
        else:
            spelt.sort()
            yield key.encode(), _array(len(spelt)) + b"".join([_spelling(name, bearers) for name, bearers in spelt])


def _spelling(name: str, bearers: list[Bearer]) -> bytes:
    return _PAIR + _ENCODER.encode(name) + _entries(bearers)


def _entries(bearers: list[Bearer]) -> bytes:
    """The packed entries of `bearers`, in the order of layer and id."""
    if len(bearers) == 1:
        return _ALONE + bearers[0][2]
    bearers.sort()
    return _array(len(bearers)) + b"".join([packed for _, _, packed in bearers])


def _array(length: int) -> bytes:
    """What opens an array of `length` in MessagePack."""
    return _ARRAYS[length] if length < 16 else b"\xdd" + length.to_bytes(4, "big")


def _alike(by_sound: BySound) -> Iterator[tuple[bytes, bytes]]:
    """Under each sound the names of all its loose keys as Spellings."""
    sounds = iter(by_sound.items())
    while some := [(sound, *_spelt(keys)) for sound, keys in islice(sounds, _AT_ONCE)]:
        marks, at = marks_of_lines("".join([folded for _, folded, _, _ in some])), 0
        for sound, folded, loose, common in some:
            end = at + MARK_BYTES * len(common)
            yield sound.encode(), _ENCODER.encode((marks[at:end], common, folded.encode(), loose.encode()))
            at = end


def _spelt(keys: Keys) -> tuple[str, str, bytes]:
    """The folded names under `keys` and the key of each, as lines, and how common each name is."""
    key, names = keys[0]
    if len(keys) == len(names) == 1:  # as most are
        return f"{names[0][0]}\n", f"{key}\n", _common(names)
    folded = "".join([f"{name}\n" for _, names in keys for name, _ in names])
    loose = "".join([f"{key}\n" * len(names) for key, names in keys])
    return folded, loose, b"".join([_common(names) for _, names in keys])


def _common(names: list[tuple[str, list[Bearer]]]) -> bytes:
    """The binary logarithm of how many places bear each name."""
    return bytes([len(bearers).bit_length() - 1 for _, bearers in names])
