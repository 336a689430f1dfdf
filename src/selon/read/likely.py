"""The likely drafts; a killing or a find that is none by itself leaves its toll to the fight that it is told with."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from selon.read.drafts import Draft

__all__ = ["likely_drafts"]

_REACH = 2  # sentences
_SPOILS = frozenset({"disrupt_weapons", "destroy"})
_FIGHTS = frozenset(
    "clash offensive attack repel air_strike shelling bombing suicide_bombing attack_civilians capture riot".split()
)


def likely_drafts(scored: Sequence[Draft], threshold: float) -> list[Draft]:
    """Those of `scored` whose confidence reaches `threshold`, in their order."""
    kept: list[Draft] = []
    for draft in scored:
        if draft.confidence >= threshold:
            kept.append(draft)
        elif draft.trigger.event == "killing" and draft.status == "occurred":
            kept = _handed_on(kept, draft, _is_of)
    for draft in scored:
        if draft.confidence < threshold and draft.event in _SPOILS and draft.status == "occurred":
            kept = _handed_on(kept, draft, _is_beside)
    return kept


def _handed_on(kept: list[Draft], left: Draft, belongs: Callable[[Draft, Draft], bool]) -> list[Draft]:
    """`kept` with the toll of `left` on the last fight that it belongs to, where that has none of its kind."""
    at = next((i for i in range(len(kept) - 1, -1, -1) if belongs(kept[i], left)), None)
    if at is None:
        return kept
    known = {x.kind for x in kept[at].losses}
    more = tuple(x for x in left.losses if x.kind not in known)
    return [*kept[:at], replace(kept[at], losses=kept[at].losses + more), *kept[at + 1 :]]


def _is_of(fight: Draft, killing: Draft) -> bool:
    gap = killing.trigger.sentence.index - fight.trigger.sentence.index
    return fight.event in _FIGHTS and fight.status == "occurred" and 0 <= gap <= _REACH


def _is_beside(fight: Draft, find: Draft) -> bool:
    """ "trois bandits tués *et deux fusils saisis* lors d'une fusillade": told in one sentence with the fight."""
    same = fight.trigger.sentence.index == find.trigger.sentence.index
    return same and fight.event in _FIGHTS and fight.status == "occurred"
