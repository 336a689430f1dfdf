"""What the time step passes along: a matched wording, what it is reckoned from, and the days it means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from selon.read.time_data import TimeRule, Unit

__all__ = ["Clock", "Expression", "Meaning", "Reading", "one_day"]


@dataclass(frozen=True, slots=True)
class Clock:
    """What a reading is reckoned from.

    `published`: publication day; `reference`: the day that no date may lie after (publication, or the end
    of a span); `forward`: the clause is in the future; `context`: the last calendar date that came before,
    which a bare "le 14" goes on from; `year`: the year of a text with no publication day.
    """

    published: date | None
    reference: date | None
    forward: bool = False
    context: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A matched wording at `start:end`: its rule, the figures of its slots and the points inside it."""

    start: int
    end: int
    rule: TimeRule
    slots: Mapping[str, int]
    unit: Unit | None = None
    points: tuple["Expression", ...] = ()

    def slot(self, kind: str, turn: int = 1) -> int | None:
        """The figure of the slot of that kind, None where the wording left it out."""
        return self.slots.get(f"{kind}_{turn}")

    def last_slot(self, kind: str) -> int | None:
        """The figure of the last slot of that kind that the text fills."""
        return next((f for f in (self.slot(kind, turn) for turn in (3, 2, 1)) if f is not None), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """First and last day (None where open), and how they were found; see TimeMention."""

    first: date | None = None
    last: date | None = None
    relative_to: str = "publication"
    offset_days: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether neither end is known."""
        return self.first is None and self.last is None


Meaning = Callable[[Expression, Clock], Reading]


def one_day(day: date | None, relative_to: str = "absolute") -> Reading:
    """A reading of one day, or of none where the calendar has no such day."""
    return Reading(day, day, relative_to)
