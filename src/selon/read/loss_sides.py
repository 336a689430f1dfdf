"""On which side of an event a loss fell: with who did it, with who suffered it, or with neither."""

from collections.abc import Iterable

from selon.model.claim import Side
from selon.read.drafts import Draft, Role
from selon.read.folding import fold
from selon.read.mentions import LossMention

__all__ = ["side_of"]

_OWN = frozenset({"hand_over", "withdraw"})  # who gives himself up or leaves loses his own men and arms
_FIGHTS = frozenset({"clash", "offensive", "attack", "repel", "capture", "air_strike", "shelling"})
_STEM = 5  # letters by which "rebelles" are "rébellion", and "soldat" is "soldats"


def side_of(loss: LossMention, draft: Draft) -> Side:
    """The side that the loss is of, as far as the words for its people and for both sides tell."""
    if draft.event in _OWN:
        return "initiators"
    if loss.victim is not None and draft.event in _FIGHTS:
        named = _stems([loss.victim.text])
        ours, theirs = _sides(draft.initiators), _sides(draft.targets)
        if named & ours - theirs:
            return "initiators"
        if not named & theirs and _are_beside(loss, draft):
            return "bystanders"
    return "unknown" if draft.event == "clash" and loss.who == "unknown" else "targets"


def _are_beside(loss: LossMention, draft: Draft) -> bool:
    """Civilians in a fight of two armed sides."""
    armed = bool(draft.targets) and all("armed" in r.classes for r in draft.targets)
    return loss.who == "civilians" and armed and draft.event != "capture"


def _sides(roles: Iterable[Role]) -> set[str]:
    return _stems([r.span.text for r in roles])


def _stems(texts: Iterable[str]) -> set[str]:
    return {word[:_STEM] for text in texts for word in fold(text).split() if len(word) >= _STEM}
