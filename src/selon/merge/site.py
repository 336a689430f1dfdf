"""The place of an incident, from those of its claims."""

from collections import Counter
from collections.abc import Sequence

from selon.merge.parameters import MergeParameters
from selon.merge.placing import place_points
from selon.merge.profile import ReportedClaim, Where, profile_of
from selon.model import Location, location_of

__all__ = ["finest_place", "places_disagree"]


def finest_place(claims: Sequence[ReportedClaim], parameters: MergeParameters) -> Location | None:
    """The finest place that all claims allow; where none is, the one that most allow.

    Ties go to the place that most claims name, then to the smaller radius, then by name.
    """
    placed = [c for c in claims if c.claim.place]
    if not placed:
        return None
    profiles = [profile_of(c, parameters).where for c in placed]
    locations = [location_of(c.claim.place) for c in placed if c.claim.place]
    named = Counter(location.name for location in locations)

    def rank(i: int) -> tuple[int, int, int, float, str]:
        own, location = profiles[i], locations[i]
        allowed = sum(places_agree(own, other, parameters) for other in profiles)
        level = own.level if own else 9
        return (-allowed, level, -named[location.name], location.radius_km or 0.0, repr(location))

    return locations[min(range(len(placed)), key=rank)]


def places_agree(one: Where | None, other: Where | None, parameters: MergeParameters) -> bool:
    """Whether two places may be one: neither apart nor settlements of two names."""
    return place_points(one, other, parameters.place) > parameters.place.other_name


def places_disagree(one: ReportedClaim, other: ReportedClaim, parameters: MergeParameters) -> bool:
    """Whether two claims name places that can't be one."""
    mine, theirs = profile_of(one, parameters).where, profile_of(other, parameters).where
    return mine is not None and theirs is not None and not places_agree(mine, theirs, parameters)
