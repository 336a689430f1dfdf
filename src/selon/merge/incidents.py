"""A group of claims → the incident that they tell of."""

from collections import Counter
from collections.abc import Sequence

from selon.merge.disagreements import disagreements
from selon.merge.identity import incident_id
from selon.merge.independence import label_of, origins
from selon.merge.parameters import MergeParameters
from selon.merge.parties import parties, turned_claims
from selon.merge.profile import ReportedClaim, profile_of
from selon.merge.relations import NO_RELATIONS, Relations
from selon.merge.scoring import crossed_pairs
from selon.merge.site import finest_place
from selon.merge.span import common_days
from selon.model import Certainty, Incident, Origin, Toll
from selon.model.claim import LossKind, Side, Status

__all__ = ["incident_of"]

# Of as many claims for each, the more telling word is kept.
_PREFERENCE = ("attack_civilians", "suicide_bombing", "chemical_attack", "air_strike", "capture", "hand_over")

# Independent sources make an incident surer: each further one halves what is left of the doubt, opposed sides
# that agree halve it once more. A plain rule, stated in docs/merge.md.
_DOUBT = 0.5


def incident_of(
    claims: Sequence[ReportedClaim], parameters: MergeParameters, relations: Relations = NO_RELATIONS
) -> Incident:
    """The incident of these claims (at least one), whatever order they come in."""
    ordered = sorted(claims, key=lambda c: c.key)
    event = _event(ordered)
    profiles = {c.key: profile_of(c, parameters) for c in ordered}
    crossed = crossed_pairs(parameters)
    swapped = turned_claims(profiles, event, crossed, parameters, relations)
    initiators, targets = parties(ordered, swapped)
    first, last = common_days(ordered)
    found = origins(ordered, relations, parameters.wording)
    opposed = _across_sides(found, relations)
    return Incident(
        id=incident_id(c.key for c in ordered),
        event=event,
        events=tuple(sorted({c.claim.event for c in ordered})),
        status=_status(ordered),
        certainty=_certainty(ordered),
        claims=tuple(c.key for c in ordered),
        reports=tuple(sorted({c.report for c in ordered})),
        initiators=initiators,
        targets=targets,
        place=finest_place(ordered, profiles, parameters),
        from_=first,
        to=last,
        tolls=_tolls(ordered),
        disagreements=disagreements(ordered, profiles, crossed, swapped, parameters, relations),
        origins=found,
        independent=len(found),
        across_sides=opposed,
        confidence=_confidence(ordered, len(found), opposed),
    )


def _event(ordered: Sequence[ReportedClaim]) -> str:
    counts = Counter(c.claim.event for c in ordered)
    return min(counts, key=lambda event: (-counts[event], _rank(event), event))


def _rank(event: str) -> int:
    return _PREFERENCE.index(event) if event in _PREFERENCE else len(_PREFERENCE)


def _status(ordered: Sequence[ReportedClaim]) -> Status:
    """What most say; an event that anybody affirms is not denied as a whole."""
    counts = Counter(c.claim.status for c in ordered)
    if len(counts) > 1:
        counts.pop("denied", None)
    return min(counts, key=lambda status: (-counts[status], status))


def _certainty(ordered: Sequence[ReportedClaim]) -> Certainty:
    return "asserted" if any(c.claim.certainty == "asserted" for c in ordered) else "hedged"


def _tolls(ordered: Sequence[ReportedClaim]) -> tuple[Toll, ...]:
    """Every distinct figure once, with all who give it."""
    found: dict[tuple[LossKind, str, Side, int | None, int | None], list[ReportedClaim]] = {}
    for claim in ordered:
        for loss in claim.claim.losses:
            tellers = found.setdefault((loss.kind, loss.who, loss.side, loss.min, loss.max), [])
            if claim not in tellers[-1:]:
                tellers.append(claim)
    order = sorted(
        found, key=lambda k: (k[0], k[1], k[2], -1 if k[3] is None else k[3], k[4] is None, k[4] or 0)
    )
    return tuple(_toll(key, found[key]) for key in order)


def _toll(key: tuple[LossKind, str, Side, int | None, int | None], tellers: list[ReportedClaim]) -> Toll:
    kind, who, side, low, high = key
    keys, labels = tuple(c.key for c in tellers), tuple(sorted(set(map(label_of, tellers))))
    return Toll(kind=kind, who=who, side=side, min=low, max=high, claims=keys, sources=labels)


def _across_sides(found: Sequence[Origin], relations: Relations) -> bool:
    sides = sorted({origin.side for origin in found if origin.side})
    return any(relations.opposed(a, b) for i, a in enumerate(sides) for b in sides[i + 1 :])


def _confidence(ordered: Sequence[ReportedClaim], independent: int, opposed: bool) -> float:
    doubt = 1 - max(c.claim.confidence for c in ordered)
    return round(1 - doubt * _DOUBT ** (independent - 1 + opposed), 4)
