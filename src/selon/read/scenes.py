"""What a scene hands on: the day of an act to what follows from it there, and where an event has no place at all."""

from collections.abc import Sequence
from dataclasses import replace

from selon.read.drafts import Draft, far_apart, recent

__all__ = ["settle_scenes"]

# An event that its own sentence gives no place happened elsewhere as often as in the scene before: left open.
_PLACELESS = frozenset({"agreement", "release", "mobilise", "advance"})
_UNDATED = frozenset({"hold", "agreement", "mobilise"})
_REACH = 3  # sentences
_JUST_TOLD = 150  # characters


def settle_scenes(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with the day of the scene that they belong to, and without places that they don't."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.event in _PLACELESS and not _is_at_scene(draft):
            draft = replace(draft, place=None)
        found.append(_dated(found, draft))
    return found


def _is_at_scene(draft: Draft) -> bool:
    """Whether the text says that it happened at its place, or sets captives free right after telling of the place."""
    if draft.place is None or not draft.place_inherited or draft.place_meant:
        return True
    return draft.event == "release" and draft.trigger.sentence.start - draft.place.head.end < _JUST_TOLD


def _dated(earlier: Sequence[Draft], draft: Draft) -> Draft:
    """`draft` with the time of the act just before in the same place, where it has none of its own."""
    if draft.time is not None or draft.event in _UNDATED or draft.status != "occurred":
        return draft
    for other in recent(earlier, draft.trigger.sentence, _REACH):
        if other.time is not None and other.status == "occurred" and _one_scene(other, draft):
            return replace(draft, time=other.time, time_inherited=True)
    alike = (d for d in earlier if d.event == draft.event and _dates_the_rest(d))
    lead = next((d for d in alike if not _elsewhere(d, draft)), None)
    return draft if lead is None else replace(draft, time=lead.time, time_inherited=True)


def _dates_the_rest(act: Draft) -> bool:
    """Whether the report opens with the act and its day: what it tells of such acts then is that day's."""
    if act.time is None or act.time_inherited or act.status != "occurred" or not act.is_lead:
        return False
    return not (act.time.lasting or act.time.whole or act.time.background)


def _elsewhere(act: Draft, draft: Draft) -> bool:
    return act.place is not None and draft.place is not None and far_apart(act.place.place, draft.place.place)


def _one_scene(act: Draft, draft: Draft) -> bool:
    """Whether the draft goes on where the act was, told by a time that a following act can share."""
    assert act.time is not None
    if act.time.lasting or act.time.whole or act.time.background or act.place is None or draft.place is None:
        return False
    return draft.place_inherited or act.place.head == draft.place.head
