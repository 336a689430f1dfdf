"""How a language inflects its words: the module `lang/<code>/forms.py`, found by the language's code."""

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

__all__ = ["Forms", "forms_of"]


class Forms(Protocol):
    """What a language's forms.py gives; see lang/fr/forms.py."""

    def conjugate(self, infinitive: str) -> Mapping[str, frozenset[str]]:
        """Forms of a verb, each with its features. Raises ValueError where the verb has no paradigm."""

    def plural(self, word: str) -> str:
        """The regular plural of a noun or adjective."""

    def feminine(self, noun: str) -> str | None:
        """The regular feminine of a name of people, None where it has none of its own."""

    def adjective_forms(self, masculine: str) -> tuple[str, ...]:
        """All forms of an adjective."""

    def regular_forms(self, adjective: str) -> frozenset[str]:
        """An adjective with the endings that nearly all take."""


def forms_of(language: str) -> Forms:
    """The inflection of `language`. Raises ModuleNotFoundError where it has no forms.py."""
    return cast(Forms, import_module(f"selon.lang.{language}.forms"))
