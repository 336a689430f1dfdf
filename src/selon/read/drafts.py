"""A claim in the making: a trigger with what the later steps have decided about it so far."""

from dataclasses import dataclass, field

from selon.model import Reason, Span
from selon.model.claim import Certainty, Status
from selon.read.mentions import Attribution, LossMention, PlaceMention, TimeMention
from selon.read.phrases import Phrase
from selon.read.triggers import Trigger

__all__ = ["Draft", "Role"]


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
    """One claim before it is written out; `event` is decided once the families are told apart."""

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
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def start(self) -> int:
        """Index of the trigger's first token."""
        return self.trigger.first
