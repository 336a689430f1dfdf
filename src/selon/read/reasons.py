"""Why each field of a claim has its value: the rule or register entry, and the characters it stood on."""

from collections.abc import Iterator, Sequence

from selon.model import Reason
from selon.read.drafts import Draft, Role
from selon.read.passage import Passage

__all__ = ["reasons_of"]


def reasons_of(passage: Passage, draft: Draft) -> tuple[Reason, ...]:
    """A reason for every field that `draft` fills, in the order of the claim's fields."""
    return (
        *_event(passage, draft),
        *_roles(draft, "initiators", draft.initiators),
        *_roles(draft, "targets", draft.targets),
        *_place(draft),
        *_time(draft),
        *_losses(draft),
        *_attribution(draft),
    )


def _event(passage: Passage, draft: Draft) -> Iterator[Reason]:
    trigger = draft.trigger
    start, end = passage.tokens[trigger.first].start, passage.tokens[trigger.last - 1].end
    decided = "" if trigger.event == draft.event else f", told as {draft.event} by means and victims"
    yield Reason(field="event", rule=f"frame {trigger.event}, {trigger.rule}{decided}", start=start, end=end)
    group = trigger.group
    verb = (group.first, group.last) if group is not None else (trigger.first, trigger.last)
    said = f"{group.voice}, {group.tense or 'no tense'}" if group is not None else "noun or set phrase"
    start, end = passage.tokens[verb[0]].start, passage.tokens[verb[1] - 1].end
    yield Reason(field="status", rule=f"{draft.status}: {said}", start=start, end=end)
    yield Reason(field="certainty", rule=draft.certainty, start=start, end=end)
    yield Reason(field="confidence", rule=f"model lang/*/confidence.yaml gives {draft.confidence:.2f}")


def _choice(draft: Draft, slot: str) -> str:
    """How a slot came to be filled otherwise than the rules have it."""
    return ", the likeliest by lang/*/slots.npz" if slot in draft.chosen else ""


def _carried(draft: Draft, slot: str, inherited: bool) -> str:
    """Where place or time come from when it is not the event's own clause."""
    return _choice(draft, slot) or (", carried on from an earlier sentence" if inherited else "")


def _roles(draft: Draft, field: str, roles: Sequence[Role]) -> Iterator[Reason]:
    for role in roles:
        known = f"register {role.actor}" if role.actor else "description"
        yield Reason(field=field, rule=known + _choice(draft, field), start=role.span.start, end=role.span.end)


def _place(draft: Draft) -> Iterator[Reason]:
    if draft.place is not None:
        place = draft.place.place
        source = f"gazetteer {place.gazetteer}" if place.gazetteer else "geometry" if place.derived else "text"
        carried = _carried(draft, "place", draft.place_inherited)
        yield Reason(field="place", rule=source + carried, start=place.start, end=place.end)


def _time(draft: Draft) -> Iterator[Reason]:
    if draft.time is not None:
        carried = _carried(draft, "time", draft.time_inherited)
        rule = f"counted from {draft.time.relative_to}{carried}"
        yield Reason(field="time", rule=rule, start=draft.time.span.start, end=draft.time.span.end)


def _losses(draft: Draft) -> Iterator[Reason]:
    for loss in draft.losses:
        rule = f"{loss.kind}: “{loss.cue.text}”{_choice(draft, 'losses')}"
        yield Reason(field="losses", rule=rule, start=loss.cue.start, end=loss.cue.end)


def _attribution(draft: Draft) -> Iterator[Reason]:
    if draft.attribution is not None:
        cue = draft.attribution.cue
        carried = ", an earlier source carried on" if draft.attribution.carried else ""
        yield Reason(field="attribution", rule=f"“{cue.text}”{carried}", start=cue.start, end=cue.end)
