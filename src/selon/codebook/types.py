"""The codebook's data as checked values: Selon's events, and what each is in other schemes."""

from typing import Literal

import msgspec

__all__ = [
    "Acled",
    "AcledRow",
    "Cameo",
    "CameoRow",
    "CountryCodes",
    "Event",
    "Family",
    "NoRow",
    "Plover",
    "PloverRow",
    "Ucdp",
    "UcdpRow",
    "Untyped",
    "Violence",
]

Family = Literal["territory", "combat", "remote", "people", "other"]
Violence = Literal["sides", "one_sided", "either"]
Untyped = Literal["both_armed", "civilians", "one_armed", "open"]
"""What a row of UCDP that has no type of violence says of it all the same."""


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row in which a misspelt field is an error."""


class Event(_Strict, frozen=True, kw_only=True):
    """One event of Selon: `labels` by language (fr, en, ar), `when` it is recorded."""

    event: str
    family: Family
    labels: dict[str, str]
    when: str


class NoRow(_Strict, frozen=True, kw_only=True):
    """A scheme has nothing for an event (or Selon nothing for a scheme's): `none` says why."""

    none: str


class _Row(_Strict, frozen=True, kw_only=True):
    """What an event is in a scheme: either its codes, or `none` with the reason."""

    none: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError (a ValidationError when read from a file) where both or neither are given."""
        first = getattr(self, self.__struct_fields__[1])
        if (first is None) == (self.none is None):
            raise ValueError("give either the scheme's codes or `none` with the reason")


class AcledRow(_Row, frozen=True, kw_only=True):
    """ACLED event type and sub-event; `by_state` is the sub-event where a state's force is the initiator."""

    type: str | None = None
    sub_event: str | None = None
    by_state: str | None = None


class CameoRow(_Row, frozen=True, kw_only=True):
    """CAMEO code (digits, leading zero kept) and its name."""

    code: str | None = None
    name: str | None = None


class PloverRow(_Row, frozen=True, kw_only=True):
    """PLOVER event type, mode (None where the report doesn't support one) and contexts."""

    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class UcdpRow(_Row, frozen=True, kw_only=True):
    """How UCDP's type of violence is found for an event."""

    violence: Violence | None = None


class Acled(_Strict, frozen=True, kw_only=True):
    """acled.yaml."""

    rows: dict[str, AcledRow]
    disorder: dict[str, str]
    inter: dict[str, str]
    civilians: str
    external: str
    protesters: str
    rioters: str
    back: dict[str, str | NoRow]


class Cameo(_Strict, frozen=True, kw_only=True):
    """cameo.yaml."""

    rows: dict[str, CameoRow]


class Plover(_Strict, frozen=True, kw_only=True):
    """plover.yaml."""

    rows: dict[str, PloverRow]
    quads: dict[str, str]
    hypothetical: str
    civilians: str
    sectors: dict[str, str]


class Ucdp(_Strict, frozen=True, kw_only=True):
    """ucdp.yaml."""

    rows: dict[str, UcdpRow]
    states: frozenset[str]
    back: dict[int, str]
    untyped: dict[Untyped, str | NoRow]


class CountryCodes(_Strict, frozen=True, kw_only=True):
    """A country in the schemes: ISO alpha-3 and numeric, ACLED's region, COW and Gleditsch-Ward numbers."""

    iso3: str
    name: str
    acled_region: str
    numeric: int | None = None
    cow: int | None = None
    gw: int | None = None
