"""The reader's code knows no French: a language is what stands in its own folder, and nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from selon import lang, read
from selon.lang import load_data
from selon.model import Precision
from selon.model.claim import SourceKind
from selon.read.attribution_lexicon import AttributionData
from selon.read.function_words import FunctionWords, load_function_words
from selon.read.lexicon import Nouns, Words
from selon.read.loss_words import LossData
from selon.read.modality import ModalityWords
from selon.read.place_lexicon import PlaceData

_CODE = sorted(Path(read.__file__).parent.glob("*.py"))
_FILES = (
    load_function_words("fr"),
    load_data("fr", "words", Words),
    load_data("fr", "losses", LossData).small,
    load_data("fr", "places", PlaceData).small,
    load_data("fr", "modality", ModalityWords),
)
"""The files of small words whole; what others list is nouns and verbs, many of which are English too."""
_ATTRIBUTION = load_data("fr", "attribution", AttributionData)
_ENGLISH = frozenset(get_args(SourceKind)) | frozenset(get_args(Precision)) | {
    # names of our own for classes, roles, features and events
    "place", "force", "source", "agent", "inside", "point",
}  # fmt: skip


def _words(value: object) -> Iterator[str]:
    """All words inside a value read from YAML."""
    if isinstance(value, str):
        yield from (value, *value.split(" "))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*_words(key), *_words(inner))
    elif isinstance(value, frozenset | tuple | list):
        for inner in value:
            yield from _words(inner)


def _fields(data: object) -> Iterator[str]:
    for name in type(data).__struct_fields__:  # type: ignore[attr-defined]
        yield from _words(getattr(data, name))
