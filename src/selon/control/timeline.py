"""The states of one place over time, from the claims about it."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from selon.control.parameters import ControlParameters, control_parameters
from selon.control.weighing import Balance, Support, camps, friends, weigh
from selon.control.words import PlacedClaim, Side, Word, words_of
from selon.merge.independence import origins
from selon.merge.parameters import MergeParameters, merge_parameters
from selon.merge.profile import profile_of
from selon.merge.relations import NO_RELATIONS, Relations
from selon.merge.site import finest_place
from selon.messages import mark
from selon.model import ControlState, ControlStatus, Holder, Location

__all__ = ["state_at", "timeline"]

_HOLDING = frozenset(["transfer", "hold", "loss"])
_TRANSFER = frozenset(["transfer"])
_ADVANCE = frozenset(["advance"])
_SIEGE = frozenset(["siege"])
_SIEGE_ENDS = frozenset(["relief", "transfer", "loss"])
_KINDS_ASKED = (_HOLDING, _TRANSFER, _ADVANCE, _SIEGE, _SIEGE_ENDS)


def timeline(
    place_key: str,
    claims: Iterable[PlacedClaim],
    relations: Relations = NO_RELATIONS,
    parameters: ControlParameters | None = None,
    merging: MergeParameters | None = None,
) -> tuple[ControlState, ...]:
    """The states of the place that `claims` are about, one after another, from the first word on.

    The order of the claims doesn't matter. Before the first word there is no state: nothing is known.
    """
    placed = sorted(claims, key=lambda c: c.reported.key)
    model = _Model(
        place_key, placed, parameters or control_parameters(), merging or merge_parameters(), relations
    )
    return model.states()


def state_at(states: Iterable[ControlState], day: str) -> ControlState | None:
    """The state that holds on an ISO day; None before the first word."""
    for state in states:
        if (state.since or "") <= day and (state.until is None or day < state.until):
            return state
    return None


@dataclass(frozen=True)
class _Moment:
    """The place on one day."""

    day: int
    status: ControlStatus
    holders: tuple[Side, ...]
    besiegers: tuple[Side, ...]
    supports: dict[Side, Support]
    reason: str
    words: tuple[Word, ...]

    @property
    def shape(self) -> tuple[object, ...]:
        """What makes two days one state."""
        return self.status, frozenset(self.holders), frozenset(self.besiegers)


class _ByDay:
    """Words in order of their days, for looking up stretches of days."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = tuple(sorted(words, key=lambda w: w.day))
        self.days = [w.day for w in self.words]

    def between(self, first: int, last: int) -> tuple[Word, ...]:
        """Those of the days `first` to `last`, both included."""
        return self.words[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def last_day(self, day: int) -> int:
        """The last day with a word not after `day`; 0 where there is none."""
        position = bisect_right(self.days, day)
        return self.days[position - 1] if position else 0


class _Model:
    def __init__(
        self,
        place_key: str,
        placed: Sequence[PlacedClaim],
        parameters: ControlParameters,
        merging: MergeParameters,
        relations: Relations,
    ) -> None:
        self.place_key = place_key
        self.parameters = parameters
        self.relations = relations
        self.wording = merging.wording
        self.words = words_of(placed, parameters, relations)
        self.by_day = _ByDay(self.words)
        self.of_kind = {kinds: _ByDay(w for w in self.words if w.kind in kinds) for kinds in _KINDS_ASKED}
        told = [w.claim.reported for w in self.words]
        profiles = {claim.key: profile_of(claim, merging) for claim in told}
        self.place = finest_place(told, profiles, merging) or Location()

    def states(self) -> tuple[ControlState, ...]:
        """Days with the same holders and status joined."""
        runs: list[list[_Moment]] = []
        for moment in self._moments():
            if runs and runs[-1][-1].shape == moment.shape:
                runs[-1].append(moment)
            else:
                runs.append([moment])
        ends = [*(run[0].day for run in runs[1:]), None][: len(runs)]
        return tuple(self._state(run, end) for run, end in zip(runs, ends, strict=True))

    def _moments(self) -> list[_Moment]:
        """The place on every day on which something changes: a word is said, or one wears off."""
        balances = self._balances()
        days = {w.day for w in self.words}
        days |= {w.day + self.parameters.fighting_days for w in self.words if w.kind == "advance"}
        spoken = sorted({w.day for w in self.words})
        for day, following in zip(spoken, [*spoken[1:], None][: len(spoken)], strict=True):
            silent = day + self.parameters.silence_days
            if following is None or silent < following:
                days.add(silent)
        return [self._moment(day, balances) for day in sorted(days)]

    def _balances(self) -> dict[int, Balance]:
        """The balance on each day with a word about holding, each built on that of before its window."""
        told = self.of_kind[_HOLDING]
        found: dict[int, Balance] = {}
        for day in sorted(set(told.days)):
            opens = day - self.parameters.window_days
            before = found.get(told.last_day(opens - 1), Balance())
            window = told.between(opens, day)
            found[day] = weigh(window, before, self.parameters, self.relations, self.wording)
        return found

    def _moment(self, day: int, balances: dict[int, Balance]) -> _Moment:
        if day - self.by_day.last_day(day) >= self.parameters.silence_days:
            return _Moment(day, "unknown", (), (), {}, mark("nobody has spoken of it for long"), ())
        balance = balances.get(self.of_kind[_HOLDING].last_day(day), Balance())
        supports = dict(balance.supports)
        fighting = self._fighting(day, supports)
        besiegers, besieged = self._siege(day)
        words = self.by_day.between(day, day)
        for side, support in (*fighting.items(), *(besieged.items() if not supports else ())):
            supports.setdefault(side, support)
        status, reason, holders = self._verdict(supports, bool(fighting), besiegers, besieged)
        return _Moment(
            day, status, holders, besiegers if status == "besieged" else (), supports, reason, words
        )

    def _verdict(
        self,
        supports: dict[Side, Support],
        fighting: bool,
        besiegers: tuple[Side, ...],
        besieged: dict[Side, Support],
    ) -> tuple[ControlStatus, str, tuple[Side, ...]]:
        found = camps(supports, self.relations)
        if not found:
            return "unknown", mark("nobody is said to hold it"), ()
        weights = [max(supports[side].weight for side in camp) for camp in found]
        rivals = [
            c
            for c, weight in zip(found, weights, strict=True)
            if weight * self.parameters.clear >= weights[0]
        ]
        if fighting:
            return "contested", mark("a side advances there"), tuple(side for camp in found for side in camp)
        if len(rivals) > 1:
            return (
                "contested",
                mark("sources disagree about who holds it"),
                tuple(s for camp in rivals for s in camp),
            )
        if besiegers and not set(besiegers) & set(found[0]):
            return "besieged", mark("it is said to be cut off"), tuple(found[0])
        return "held", mark("nobody weighs nearly as much"), tuple(found[0])

    def _fighting(self, day: int, supports: dict[Side, Support]) -> dict[Side, Support]:
        """Sides that advance at the place these days and are not said to hold it; a later word ends it."""
        since = day - self.parameters.fighting_days
        settled = self.of_kind[_TRANSFER].last_day(day)
        recent = self.of_kind[_ADVANCE].between(max(since, settled) + 1, day)
        found: dict[Side, Support] = {}
        for word in recent:
            for side in word.gainers:
                if not any(friends(side, holder, self.relations) for holder in supports):
                    earlier = found.get(side, Support(0.0))
                    found[side] = Support(max(word.weight, earlier.weight), (*earlier.words, word))
        return found

    def _siege(self, day: int) -> tuple[tuple[Side, ...], dict[Side, Support]]:
        """Who stands around the place and whom they besiege; nobody once the ring or the place has fallen."""
        rings = self.of_kind[_SIEGE].between(self.of_kind[_SIEGE_ENDS].last_day(day) + 1, day)
        besiegers = tuple(sorted({side for w in rings for side in w.gainers}))
        besieged: dict[Side, Support] = {}
        for word in rings:
            for side in word.losers:
                besieged[side] = Support(word.weight, (word,))
        return besiegers, besieged

    def _state(self, run: Sequence[_Moment], end: int | None) -> ControlState:
        """One state; the weights are those of its last day, when most had been said."""
        last, since = run[-1], _iso(run[0].day)
        words = {w.claim.reported.key: w for m in run for w in m.words}
        for side in last.holders:
            words |= {w.claim.reported.key: w for w in last.supports[side].words}
        total = sum(last.supports[side].weight for side in last.holders) or 1.0
        digest = hashlib.sha256(f"{self.place_key}|{since}".encode()).hexdigest()
        return ControlState(
            id="s" + digest[:12],
            place_key=self.place_key,
            place=self.place,
            status=last.status,
            since=since,
            until=None if end is None else _iso(end),
            holders=tuple(self._holder(side, last.supports[side], total) for side in last.holders),
            besiegers=tuple(self._holder(side, Support(0.0), total) for side in last.besiegers),
            claims=tuple(sorted(words)),
            incidents=tuple(sorted({w.claim.incident for w in words.values() if w.claim.incident})),
            reason=last.reason,
        )

    def _holder(self, side: Side, support: Support, total: float) -> Holder:
        """`support` between 0 and 1: the side's share of all weight, times how near that weight comes to two
        independent outsiders' (weight ÷ (weight + 1))."""
        told = [w.claim.reported for w in support.words]
        share = support.weight / total * support.weight / (support.weight + 1.0)
        return Holder(
            name=side.label,
            actor=side.actor,
            support=round(share, 4),
            origins=len(origins(list({c.key: c for c in told}.values()), self.relations, self.wording))
            if told
            else 0,
            claims=tuple(sorted({c.key for c in told})),
            incidents=tuple(sorted({w.claim.incident for w in support.words if w.claim.incident})),
        )


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
