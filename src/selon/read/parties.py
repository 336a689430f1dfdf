"""Sides that the clause leaves out: both sides of a clash, victims as targets, an agent named just before."""

from collections.abc import Sequence
from dataclasses import replace

from selon.read.arguments import Reading
from selon.read.drafts import Draft, Role, far_apart, recent
from selon.read.folding import fold
from selon.read.loss_sides import loser_of, side_of
from selon.read.means import means_of
from selon.read.mentions import LossMention
from selon.read.phrases import Phrase

__all__ = ["complete_parties", "leave_open"]

_STRIKES = frozenset(
    [
        "attack",
        "attack_civilians",
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
        "strike",
        "killing",
        "abduct",
        "detain",
        "sexual_violence",
        "displace",
    ]
)
_HANDED_ON = frozenset(
    [
        "attack",
        "attack_civilians",
        "air_strike",
        "shelling",
        "strike",
        "killing",
        "abduct",
        "destroy",
        "capture",
        "sexual_violence",
        "besiege",
        "offensive",
        "disrupt_weapons",
        "detain",
        "release",
    ]
)
_FROM_AFAR = frozenset({"air_strike", "shelling"})  # what is shot down after one is its own means
_AT_HAND = frozenset("abduct capture sexual_violence besiege detain release".split())  # done by people on the spot
_WITH_AIRCRAFT = frozenset({"official_force", "country", "authority", "air"})
_CARRIERS = frozenset({"vehicle", "reinforcement", "thing", "unknown_name"})
_UNSENT = frozenset({"shelling", "bombing"})
_CONTESTS = frozenset({"hold", "withdraw", "offensive", "clash", "advance", "strike", "attack", "capture"})
_ATTACKS = frozenset({"strike", "attack", "offensive", "clash"})
_ASSAULTS = _ATTACKS | {"advance", "attack_civilians"}


