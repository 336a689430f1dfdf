"""Which language a report is in, by lingua, among those that conflict reports come in."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

__all__ = ["detect_language"]

# Enough for a language to stand out, and lingua stays fast: longer texts tell no more.
_SAMPLE = 1_000
# Two languages nearer than this (of 1) leave a text of a word or two undecided.
_DOUBT = 0.05


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the likeliest language of `text`; None where it is too short to tell."""
    found = _detector().detect_language_of(text[:_SAMPLE])
    return None if found is None else found.iso_code_639_1.name.lower()


@cache
def _detector() -> "LanguageDetector":
    from lingua import Language, LanguageDetectorBuilder

    known = (
        Language.ARABIC,
        Language.ENGLISH,
        Language.FRENCH,
        Language.GERMAN,
        Language.HEBREW,
        Language.ITALIAN,
        Language.PERSIAN,
        Language.PORTUGUESE,
        Language.RUSSIAN,
        Language.SPANISH,
        Language.SWAHILI,
        Language.TURKISH,
        Language.UKRAINIAN,
    )
    builder = LanguageDetectorBuilder.from_languages(*known).with_minimum_relative_distance(_DOUBT)
    return builder.with_low_accuracy_mode().build()
