"""Options that several verbs share: what the user says of an input where the input itself doesn't."""

import codecs
from collections.abc import Callable
from typing import Any, TypeVar

import click

from selon.acquire import day
from selon.messages import say

__all__ = ["input_options"]

F = TypeVar("F", bound=Callable[..., Any])


def input_options(function: F) -> F:
    """Add --published, --publisher, --language and --encoding."""
    for option in reversed(_options()):
        function = option(function)
    return function


def _options() -> list[Callable[[F], F]]:
    return [
        click.option("--published", callback=_day, help=say("Day of publication, YYYY-MM-DD.")),
        click.option("--publisher", help=say("Who published the reports.")),
        click.option("--language", help=say("Language of the reports, as fr; found where it is not said.")),
        click.option("--encoding", callback=_encoding, help=say("Encoding of the input, as cp1252.")),
    ]


def _day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    try:
        return day(value)
    except ValueError as error:
        message = say("a day is written YYYY-MM-DD, not {value}", value=repr(value))
        raise click.BadParameter(message) from error


def _encoding(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    try:
        return None if value is None else codecs.lookup(value).name
    except LookupError as error:
        raise click.BadParameter(say("there is no encoding {value}", value=repr(value))) from error
