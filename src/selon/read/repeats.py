"""One event told twice in a report is one claim: repeats found and joined."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from selon.model import Precision
from selon.read.drafts import Draft, Role, far_apart
from selon.read.folding import fold
from selon.read.mentions import LossMention, called

__all__ = ["join_repeats"]

_WIDTHS = get_args(Precision)  # the finest first, as the contract lists them
_AIM = 3  # tokens from a fight to what it is for: "bataille *pour la* libération"
_AREA_KM = 20.0  # more than any town: a place so wide has others in it
_FEW = 4  # so many dead may be others; more that agree are the same
_GENERAL = frozenset({"attack", "attack_civilians"})
_GAINS = frozenset({"capture", "withdraw", "hold"})
_OUTCOMES = frozenset({"capture", "riot"})  # what a gain or a fight comes to, and a march
_VIOLENCE = frozenset(
    "clash offensive attack repel air_strike shelling bombing suicide_bombing attack_civilians chemical_attack".split()
)
_STRIKES = _GENERAL | {"air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack"}


def join_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with each repeat folded into the telling that says most."""
    kept: list[Draft] = []
    for draft in drafts:
        if _twin(kept, draft) is not None or not _only_mentions(kept, draft):
            kept = _with(kept, draft)
    return kept


def _with(kept: list[Draft], draft: Draft) -> list[Draft]:
    """`kept` and the draft, joined to its twin; what two tellings say together may be a third's too."""
    at = _twin(kept, draft)
    if at is None:
        return [*kept, draft]
    return [*_with(kept[:at], _joined(kept[at], draft)), *kept[at + 1 :]]


def _twin(kept: Sequence[Draft], draft: Draft) -> int | None:
    return next((i for i in range(len(kept) - 1, -1, -1) if _same(kept[i], draft)), None)


def _only_mentions(earlier: Sequence[Draft], draft: Draft) -> bool:
    """"l'attaque", "ces combats", with no toll, after violence was told: it is spoken of, not reported."""
    if not _refers_back(draft) or draft.losses:
        return False
    if draft.event == "advance" and draft.trigger.demonstrative:
        return any(d.event in ("advance", "capture") for d in earlier)
    if draft.status != "occurred":
        return False
    if draft.event == "agreement":
        return any(d.event == "agreement" and d.status == draft.status for d in earlier)
    if draft.event not in _VIOLENCE:
        return False
    told = [d for d in earlier if d.event in _VIOLENCE and not d.trigger.sentence.heading]
    return bool(told) if draft.trigger.demonstrative else any(_one_kind(d, draft) for d in told)


def _same(one: Draft, other: Draft) -> bool:
    if "denied" in (one.status, other.status):
        return one.status == other.status and _denied_twice(one, other)
    if _gain_and_capture(one, other) or _fight_for_capture(one, other) or _aims_at_itself(one, other):
        return True
    if _turns_violent(one, other):
        return True
    if not _one_kind(one, other) or _each_of_its_own(one, other) or _by_two_sides(one, other):
        return False
    if one.event == "agreement" and one.status == other.status and not _times_differ(one, other):
        return True  # a report tells of one truce, by whatever names of its parties
    if one.status != other.status and "ongoing" not in (one.status, other.status):
        return False
    if (_times_differ(one, other) and not _still_fought(one, other)) or _actors_differ(one, other):
        return False
    if one.event == other.event and _same_toll(one, other) and _may_be_one_place(one, other):
        return True
    loose = other.place_inherited or one.is_lead
    apart = _places_differ(one, other) and not (loose and _may_be_one_place(one, other))
    if apart or _two_words(one, other):
        return False
    if _refers_back(other) or _is_bare(one) or _is_bare(other):
        return _near(one, other)
    if _tolls_differ(one, other):
        return False
    same_place = _place_key(one) is not None and _place_key(one) == _place_key(other)
    return same_place or other.place_inherited or one.trigger.sentence.heading or one.is_lead


def _gain_and_capture(one: Draft, other: Draft) -> bool:
    """"a réalisé une avancée en prenant X": ground is gained where no place falls, and here one does."""
    if {one.event, other.event} != {"advance", "capture"} or one.trigger.sentence != other.trigger.sentence:
        return False
    gain, capture = (one, other) if one.event == "advance" else (other, one)
    acting = bool(one.initiators) and bool(other.initiators) and not _actors_differ(one, other)
    if not acting or (one.status, one.certainty) != (other.status, other.certainty):
        return False
    return _is_no_place_of_its_own(gain, capture)


def _is_no_place_of_its_own(gain: Draft, capture: Draft) -> bool:
    """Whether the gain is told of no place, of the one taken "en prenant X", or of an area around it."""
    if gain.place is None or capture.place is None:
        return gain.place is None
    group = capture.trigger.group
    by_taking = group is not None and group.voice == "gerund" and _place_key(gain) == _place_key(capture)
    area = (gain.place.place.radius_km or 0) >= _AREA_KM and not far_apart(gain.place.place, capture.place.place)
    return by_taking or area


