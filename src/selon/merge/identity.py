"""Names of claims and incidents that don't depend on the order in which reports arrive."""

import hashlib
from collections.abc import Iterable

__all__ = ["handle", "incident_id"]


def handle(key: str) -> str:
    """`i` and twelve hexadecimal digits of the key's SHA-256: what an incident is called after a claim."""
    return "i" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def incident_id(keys: Iterable[str]) -> str:
    """The smallest handle of the incident's claims, so it stays while that claim does."""
    return min(map(handle, keys))
