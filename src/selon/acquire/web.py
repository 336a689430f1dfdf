"""A web address as an input: fetched, archived, and only then read, from the archive."""

import os
from collections.abc import Callable, Iterator

from selon.acquire.building import Acquired, Defaults
from selon.acquire.fault import Fault, Unreadable
from selon.acquire.fetch import fetch
from selon.acquire.settings import settings_from
from selon.acquire.web_archive import archive
from selon.messages import mark

__all__ = ["read_address"]

STATUS = mark("the server answered {status}")
NOT_ARCHIVED = mark("can't be archived: {reason}")

ReadFile = Callable[[str, Defaults], Iterator[Acquired | Fault]]


def read_address(url: str, defaults: Defaults, read: ReadFile) -> Iterator[Acquired | Fault]:
    """The reports at `url`, `read` from its archived fetch; a fault where there is no whole answer."""
    try:
        file = _archived(url)
    except Unreadable as error:
        yield error.fault(url)
    else:
        yield from read(file, defaults)


def _archived(url: str) -> str:
    settings = settings_from(os.environ)
    fetched = fetch(url, settings)
    try:
        file = archive(fetched, settings.archive).file
    except OSError as error:
        raise Unreadable(NOT_ARCHIVED, reason=error.strerror or str(error)) from error
    if fetched.status != 200:
        raise Unreadable(STATUS, status=fetched.status)
    return str(file)