def _fight_for_capture(one: Draft, other: Draft) -> bool:
    """"la bataille pour la libération de X": a fight and what it is for are one claim."""
    if one.event not in ("clash", "offensive") or (other.event, other.status) != ("capture", "planned"):
        return False
    return one.trigger.sentence == other.trigger.sentence and 0 < other.start - one.trigger.last <= _AIM


def _turns_violent(one: Draft, other: Draft) -> bool:
    """"la marche *a tourné à l'émeute*": one crowd at one place, and violent in the end."""
    if (one.event, other.event) != ("protest", "riot") or one.trigger.sentence != other.trigger.sentence:
        return False
    own_subject = other.trigger.group is not None and not other.trigger.group.shared
    return not own_subject and not _places_differ(one, other) and one.status == other.status


def _aims_at_itself(one: Draft, other: Draft) -> bool:
    """"un siège *pour l'isoler* de X": what an act is for, in the same sentence, is that act."""
    return (
        one.event == other.event
        and one.trigger.sentence == other.trigger.sentence
        and other.status == "planned" != one.status
        and not _actors_differ(one, other)
    )


def _denied_twice(one: Draft, other: Draft) -> bool:
    """"dément que X soit tombée : « X n'est pas tombée »": a denial and what it quotes."""
    near = abs(other.trigger.sentence.index - one.trigger.sentence.index) <= 1
    return near and one.event == other.event and not _actors_differ(one, other)


def _two_words(one: Draft, other: Draft) -> bool:
    """Whether two sources tell it, the second with a toll: who says so must stay with what they say."""
    if not other.losses or one.attribution is None or other.attribution is None:
        return False
    chains = [set(map(called, d.attribution.chain)) for d in (one, other) if d.attribution]
    return bool(chains[0]) and bool(chains[1]) and chains[0].isdisjoint(chains[1])


def _one_kind(one: Draft, other: Draft) -> bool:
    """The same event, or a general word ("l'attaque", a bare killing) beside a specific one."""
    if one.event == other.event:
        return True
    if not ({one.event, other.event} <= _STRIKES and {one.event, other.event} & _GENERAL):
        return False
    return not ("air_strike" in (one.event, other.event) and all(_tells(d) for d in (one, other)))


def _tells(draft: Draft) -> bool:
    """Whether it tells an act by a verb, with who did or suffered it: no general word for another's."""
    return draft.trigger.group is not None and not _is_bare(draft) and bool(draft.initiators or draft.targets)


def _each_of_its_own(one: Draft, other: Draft) -> bool:
    """"*ont égorgé* dix bergers à A, et un obus *a tué* deux enfants à B": two acts, each at its own place."""
    if one.event == other.event or one.trigger.sentence != other.trigger.sentence or not _places_differ(one, other):
        return False
    return all(_is_clause(d) and not d.place_inherited for d in (one, other))


def _by_two_sides(one: Draft, other: Draft) -> bool:
    """"*l'armée* a repris Bria, dont *les rebelles* s'étaient emparés": a state's forces and others each took it."""
    if one.event != other.event or one.event not in _GAINS:
        return False
    sides = [{"official_force" in r.classes for r in d.initiators} for d in (one, other)]
    return bool(sides[0]) and bool(sides[1]) and sides[0].isdisjoint(sides[1])


def _is_clause(draft: Draft) -> bool:
    """Whether the event is the finite verb of a clause of its own."""
    group = draft.trigger.group
    return group is not None and group.voice in ("active", "passive") and not group.shared


def _near(one: Draft, other: Draft) -> bool:
    gap = abs(other.trigger.sentence.index - one.trigger.sentence.index)
    return gap <= 3 or one.trigger.sentence.heading


def _refers_back(draft: Draft) -> bool:
    """A noun with "le", "cette" ...: it speaks of an event that the text has told."""
    return draft.trigger.group is None and draft.trigger.definite


def _is_bare(draft: Draft) -> bool:
    """A killing or a general word for an attack, with nobody named who did it."""
    return draft.trigger.event in ("killing", "strike") and not draft.initiators


def _place_key(draft: Draft) -> str | None:
    """What tells places apart: where they are, or their name where that is unknown."""
    if draft.place is None:
        return None
    place = draft.place.place
    if place.lat is not None and place.lon is not None:
        return f"{place.lat:.2f},{place.lon:.2f}"
    return fold(place.name or draft.place.head.text)


def _places_differ(one: Draft, other: Draft) -> bool:
    if one.place is None or other.place is None:
        return False
    return _place_key(one) != _place_key(other)


def _may_be_one_place(one: Draft, other: Draft) -> bool:
    """Whether one place may lie in the other: a village told by its country first and its name then."""
    if one.place is None or other.place is None or not _places_differ(one, other):
        return True
    places = (one.place.place, other.place.place)
    names = [set(fold(p.name or p.text).split()) for p in places]
    if names[0] & names[1]:
        return True
    if any(p.lat is None or p.lon is None for p in places):
        return one.trigger.sentence.heading  # "quatre morts au Vraem" over the story of a village there
    return not far_apart(*places)


