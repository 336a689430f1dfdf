"""Which outlet of the register a web address belongs to, by its host."""

from functools import cache
from urllib.parse import urlsplit

from selon.register import SourceEntry, load_register

__all__ = ["outlet_at"]


def outlet_at(url: str | None) -> SourceEntry | None:
    """The source whose host, or whose domain, `url` is on; None for any other.

    "fr.outlet.example" is the outlet's that has "outlet.example", unless the register knows it by itself.
    """
    labels = _host(url).split(".")
    ends = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((_outlets()[end] for end in ends if end in _outlets()), None)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return ""


@cache
def _outlets() -> dict[str, SourceEntry]:
    return {host.lower(): source for source in load_register().sources for host in source.hosts}
