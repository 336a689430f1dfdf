"""Claims → words: who is said to gain, hold, lose, besiege or advance at a place, when, how weightily."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from selon.control.parameters import ControlParameters
from selon.merge.independence import side_of
from selon.merge.names import fold_name
from selon.merge.profile import ReportedClaim
from selon.merge.relations import Relations
from selon.model import Actor

__all__ = ["CONTROL_EVENTS", "PlacedClaim", "Side", "Word", "words_of"]

Kind = Literal["transfer", "hold", "loss", "siege", "relief", "advance"]

_KINDS: dict[str, Kind] = {
    "capture": "transfer",
    "hand_over": "transfer",
    "withdraw": "loss",
    "hold": "hold",
    "besiege": "siege",
    "break_siege": "relief",
    "advance": "advance",
}
CONTROL_EVENTS = frozenset(_KINDS)
"""The events that bear on who holds a place."""


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim at the place in question, and the incident that it stands in."""

    reported: ReportedClaim
    incident: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """An actor as the model compares them: register id or folded name; `label` is for people."""

    identity: str
    label: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Word:
    """`gainers` are said to take, hold, besiege or advance; `losers` to lose it or to be besieged."""

    day: int
    kind: Kind
    gainers: tuple[Side, ...]
    losers: tuple[Side, ...]
    weight: float
    claim: PlacedClaim


def words_of(
    claims: Iterable[PlacedClaim], parameters: ControlParameters, relations: Relations
) -> tuple[Word, ...]:
    """The words of the claims, by day and key. Forecasts, intents, denials and undated claims are none."""
    found = [_word(claim, parameters, relations) for claim in claims]
    return tuple(sorted((w for w in found if w), key=lambda w: (w.day, w.claim.reported.key)))


def _word(placed: PlacedClaim, parameters: ControlParameters, relations: Relations) -> Word | None:
    claim, day = placed.reported.claim, _day(placed.reported)
    kind = _KINDS.get(claim.event)
    if kind is None or claim.status not in ("occurred", "ongoing") or day is None:
        return None
    gainers, losers = _sides(claim.initiators), _sides(claim.targets)
    if claim.event in ("withdraw", "hand_over"):
        gainers, losers = (losers, gainers) if claim.event == "hand_over" else ((), gainers)
    if kind == "transfer" and not gainers:
        kind = "loss"
    if not gainers and not losers and kind != "relief":
        return None
    weight = _weight(placed.reported, gainers, losers, parameters, relations)
    return Word(day, kind, gainers, losers, weight, placed)


def _day(reported: ReportedClaim) -> int | None:
    """The day by which it is said to be so: the claim's last, else its first, else that of publication."""
    time = reported.claim.time
    day = (time.to or time.from_ if time else None) or reported.published
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def _sides(actors: Iterable[Actor]) -> tuple[Side, ...]:
    """Named actors; descriptions only where nobody is named."""
    told = tuple(actors)
    named = [a for a in told if a.actor or a.name]
    return tuple(sorted({_side(a) for a in named or told}))


def _side(actor: Actor) -> Side:
    label = actor.name or actor.text
    return Side(actor.actor or fold_name(label), label, actor.actor)


def _weight(
    reported: ReportedClaim,
    gainers: tuple[Side, ...],
    losers: tuple[Side, ...],
    parameters: ControlParameters,
    relations: Relations,
) -> float:
    weight = _speaker(side_of(reported, relations), gainers, losers, parameters, relations)
    if reported.claim.certainty == "hedged":
        weight *= parameters.hedged
    chain = reported.claim.attribution
    return weight * (parameters.kind.get(chain[0].kind, 1.0) if chain else 1.0)


def _speaker(
    side: str | None,
    gainers: tuple[Side, ...],
    losers: tuple[Side, ...],
    parameters: ControlParameters,
    relations: Relations,
) -> float:
    """A word against the speaker's own interest weighs most, one for it least."""
    if side is None:
        return parameters.speaker.outsider
    if _speaks_for(side, losers, relations):
        return parameters.speaker.own_loss
    if _speaks_for(side, gainers, relations):
        return parameters.speaker.own_gain
    if any(s.actor and relations.opposed(side, s.actor) for s in gainers):
        return parameters.speaker.own_loss
    if any(s.actor and relations.opposed(side, s.actor) for s in losers):
        return parameters.speaker.rival_loss
    return parameters.speaker.outsider


def _speaks_for(side: str, sides: tuple[Side, ...], relations: Relations) -> bool:
    return any(
        s.identity == side or (s.actor is not None and relations.related(side, s.actor)) for s in sides
    )
