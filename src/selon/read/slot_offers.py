"""What an event may have cost, where and when it may have been: tolls, places and days, with what is seen of each."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from selon.read.arguments import Reading
from selon.read.decider import Scale
from selon.read.drafts import Draft
from selon.read.mentions import LossMention, PlaceMention, TimeMention
from selon.read.outlook import Offer, Outlook, told_of

__all__ = ["LossOffers", "PlaceOffers", "TimeOffers"]

_LOSS_REACH, _PLACE_REACH, _TIME_REACH = (-3, 3), (-6, 1), (-6, 1)  # sentences
_COUNT = Scale("count", -1, 0, 1, 2, 5, 10, 30, 100, 1000)
_HAS, _HAS_KIND = Scale("has", 0, 1, 2, 3, 4), Scale("has of kind", 0, 1, 2, 3)
_ALIKE = Scale("has of kind and who", 0, 1, 2, 3)
_ELSEWHERE, _NAMED = Scale("elsewhere", 0, 1, 2, 3, 4), Scale("named", 1, 2, 3, 4, 6)


class _Offers:
    """What all three have in common; `_role` is what the network calls them."""

    _role: str

    def __init__(self, reading: Reading, outlook: Outlook, drafts: Sequence[Draft]) -> None:
        self._reading, self._outlook, self._drafts = reading, outlook, drafts
        self._told_in: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self._told_in[draft.trigger.sentence.index].append(draft)
        self._known: dict[tuple[int, int], tuple[int, int, list[str]]] = {}

    def _standing(self, start: int, end: int, draft: Draft) -> list[str]:
        """Names for how the characters `start:end` stand to the event, and to the others of their sentence."""
        first, last, around = self._around(start, end)
        return self._outlook.of(first, last, draft.trigger) + around + self._outlook.rivals(first, draft, self._told_in)

    def _around(self, start: int, end: int) -> tuple[int, int, list[str]]:
        """The tokens of `start:end` and names of what stands around them, whatever the event: worked out once."""
        if (start, end) not in self._known:
            first, last = self._reading.tagged.passage.tokens_of(start, end)
            names = self._outlook.words_around(first, last) + self._outlook.roles_of(first, last, self._role)
            self._known[start, end] = first, last, names
        return self._known[start, end]

    def _is_near(self, start: int, draft: Draft, reach: tuple[int, int]) -> bool:
        sentence = self._reading.tagged.passage.sentence_at(start)
        return reach[0] <= sentence.index - draft.trigger.sentence.index <= reach[1]


class LossOffers(_Offers):
    """Offers for what was lost: every toll of the text, as found and as an event that has it names its victims."""

    _role = "losses"

    def of(self, draft: Draft) -> list[Offer[LossMention]]:
        """The tolls that may be of `draft`."""
        near = [x for x in self._all if self._is_near(x.span.start, draft, _LOSS_REACH)]
        told = [*told_of(draft), _HAS(len(draft.losses))]
        return [Offer(x, [*told, *_seen_of_loss(x), *self._owned(x, draft)]) for x in near]

    @cached_property
    def _all(self) -> Sequence[LossMention]:
        found = (*self._reading.losses, *(x for d in self._drafts for x in d.losses))
        return list({_loss_key(x): x for x in found}.values())

    def _owned(self, loss: LossMention, draft: Draft) -> list[str]:
        kind = [x for x in draft.losses if x.kind == loss.kind and x.span != loss.span]
        has = [any(_is_one_toll(x, loss) for x in d.losses) for d in self._drafts if d is not draft]
        return [
            *self._standing(loss.span.start, loss.span.end, draft),
            f"its own={any(_is_one_toll(x, loss) for x in draft.losses)}", f"exactly={loss in draft.losses}",
            _HAS_KIND(len(kind)), _ALIKE(sum(x.who == loss.who for x in kind)), _ELSEWHERE(sum(has)),
        ]  # fmt: skip


def _loss_key(loss: LossMention) -> tuple[int, int, str, str, int | None, int | None]:
    return loss.span.start, loss.span.end, loss.kind, loss.who, loss.min, loss.max


def _is_one_toll(one: LossMention, other: LossMention) -> bool:
    return one.span == other.span and one.kind == other.kind


def _seen_of_loss(loss: LossMention) -> list[str]:
    return [
        f"kind of loss={loss.kind}", f"who={loss.who}", f"{loss.kind} {loss.who}", f"subset={loss.subset}",
        f"superseded={loss.superseded}", f"total={loss.total}", f"own={loss.own}", f"victim={loss.victim is not None}",
        _COUNT(-1 if loss.min is None else loss.min),
    ]  # fmt: skip


class PlaceOffers(_Offers):
    """Offers for where: every place of the text, and the event's own as the rules have it."""

    _role = "place"

    def of(self, draft: Draft) -> list[Offer[PlaceMention]]:
        """The places where `draft` may have happened."""
        own = [draft.place] if draft.place is not None else []
        near = [p for p in self._reading.places if self._is_near(p.start, draft, _PLACE_REACH)]
        found = {(p.start, p.end, p.place.name): p for p in (*near, *own) if not _speaks(p, draft)}
        told = [*told_of(draft), f"place={draft.place is not None}", f"carried={draft.place_inherited}"]
        told.append(f"meant={draft.place_meant}")
        return [Offer(p, [*told, *self._seen(p, draft)]) for p in found.values()]

    def _seen(self, place: PlaceMention, draft: Draft) -> list[str]:
        own, other = draft.place, [d.place for d in self._drafts if d is not draft]
        by_clause = draft.trigger.place is not None and draft.trigger.place.place == place
        return [
            *self._standing(place.start, place.end, draft), f"role={place.role}", f"kind of place={place.kind}",
            f"precision={place.place.precision}", f"located={place.place.lat is not None}", f"its own={place == own}",
            f"own name={own is not None and own.head == place.head}", f"by clause={by_clause}",
            _NAMED(self._times_named[_called(place)]), _ELSEWHERE(sum(p == place for p in other)),
            f"first={self._is_first(place)}",
        ]  # fmt: skip

    @cached_property
    def _times_named(self) -> Counter[str]:
        return Counter(map(_called, self._reading.places))

    def _is_first(self, place: PlaceMention) -> bool:
        return bool(self._reading.places) and place.start == self._reading.places[0].start


