"""What is to be watched: addresses of feeds and paths of folders, as a user names and lists them."""

import os
from collections.abc import Sequence

from selon.acquire.fault import Unreadable
from selon.acquire.fetch import without_credentials
from selon.messages import mark

__all__ = ["watched_sources"]

NO_SOURCE = mark("{name} is neither an http or https address nor a folder")


def watched_sources(named: Sequence[str], listed: str = "") -> list[str]:
    """`named` and those of a watch list, one a line, `#` begins a remark. Each once, in order, paths absolute.

    Raises Unreadable where one is neither an address nor a folder.
    """
    lines = (line.partition(" #")[0].strip() for line in listed.splitlines())
    every = [*named, *(line for line in lines if line and not line.startswith("#"))]
    return list(dict.fromkeys(_source(name) for name in every))


def _source(name: str) -> str:
    if os.path.isdir(name):
        return os.path.abspath(name)
    try:
        return without_credentials(name)
    except Unreadable as error:
        raise Unreadable(NO_SOURCE, name=name[:100]) from error
