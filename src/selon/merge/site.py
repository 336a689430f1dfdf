"""The place of an incident, from those of its claims."""

from collections.abc import Mapping, Sequence

from selon.merge.parameters import MergeParameters
from selon.merge.placing import place_points
from selon.merge.profile import Profile, ReportedClaim, Where
from selon.model import Location, location_of

__all__ = ["finest_place", "places_agree"]


def finest_place(
    claims: Sequence[ReportedClaim], profiles: Mapping[str, Profile], parameters: MergeParameters
) -> Location | None:
    """The finest place that all claims allow; where none is, the one that most allow.

    Ties go to the place that most claims name, then to the smaller radius, then by name. `profiles`
    by key of the claim.
    """
    told: dict[Where, list[Location]] = {}
    for claim in claims:
        where = profiles[claim.key].where
        if where is not None and claim.claim.place:
            told.setdefault(where, []).append(location_of(claim.claim.place))
    if not told:
        return None

    def rank(where: Where) -> tuple[int, int, int, float, str]:
        allowed = sum(len(told[other]) for other in told if places_agree(where, other, parameters))
        return (-allowed, where.level, -len(told[where]), where.radius, min(map(repr, told[where])))

    return min(told[min(told, key=rank)], key=repr)


def places_agree(one: Where | None, other: Where | None, parameters: MergeParameters) -> bool:
    """Whether two places may be one: neither apart nor settlements of two names."""
    return place_points(one, other, parameters.place) > parameters.place.other_name