def _called(place: PlaceMention) -> str:
    return place.place.name or place.place.text


def _speaks(place: PlaceMention, draft: Draft) -> bool:
    """Whether no gazetteer knows it and it is who tells: "le site *Alpha* assure"."""
    chain = draft.attribution.chain if draft.attribution is not None else ()
    return place.place.lat is None and any(s.start <= place.head.start < s.end for s in chain)


class TimeOffers(_Offers):
    """Offers for when: every time of the text, and the event's own as the rules have it."""

    _role = "time"

    def of(self, draft: Draft) -> list[Offer[TimeMention]]:
        """The times at which `draft` may have happened."""
        own = [draft.time] if draft.time is not None else []
        near = [t for t in self._reading.times if self._is_near(t.span.start, draft, _TIME_REACH)]
        found = list(dict.fromkeys((*near, *own)))
        told = [*told_of(draft), f"time={draft.time is not None}", f"carried={draft.time_inherited}"]
        return [Offer(t, [*told, *self._seen(t, draft)]) for t in found]

    def _seen(self, time: TimeMention, draft: Draft) -> list[str]:
        own, resolved = draft.time, bool(time.from_day or time.to_day)
        return [
            *self._standing(time.span.start, time.span.end, draft), f"counted from={time.relative_to}",
            f"lasting={time.lasting}", f"background={time.background}", f"whole={time.whole}", f"resolved={resolved}",
            f"announcement={time.announcement}", f"of next={time.of_next}", f"its own={time == own}",
            f"own day={own is not None and own.from_day == time.from_day}",
            _ELSEWHERE(sum(d.time == time for d in self._drafts if d is not draft)),
        ]  # fmt: skip
