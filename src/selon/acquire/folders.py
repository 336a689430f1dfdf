"""Folders that fill up: which files in them are whole, and which version of each that is."""

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from selon.acquire.fault import Unreadable
from selon.acquire.inputs import NO_SUCH_FILE, NOT_READABLE, files_in
from selon.messages import mark

__all__ = ["SETTLED", "FolderFile", "check_readable", "whole_files"]

SETTLED = 3.0
"""Seconds without a change after which a file is taken to be whole."""

NO_FOLDER = mark("there is no such folder")


class FolderFile(msgspec.Struct, frozen=True):
    """A file, and which version of it: size and time of the last change, as text."""

    path: str
    version: str


def whole_files(
    folder: str,
    known: Callable[[FolderFile], bool],
    now: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> list[FolderFile]:
    """The files of a known kind under `folder` that are whole and not `known`, by name.

    Whole is what nobody has changed for SETTLED seconds; for files younger than that, one such wait is made.
    Who writes more slowly writes under another name (or one that begins with a dot) and renames.
    Raises Unreadable where there is no such folder.
    """
    found = [(file, changed) for file, changed in _files(folder, now()) if not known(file)]
    young = max((changed for _, changed in found), default=0.0) + SETTLED - now()
    if young <= 0:
        return [file for file, _ in found]
    sleep(young)
    before = {file for file, _ in found}
    return [file for file, changed in _files(folder, now()) if file in before and changed + SETTLED <= now()]


def _files(folder: str, now: float) -> Iterator[tuple[FolderFile, float]]:
    """Each file with the time of its last change, of its content or its name, as far as it is no later than now."""
    if not os.path.isdir(folder):
        raise Unreadable(NO_FOLDER)
    for path in files_in(folder):
        try:
            found = os.stat(path)
        except OSError:  # gone meanwhile
            continue
        if stat.S_ISREG(found.st_mode):
            # A copy may set the time of the content back, but not that of the entry.
            changes = (time for time in (found.st_mtime, found.st_ctime) if time <= now)
            yield FolderFile(path, f"{found.st_size} {found.st_mtime_ns}"), max(changes, default=0.0)


def check_readable(path: Path) -> None:
    """Raises Unreadable where the file is gone or can't be opened now: that may be otherwise later."""
    try:
        with path.open("rb"):
            pass
    except FileNotFoundError as error:
        raise Unreadable(NO_SUCH_FILE) from error
    except OSError as error:
        raise Unreadable(NOT_READABLE, reason=error.strerror or str(error)) from error
