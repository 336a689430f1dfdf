"""The shape of `lang/<code>/times.yaml`: how a language says when."""

from typing import Literal

import msgspec

from selon.lang import load_data

__all__ = ["Future", "Speech", "TimeData", "TimeRule", "load_times"]

Unit = Literal["hour", "day", "week", "month", "quarter", "year", "decade"]


class TimeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wordings that share a calculation (`means`, a key of `selon.read.time_meanings.MEANINGS`).

    `inner`: counts only inside another expression, where {point} stands. `future`: counts forwards.
    `days`, `count`, `offset`, `sign`, `unit`: figures that the calculation needs. `relative_to`, `whole`,
    `lasting`, `background`, `of_next` are those of TimeMention. `of_end`: "avant fin avril" counts its days in.
    """

    means: str
    patterns: tuple[str, ...]
    inner: bool = False
    future: bool = False
    days: tuple[int, int] = (0, 0)
    count: int = 0
    offset: int | None = None
    sign: int = 1
    unit: Unit = "day"
    relative_to: Literal["publication", "text", "absolute"] | None = None
    whole: bool = False
    lasting: bool = False
    background: bool = False
    of_next: bool = False
    of_end: bool = False


class Future(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words and verb endings that put a clause in the future, and words with such an ending that don't.

    `promises`: what comes after them, before any comma, is ahead; `starts`: so is what "à partir de" then dates.

    `aside_endings`: of the participles that open a part set off by commas, which the future isn't told of.
    """

    words: tuple[str, ...]
    promises: tuple[str, ...]
    starts: tuple[str, ...]
    endings: tuple[str, ...]
    exceptions: tuple[str, ...]
    aside_endings: tuple[str, ...]


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Acts of speech: their verb forms and nouns, auxiliaries, and what may stand between them and a time.

    `opens_clause`: what follows a verb of speech whose content is still to come ("que"). `qualifiers`: participles
    that tell of a noun where no auxiliary stands before them.
    """

    verbs: tuple[str, ...]
    qualifiers: tuple[str, ...]
    nouns: tuple[str, ...]
    between: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    opens_clause: tuple[str, ...]


class TimeData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All a language knows of time; see the comments in the file."""

    weekdays: dict[str, int]
    months: dict[str, int]
    hijri_months: tuple[str, ...]
    seasons: dict[str, tuple[int, int]]
    feasts: dict[str, tuple[int, int]]
    years: dict[str, int]
    numbers: dict[str, int]
    day_words: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, Unit]
    phrases: dict[str, str]
    rules: tuple[TimeRule, ...]
    names_before: tuple[str, ...]
    name_links: tuple[str, ...]
    names_after: tuple[str, ...]
    future: Future
    clause_marks: tuple[str, ...]
    speech: Speech


def load_times(language: str) -> TimeData:
    """The time data of `language`. Raises LanguageDataError where it is missing or doesn't fit."""
    return load_data(language, "times", TimeData)
