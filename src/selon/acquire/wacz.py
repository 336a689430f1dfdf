"""A WACZ, the zip that crawlers of single pages write (specs.webrecorder.net/wacz): its archives, one by one.

The package lists the SHA-256 of every file; an archive that differs from its entry is left out and said.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, cast

import msgspec

from selon.acquire.building import Acquired, Defaults
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.warc import read_warc
from selon.messages import mark

__all__ = ["read_wacz"]

NO_ZIP = mark("not a WACZ: it is no whole zip file")
NO_ARCHIVE = mark("no archive in this WACZ")
NO_LIST = mark("the WACZ has no list of its files that can be read; nothing in it could be checked")
ALTERED = mark("the archive is not the one that the WACZ lists, and was left out")
UNLISTED = mark("the WACZ does not list this archive; it was left out")

_LIST = "datapackage.json"
_LONGEST_LIST = 16 * 1024 * 1024


class _Resource(msgspec.Struct, frozen=True):
    path: str = ""
    hash: str = ""


class _Package(msgspec.Struct, frozen=True):
    resources: tuple[_Resource, ...] = ()


def read_wacz(source: str, stream: BufferedReader, defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The pages in every archive of the WACZ `stream`. Raises Unreadable where it is no zip file."""
    try:
        with zipfile.ZipFile(stream) as package:
            yield from _archives(source, package, defaults)
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise Unreadable(NO_ZIP) from error


def _archives(source: str, package: zipfile.ZipFile, defaults: Defaults) -> Iterator[Acquired | Fault]:
    names = [name for name in package.namelist() if name.endswith((".warc", ".warc.gz"))]
    listed = _listed(package)
    if not names:
        yield Fault(source=source, message=NO_ARCHIVE)
    if listed is None:
        yield Fault(source=source, message=NO_LIST)
    for name in names:
        fault = None if listed is None else _checked(source, name, package, listed)
        if fault is not None:
            yield fault
            continue
        with package.open(name) as archive:
            yield from read_warc(f"{source}/{name}", _buffered(archive), defaults)


def _listed(package: zipfile.ZipFile) -> dict[str, str] | None:
    """SHA-256 by path; None where there is no list."""
    try:
        with package.open(_LIST) as file:
            found = msgspec.json.decode(file.read(_LONGEST_LIST), type=_Package)
    except (KeyError, msgspec.DecodeError, UnicodeError):
        return None
    return {resource.path: resource.hash.removeprefix("sha256:") for resource in found.resources}


def _checked(source: str, name: str, package: zipfile.ZipFile, listed: dict[str, str]) -> Fault | None:
    if name not in listed:
        return Fault(source=f"{source}/{name}", message=UNLISTED)
    with package.open(name) as archive:
        found = hashlib.file_digest(cast(io.BufferedReader, archive), "sha256").hexdigest()
    return None if found == listed[name] else Fault(source=f"{source}/{name}", message=ALTERED)


def _buffered(archive: IO[bytes]) -> BufferedReader:
    """With peek, as readers want it. (A zip entry is a buffer itself, which BufferedReader takes as well.)"""
    return BufferedReader(cast(io.RawIOBase, archive))
