"""A claim in the making: a trigger with what the later steps have decided about it so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from selon.gazetteer.geodesy import rough_km
from selon.model import Place, Span
from selon.model.claim import Certainty, Status
from selon.read.mentions import Attribution, LossMention, PlaceMention, TimeMention
from selon.read.passage import Passage, Sentence
from selon.read.phrases import Phrase
from selon.read.triggers import Trigger

__all__ = ["Draft", "Role", "are_apart", "far_apart", "recent"]

_LEAD = 3  # sentences


@dataclass(frozen=True, slots=True)
class Role:
    """Who fills a role: the characters that name it, what it can stand for, and the register entry if any."""

    span: Span
    classes: frozenset[str]
    name: str | None = None
    actor: str | None = None
    plural: bool | None = None
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim before it is written out; `event` is decided once the families are told apart.

    `chosen`: the slots in which something else is likelier than what the rules say, or nothing is (slot_choice).
    """

    trigger: Trigger
    event: str
    status: Status = "occurred"
    certainty: Certainty = "asserted"
    initiators: tuple[Role, ...] = ()
    targets: tuple[Role, ...] = ()
    place: PlaceMention | None = None
    place_inherited: bool = False
    time: TimeMention | None = None
    time_inherited: bool = False
    losses: tuple[LossMention, ...] = ()
    attribution: Attribution | None = None
    confidence: float = 0.5
    place_meant: bool = False
    chosen: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        """Index of the trigger's first token."""
        return self.trigger.first

    @property
    def is_lead(self) -> bool:
        """Whether it is told in the report's first sentences, which the rest tells in full."""
        return self.trigger.sentence.index < _LEAD


def far_apart(one: Place, other: Place) -> bool:
    """Whether both are located and what is known of where they may lie has no point in common."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return rough_km((one.lat, one.lon), (other.lat, other.lon)) > (one.radius_km or 0) + (other.radius_km or 0)


def are_apart(passage: Passage, one: Draft, other: Draft) -> bool:
    """Whether each of two events stands beside a place of its own: "à A, 14 civils tués, et à B, d'autres pris"."""
    here, there = _stretch(passage, one), _stretch(passage, other)
    if here is None or there is None:
        return False
    first, second = sorted((here, there))
    return first[1] < second[0]


def _stretch(passage: Passage, draft: Draft) -> tuple[int, int] | None:
    """The tokens from an event's word to its place, whichever comes first; None where it has none of its own."""
    if draft.place is None or draft.place_inherited:
        return None
    at = passage.token_at(draft.place.start)
    return min(at, draft.start), max(at, draft.start)


def recent(earlier: Sequence[Draft], sentence: Sentence, reach: int) -> Iterator[Draft]:
    """`earlier`, nearest first, as far as `reach` sentences before `sentence`."""
    first = sentence.index - reach
    return takewhile(lambda other: other.trigger.sentence.index >= first, reversed(earlier))
