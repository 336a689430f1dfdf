"""One event for an assault and the verb that says how it failed: "l'attaque du poste a *échoué*"."""

from collections.abc import Sequence
from dataclasses import replace

from selon.read.drafts import Draft

__all__ = ["with_failed_assaults"]

_ASSAULTS = frozenset({"strike", "offensive", "attack", "advance"})


def with_failed_assaults(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without the assaults that failed; the repulse takes over their sides, place, day and losses."""
    kept = list(drafts)
    for draft in drafts:
        failure = next((d for d in kept if _is_failure_of(d, draft)), None)
        if failure is not None and draft in kept:
            kept.remove(draft)
            kept[kept.index(failure)] = _taken_over(failure, draft)
    return kept


def _is_failure_of(repulse: Draft, assault: Draft) -> bool:
    """Whether the verb of `repulse` has the noun of `assault` for its subject."""
    fails = repulse.event == "repel" and repulse.trigger.frame.subject == "none"
    noun = assault.event in _ASSAULTS and assault.trigger.group is None
    own_verb = assault.trigger.support in range(repulse.start, repulse.trigger.last)
    return fails and noun and own_verb and assault.start < repulse.start


def _taken_over(repulse: Draft, assault: Draft) -> Draft:
    return replace(
        repulse,
        initiators=repulse.initiators or assault.targets,
        targets=repulse.targets or assault.initiators,
        place=assault.place if repulse.place is None or repulse.place_inherited else repulse.place,
        place_inherited=repulse.place_inherited and assault.place_inherited,
        time=assault.time if repulse.time is None or repulse.time_inherited else repulse.time,
        time_inherited=repulse.time_inherited and assault.time_inherited,
        losses=repulse.losses + tuple(x for x in assault.losses if x not in repulse.losses),
    )