def _times_differ(one: Draft, other: Draft) -> bool:
    if one.time is None or other.time is None or one.time.from_day is None or other.time.from_day is None:
        return False
    return (one.time.from_day, one.time.to_day) != (other.time.from_day, other.time.to_day)


def _still_fought(one: Draft, other: Draft) -> bool:
    """"se battent *depuis samedi*, et l'on se tirait toujours dessus *lundi*": a fight that lasts, told on one day."""
    lasts = one.time is not None and one.time.lasting
    return lasts and one.event == other.event == "clash" and one.trigger.sentence == other.trigger.sentence


def _tolls_differ(one: Draft, other: Draft) -> bool:
    return any(
        a.kind == b.kind
        and a.who == b.who
        and (a.min, a.max) != (b.min, b.max)
        and a.min is not None
        and b.min is not None
        for a in one.losses
        for b in other.losses
    )


def _same_toll(one: Draft, other: Draft) -> bool:
    """The same number of people, told twice: a headline and its story, or two sources that agree."""
    return any(_is_toll(a, b) for a in one.losses for b in other.losses)


def _is_toll(one: LossMention, other: LossMention) -> bool:
    """Whether two losses are one: as many, of the same people or of people that only one of the two tells more of."""
    if one.min is None or (one.kind, one.min) != (other.kind, other.min):
        return False
    if one.min < 2:
        return one.victim is None and one.who == other.who  # one helicopter, no person
    return one.who == other.who or ("unknown" in (one.who, other.who) and one.min > _FEW)


def _actors_differ(one: Draft, other: Draft) -> bool:
    return _differ(one.initiators, other.initiators) or _differ(one.targets, other.targets)


def _differ(ones: Sequence[Role], others: Sequence[Role]) -> bool:
    """Both named, and no name in common."""
    if not ones or not others:
        return False
    return not any(_alike(a, b) for a in ones for b in others)


def _alike(one: Role, other: Role) -> bool:
    if one.actor and other.actor:
        return one.actor == other.actor
    first, second = set(fold(one.span.text).split()), set(fold(other.span.text).split())
    return bool(first & second) or (
        not (one.actor and other.actor) and bool(one.classes & other.classes & {"armed", "civilian"})
    )


def _joined(one: Draft, other: Draft) -> Draft:
    """The fuller of two tellings, with what only the other says."""
    full, thin = (one, other) if _says_most(one, other) else (other, one)
    known = {(x.kind, x.who) for x in full.losses}
    placed = full if thin.status == "planned" != full.status else _finer(full, thin)
    return replace(
        full,
        event=_specific(full, thin),
        initiators=full.initiators or thin.initiators,
        targets=full.targets or thin.targets,
        place=placed.place,
        place_inherited=placed.place_inherited,
        time=full.time or thin.time,
        losses=_last_told(full.losses + tuple(x for x in thin.losses if (x.kind, x.who) not in known)),
        attribution=full.attribution or thin.attribution,
    )


def _says_most(one: Draft, other: Draft) -> bool:
    if one.status != other.status and "planned" in (one.status, other.status):
        return other.status == "planned"  # "un siège pour l'isoler": the siege
    if one.event != other.event and not _OUTCOMES.isdisjoint((one.event, other.event)):
        return one.event in _OUTCOMES
    if _refers_back(other) and one.trigger.group is not None and not one.trigger.sentence.heading:
        return True  # "L'attaque a fait dix morts" speaks of what was told
    return _weight(one) >= _weight(other)


def _last_told(losses: tuple[LossMention, ...]) -> tuple[LossMention, ...]:
    """`losses` without what was found and is told destroyed after: the same thing, once."""
    ended = {(x.who, x.min) for x in losses if x.kind == "destroyed"}
    return tuple(x for x in losses if x.kind != "seized" or (x.who, x.min) not in ended)


def _finer(full: Draft, thin: Draft) -> Draft:
    """Of two tellings the one that says more narrowly where: a village before its province."""
    if full.place is None or (thin.place is not None and _width(thin) < _width(full)):
        return thin
    return full


def _width(draft: Draft) -> int:
    assert draft.place is not None
    return _WIDTHS.index(draft.place.place.precision or "settlement")


def _specific(full: Draft, thin: Draft) -> str:
    """The event that says more: a means before a general attack."""
    return thin.event if full.event in _GENERAL and thin.event not in _GENERAL else full.event


def _weight(draft: Draft) -> int:
    own_place = bool(draft.place) and not draft.place_inherited
    return (
        len(draft.initiators)
        + len(draft.targets)
        + 2 * len(draft.losses)
        + own_place
        + bool(draft.time)
        + bool(draft.attribution)
        - 3 * draft.trigger.sentence.heading
    )
