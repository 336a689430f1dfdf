"""What the verbs on the store share: which store, which rows, and in what form they are printed."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import click

from selon.acquire import day
from selon.messages import say
from selon.store import Filter, Store, StoreError, open_store

__all__ = ["filter_options", "format_option", "merged", "opened", "refresh", "store_option", "wanted_from"]

F = TypeVar("F", bound=Callable[..., Any])


@contextmanager
def opened(store: str | None) -> Iterator[Store]:
    """The store; whatever goes wrong with it becomes one line for the user."""
    try:
        with open_store(store) as found:
            yield found
    except StoreError as error:
        raise click.ClickException(error.said()) from error


@contextmanager
def merged(store: str | None) -> Iterator[Store]:
    """The store, with what a broken-off ingest left merged (where the store can be written)."""
    with opened(store) as found:
        if found.waits():
            with suppress(StoreError):
                refresh(found)
        yield found


def refresh(store: Store) -> None:
    """Merge what waits, with the register's word on who belongs to whom."""
    from selon.merge.from_register import register_relations
    from selon.register import load_register

    store.refresh(register_relations(load_register()))


def store_option(function: F) -> F:
    """Add --store."""
    help_text = say("SQLite file or postgresql+psycopg:// URL (else SELON_STORE, else selon.db here).")
    return click.option("--store", metavar=say("FILE|URL"), help=help_text)(function)


def format_option(*forms: str) -> Callable[[F], F]:
    """Add --format: a table in a terminal and JSON Lines in a pipe, where nothing is said."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=lambda: "table" if sys.stdout.isatty() else "jsonl",
        help=say("What to print; a table in a terminal, JSON Lines in a pipe."),
    )
    return option


def filter_options(function: F) -> F:
    """Add the options that choose incidents."""
    options: list[Callable[[F], F]] = [
        click.option("--since", callback=_day, help=say("On or after this day, YYYY-MM-DD.")),
        click.option("--until", callback=_day, help=say("On or before this day, YYYY-MM-DD.")),
        click.option("--country", help=say("ISO code of the country, as SY.")),
        click.option("--actor", help=say("Register id of an actor, or part of a name.")),
        click.option("--event", help=say("Event of the codebook, as air_strike.")),
        click.option("--place", help=say("Part of a place's name.")),
        click.option(
            "--near", callback=_near, metavar="LAT,LON,KM", help=say("Within so many km of a point.")
        ),
        click.option("--source", help=say("Somebody quoted: register id or part of a name.")),
        click.option("--disagreement", is_flag=True, help=say("Only where sources disagree.")),
    ]
    for option in reversed(options):
        function = option(function)
    return function


def wanted_from(values: dict[str, Any]) -> Filter:
    """The filter that the options of `filter_options` come to."""
    country = values.get("country")
    return Filter(
        **{
            **values,
            "disagreement": values.get("disagreement") or None,
            "country": country and country.upper(),
        }
    )


def _day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    try:
        return day(value)
    except ValueError as error:
        message = say("a day is written YYYY-MM-DD, not {value}", value=repr(value))
        raise click.BadParameter(message) from error


def _near(context: click.Context, option: click.Parameter, value: str | None) -> tuple[float, ...] | None:
    if value is None:
        return None
    try:
        lat, lon, km = (float(part) for part in value.split(","))
    except ValueError as error:
        raise click.BadParameter(say("write latitude,longitude,kilometres, as 33.5,36.3,50")) from error
    return lat, lon, km
