"""The inputs that a user names: files, folders and standard input, each led to the reader of its kind."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from io import BufferedReader
from pathlib import Path
from typing import cast

from selon.acquire.building import Acquired, Defaults
from selon.acquire.fault import Fault, Unreadable
from selon.messages import mark

__all__ = ["NOT_READABLE", "NO_SUCH_FILE", "STANDARD_INPUT", "acquire", "count", "files_in", "is_address"]

STANDARD_INPUT = "-"

NO_SUCH_FILE = mark("no such file or folder")
NOT_READABLE = mark("can't be read: {reason}")
NO_REPORTS = mark("no report in this folder (.txt, .html, .jsonl, .eml, .pdf, .warc, .warc.gz, .wacz)")

_Reader = Callable[[str, BufferedReader, Defaults], Iterator[Acquired | Fault]]

_KINDS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "wacz",
    ".eml": "eml",
    ".pdf": "pdf",
}

_ARCHIVES = (None, "warc", "wacz")
"""Kinds whose number of reports only reading them tells; None: the kind is told by the content."""


def acquire(inputs: Sequence[str], defaults: Defaults) -> Iterator[Acquired | Fault]:
    """The reports of all `inputs` in order, lazily, with a fault for everything that is none.

    An input is a path, a web address or `-`. Nothing is raised for a bad input: one never keeps the next
    from being read.
    """
    for path in inputs:
        if path == STANDARD_INPUT:
            yield from _read(path, cast(BufferedReader, sys.stdin.buffer), None, defaults)
        elif is_address(path):
            yield from _address(path, defaults)
        elif os.path.isdir(path):
            yield from _folder(path, defaults)
        else:
            yield from _file(path, defaults)


def is_address(source: str) -> bool:
    """Whether `source` is on the web; else it is a file or a folder."""
    return source.lower().startswith(("http://", "https://"))


def count(inputs: Sequence[str]) -> int | None:
    """About how many reports `inputs` hold, for a progress bar; None where only reading them would tell."""
    total = 0
    for path in inputs:
        for file in files_in(path) if os.path.isdir(path) else [path]:
            kind = _kind_by_name(file)
            if file == STANDARD_INPUT or kind in _ARCHIVES:
                return None
            total += _count_lines(file) if kind == "jsonl" else 1
    return total


def _count_lines(path: str) -> int:
    try:
        with open(path, "rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0


def _address(url: str, defaults: Defaults) -> Iterator[Acquired | Fault]:
    from selon.acquire.web import read_address  # files need nothing of the network

    yield from read_address(url, defaults, _file)


def _folder(path: str, defaults: Defaults) -> Iterator[Acquired | Fault]:
    files = files_in(path)
    if not files:
        yield Fault(source=path, message=NO_REPORTS)
    for file in files:
        yield from _file(file, defaults)


def files_in(folder: str) -> list[str]:
    """Files of a known kind under `folder`, sorted; hidden files and folders are passed over."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [os.path.join(root, n) for n in sorted(names) if not n.startswith(".") and _kind_by_name(n)]
    return found


def _file(path: str, defaults: Defaults) -> Iterator[Acquired | Fault]:
    try:
        with open(path, "rb") as stream:
            yield from _read(path, stream, _kind_by_name(path), defaults)
    except FileNotFoundError:
        yield Fault(source=path, message=NO_SUCH_FILE)
    except OSError as error:
        yield Fault(source=path, message=NOT_READABLE, values={"reason": error.strerror or str(error)})


def _read(
    path: str, stream: BufferedReader, kind: str | None, defaults: Defaults
) -> Iterator[Acquired | Fault]:
    try:
        yield from _reader(kind or _kind_by_content(stream))(path, stream, defaults)
    except Unreadable as error:
        yield error.fault(path)


def _reader(kind: str) -> _Reader:
    """The reader of a kind, imported when first needed: a text file needs no HTML parser."""
    return cast(_Reader, getattr(import_module(f"selon.acquire.{kind}"), f"read_{kind}"))


def _kind_by_name(path: str) -> str | None:
    suffixes = [s.lower() for s in Path(path).suffixes[-2:]]
    return _KINDS.get("".join(suffixes)) or (_KINDS.get(suffixes[-1]) if suffixes else None)


def _kind_by_content(stream: BufferedReader) -> str:
    """What an input without a telling name holds, by its first bytes."""
    head = stream.peek(512)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    if start.startswith((b"warc/", b"\x1f\x8b")):
        return "warc"
    if head.startswith((b"%PDF-", b"PK\x03\x04")):
        return "pdf" if head.startswith(b"%") else "wacz"
    if start.startswith(b"{"):
        return "jsonl"
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"
