"""Who may do what: four roles, each with all that the one before may."""

from enum import IntEnum

import msgspec

__all__ = ["Person", "Role"]


class Role(IntEnum):
    """Reader looks; reviewer decides on claims; editor adds reports; admin sees who the people are."""

    READER = 1
    REVIEWER = 2
    EDITOR = 3
    ADMIN = 4


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody at the page: `token` must come back with everything that changes something."""

    name: str
    role: Role
    token: str
