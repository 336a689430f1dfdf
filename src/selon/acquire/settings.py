"""What may be fetched, how much of it, how fast, and where it is kept."""

from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path

import msgspec

from selon import __version__
from selon.acquire.fault import Unreadable
from selon.acquire.guard import Network, Resolver, system_resolver
from selon.messages import mark

__all__ = ["FetchSettings", "Limits", "networks", "settings_from"]

NO_NETWORK = mark("SELON_ALLOW_NETWORKS: {value} is no list of networks, as 10.0.0.0/8, fd00::/8")


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Where a fetch is broken off. Sizes in bytes, time in seconds over all redirects together."""

    seconds: float = 25.0
    received: int = 16 * 1024 * 1024
    """Of one answer as it comes over the wire."""
    body: int = 16 * 1024 * 1024
    """Of one answer after decompression."""
    headers: int = 64 * 1024
    redirects: int = 5


class FetchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How the web is met. `allowed`: networks off the open internet that may be fetched from all the same."""

    allowed: tuple[Network, ...] = ()
    limits: Limits = Limits()
    agent: str = f"selon/{__version__}"
    archive: Path = Path("selon-archive")
    """The folder that keeps every fetch (selon.acquire.web_archive)."""
    resolve: Resolver = system_resolver


def networks(text: str) -> tuple[Network, ...]:
    """The networks in `text`, as "127.0.0.0/8, fd00::/8". Raises ValueError for anything else."""
    return tuple(ip_network(word) for word in text.replace(",", " ").split())


def settings_from(environment: Mapping[str, str]) -> FetchSettings:
    """SELON_ARCHIVE and SELON_ALLOW_NETWORKS of `environment`. Raises Unreadable where the latter is none."""
    written = environment.get("SELON_ALLOW_NETWORKS", "")
    try:
        allowed = networks(written)
    except ValueError as error:
        raise Unreadable(NO_NETWORK, value=written[:100]) from error
    return FetchSettings(
        allowed=allowed,
        archive=Path(environment.get("SELON_ARCHIVE") or "selon-archive"),
    )
