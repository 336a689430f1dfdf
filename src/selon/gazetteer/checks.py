"""Checks that every line of a file of places must pass."""

import math

from selon.gazetteer.errors import PlaceFileError
from selon.messages import mark

__all__ = ["LONGEST_NAME", "checked_coordinates", "checked_name", "checked_radius"]

LONGEST_NAME = 400
"""Characters; the longest name in GeoNames has under 200."""


def checked_coordinates(lat: str, lon: str, file: str, line: int) -> tuple[float, float]:
    """Latitude and longitude in degrees. Raises PlaceFileError where they are no numbers or out of range."""
    try:
        north, east = float(lat), float(lon)
    except ValueError:
        fault = mark("the coordinates {lat}, {lon} are not numbers")
        raise PlaceFileError(file, line, fault, lat=repr(lat[:20]), lon=repr(lon[:20])) from None
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        fault = mark("the coordinates {lat}, {lon} lie outside ±90, ±180")
        raise PlaceFileError(file, line, fault, lat=lat[:20], lon=lon[:20])
    return north, east


def checked_name(name: str, file: str, line: int) -> str:
    """A name fit to keep. Raises PlaceFileError where it is empty, too long or holds control characters."""
    if not name.strip():
        raise PlaceFileError(file, line, mark("the name is empty"))
    if len(name) > LONGEST_NAME:
        fault = mark("a name of {length} characters (at most {most})")
        raise PlaceFileError(file, line, fault, length=len(name), most=LONGEST_NAME)
    if not name.isprintable():
        raise PlaceFileError(file, line, mark("the name holds control characters"))
    return name


def checked_radius(radius: str, file: str, line: int) -> float:
    """A radius in km, over 0 and under a quarter of the Earth. Raises PlaceFileError."""
    try:
        km = float(radius)
    except ValueError:
        km = math.nan
    if not 0 < km <= 10_000:
        fault = mark("the radius {radius} is no number of km over 0")
        raise PlaceFileError(file, line, fault, radius=repr(radius[:20]))
    return km
