"""The codebook's YAML files, read once and checked: every event has a row in every scheme."""

from collections.abc import Collection
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec
import yaml

from selon.codebook.types import Acled, Cameo, CountryCodes, Event, Plover, Ucdp

__all__ = ["CodebookError", "acled", "cameo", "countries", "events", "load_codebook_file", "plover", "ucdp"]

T = TypeVar("T")
C = TypeVar("C", Acled, Cameo, Plover, Ucdp)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CodebookError(ValueError):
    """A file of the codebook doesn't fit; the message names the file and what is wrong."""


def load_codebook_file(name: str, schema: type[T]) -> T:
    """The content of `codebook/<name>.yaml` as a `schema` value. Raises CodebookError on a misfit."""
    try:
        text = (resources.files("selon.codebook") / f"{name}.yaml").read_text(encoding="utf-8")
        return msgspec.convert(yaml.load(text, Loader=_LOADER), schema)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise CodebookError(f"codebook/{name}.yaml: {error}") from error


@cache
def events() -> dict[str, Event]:
    """Selon's events by their code, in the codebook's order."""
    return {event.event: event for event in load_codebook_file("events", tuple[Event, ...])}


@cache
def acled() -> Acled:
    """The crosswalk to ACLED."""
    return _complete("acled", load_codebook_file("acled", Acled))


@cache
def cameo() -> Cameo:
    """The crosswalk to CAMEO."""
    return _complete("cameo", load_codebook_file("cameo", Cameo))


@cache
def plover() -> Plover:
    """The crosswalk to PLOVER."""
    return _complete("plover", load_codebook_file("plover", Plover))


@cache
def ucdp() -> Ucdp:
    """The crosswalk to UCDP."""
    return _complete("ucdp", load_codebook_file("ucdp", Ucdp))


@cache
def countries() -> dict[str, CountryCodes]:
    """Countries by ISO alpha-2 code."""
    return load_codebook_file("countries", dict[str, CountryCodes])


def _complete(name: str, crosswalk: C) -> C:
    """`crosswalk`, whose rows are those of Selon's events and whose way back leads to them."""
    _same(name, crosswalk.rows, events())
    ways = (*getattr(crosswalk, "back", {}).values(), *getattr(crosswalk, "untyped", {}).values())
    unknown = sorted({way for way in ways if isinstance(way, str)} - set(events()))
    if unknown:
        raise CodebookError(f"codebook/{name}.yaml: back leads to unknown events: {', '.join(unknown)}")
    return crosswalk


def _same(name: str, rows: Collection[str], wanted: Collection[str]) -> None:
    missing, unknown = sorted(set(wanted) - set(rows)), sorted(set(rows) - set(wanted))
    if missing or unknown:
        raise CodebookError(f"codebook/{name}.yaml: rows missing: {missing}; rows of no event: {unknown}")
