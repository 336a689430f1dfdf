"""Who holds what: the state of a place over a stretch of days."""

from typing import Literal

import msgspec

from selon.model.incident import Location

__all__ = ["ControlState", "ControlStatus", "Holder"]

ControlStatus = Literal["held", "contested", "besieged", "unknown"]


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """An actor said to hold a place: `support` is the weight of the word for it (0 to 1).

    `claims` and `incidents` are the ids that the support stands on; `origins` counts independent sources.
    """

    name: str
    actor: str | None = None
    support: float = 0.0
    origins: int = 0
    claims: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()


class ControlState(msgspec.Struct, frozen=True, kw_only=True):
    """`place` from `since` to the day before `until` (ISO days; None is an open end).

    `holders` are in order of support; in a siege the first is the besieged holder and `besiegers` names who
    stands around. `unknown` has no holders: nobody has said yet, or nobody still says.
    `claims` are all claims that made this state, those against it included.
    """

    id: str
    place_key: str
    place: Location
    status: ControlStatus
    since: str | None = None
    until: str | None = None
    holders: tuple[Holder, ...] = ()
    besiegers: tuple[Holder, ...] = ()
    claims: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    reason: str = ""
