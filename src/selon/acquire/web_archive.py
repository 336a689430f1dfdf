"""The archive of fetches: a WARC file each, named by the SHA-256 of its own bytes, written whole or not at all.

A file a fetch is what a kill at any moment can't leave half written, and its name finds every changed byte,
also those that no digest within a WARC covers (the headers of records and of gzip). Gzipped WARC files can be
joined with `cat` where one large file is wanted.
"""

import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from warcio.archiveiterator import ArchiveIterator

from selon.acquire.fault import Fault
from selon.acquire.fetch import Fetched
from selon.acquire.warc_record import exchange_records
from selon.messages import mark

__all__ = ["Kept", "archive", "archived", "verify_archive", "warc_bytes"]

CHANGED = mark("the archived fetch of {record} is not as it was written")

_SUFFIX = ".warc.gz"


class Kept(NamedTuple):
    """An archived fetch: its file, and the identifier of the record that holds the last answer."""

    file: Path
    record: str


def archive(fetched: Fetched, folder: Path) -> Kept:
    """Keep `fetched` under `folder`, by the day of its last exchange.

    The file is on the disk, whole, when this returns. Raises OSError where it can't be written.
    """
    data, record = warc_bytes(fetched)
    target = folder / fetched.exchanges[-1].time[:10] / f"{hashlib.sha256(data).hexdigest()}{_SUFFIX}"
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(target, data)
    return Kept(target, record)


def warc_bytes(fetched: Fetched) -> tuple[bytes, str]:
    """The request and the response of every exchange as gzipped WARC records, redirects first.

    With them, the identifier of the last response.
    """
    kept = [exchange_records(exchange) for exchange in fetched.exchanges]
    return b"".join(records for records, _ in kept), kept[-1][1]


def archived(folder: Path) -> list[Path]:
    """Every archived fetch under `folder`, in order of day."""
    return sorted(folder.glob(f"*/*{_SUFFIX}"))


def verify_archive(folder: Path) -> Iterator[Fault]:
    """A fault for every archived fetch under `folder` that is not, byte for byte, as it was written."""
    for path in archived(folder):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != path.name.removesuffix(_SUFFIX):
            yield Fault(source=str(path), message=CHANGED, values={"record": _name_of(data, path)})


def _write_whole(target: Path, data: bytes) -> None:
    """Written beside, forced to the disk, then renamed: a kill leaves all of it or none."""
    part = target.with_name(f".{target.name}.part")
    try:
        with open(part, "xb", opener=_for_me_alone) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    """The name too must be on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name_of(data: bytes, path: Path) -> str:
    """The address in a damaged file, or its name where the damage lets none be read."""
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(data))))
        found: str | None = record.rec_headers.get_header("WARC-Target-URI")
    except Exception:  # warcio trips over damage in many ways
        found = None
    return found or path.name
