"""The slots of the events that are told, filled anew by what has been learnt: the rules say who, where, when and with
what losses, and a decider for each slot says of all that the text offers, the rules' own word among what it sees, how
likely it is. On rounds of reports that nobody had seen it is right more often (docs/evaluation.md, "Slots learnt").
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from selon.read.actors import ActorResolver
from selon.read.arguments import Reading
from selon.read.decider import Decider
from selon.read.drafts import Draft, Role
from selon.read.folding import fold
from selon.read.mentions import LossMention, PlaceMention, TimeMention
from selon.read.outlook import Offer, Outlook
from selon.read.side_offers import SideOffers
from selon.read.slot_offers import LossOffers, PlaceOffers, TimeOffers

__all__ = ["SlotChoice"]

T = TypeVar("T")
_KEPT_PLACE, _KEPT_TIME = 0.2, 0.1
"""How much likelier than the decider has it the rules' own place and time are taken to be: on rounds that nobody had
looked at it is all the same, and on reports that the rules were mended by it is better."""
Likely = Sequence[tuple[T, float]]
"""What is offered to a slot, each with how far it is above the probability that it needs."""


class SlotChoice:
    """Chooses for the events of one report, all from what the rules have said of all of them."""

    def __init__(
        self, reading: Reading, actors: ActorResolver, drafts: Sequence[Draft], deciders: Mapping[str, Decider]
    ) -> None:
        outlook = Outlook(reading)
        self._reading, self._drafts, self._deciders = reading, drafts, deciders
        self.sides = SideOffers(reading, actors, outlook, drafts)
        self.losses = LossOffers(reading, outlook, drafts)
        self.places = PlaceOffers(reading, outlook, drafts)
        self.times = TimeOffers(reading, outlook, drafts)

    def chosen(self) -> list[Draft]:
        """The drafts with what is likeliest in each of their slots; as they are where nothing has been learnt."""
        if not self._deciders:
            return list(self._drafts)
        filled = map(_with_sides, self._drafts, *self._likely("sides", self.sides.of))
        filled = map(_with_losses, filled, *self._likely("losses", self.losses.of))
        filled = map(self._with_time, filled, *self._likely("time", self.times.of))
        return list(map(self._with_place, filled, *self._likely("place", self.places.of), self._drafts))

    def is_one_of_several(self, draft: Draft) -> bool:
        """Whether its word tells of one act at several places: each has its own already."""
        return any(d is not draft and d.start == draft.start for d in self._drafts)

    def _with_place(self, filled: Draft, likely: Likely[PlaceMention], draft: Draft) -> Draft:
        best = _best(likely, draft.place, _KEPT_PLACE)
        if best == draft.place or self.is_one_of_several(draft):
            return filled
        elsewhere = best is not None and self._is_elsewhere(best.start, draft)
        return replace(_filled(filled, place=best), place_inherited=elsewhere)

    def _with_time(self, draft: Draft, likely: Likely[TimeMention]) -> Draft:
        best = _best(likely, draft.time, _KEPT_TIME)
        if best == draft.time:
            return draft
        elsewhere = best is not None and self._is_elsewhere(best.span.start, draft)
        return replace(_filled(draft, time=best), time_inherited=elsewhere)

    def _is_elsewhere(self, start: int, draft: Draft) -> bool:
        return self._reading.tagged.passage.sentence_at(start) != draft.trigger.sentence

    def _likely(self, slot: str, offers_of: Callable[[Draft], list[Offer[T]]]) -> list[list[Likely[T]]]:
        """For each outcome of a slot's decider, and each event, what is offered: all reckoned at once."""
        offers, decider = [offers_of(draft) for draft in self._drafts], self._deciders[slot]
        over = decider.likely([o.names for some in offers for o in some]) - decider.least
        outcomes = [iter(column) for column in over.T.tolist()]
        return [[[(o.value, next(column)) for o in some] for some in offers] for column in outcomes]


def _with_sides(draft: Draft, doing: Likely[Role], suffering: Likely[Role]) -> Draft:
    doers = _apart(_from(_with_partners(doing, draft.initiators)), (), draft.initiators)
    targets = _apart(_from(_with_partners(suffering, draft.targets)), doers, draft.targets)
    return _filled(draft, initiators=doers, targets=targets)


def _with_partners(likely: Likely[Role], ruled: Sequence[Role]) -> Likely[Role]:
    """`likely`, where those whom the rules name together are each as likely as the likeliest of them."""
    best = max((over for role, over in likely if _is_among(role, ruled)), default=-1.0)
    return [(role, best if _is_among(role, ruled) else over) for role, over in likely]


def _with_losses(draft: Draft, likely: Likely[LossMention]) -> Draft:
    found: list[LossMention] = []
    for loss in _from(likely):
        if not any(_is_one(loss, x) for x in found):
            found.append(loss)
    return _filled(draft, losses=tuple(sorted(found, key=lambda x: x.span.start)))


def _filled(draft: Draft, **slots: object) -> Draft:
    """`draft` with these slots, and the names of those that are not as the rules have them."""
    other = frozenset(name for name, value in slots.items() if value != getattr(draft, name))
    return replace(draft, chosen=draft.chosen | other, **slots)  # type: ignore[arg-type]


def _from(likely: Likely[T]) -> Iterator[T]:
    """What is likely enough, the likeliest first."""
    return (value for value, over in sorted(likely, key=lambda x: -x[1]) if over >= 0)


def _best(likely: Likely[T], own: T | None, kept: float) -> T | None:
    """The likeliest, if likely enough; `own`, what the rules say, counts as so much likelier, and all else as less."""
    weighed = [(value, over + (kept if value == own else -kept)) for value, over in likely]
    return next(_from(weighed), None)


def _apart(roles: Iterable[Role], taken: Sequence[Role], ruled: Sequence[Role]) -> tuple[Role, ...]:
    """`roles` without those that are one of `taken` or one with a likelier, in the order of the text.

    Of two names that share characters, both likely, the one is told that the rules have: `ruled`.
    """
    found: list[Role] = []
    for role in roles:
        ones = [other for other in found if _are_one(role, other)]
        if any(_overlap(role, t) for t in taken):
            continue
        if not ones:
            found.append(role)
        elif len(ones) == 1 and _overlap(role, ones[0]) and _is_among(role, ruled) and not _is_among(ones[0], ruled):
            found[found.index(ones[0])] = role
    return tuple(sorted(found, key=lambda r: r.span.start))


def _is_among(role: Role, others: Sequence[Role]) -> bool:
    return any(role.span == other.span for other in others)


def _overlap(one: Role, other: Role) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _are_one(one: Role, other: Role) -> bool:
    """Whether they share characters, their entry in the register, or half of their words."""
    if _overlap(one, other) or (one.actor is not None and one.actor == other.actor):
        return True
    words = [set(fold(r.span.text).split()) for r in (one, other)]
    return 2 * len(words[0] & words[1]) >= len(words[0] | words[1])


def _is_one(one: LossMention, other: LossMention) -> bool:
    """Whether two tolls are one: of the same words, or as many of the same kind lost in the same way."""
    same = (one.kind, one.who, one.min, one.max) == (other.kind, other.who, other.min, other.max)
    return one.kind == other.kind and (same or one.span == other.span)
