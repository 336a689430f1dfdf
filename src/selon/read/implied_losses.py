"""Losses that an act is by itself: who flees is displaced, who is carried off or gives himself up is captured."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from selon.model.claim import LossKind
from selon.read.arguments import Reading
from selon.read.drafts import Draft, Role
from selon.read.folding import fold
from selon.read.means import means_of
from selon.read.mentions import LossMention
from selon.read.numbers import Count

__all__ = ["with_implied_losses"]

_IMPLIED: Mapping[str, LossKind] = {
    "displace": "displaced",
    "abduct": "captured",
    "detain": "captured",
    "hand_over": "captured",
}
_PEOPLE = frozenset({"civilian", "captive", "crowd", "armed", "suspect"})


def with_implied_losses(reading: Reading, drafts: Sequence[Draft], counts: Sequence[Count]) -> list[Draft]:
    """`drafts`, those of such an act that have no loss of its kind with the people it counts as one."""
    by_token = {count.first_token: count for count in counts}
    return [_with_people(reading, draft, by_token) for draft in drafts]


def _with_people(reading: Reading, draft: Draft, counts: Mapping[int, Count]) -> Draft:
    kind = _IMPLIED.get(draft.event)
    told = any(x.kind in (kind, "missing") for x in draft.losses)
    if kind is None or told or draft.status not in ("occurred", "ongoing"):
        return draft
    roles = draft.initiators if draft.event == "hand_over" else draft.targets
    found = [loss for r in roles if (loss := _loss(reading, draft, r, kind, counts)) is not None]
    return replace(draft, losses=(*draft.losses, *found))


def _loss(
    reading: Reading, draft: Draft, role: Role, kind: LossKind, counts: Mapping[int, Count]
) -> LossMention | None:
    """The people of the role as a loss; None where they aren't counted, or nobody."""
    phrase = role.phrase
    if phrase is None or not phrase.counted or not phrase.classes & _PEOPLE:
        return None
    count = next((c for i in range(phrase.opening, phrase.head) if (c := counts.get(i)) is not None), None)
    if count is None or count.last_token > phrase.head or count.max == 0:
        return None
    passage = reading.tagged.passage
    cue = passage.span_of(draft.trigger.first, draft.trigger.last)
    span = passage.span_of(count.first_token, phrase.head + 1)
    return LossMention(span, cue, kind, _who(reading, role, kind), count.min, count.max, role.span)


def _who(reading: Reading, role: Role, kind: LossKind) -> str:
    """Who they are by their noun; people who flee don't fight unless they are named as fighters."""
    if "armed" in role.classes and not role.classes & {"suspect", "civilian"}:
        return "fighters"
    if kind == "displaced":
        return "civilians"
    anybody = fold(role.span.text).startswith(means_of(reading).anybody)
    return "civilians" if "civilian" in role.classes and not anybody else "unknown"
