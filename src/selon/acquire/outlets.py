"""Which outlet of the register a web address belongs to, by its host."""

from urllib.parse import urlsplit

from selon.register import SourceEntry, load_register

__all__ = ["outlet_at"]


def outlet_at(url: str | None) -> SourceEntry | None:
    """The source whose host, or whose domain, `url` is on; None for any other."""
    return load_register().source_at(_host(url))


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return ""
