"""What the claims of one incident can't all be right about, each version with those who give it."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from selon.merge.actors import OTHER, likeness
from selon.merge.independence import label_of
from selon.merge.parameters import MergeParameters
from selon.merge.profile import Profile, ReportedClaim, Toll
from selon.merge.relations import Relations
from selon.merge.site import places_agree
from selon.merge.tolls import overlap
from selon.model import Disagreement, Loss, Version

__all__ = ["disagreements"]


def disagreements(
    ordered: Sequence[ReportedClaim],
    profiles: Mapping[str, Profile],
    crossed: Set[frozenset[str]],
    swapped: Set[str],
    parameters: MergeParameters,
    relations: Relations,
) -> tuple[Disagreement, ...]:
    """Disagreements on event, status, place, time, initiators, and each kind of loss, in that order.

    `profiles` by key of the claim; `crossed` and `swapped` as in parties.turned_claims.
    """
    if len(ordered) < 2:
        return ()

    def events_differ(a: ReportedClaim, b: ReportedClaim) -> bool:
        return a.claim.event != b.claim.event and frozenset((a.claim.event, b.claim.event)) not in crossed

    initiators = {key: p.targets if key in swapped else p.initiators for key, p in profiles.items()}

    def initiators_differ(a: ReportedClaim, b: ReportedClaim) -> bool:
        return likeness(initiators[a.key], initiators[b.key], relations) == OTHER

    def places_differ(a: ReportedClaim, b: ReportedClaim) -> bool:
        one, other = profiles[a.key].where, profiles[b.key].where
        return one is not None and other is not None and not places_agree(one, other, parameters)

    found = [
        _about("event", ordered, events_differ, lambda c: c.claim.event),
        _about("status", ordered, _denied_by_one, lambda c: c.claim.status),
        _about("place", ordered, places_differ, _place),
        _about("time", ordered, _days_differ, _days),
        _about("initiators", ordered, initiators_differ, _names),
        *_about_losses(ordered),
    ]
    return tuple(disagreement for disagreement in found if disagreement)


def _about(
    field: str,
    claims: Sequence[ReportedClaim],
    differ: Callable[[ReportedClaim, ReportedClaim], bool],
    value: Callable[[ReportedClaim], str],
) -> Disagreement | None:
    """The versions of all claims that differ from some other, or None where no two differ."""
    involved = [c for c in claims if any(differ(c, other) for other in claims)]
    return _disagreement(field, [(value(c), c) for c in involved])


def _disagreement(field: str, told: Iterable[tuple[str, ReportedClaim]]) -> Disagreement | None:
    versions: dict[str, list[ReportedClaim]] = {}
    for value, claim in told:
        versions.setdefault(value, []).append(claim)
    if len(versions) < 2:
        return None
    return Disagreement(field=field, versions=tuple(_version(v, versions[v]) for v in sorted(versions)))


def _version(value: str, tellers: Sequence[ReportedClaim]) -> Version:
    keys = tuple(sorted({c.key for c in tellers}))
    return Version(value=value, claims=keys, sources=tuple(sorted(set(map(label_of, tellers)))))


def _denied_by_one(one: ReportedClaim, other: ReportedClaim) -> bool:
    return (one.claim.status == "denied") != (other.claim.status == "denied")


def _place(reported: ReportedClaim) -> str:
    place = reported.claim.place
    return (place.name or place.text) if place else ""


def _days(reported: ReportedClaim) -> str:
    time = reported.claim.time
    if time is None:
        return ""
    return time.to or "" if time.from_ == time.to else f"{time.from_ or '…'}/{time.to or '…'}"


def _days_differ(one: ReportedClaim, other: ReportedClaim) -> bool:
    a, b = one.claim.time, other.claim.time
    if a is None or b is None:
        return False
    return (a.from_ or "") > (b.to or "9999") or (b.from_ or "") > (a.to or "9999")


def _names(reported: ReportedClaim) -> str:
    return ", ".join(actor.name or actor.text for actor in reported.claim.initiators)


def _about_losses(claims: Sequence[ReportedClaim]) -> list[Disagreement | None]:
    """For each kind of loss, the figures that can't both be right; vague ones agree with any."""
    kinds = sorted({loss.kind for c in claims for loss in c.claim.losses})
    return [_about_kind(kind, claims) for kind in kinds]


def _about_kind(kind: str, claims: Sequence[ReportedClaim]) -> Disagreement | None:
    told = [(loss, c) for c in claims for loss in c.claim.losses if loss.kind == kind]
    involved = [(loss, c) for loss, c in told if any(c is not d and _clash(loss, m) for m, d in told)]
    return _disagreement(kind, [(_figure(loss), c) for loss, c in involved])


def _clash(one: Loss, other: Loss) -> bool:
    if one.who != other.who and "unknown" not in (one.who, other.who):
        return False
    if (one.min is None and one.max is None) or (other.min is None and other.max is None):
        return False
    a, b = (Toll(x.kind, x.who, x.min, x.max) for x in (one, other))
    return not overlap(a, b)


def _figure(loss: Loss) -> str:
    low, high = loss.min, loss.max
    number = (
        f"{low}"
        if low == high
        else f"≥ {low}"
        if high is None
        else f"≤ {high}"
        if low is None
        else f"{low}–{high}"
    )
    return f"{number} {loss.who} ({loss.text})"
