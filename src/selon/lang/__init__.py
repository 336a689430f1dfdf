"""What Selon knows of each language: YAML under `lang/<code>/`, read once and checked against a type."""

import re
from collections.abc import Hashable
from functools import cache
from importlib import resources
from typing import TypeVar, cast

import msgspec
import yaml

__all__ = ["LanguageDataError", "available", "load_data"]

T = TypeVar("T")


class LanguageDataError(ValueError):
    """A data file of a language is missing or doesn't fit its schema; the message names file and field."""


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have event frames, hence a reader."""
    root = resources.files("selon.lang")
    return tuple(sorted(d.name for d in root.iterdir() if d.is_dir() and d.joinpath("events.yaml").is_file()))


class _WordLoader(yaml.CSafeLoader):
    """YAML in which "on", "yes" and "no" are words, as in French, and only true and false are truths."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in _WordLoader.yaml_implicit_resolvers.items()
}
_WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load_data(language: str, name: str, schema: type[T]) -> T:
    """The content of `lang/<language>/<name>.yaml` as a `schema` value, read once.

    Raises LanguageDataError, with file and field, where the file is missing or doesn't fit.
    """
    return cast(T, _loaded(language, name, cast(Hashable, schema)))


@cache
def _loaded(language: str, name: str, schema: Hashable) -> object:
    path = resources.files("selon.lang") / language / f"{name}.yaml"
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_WordLoader)
        return msgspec.convert(raw, cast("type[object]", schema))
    except FileNotFoundError as error:
        raise LanguageDataError(f"lang/{language}/{name}.yaml is missing") from error
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"lang/{language}/{name}.yaml: {error}") from error
