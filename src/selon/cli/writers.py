"""Where coded reports go: JSON Lines for programs, a table with the marked text for people."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from selon.batch.contract import as_json
from selon.model import CodedReport

__all__ = ["Writer", "output", "writer"]

Writer = Callable[[CodedReport], None]


@contextmanager
def output(path: str | None) -> Iterator[BinaryIO]:
    """Standard output, or the file `path`: written beside it and put in its place when all is written.

    Raises OSError where it can't be written. What is no regular file (a pipe, a device) is written directly.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as file:
            yield file
    else:
        part = f"{path}.part"
        with open(part, "wb") as file:
            yield file
        os.replace(part, path)


def writer(form: str, stream: BinaryIO, explain: bool) -> Writer:
    """Writes a coded report to `stream` as `form` says: "jsonl" or "table"."""
    return _json_writer(stream, explain) if form == "jsonl" else _table_writer(stream, explain)


def _json_writer(stream: BinaryIO, explain: bool) -> Writer:
    def write(coded: CodedReport) -> None:
        stream.write(as_json(coded, reasons=explain))

    return write


def _table_writer(stream: BinaryIO, explain: bool) -> Writer:
    from rich.console import Console

    from selon.cli.display import show_report

    text = io.TextIOWrapper(stream, "utf-8", write_through=True) if stream is not sys.stdout.buffer else None
    console = Console(file=text or sys.stdout, highlight=False)

    def write(coded: CodedReport) -> None:
        show_report(console, coded, explain)
        console.file.flush()

    return write
