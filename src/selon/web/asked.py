"""The parameters of an address as a Filter of the store: one model for API and pages."""

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from selon.acquire import day
from selon.store import Filter

__all__ = ["Asked", "AskedBox", "AskedPage", "Country", "Day", "LongPiece", "Order", "Piece"]

Order = Literal["newest", "oldest", "least_certain"]


def _empty_is_none(value: Any) -> Any:
    """A form sends every field, the empty ones too."""
    return None if isinstance(value, str) and not value.strip() else value


def _no_nul(value: str) -> str:
    if "\x00" in value:
        raise ValueError("NUL is in no name")
    return value


def _iso_day(value: str) -> str | None:
    return day(value)


def _box(value: str) -> str:
    _sides(value)
    return value


def _sides(value: str) -> tuple[float, float, float, float]:
    west, south, east, north = (float(part) for part in value.split(","))
    if not (-90 <= south <= north <= 90 and -540 <= west <= 540 and -540 <= east <= 540):
        raise ValueError("west,south,east,north in degrees")
    return west, south, east, north


_Optional = BeforeValidator(_empty_is_none)
_Short = Annotated[str, Field(max_length=200), AfterValidator(_no_nul)]
_Long = Annotated[str, Field(max_length=2000), AfterValidator(_no_nul)]

Piece = Annotated[_Short | None, _Optional]
"""A name or a part of one; empty stands for none."""
LongPiece = Annotated[_Long | None, _Optional]
"""An id, a cursor, an address."""
Day = Annotated[Annotated[str, Field(max_length=40), AfterValidator(_iso_day)] | None, _Optional]
"""An ISO day."""
Country = Annotated[Annotated[str, Field(pattern="^[A-Za-z]{2}$")] | None, _Optional]
"""ISO 3166 alpha-2, in either case."""

_Review = Annotated[Literal["unreviewed", "accepted", "corrected", "rejected"] | None, _Optional]
_Certainty = Annotated[Literal["asserted", "hedged"] | None, _Optional]
_YesNo = Annotated[bool | None, _Optional]
_Box = Annotated[Annotated[str, Field(max_length=200), AfterValidator(_box)] | None, _Optional]


class Asked(BaseModel):
    """Filters, as the address bears them. `box`: west,south,east,north in degrees."""

    model_config = ConfigDict(frozen=True)

    since: Day = None
    until: Day = None
    country: Country = None
    place: Piece = None
    place_key: LongPiece = None
    actor: Piece = None
    event: Piece = None
    source: Piece = None
    publisher: Piece = None
    status: Piece = None
    certainty: _Certainty = None
    disagreement: _YesNo = None
    review: _Review = None
    report: LongPiece = None
    box: _Box = None

    def filter(self) -> Filter:
        """The same as the store takes it."""
        given = self.model_dump(include=_FILTERS, exclude_none=True)
        country = self.country.upper() if self.country else None
        return Filter(**given | {"country": country, "box": _turned_back(self.box) if self.box else None})

    def given(self) -> dict[str, str]:
        """What was asked for, as an address writes it, without paging."""
        given = self.model_dump(exclude={"after", "limit", "zoom"}, exclude_defaults=True)
        return {name: str(value).lower() if value in (True, False) else str(value) for name, value in given.items()}

    def address(self, **changes: object) -> str:
        """The query of an address with the same filters and these `changes` (None takes one away)."""
        wanted = {**self.given(), **changes}
        return urlencode({name: value for name, value in wanted.items() if value is not None})


def _turned_back(box: str) -> tuple[float, float, float, float]:
    """The box with longitudes between -180 and 180: a map may have been turned past the 180th meridian."""
    west, south, east, north = _sides(box)
    if east - west >= 360:
        return -180.0, south, 180.0, north
    return _turned(west), south, _turned(east), north


def _turned(degrees: float) -> float:
    return degrees if -180 <= degrees <= 180 else (degrees + 180) % 360 - 180


_FILTERS = set(Asked.model_fields) - {"box"}


class AskedBox(BaseModel):
    """A part of the map: west,south,east,north in degrees."""

    model_config = ConfigDict(frozen=True)

    box: Annotated[str, Field(max_length=200), AfterValidator(_box)] = "-180,-90,180,90"

    def sides(self) -> tuple[float, float, float, float]:
        """West, south, east, north, longitudes between -180 and 180."""
        return _turned_back(self.box)


class AskedPage(Asked):
    """Filters with an order and a page."""

    order: Order = "newest"
    after: LongPiece = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
