"""Who did it and who suffered it, over all claims of an incident."""

from collections.abc import Mapping, Sequence, Set

from selon.merge.actors import actor_points
from selon.merge.names import fold_name
from selon.merge.parameters import MergeParameters
from selon.merge.profile import Profile, ReportedClaim
from selon.merge.relations import Relations
from selon.model import Actor, Party

__all__ = ["parties", "turned_claims"]


def parties(
    ordered: Sequence[ReportedClaim], swapped: Set[str]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Initiators and targets of the incident; claims whose key is in `swapped` name them the other way round.

    One party for each register id or name; descriptions only where nobody gives a name.
    """
    first: list[tuple[str, Actor]] = []
    second: list[tuple[str, Actor]] = []
    for claim in ordered:
        sides = (claim.claim.initiators, claim.claim.targets)
        if claim.key in swapped:
            sides = sides[::-1]
        first += [(claim.key, actor) for actor in sides[0]]
        second += [(claim.key, actor) for actor in sides[1]]
    return _joined(first), _joined(second)


def turned_claims(
    profiles: Mapping[str, Profile],
    event: str,
    crossed: Set[frozenset[str]],
    parameters: MergeParameters,
    relations: Relations,
) -> frozenset[str]:
    """Keys of the claims that name the sides the other way round than `event` ("X withdrew" of "Y captured").

    `crossed`: pairs of events that always do. The first claim of `event` is what the others are held against.
    """
    reference = next(p for p in profiles.values() if p.event == event)
    mutual = frozenset(parameters.event.mutual)

    def turned(profile: Profile) -> bool:
        pair = frozenset((profile.event, event))
        if pair in crossed:
            return True
        return bool(pair & mutual) and _fits_turned(profile, reference, parameters, relations)

    return frozenset(key for key, profile in profiles.items() if turned(profile))


def _fits_turned(one: Profile, other: Profile, parameters: MergeParameters, relations: Relations) -> bool:
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
