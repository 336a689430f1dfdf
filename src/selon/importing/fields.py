"""Cells of other data sets as values: numbers, days, countries, actors. None where a cell is empty or odd."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache

from selon.codebook import countries
from selon.importing.record import Record
from selon.model import Actor, Place, Source, Span
from selon.model.claim import Precision
from selon.register import ActorEntry, load_register

__all__ = ["actors", "by_gw", "by_numeric", "data_set_source", "day_of", "integer", "place_of", "real"]

_SPAN_OF_YEARS = re.compile(r"\s*\(\d{4}[^)]*\)\s*$")  # "Military Forces of Mali (2021-)"
_BETWEEN_COMMAS = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%y", "%d/%m/%Y")


def integer(cell: str) -> int | None:
    """A whole number."""
    number = real(cell)
    return int(number) if number is not None and number == int(number) else None


def real(cell: str) -> float | None:
    """A finite number."""
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def day_of(cell: str) -> date | None:
    """A day, in the ways that the data sets have written it over the years; a time of day is cut off."""
    for form in _DAYS:
        try:
            return datetime.strptime(cell.strip().removesuffix(" 00:00:00.000"), form).date()
        except ValueError:
            continue
    return None


@cache
def by_numeric() -> dict[int, str]:
    """ISO alpha-2 by ISO numeric code."""
    return {country.numeric: code for code, country in countries().items() if country.numeric}


@cache
def by_gw() -> dict[int, str]:
    """ISO alpha-2 by Gleditsch-Ward number."""
    return {country.gw: code for code, country in countries().items() if country.gw}


def actors(record: Record, columns: tuple[str, ...], country: str | None) -> tuple[Actor, ...]:
    """The actors that stand in the columns, each resolved where the register knows its name."""
    cells = [span for column in columns if (span := record.span(column))]
    return tuple(actor for cell in cells for actor in _in_cell(cell, country))


def _in_cell(cell: Span, country: str | None) -> list[Actor]:
    """The actor of a cell; several where commas part names of which the register knows one, as Selon writes them."""
    whole = _actor(cell, country)
    parts = [_actor(part, country) for part in _parts(cell)]
    return parts if whole.actor is None and any(part.actor for part in parts) else [whole]


def _parts(cell: Span) -> Iterator[Span]:
    for part in _BETWEEN_COMMAS.finditer(cell.text):
        yield Span(text=part[0], start=cell.start + part.start(), end=cell.start + part.end())


def _actor(span: Span, country: str | None) -> Actor:
    entry = _entry(_SPAN_OF_YEARS.sub("", span.text), country)
    known = {"name": entry[1], "actor": entry[0]} if entry else {"name": None, "actor": None}
    return Actor(text=span.text, start=span.start, end=span.end, **known)


def _entry(name: str, country: str | None) -> tuple[str, str] | None:
    entry = _state_force(name) or load_register().resolve_actor(name, frozenset({country} if country else ()))
    return (entry.id, entry.name) if entry else None


def _state_force(name: str) -> ActorEntry | None:
    """What "Military Forces of Mali", "Police Forces of Mali" or "Government of Mali" stands for."""
    kind, found, where = name.partition(" of ")
    register = load_register()
    country = register.country_of(where.partition(",")[0]) if found else None
    lookups = {
        "Military Forces": register.army_of,
        "Police Forces": register.police_of,
        "Government": register.government_of,
    }
    return lookups[kind](country) if country and kind in lookups else None


def place_of(
    record: Record,
    columns: tuple[str, ...],
    country: str | None,
    precision: str,
    precisions: Mapping[int, tuple[Precision, float]],
) -> Place | None:
    """The place that stands in the first of the columns with a value, at the row's latitude and longitude.

    `precisions`: what each number in the column `precision` means, and how far (km) the point may be.
    """
    column = next(filter(record.span, columns), None)
    if column is None:
        return None
    kind, radius = precisions.get(integer(record.value(precision)) or 0, (None, None))
    lat, lon = real(record.value("latitude")), real(record.value("longitude"))
    return Place(
        **record.place(column),  # type: ignore[arg-type]
        name=record.value(column),
        country=country,
        lat=lat,
        lon=lon,
        precision=kind,
        radius_km=radius,
    )


def data_set_source(record: Record, identifier: str, name: str) -> tuple[Source, ...]:
    """The data set itself as the source of the claim."""
    return (Source(**record.place("data set"), kind="monitor", name=name, source=identifier),)  # type: ignore[arg-type]
