"""How likely two claims are told of one event: points for and against, field by field."""

from collections.abc import Iterable

from selon.merge.actors import SAME, actor_points, likeness
from selon.merge.parameters import POINT, MergeParameters
from selon.merge.placing import place_points
from selon.merge.profile import Profile
from selon.merge.relations import Relations
from selon.merge.timing import time_points
from selon.merge.tolls import loss_points

__all__ = ["Scorer", "crossed_pairs"]


class Scorer:
    """Scores pairs of profiles with given parameters and relations. A score is symmetric and whole."""

    def __init__(self, parameters: MergeParameters, relations: Relations) -> None:
        """Prepare look-ups by pair of events."""
        self._parameters = parameters
        self._relations = relations
        self._alike = {frozenset(a.events): a.points for a in parameters.event.alike}
        self._crossed = crossed_pairs(parameters)
        self._mutual = frozenset(parameters.event.mutual)
        self._once = frozenset(parameters.event.once)

    def score(self, one: Profile, other: Profile) -> int:
        """Thousandths of points; above zero where the two are more likely one event than not."""
        return sum(round(points * POINT) for points in self.points(one, other).values())

    def points(self, one: Profile, other: Profile) -> dict[str, float]:
        """Points by field. A veto alone where two claims can't be one event."""
        event = self._event(one, other)
        if event is None:
            return {"event": self._parameters.veto}
        once = one.event in self._once and other.event in self._once
        time = time_points(one, other, self._parameters, once)
        if time is None:
            return {"time": self._parameters.veto}
        place = place_points(one.where, other.where, self._parameters.place)
        if place <= self._parameters.veto:
            return {"place": self._parameters.veto}
        return self._rest(one, other, {"event": event, "time": time, "place": place})

    def _rest(self, one: Profile, other: Profile, found: dict[str, float]) -> dict[str, float]:
        found["prior"] = self._parameters.prior
        found["actors"] = self._actors(one, other)
        found["losses"] = loss_points(one.tolls, other.tolls, self._parameters.losses)
        if one.report == other.report:
            found["report"] = self._parameters.same_report
        elif self._may_be_copies(found):
            found["wording"] = self._wording(one.words, other.words)
        return found

    def _may_be_copies(self, found: dict[str, float]) -> bool:
        """Whether like wording counts: not between neighbours or days of a front, told in set phrases."""
        apart = found["time"] <= self._parameters.time.gap_one
        return not apart and found["place"] > self._parameters.place.other_name

    def _event(self, one: Profile, other: Profile) -> float | None:
        if one.forecast != other.forecast:
            return None
        if one.event == other.event:
            return self._parameters.event.same
        return self._alike.get(frozenset((one.event, other.event)))

    def _actors(self, one: Profile, other: Profile) -> float:
        """Points of the orientation that fits: some pairs of events name the sides the other way round."""
        pair = frozenset((one.event, other.event))
        straight = actor_points(one, other, self._parameters.actors, self._relations)
        if pair in self._crossed or pair & self._mutual:
            turned = actor_points(one, other, self._parameters.actors, self._relations, turned=True)
            return (
                max(straight, turned) if pair & self._mutual else turned + self._same_actor_twice(one, other)
            )
        return straight

    def _same_actor_twice(self, one: Profile, other: Profile) -> float:
        """Who leaves a place isn't who takes it: two events."""
        same = likeness(one.initiators, other.initiators, self._relations) == SAME
        return self._parameters.actors.other_initiator if same else 0.0

    def _wording(self, one: frozenset[int], other: frozenset[int]) -> float:
        fewest = min(len(one), len(other))
        if fewest < 3:
            return 0.0
        share = len(one & other) / fewest
        weights = self._parameters.wording
        return (
            weights.copy
            if share >= weights.copy_share
            else weights.close
            if share >= weights.close_share
            else 0.0
        )


def crossed_pairs(parameters: MergeParameters) -> frozenset[frozenset[str]]:
    """Pairs of events in which the initiator of one is the target of the other."""
    pairs: Iterable[tuple[str, str]] = parameters.event.crossed
    return frozenset(map(frozenset, pairs))
