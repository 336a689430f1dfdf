"""Families told apart late, from the whole draft: a strike by its means and target, a killing by its victim."""

from collections.abc import Sequence
from dataclasses import replace

from selon.read.arguments import Reading
from selon.read.drafts import Draft
from selon.read.folding import fold

__all__ = ["decide_families"]

_AIR = ("aerien", "aerienne", "aeriens", "aeriennes", "aviation", "avion", "avions", "drone", "drones", "helicoptere", "helicopteres", "bombardier", "bombardiers", "chasseurs-bombardiers")
_ARTILLERY = ("obus", "roquette", "roquettes", "missile", "missiles", "mortier", "mortiers", "artillerie", "canon", "canons", "himars", "grad", "obusiers", "obusier")
_SUICIDE = ("kamikaze", "kamikazes", "suicide")
_DEVICE = ("voiture piegee", "vehicule piege", "engin explosif", "bombe artisanale", "mine ", "grenade")


def decide_families(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with "strike" and "killing" made events; killings that another event accounts for are dropped."""
    kept = []
    for draft in drafts:
        if draft.event == "clash" and _is_unrest(draft):
            kept.append(replace(draft, event="riot"))
        elif _downs_aircraft(draft):
            kept.append(replace(draft, event="disrupt_weapons", targets=()))
        elif draft.event == "strike":
            kept.append(replace(draft, event=_strike(reading, draft)))
        elif draft.event == "killing":
            if draft.losses and not _accounted_for(drafts, draft):
                kept.append(replace(draft, event=_by_victim(draft)))
        elif draft.event == "shelling" and _has(reading, draft, _AIR):
            kept.append(replace(draft, event="air_strike"))
        else:
            kept.append(draft)
    return kept


def _is_unrest(draft: Draft) -> bool:
    """Whether one side of the clash is a crowd or unarmed people."""
    sides = [r.classes for r in (*draft.initiators, *draft.targets)]
    return any(c & {"crowd", "civilian"} and not c & {"armed", "name"} for c in sides)


def _downs_aircraft(draft: Draft) -> bool:
    """Whether all that the act destroys flies: it is air defence and no attack."""
    if draft.event not in ("strike", "killing", "attack") or not draft.losses:
        return False
    return all(x.who in ("aircraft", "drone") and x.kind == "destroyed" for x in draft.losses[:1])


def _has(reading: Reading, draft: Draft, words: Sequence[str]) -> bool:
    sentence = draft.trigger.sentence
    return any(n in words for n in reading.tagged.passage.norms[sentence.first : sentence.last])


def _strike(reading: Reading, draft: Draft) -> str:
    if any(w in fold(r.span.text).split() for r in draft.initiators for w in _SUICIDE[:2]):
        return "suicide_bombing"
    if any("air" in r.classes for r in draft.initiators) or _near(reading, draft, _AIR):
        return "air_strike"
    if _is_air_raid(reading, draft):
        return "air_strike"
    if _near(reading, draft, _ARTILLERY):
        return "shelling"
    if _near(reading, draft, _SUICIDE):
        return "suicide_bombing"
    return _by_victim(draft)


def _is_air_raid(reading: Reading, draft: Draft) -> bool:
    """"des raids" with no word of who, or of a state's forces, come from the air; bandits raid on foot."""
    word = reading.tagged.passage.norms[draft.trigger.first]
    if draft.trigger.group is not None or word not in ("raid", "raids"):
        return False
    official = any(r.classes & {"official_force", "authority"} for r in draft.initiators)
    return official or (word == "raids" and not draft.initiators)


def _near(reading: Reading, draft: Draft, words: Sequence[str]) -> bool:
    trigger = draft.trigger
    low, high = max(trigger.sentence.first, trigger.first - 3), min(trigger.last + 5, trigger.sentence.last)
    return any(n in words for n in reading.tagged.passage.norms[low:high])


def _by_victim(draft: Draft) -> str:
    targets = draft.targets
    if any("armed" in t.classes for t in targets) or any(x.who == "fighters" and x.kind == "killed" for x in draft.losses):
        return "attack"
    if any("post" in t.classes for t in targets):
        return "attack"
    return "attack_civilians"


def _accounted_for(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether an event of the same sentence already has the loss."""
    return any(
        other is not draft and other.event != "killing" and other.losses and other.trigger.sentence.index == draft.trigger.sentence.index
        for other in drafts
    )
