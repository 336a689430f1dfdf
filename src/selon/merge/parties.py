"""Who did it and who suffered it, over all claims of an incident."""

from collections.abc import Sequence

from selon.merge.actors import actor_points
from selon.merge.names import fold_name
from selon.merge.parameters import MergeParameters
from selon.merge.profile import ReportedClaim, profile_of
from selon.merge.relations import Relations
from selon.merge.scoring import crossed_pairs
from selon.model import Actor, Party

__all__ = ["parties", "turned"]


def parties(
    ordered: Sequence[ReportedClaim], event: str, parameters: MergeParameters, relations: Relations
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Initiators and targets of the incident, as `event` names them.

    One party for each register id or name; descriptions only where nobody gives a name.
    """
    first: list[tuple[str, Actor]] = []
    second: list[tuple[str, Actor]] = []
    reference = next((c for c in ordered if c.claim.event == event), ordered[0])
    for claim in ordered:
        sides = (claim.claim.initiators, claim.claim.targets)
        if turned(claim, reference, event, parameters, relations):
            sides = sides[::-1]
        first += [(claim.key, actor) for actor in sides[0]]
        second += [(claim.key, actor) for actor in sides[1]]
    return _joined(first), _joined(second)


def turned(
    claim: ReportedClaim,
    reference: ReportedClaim,
    event: str,
    parameters: MergeParameters,
    relations: Relations,
) -> bool:
    """Whether the claim names the sides the other way round than `event` ("X withdrew" of "Y captured")."""
    pair = frozenset((claim.claim.event, event))
    if pair in crossed_pairs(parameters):
        return True
    if not pair & frozenset(parameters.event.mutual):
        return False
    one, other = profile_of(claim, parameters), profile_of(reference, parameters)
    straight = actor_points(one, other, parameters.actors, relations)
    return actor_points(one, other, parameters.actors, relations, turned=True) > straight


def _joined(told: Sequence[tuple[str, Actor]]) -> tuple[Party, ...]:
    named = [(key, actor) for key, actor in told if actor.actor or actor.name]
    groups: dict[str, list[tuple[str, Actor]]] = {}
    for key, actor in named or told:
        groups.setdefault(actor.actor or fold_name(actor.name or actor.text), []).append((key, actor))
    return tuple(_party(groups[identity]) for identity in sorted(groups))


def _party(told: Sequence[tuple[str, Actor]]) -> Party:
    names = sorted(actor.name or actor.text for _, actor in told)
    keys = sorted({key for key, _ in told})
    return Party(name=names[0], actor=told[0][1].actor, claims=tuple(keys))
