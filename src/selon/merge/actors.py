"""What the actors of two claims say about their being one event."""

from selon.merge.names import same_name
from selon.merge.parameters import ActorWeights
from selon.merge.profile import Named, Profile
from selon.merge.relations import Relations

__all__ = ["OTHER", "SAME", "actor_points", "likeness"]

SAME, RELATED, ALIKE, OPEN, OTHER = "same", "related", "alike", "open", "other"


def actor_points(
    one: Profile, other: Profile, weights: ActorWeights, relations: Relations, turned: bool = False
) -> float:
    """Points of initiators and targets; `turned` sets the initiators of one beside the other's targets."""
    initiators, targets = (other.targets, other.initiators) if turned else (other.initiators, other.targets)
    by_initiators = {
        SAME: weights.same_initiator,
        RELATED: weights.related_initiator,
        ALIKE: weights.alike_initiator,
        OTHER: weights.other_initiator,
    }
    by_targets = {
        SAME: weights.same_target,
        RELATED: weights.related_target,
        ALIKE: weights.alike_target,
        OTHER: weights.other_target,
    }
    first = by_initiators.get(likeness(one.initiators, initiators, relations), 0.0)
    return first + by_targets.get(likeness(one.targets, targets, relations), 0.0)


def likeness(some: tuple[Named, ...], others: tuple[Named, ...], relations: Relations) -> str:
    """The best of all pairs; "open" where one side is silent or only described."""
    found = {_pair(a, b, relations) for a in some for b in others}
    for best in (SAME, RELATED, ALIKE, OPEN):
        if best in found:
            return best
    return OTHER if found else OPEN


def _pair(one: Named, other: Named, relations: Relations) -> str:
    if one.actor and other.actor:
        if one.actor == other.actor:
            return SAME
        return RELATED if relations.related(one.actor, other.actor) else OTHER
    if one.description or other.description:
        return ALIKE if _share_word(one.name, other.name) else OPEN
    return SAME if same_name(one.name, other.name) else OTHER


def _share_word(one: str, other: str) -> bool:
    """Whether a word of five letters or more (singular or plural) stands in both."""
    mine, theirs = ({w.rstrip("sx") for w in name.split() if len(w) >= 5} for name in (one, other))
    return bool(mine & theirs)
