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
from selon.gazetteer.letter_pairs import MARK_BYTES, marks_of
from selon.gazetteer.names import folded, sounds_of_all
from selon.gazetteer.sounds import sound_of

__all__ = ["build"]

_ENCODER = msgspec.msgpack.Encoder()
_ARRAYS = tuple(bytes((0x90 + length,)) for length in range(16))
"""What opens a short array in MessagePack, by its length."""
_AT_ONCE = 4096
"""Sounds whose names are marked at once."""
_ALONE, _PAIR = _ARRAYS[1:3]
Bearer = tuple[str, str, bytes]
"""Layer, id and packed entry of a place."""
Bearers = dict[str, list[Bearer]]
"""Folded names and the places that bear them."""
ByKey = dict[str, list[tuple[str, list[Bearer]]]]
"""Loose keys and their folded names, with the bearers of each."""
BySound = dict[str, list[tuple[str, list[tuple[str, list[Bearer]]]]]]
"""Sounds and their loose keys, with the folded names of each and their bearers."""


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
    encode, write, pack = _ENCODER.encode, file.write, LENGTH.pack
    for row in rows:
        entry = row.entry
        packed = encode(entry)
        whole = _PAIR + packed + encode(row.names)
        write(pack(len(whole)) + whole)
        layers[entry.layer] += 1
        bearer = (entry.layer, entry.id, packed)
        for spelt in dict.fromkeys([folded(entry.name), *map(folded, row.names)]):
            bearers[spelt].append(bearer)
    return dict(sorted(layers.items()))


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
    encode = _ENCODER.encode
    for key, spelt in by_key.items():
        if len(spelt) > 1:
            spelt.sort()
        borne = [_PAIR + encode(name) + _entries(bearers) for name, bearers in spelt]
        yield key.encode(), _array(len(borne)) + b"".join(borne)


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
    while some := list(islice(sounds, _AT_ONCE)):
        marks = marks_of([name for _, alike in some for _, names in alike for name, _ in names])
        at = 0
        for sound, alike in some:
            end = at + MARK_BYTES * sum([len(names) for _, names in alike])
            yield sound.encode(), _spellings(marks[at:end], alike)
            at = end


def _spellings(marks: bytes, alike: list[tuple[str, list[tuple[str, list[Bearer]]]]]) -> bytes:
    folded = "".join([f"{name}\n" for _, names in alike for name, _ in names])
    loose = "".join([f"{key}\n" for key, names in alike for _ in names])
    common = bytes([len(bearers).bit_length() - 1 for _, names in alike for _, bearers in names])
    return _ENCODER.encode((marks, common, folded.encode(), loose.encode()))
