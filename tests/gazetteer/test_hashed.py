"""A table of bytes by key in a file: what is written is found, and nothing else."""

import io
import mmap
import os
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.gazetteer.hashed import Table, Where, write_table


def _table(path: Path, items: dict[bytes, bytes]) -> Table:
    with path.open("wb") as file:
        file.write(b"head")
        where = write_table(file, items.items())
    number = os.open(path, os.O_RDONLY)
    return Table(mmap.mmap(number, 0, access=mmap.ACCESS_READ), partial(os.pread, number), where)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.binary(max_size=20), st.binary(max_size=1500), max_size=60), st.binary(max_size=20))
def test_holds_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, items: dict[bytes, bytes], other: bytes
) -> None:
    table = _table(tmp_path_factory.mktemp("table") / "t", items)
    assert {key: table.get(key) for key in items} == items
    assert table.get(other) == items.get(other)
    assert list(table.get_all(items)) == list(items.values())
    table.close()


def test_an_empty_table_holds_nothing(tmp_path: Path) -> None:
    assert _table(tmp_path / "t", {}).get(b"") is None


def test_slots_are_at_most_half_full() -> None:
    file = io.BytesIO(b"head")
    file.seek(4)
    assert write_table(file, [(bytes([i]), b"") for i in range(100)]).slots == 256


def test_a_table_beyond_the_end_of_its_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "short"
    path.write_bytes(bytes(100))
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    with pytest.raises(ValueError, match="ends early"):
        Table(mapped, lambda length, at: mapped[at : at + length], Where(96, 8))
