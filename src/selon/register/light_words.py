"""Words that name no actor by themselves: determiners, words for a group's people, loaded words."""

from functools import cached_property
from importlib.resources.abc import Traversable

import msgspec
import yaml

from selon.read.folding import fold
from selon.register.loader import RegisterError

__all__ = ["LightWords", "read_light_words"]


class LightWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The content of `wording.yaml`, by language: `determiner` ("les"), `member` ("combattants"),
    `loaded` ("terroristes")."""

    determiner: dict[str, tuple[str, ...]]
    member: dict[str, tuple[str, ...]]
    loaded: dict[str, tuple[str, ...]]

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Folded determiners of all languages."""
        return _folded(self.determiner)

    @cached_property
    def members(self) -> frozenset[str]:
        """Folded words for a group or its people, of all languages."""
        return _folded(self.member)

    @cached_property
    def loaded_words(self) -> frozenset[str]:
        """Folded loaded words that point at nobody by themselves, of all languages."""
        return _folded(self.loaded)

    @cached_property
    def all(self) -> frozenset[str]:
        """The three together."""
        return self.determiners | self.members | self.loaded_words


def read_light_words(path: Traversable) -> LightWords:
    """`wording.yaml`, checked. Raises RegisterError where it doesn't fit."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return msgspec.convert(raw, LightWords)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise RegisterError(f"{path.name}: {error}") from error


def _folded(words: dict[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(fold(word) for language in words.values() for word in language)
