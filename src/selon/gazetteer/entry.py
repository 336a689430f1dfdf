"""What a gazetteer holds: one place of one layer."""

import math
from functools import lru_cache
from typing import Literal, get_args

import msgspec

__all__ = ["KINDS", "PLACE_KINDS", "Entry", "Kind", "Row", "default_radius"]

Kind = Literal[
    "settlement", "capital", "district", "adm1", "adm2", "adm3", "country", "region", "camp", "base",
    "airport",
    "crossing", "road", "river", "lake", "mountain", "forest", "island", "bridge", "dam", "mine", "site",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(Kind)

PLACE_KINDS: dict[str, frozenset[str]] = {
    "settlement": frozenset({"settlement", "capital", "district", "camp"}),
    "district": frozenset({"district", "adm3", "adm2", "settlement", "region"}),
    "province": frozenset({"adm1", "adm2", "region"}),
    "country": frozenset({"country"}),
}
"""Which kinds of entry answer to a class of noun in a text ("la province de …")."""

_RADIUS = {
    "district": 2.0, "adm1": 120.0, "adm2": 45.0, "adm3": 20.0, "country": 500.0, "region": 60.0, "camp": 3.0,
    "base": 4.0, "airport": 3.0, "crossing": 3.0, "road": 40.0, "river": 60.0, "lake": 25.0, "mountain": 12.0,
    "forest": 30.0, "island": 15.0, "bridge": 1.0, "dam": 3.0, "mine": 5.0, "site": 3.0,
}  # fmt: skip


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """A place: `id` is unique within its `layer`; degrees WGS 84; `radius_km` covers it.

    `country` is an ISO 3166 alpha-2 code; `admin1` and `admin2` name or number the areas that hold it;
    `source` is where the figures come from.
    """

    layer: str
    id: str
    name: str
    lat: float
    lon: float
    kind: str = "settlement"
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    radius_km: float = 5.0
    source: str = ""

    @property
    def key(self) -> str:
        """`layer:id`, as claims record it."""
        return f"{self.layer}:{self.id}"


class Row(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """An entry with all its names, in any script: what an index is built from."""

    entry: Entry
    names: tuple[str, ...]


@lru_cache(maxsize=1 << 12)
def default_radius(kind: str, population: int = 0) -> float:
    """How far (km) a point of such a place may lie from its centre where no source says.

    Settlements grow with the square root of their inhabitants: 4 km for a village, 6 for 100,000, 15 for
    three million and more (against the built-up areas of Goma, Mosul and Khartoum).
    """
    if kind in _RADIUS:
        return _RADIUS[kind]
    return round(min(4 + math.sqrt(population / 25_000), 15.0), 1)
