"""How one server is run: frozen, decided once at the edge (the command line or a test)."""

import msgspec

__all__ = ["LOOPBACK", "Settings"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Hosts that only this machine can reach."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`local`: no password, everybody is `local_name` and may do all; for 127.0.0.1 only.

    `hosts`: host names that requests may ask for (against DNS rebinding); None lets any pass.
    `https`: whether the address that people use is HTTPS, so that cookies are kept to it.
    `session_hours`: how long a sign-in lasts.
    """

    local: bool = True
    local_name: str = "local"
    hosts: frozenset[str] | None = LOOPBACK
    https: bool = False
    session_hours: int = 12
