"""The fetch guard: which addresses may be connected to. Whatever isn't on the open internet is refused.

The name of a server is resolved once, every address that comes back is checked, and the caller connects to a
checked address, never to the name: a second look-up could answer differently (DNS rebinding).
"""

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from selon.acquire.fault import Unreadable
from selon.messages import mark

__all__ = ["Address", "Network", "Refused", "Resolver", "checked_addresses", "system_resolver"]

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolver = Callable[[str, int], Sequence[str]]
"""All addresses of a host, as text. Raises OSError where the name has none."""

FORBIDDEN = mark("{host} is at {address}, which is not on the open internet: not fetched")
ODD = mark("{host} is an address in disguise: not fetched")
UNKNOWN = mark("no server is called {host}")

# What some versions of the standard library count as public, and what still answers only from inside: protocol
# assignments (RFC 6890; a cloud's metadata service is among them, 192.0.0.192), the old 6to4 relays (RFC 7526),
# and Azure's wire server (in its own documentation).
_INSIDE: tuple[Network, ...] = (
    ip_network("192.0.0.0/24"),
    ip_network("192.88.99.0/24"),
    ip_network("168.63.129.16/32"),
)
# All of IPv6 that was ever given out for the open internet (IANA, IPv6 address space registry).
_UNICAST = ip_network("2000::/3")
# IPv6 that carries an IPv4 address in its last 32 bits: NAT64 (RFC 6052) and the old compatible form
# (RFC 4291, 2.5.5.1); mapped, 6to4 and Teredo addresses are unpacked by the standard library.
_CARRIERS = (ip_network("64:ff9b::/96"), ip_network("::/96"), ip_network("::ffff:0:0:0/96"))
# A host whose last label is a number is an IPv4 address to every browser (WHATWG URL, "ends in a number").
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[\da-f]*)\.?", re.IGNORECASE)


class Refused(Unreadable):
    """The guard lets nobody connect there; `message` and `values` say why."""


def system_resolver(host: str, port: int) -> list[str]:
    """The addresses that this machine's resolver knows."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(
    host: str, port: int, allowed: Sequence[Network] = (), resolve: Resolver = system_resolver
) -> list[str]:
    """The addresses of `host`, all of them checked: connect to one of these and not to the name.

    `allowed`: networks that may be connected to although they are not public. Raises Refused where any
    address may not be, and Unreadable where the name has none.
    """
    addresses = [_parsed(host, text) for text in _texts(host, port, resolve)]
    for address in addresses:
        if not _permitted(address, allowed):
            raise Refused(FORBIDDEN, host=host, address=str(address))
        if _disguised(host) and not _within(address, allowed):
            raise Refused(ODD, host=host)
    return [str(address) for address in addresses]


def _texts(host: str, port: int, resolve: Resolver) -> Sequence[str]:
    """Addresses as text: `host` itself where it is one, whatever notation it is in."""
    if _literal(host):
        return [host]
    if _disguised(host):
        return [_unmasked(host)]
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise Unreadable(UNKNOWN, host=host) from error
    if not found:
        raise Unreadable(UNKNOWN, host=host)
    return found


def _literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _disguised(host: str) -> bool:
    """Whether `host` is an IPv4 address in decimal, octal, hexadecimal or shortened notation."""
    return not _literal(host) and _NUMBER.fullmatch(host) is not None


def _unmasked(host: str) -> str:
    try:
        return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError as error:
        raise Refused(ODD, host=host) from error


def _parsed(host: str, text: str) -> Address:
    try:
        return ip_address(text)
    except ValueError as error:
        raise Refused(ODD, host=host) from error


def _permitted(address: Address, allowed: Sequence[Network]) -> bool:
    """Whether `address`, and every address that it carries within, is public or in `allowed`."""
    carried = _carried(address)
    if carried is not None:
        return _permitted(carried, allowed)
    return _within(address, allowed) or _public(address)


def _within(address: Address, networks: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in networks)


def _public(address: Address) -> bool:
    scoped = isinstance(address, IPv6Address) and (address.scope_id or address not in _UNICAST)
    special = address.is_multicast or address.is_reserved or _within(address, _INSIDE)
    return address.is_global and not scoped and not special


def _carried(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to, None where it leads to none."""
    if isinstance(address, IPv4Address) or address in (IPv6Address("::"), IPv6Address("::1")):
        return None
    inside = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
    if inside is None and _within(address, _CARRIERS):
        inside = IPv4Address(int(address) & 0xFFFFFFFF)
    return inside
