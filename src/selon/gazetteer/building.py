"""Writing an index of places: beside the old one, then in its place in one step."""

import gc
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from selon.gazetteer import names
from selon.gazetteer.entry import Row
from selon.gazetteer.hashed import write_table
from selon.gazetteer.index import HEAD, LENGTH, MAGIC, Contents
from selon.gazetteer.sounds import sound_of

__all__ = ["build"]

_ENCODER = msgspec.msgpack.Encoder()
_PAIR = b"\x92"
"""Opens an array of two in MessagePack."""
Bearer = tuple[str, str, bytes]
"""Layer, id and packed entry of a place."""
Bearers = dict[str, list[Bearer]]
"""Folded names and the places that bear them."""


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
    keys, sounds = _grouped(bearers)
    by_key = write_table(file, ((key.encode(), _borne(spelt, bearers)) for key, spelt in keys.items()))
    by_sound = write_table(file, ((key.encode(), _alike(alike, keys, bearers)) for key, alike in sounds.items()))
    contents = Contents(stamp=stamp, layers=layers, rows=span, by_key=by_key, by_sound=by_sound)
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
    encode, folded, write, pack = _ENCODER.encode, names.folded, file.write, LENGTH.pack
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


def _grouped(bearers: Bearers) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Folded names by loose key, and loose keys by sound."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    for folded, loose, skeleton in names.keys_of_all(bearers):
        spelt = keys[loose]
        if not spelt:
            sounds[sound_of(loose, skeleton)].append(loose)
        spelt.append(folded)
    return keys, sounds


def _borne(spelt: list[str], bearers: Bearers) -> bytes:
    """Of each of the names `spelt`, sorted, the packed entries of its bearers in the order of layer and id."""
    spelt.sort()
    return _array(len(spelt)) + b"".join([_PAIR + _ENCODER.encode(name) + _entries(bearers[name]) for name in spelt])


def _entries(bearers: list[Bearer]) -> bytes:
    if len(bearers) == 1:
        return b"\x91" + bearers[0][2]
    bearers.sort()
    return _array(len(bearers)) + b"".join([packed for _, _, packed in bearers])


def _array(length: int) -> bytes:
    """What opens an array of `length` in MessagePack."""
    return bytes((0x90 + length,)) if length < 16 else b"\xdd" + length.to_bytes(4, "big")


def _alike(keys: list[str], spelt: dict[str, list[str]], bearers: Bearers) -> bytes:
    """The names under all of these loose keys as Spellings."""
    if len(keys) == 1 and len(alone := spelt[keys[0]]) == 1:
        return _ENCODER.encode((alone[0], keys[0], _commonness(bearers[alone[0]])))
    folded = [name for key in keys for name in spelt[key]]
    loose = [key for key in keys for _ in spelt[key]]
    common = b"".join([_commonness(bearers[name]) for name in folded])
    return _ENCODER.encode(("\n".join(folded), "\n".join(loose), common))


def _commonness(bearers: list[Bearer]) -> bytes:
    return b"\0" if len(bearers) == 1 else bytes((len(bearers).bit_length() - 1,))
