"""`selon control`: who holds what, on a day or over time."""

from collections.abc import Sequence
from datetime import date

import click
from rich.table import Table

from selon.acquire import day
from selon.cli import exits
from selon.cli.incident_words import days, place_name, word_for
from selon.cli.store_options import format_option, merged, store_option
from selon.cli.store_output import plain_table, print_rows
from selon.messages import say
from selon.model import ControlState
from selon.store import Filter

__all__ = ["command"]


@click.command(
    "control",
    help=say("Show who holds what, on whose word: the map of a day, or the timeline of a place."),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon control --at 2017-06-20 --country SY\n"
    "  selon control --place Jobar\n"
    "  selon control --at 2017-06-20 --area 36,33,37,34 --format geojson",
)
@store_option
@click.option("--at", help=say("The day, YYYY-MM-DD (else today)."))
@click.option("--area", metavar="WEST,SOUTH,EAST,NORTH", help=say("A box in degrees."))
@click.option("--country", help=say("ISO code of the country, as SY."))
@click.option("--place", help=say("Part of a place's name: its timeline, or its state with --at."))
@format_option("table", "json", "jsonl", "geojson")
def command(
    store: str | None, at: str | None, area: str | None, country: str | None, place: str | None, form: str
) -> int:
    """Print control states."""
    wanted = Filter(country=country and country.upper(), place=place, box=_box(area))
    on = _day(at)
    with merged(store) as kept:
        if place and on is None:
            found = kept.place_control(wanted)
        else:
            found = kept.control(on or date.today().isoformat(), wanted)
    print_rows(found, form, _table, lambda state: state.place)
    return exits.OK


def _day(value: str | None) -> str | None:
    try:
        return day(value)
    except ValueError as error:
        message = say("a day is written YYYY-MM-DD, not {value}", value=repr(value))
        raise click.BadParameter(message) from error


def _box(area: str | None) -> tuple[float, float, float, float] | None:
    if area is None:
        return None
    try:
        west, south, east, north = (float(part) for part in area.split(","))
    except ValueError as error:
        raise click.BadParameter(say("write west,south,east,north, as 36,33,37,34")) from error
    return west, south, east, north


def _table(found: Sequence[ControlState]) -> Table:
    headings = (
        (say("Place"), 4),
        (say("When"), 4),
        (say("State"), 3),
        (say("Who, how strongly"), 6),
        (say("Id"), 3),
    )
    return plain_table(headings, map(_row, found))


def _row(state: ControlState) -> tuple[str, ...]:
    held = ", ".join(f"{h.name} {h.support:.2f}" for h in state.holders)
    around = ", ".join(h.name for h in state.besiegers)
    return (
        place_name(state.place),
        days(state.since, state.until),
        word_for(state.status),
        f"{held}\n{say('besieged by {names}', names=around)}" if around else held,
        state.id,
    )
