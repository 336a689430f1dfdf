"""Selon ("according to") reads conflict reports and keeps who reported what."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["__version__", "load"]

__version__ = "0.1.0"


def load(language: str = "fr") -> "Language":
    """The reader as a spaCy pipeline: `selon.load("fr")(text)._.claims` (see selon.pipeline.load)."""
    from selon import pipeline  # spaCy takes most of a second to import: only who wants it pays

    return pipeline.load(language)
