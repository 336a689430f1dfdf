"""A table of bytes by key inside a file that is never read as a whole: a constant hash table.

The structure is D. J. Bernstein's cdb (cr.yp.to/cdb.html) with CRC-32 as the hash: records of key and value one
behind the other, then a row of slots that is at most half full. A slot is 0 or the place of a record (48 bits)
and the upper half of its hash, so that nearly every key that isn't there is told by its slot alone.
"""

import mmap
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from struct import Struct
from typing import IO, NamedTuple
from zlib import crc32

__all__ = ["Read", "Table", "Where", "write_table"]

_SIZES = Struct("<II")
_SLOT = 8
_MOST = 512
"""Bytes read at once, more than all but a few records take."""
_AT_ONCE = 256
"""Records written at once."""
_TAG_BITS = 16
_TAG = (1 << _TAG_BITS) - 1


Read = Callable[[int, int], bytes]
"""Gives so many bytes of a file from a place on, fewer where it ends (os.pread)."""


class Where(NamedTuple):
    """Where a table lies in its file: the first byte of its slots, and how many there are (a power of two)."""

    start: int
    slots: int


def write_table(file: IO[bytes], items: Iterable[tuple[bytes, bytes]]) -> Where:
    """Append a table of `items` (key, value; no key twice) to `file`."""
    hashes, places = array("L"), array("Q", [file.tell()])
    coming = iter(items)
    while some := list(islice(coming, _AT_ONCE)):
        records = [_SIZES.pack(len(key), len(value)) + key + value for key, value in some]
        hashes.extend([crc32(key) for key, _ in some])
        places.extend(accumulate(map(len, records), initial=places.pop()))
        file.write(b"".join(records))
    end = places.pop()
    file.write(bytes(-end % _SLOT))
    slots = _slots(hashes, places)
    file.write(slots.tobytes())
    return Where(end + -end % _SLOT, len(slots))


def _slots(hashes: "array[int]", places: "array[int]") -> "array[int]":
    """The slots of records that have these hashes and stand at these places."""
    count = 1 << max(len(places) * 2 - 1, 1).bit_length()
    slots = array("Q", bytes(count * _SLOT))
    for hashed, place in zip(hashes, places, strict=True):
        slot = hashed & (count - 1)
        while slots[slot]:
            slot = (slot + 1) & (count - 1)
        slots[slot] = place << _TAG_BITS | hashed >> _TAG_BITS
    return slots


class Table:
    """A table in a file: its slots are mapped, its records read one at a time.

    The file must hold something before its first record, as place 0 means none.
    """

    def __init__(self, mapped: mmap.mmap, read: Read, where: Where) -> None:
        """The table at `where` in the file that is `mapped`. Raises ValueError where the file ends before it."""
        end = where.start + where.slots * _SLOT
        if end > len(mapped):
            raise ValueError("it ends early")
        self._slots = memoryview(mapped)[where.start : end].cast("Q")
        self._mask = where.slots - 1
        self._read = read

    def get(self, key: bytes) -> bytes | None:
        """The value under `key`, None where there is none."""
        hashed = crc32(key)
        slot, tag = hashed & self._mask, hashed >> _TAG_BITS
        while at := self._slots[slot]:
            if at & _TAG == tag and (value := self._value(at >> _TAG_BITS, key)) is not None:
                return value
            slot = (slot + 1) & self._mask
        return None

    def _value(self, at: int, key: bytes) -> bytes | None:
        record = self._read(_MOST, at)
        wide, long = _SIZES.unpack_from(record)
        start = _SIZES.size + wide
        if record[_SIZES.size : start] != key:
            return None
        end = start + long
        return (record if end <= _MOST else self._read(end, at))[start:end]

    def get_all(self, keys: Iterable[bytes]) -> Iterator[bytes]:
        """The values of those of `keys` that have one."""
        slots, mask, value_at = self._slots, self._mask, self._value
        for key in keys:  # as in `get`, without a call for each: most have no value
            hashed = crc32(key)
            slot = hashed & mask
            while at := slots[slot]:
                if at & _TAG == hashed >> _TAG_BITS and (value := value_at(at >> _TAG_BITS, key)) is not None:
                    yield value
                    break
                slot = (slot + 1) & mask

    def close(self) -> None:
        """Let go of the file, so that it can be closed."""
        self._slots.release()