def complete_parties(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with the sides that the words around make plain."""
    found: list[Draft] = []
    for draft in drafts:
        draft = _two_sides(draft)
        draft = _other_side(reading, found, draft)
        draft = _victims(reading, draft)
        draft = _freed(found, _attackers(found, _defender(found, draft)))
        found.append(_agent_before(reading, found, draft))
    settled = [_holder(found, _loser(found, draft)) for draft in found]
    return [_other_side(reading, settled[:at], draft) for at, draft in enumerate(settled)]


def _two_sides(draft: Draft) -> Draft:
    """In a clash the side named first is the initiator and the other the target."""
    if draft.event != "clash" or draft.targets or len(draft.initiators) < 2:
        return draft
    return replace(draft, initiators=draft.initiators[:1], targets=draft.initiators[1:])


def _other_side(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> Draft:
    """The side of a clash that its clause leaves out: the armed subject of the sentence, else who acted before."""
    if draft.event != "clash" or (draft.initiators and draft.targets):
        return draft
    known = draft.initiators + draft.targets
    sides = [r for r in _armed_subjects(reading, draft) if not _same_people((r,), known)]
    if not sides:
        fallen = [_role_of(reading, x) for x in draft.losses if x.who == "fighters" and _names(reading, x)]
        generic = reading.tagged.lexicon.words.generic_actors
        named = [r for r in fallen if r is not None and r.span.text.lower() not in generic]
        named = [r for r in named if not _is_anybody(reading, r.span.text)]
        sides = [r for r in named if known and not _same_people((r,), known)]
    if not sides:
        doers, others = _sides_before(earlier, draft)
        if not known:
            return replace(draft, initiators=doers, targets=others)
        sides = [r for r in (*doers, *others) if not _same_people((r,), known)]
    if not known:
        return replace(draft, initiators=tuple(sides[:1]), targets=tuple(sides[1:2]))
    if draft.targets:
        return replace(draft, initiators=tuple(sides[:1]))
    return replace(draft, targets=tuple(sides[:1]))


def _armed_subjects(reading: Reading, draft: Draft) -> list[Role]:
    phrases = reading.by_sentence[draft.trigger.sentence.index]
    return [
        _as_role(reading, p)
        for p in phrases
        if p.prep is None
        and p.parent is None
        and p.is_any("armed")
        and not p.is_any("event", "air", "post")
        and p.last <= draft.trigger.first
        and not p.counted
    ]


def _sides_before(earlier: Sequence[Draft], draft: Draft) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Who fought whom in the last fight that the text has told nearby."""
    for other in recent(earlier, draft.trigger.sentence, 2):
        if other.event in _ATTACKS or other.event in ("capture", "repel"):
            return _armed(other.initiators), _armed(other.targets)
    return (), ()


def _armed(roles: Sequence[Role]) -> tuple[Role, ...]:
    return tuple(r for r in roles if "armed" in r.classes)


def _loser(drafts: Sequence[Draft], draft: Draft) -> Draft:
    """From whom a place is taken: who is told, nearby, to hold it, leave it or be fought there.

    Who is besieged is who is told to hold it.
    """
    if draft.event not in ("capture", "besiege") or draft.targets:
        return draft
    telling = _CONTESTS if draft.event == "capture" else {"hold"}
    near = sorted(
        (d for d in drafts if abs(d.trigger.sentence.index - draft.trigger.sentence.index) <= 2 and d is not draft),
        key=lambda d: abs(d.start - draft.start),
    )
    for other in near:
        if draft.place is not None and other.place is not None and far_apart(draft.place.place, other.place.place):
            continue
        sides = other.initiators if other.event in ("hold", "withdraw") else other.targets
        if other.event in telling and sides and not _same_people(sides, draft.initiators):
            return replace(draft, targets=tuple(r for r in sides if "armed" in r.classes))
    return draft


def _freed(earlier: Sequence[Draft], draft: Draft) -> Draft:
    """"ils ont été relâchés": those who were taken, not who took them."""
    named = draft.targets and not any(p.is_any("pronoun") for p in draft.trigger.targets)
    if draft.event != "release" or named:
        return draft
    taken = [d for d in earlier if d.event in ("abduct", "detain") and d.targets]
    near = taken and draft.trigger.sentence.index - taken[-1].trigger.sentence.index <= 2
    return replace(draft, targets=taken[-1].targets) if near else draft


def _defender(earlier: Sequence[Draft], draft: Draft) -> Draft:
    """Who beats an attack off is whom it was aimed at."""
    if draft.event != "repel" or draft.initiators:
        return draft
    for other in recent(earlier, draft.trigger.sentence, 2):
        if other.event in _ATTACKS and other.targets and not _same_people(other.targets, draft.targets):
            return replace(draft, initiators=tuple(r for r in other.targets if "armed" in r.classes))
    return draft


def _attackers(earlier: Sequence[Draft], draft: Draft) -> Draft:
    """Who is beaten off, where "l'assaut a été repoussé" leaves it out: who attacked just before."""
    if draft.event != "repel" or draft.targets:
        return draft
    for other in recent(earlier, draft.trigger.sentence, 2):
        if other.event in _ASSAULTS and other.initiators and not _same_people(other.initiators, draft.initiators):
            return replace(draft, targets=_armed(other.initiators))
    return draft


def _victims(reading: Reading, draft: Draft) -> Draft:
    """Who is killed, taken or driven out by an act against people is its target, and not what carried them."""
    if draft.event not in _STRIKES or (draft.targets and not _is_their_carrier(reading, draft)):
        return draft
    taken = draft.event in ("abduct", "detain")
    named = (x for x in draft.losses if not x.subset and _names(reading, x))
    named = (x for x in named if side_of(reading, x, draft) != "initiators")
    named = (x for x in named if not taken or x.kind in ("captured", "missing"))
    victims = tuple(dict.fromkeys(v for x in named for v in _roles_of(reading, x)))
    return replace(draft, targets=_losers(reading, draft) or victims or draft.targets)


def _losers(reading: Reading, draft: Draft) -> tuple[Role, ...]:
    """Whom an act struck that names nobody: who tells, or is told, to have lost men or arms in it."""
    if draft.initiators:
        return ()
    losers = (loser_of(reading, x) for x in draft.losses)
    armed = next((p for p in losers if p is not None and p.is_any("armed")), None)
    return () if armed is None or _only_tells(reading, armed) else (_as_role(reading, armed),)


def _only_tells(reading: Reading, phrase: Phrase) -> bool:
    """"*un commandant*, qui dit n'avoir perdu que neuf hommes": of whose men he speaks the text leaves open."""
    words, passage = reading.tagged.lexicon.words, reading.tagged.passage
    return passage.norms[phrase.head] in words.heads or passage.tokens[phrase.head].text.lower() in words.tellers


def _as_role(reading: Reading, phrase: Phrase) -> Role:
    return Role(phrase.span(reading.tagged), phrase.classes, plural=phrase.plural, phrase=phrase)


def _is_their_carrier(reading: Reading, draft: Draft) -> bool:
    """ "six soldats ont péri quand *leur camion* a sauté sur une mine": whose it was is told by who was in it."""
    norms, words = reading.tagged.passage.norms, reading.tagged.passage.function_words
    carriers = [r.phrase for r in draft.targets if r.classes & _CARRIERS]
    owned = (p is not None and not words.possessives.isdisjoint(norms[p.opening : p.head]) for p in carriers)
    return draft.event == "bombing" and len(carriers) == len(draft.targets) and all(owned)


def _names(reading: Reading, loss: LossMention) -> bool:
    """Whether the victim is more than "des morts", "des blessés"."""
    return loss.victim is not None and not fold(loss.victim.text).startswith(means_of(reading).fates)


def _is_anybody(reading: Reading, words: str) -> bool:
    return fold(words).startswith(means_of(reading).anybody)


def _roles_of(reading: Reading, loss: LossMention) -> list[Role]:
    """Whom the loss names, each of those that it counts together: "*deux femmes* et *un enfant*"."""
    assert loss.victim is not None
    first, last = reading.tagged.passage.tokens_of(loss.victim.start, loss.victim.end)
    named = (p for p in reading.by_sentence[reading.sentence_of(first).index] if first <= p.head < last)
    people = [p for p in named if p.parent is None and p.is_any("armed", "civilian", "captive", "crowd", "authority")]
    if len(people) > 1:
        return [_as_role(reading, p) for p in people]
    role = _role_of(reading, loss)
    return [] if role is None else [role]


def _role_of(reading: Reading, loss: LossMention) -> Role | None:
    assert loss.victim is not None
    phrase = reading.phrase_at(loss.victim.start)
    if phrase is not None and phrase.is_any("armed", "civilian", "captive", "crowd", "authority", "name"):
        # "six membres *de la police*": of what they are tells who
        bare = phrase.is_any("armed") and _is_anybody(reading, loss.victim.text)
        span = phrase.span(reading.tagged) if bare else loss.victim
        return Role(span, phrase.classes, plural=phrase.plural, phrase=phrase)
    classes = {"fighters": frozenset({"armed"}), "civilians": frozenset({"civilian"})}
    return Role(loss.victim, classes.get(loss.who, frozenset({"civilian"})))


def _agent_before(reading: Reading, earlier: Sequence[Draft], draft: Draft) -> Draft:
    """Who did it, where the same sentence or the one before names who was acting there."""
    if draft.initiators or draft.event not in _HANDED_ON or draft.status == "denied":
        return draft
    for other in recent(earlier, draft.trigger.sentence, 1):
        if draft.event == "disrupt_weapons" and other.event in _FROM_AFAR:
            continue
        if draft.event == "air_strike" and not any(r.classes & _WITH_AIRCRAFT for r in other.initiators):
            continue
        if any("air" in r.classes for r in other.initiators) and _is_on_the_ground(reading, draft):
            continue
        if other.initiators and other.event in _HANDED_ON and not _same_people(other.initiators, draft.targets):
            return replace(draft, initiators=other.initiators)
    return draft


def _is_on_the_ground(reading: Reading, draft: Draft) -> bool:
    """"quatre soldats ont péri *dans une embuscade*", "a été *enlevé*": no aircraft, told of before, did that."""
    if draft.event in _AT_HAND:
        return True
    sentence, words = draft.trigger.sentence, means_of(reading)
    norms = reading.tagged.passage.norms[sentence.first : sentence.last]
    return not (words.ambushes | words.small_arms).isdisjoint(norms)


def _holder(drafts: Sequence[Draft], draft: Draft) -> Draft:
    """Whom an attack on a place strikes, where its sentence tells whose the place is ("attaqué X, *fief de Y*")."""
    if draft.targets or draft.event not in ("strike", "attack") or draft.losses:
        return draft
    same = [d for d in drafts if d.trigger.sentence.index == draft.trigger.sentence.index and d.start > draft.start]
    if any(d.event == "killing" for d in same):
        return draft
    for hold in same:
        if hold.event == "hold" and hold.place == draft.place and hold.status == "ongoing":
            fit = tuple(r for r in hold.initiators if not _same_people((r,), draft.initiators))
            return replace(draft, targets=fit)
    return draft


def leave_open(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with nobody named as the doer where the text names nobody, as the codebook has it."""
    return [replace(d, initiators=()) if _hides_its_doer(d) else d for d in drafts]


def _hides_its_doer(draft: Draft) -> bool:
    """A passive without its agent; shells and bombs that come by themselves ("six obus se sont abattus")."""
    group = draft.trigger.group
    if group is not None and group.voice == "passive" and not draft.trigger.initiators:
        return True
    sent = any(not p.is_any("weapon", "ammunition", "artillery") for p in draft.trigger.initiators)
    return draft.event in _UNSENT and not sent and _are_of_another(draft)


def _are_of_another(draft: Draft) -> bool:
    """Whether its doers are named in no part of its own sentence."""
    sentence = draft.trigger.sentence
    return not any(sentence.start <= r.span.start < sentence.end for r in draft.initiators)


def _same_people(ones: Sequence[Role], others: Sequence[Role]) -> bool:
    starts = {r.span.start for r in ones}  # "cadres" and "cadres du parti" are one
    actors = {r.actor for r in ones if r.actor}
    return any(r.span.start in starts or (r.actor and r.actor in actors) for r in others)
