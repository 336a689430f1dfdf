"""Families told apart late, from the whole draft: a strike by its means and target, a killing by its victim."""

from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cache

from selon.lang import load_data
from selon.read.arguments import Reading
from selon.read.drafts import Draft, Role, are_apart, recent
from selon.read.folding import fold
from selon.read.function_words import FunctionWords
from selon.read.means import MeansWords, are_attackers, means_of
from selon.read.mentions import LossMention
from selon.read.passage import Passage
from selon.read.phrases import Phrase
from selon.read.sequences import Sequences

__all__ = ["decide_families"]

_GROUND = frozenset({"capture", "advance", "link_up"})
_COMBAT = frozenset(
    ["clash", "attack", "strike", "repel", "offensive", "air_strike", "shelling", "bombing", "suicide_bombing"]
)
_KILLS = _COMBAT | frozenset("attack_civilians chemical_attack riot protest capture".split())
_SUMMED = frozenset({"killing", "clash", "offensive", "attack", "strike", "air_strike", "shelling"})
_WAR = 1000  # dead: more than any one event of the last decades that a report tells by a bare toll
_BLASTS = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing"})
_ONE_SIDED = _BLASTS | {"attack", "attack_civilians", "strike"}  # who dies in it is whom it struck
_TAKES_BOOTY = (_COMBAT - {"bombing", "suicide_bombing"}) | {"capture", "killing"}
_CARRIERS = _BLASTS | {"attack", "attack_civilians"}
_ARMS = frozenset({"weapon", "ammunition", "drone"})
_EQUIPMENT = frozenset(
    ["tank", "armoured_vehicle", "vehicle", "mortar", "artillery", "aircraft", "drone", "ship", "weapon", "ammunition"]
)
_ARMOUR = _EQUIPMENT - {"vehicle", "weapon", "ammunition"}
_FIRED = 6  # tokens of "sol tiré mardi depuis un avion"
_UNDER = 3  # tokens of "les tirs d'obus"
_TOOL = 6  # tokens of "avec une trentaine d'obus d'artillerie"
_MEANS = 4  # tokens of "intensives à l'artillerie"


def decide_families(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with "strike" and "killing" made events; what another event accounts for gives it its losses."""
    kept: list[Draft] = []
    for draft in _accounted(reading, drafts):
        if _is_seat(reading.tagged.passage, drafts, draft) or _is_purpose(drafts, draft):
            continue
        event = _decided(reading, drafts, draft)
        if event is not None:
            targets = () if event == "disrupt_weapons" and draft.event != event else draft.targets
            kept.append(replace(draft, event=event, targets=targets))
    return _by_gas(reading, kept)


def _by_gas(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without the shells and bombs that bring a gas: one chemical attack, with what they say of it."""
    kept = list(drafts)
    for draft in drafts:
        gas = next((d for d in kept if _brings(reading, draft, d)), None) if draft.event in _CARRIERS else None
        if gas is not None:
            kept.remove(draft)
            kept[kept.index(gas)] = _carried(gas, draft)
    return kept


def _carried(gas: Draft, draft: Draft) -> Draft:
    return replace(
        gas,
        initiators=gas.initiators or draft.initiators,
        targets=gas.targets or draft.targets,
        losses=_united(gas, draft),
    )


def _brings(reading: Reading, draft: Draft, gas: Draft) -> bool:
    same = gas.trigger.sentence.index == draft.trigger.sentence.index and gas.status == draft.status
    return gas.event == "chemical_attack" and same and not are_apart(reading.tagged.passage, gas, draft)


def _decided(reading: Reading, drafts: Sequence[Draft], draft: Draft) -> str | None:
    """The draft's event; None for a killing that kills nobody."""
    if (draft.event in _SUMMED and _sums_up(draft)) or _is_unheld(draft):
        return None
    if draft.event == "hold" and draft.status == "planned":
        return None  # "ses efforts *pour tenir* la frontière": what is held is held now
    unarmed = means_of(reading).battles.isdisjoint(_own_words(reading, draft))
    if draft.event == "clash" and unarmed and _is_unrest(draft):
        return "riot"
    if _downs_aircraft(draft) or _ends_find(drafts, draft):
        return "disrupt_weapons"
    if draft.event == "capture" and _drives_off(reading, draft):
        return "repel"
    if draft.event == "destroy" and _is_of_arms(draft):
        burnt = reading.tagged.lemmas(draft.start) & means_of(reading).burnings
        return _strike(reading, draft) if draft.initiators else draft.event if burnt else None
    if draft.trigger.frame.of_fighters is not None and _is_of_fighters(draft):
        return draft.trigger.frame.of_fighters
    if draft.event == "strike":
        return _strike(reading, draft)
    if draft.event == "killing":
        return (_by_weapon(reading, draft) or _by_victim(reading, draft)) if _has_victims(draft) else None
    if draft.event in ("air_strike", "shelling", "bombing") and _with_gas(reading, drafts, draft):
        return "chemical_attack"
    if draft.event == "air_strike" and _by_shell(reading, draft):
        return "shelling"
    if draft.event in ("shelling", "bombing") and _may_be_from_air(reading, draft):
        return "air_strike"
    if draft.event == "bombing" and _are_bombs(reading, draft):
        return "air_strike"
    return draft.event


def _has_victims(draft: Draft) -> bool:
    """Whether somebody was killed: counted, found dead, or named with whoever did it or denies it."""
    idiom = draft.trigger.last - draft.trigger.first > 1 or draft.trigger.absorbed != (0, 0)  # "retrouvés décapités"
    found = (bool(draft.targets) and idiom) or any("toll" in r.classes for r in draft.targets)
    answered = bool(draft.initiators) or draft.status == "denied"
    return bool(draft.losses) or found or (bool(draft.targets) and answered)


def _is_of_arms(draft: Draft) -> bool:
    """"a détruit *trois chars*": tanks and guns are struck in a fight; what is destroyed are buildings and goods."""
    return bool(draft.losses) and all(x.who in _ARMOUR for x in draft.losses)


def _is_of_fighters(draft: Draft) -> bool:
    """"a *capturé* douze soldats": fighters taken are prisoners, whoever takes them; civilians are carried off."""
    return bool(draft.targets) and all("armed" in r.classes for r in draft.targets)


def _with_gas(reading: Reading, drafts: Sequence[Draft], draft: Draft) -> bool:
    """"lancé des bombes *à gaz*", "tiré des obus *au chlore*": what they bring is told with them, and nowhere else."""
    if any(_brings(reading, draft, d) for d in drafts):
        return False
    words, trigger = means_of(reading), draft.trigger
    near = reading.tagged.passage.norms[trigger.last : min(trigger.last + 4, trigger.sentence.last)]
    return not words.gas.isdisjoint(near) and words.no_weapon_gas.isdisjoint(near)


def _by_shell(reading: Reading, draft: Draft) -> bool:
    """"une frappe russe *de missiles*": fired from afar, where the means told with the word is none of the air's."""
    words, means = means_of(reading), _means_named(reading, draft)
    return not words.artillery.isdisjoint(means) and words.air.isdisjoint(means)


def _means_named(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """The words of the means right after the event's own ("tirs *de missiles de drones*")."""
    trigger, norms = draft.trigger, reading.tagged.passage.norms
    return norms[slice(*trigger.absorbed)] or norms[trigger.last : min(trigger.last + _MEANS, trigger.sentence.last)]


def _may_be_from_air(reading: Reading, draft: Draft) -> bool:
    """"bombardement" in a sentence that tells of aircraft; "tirs d'artillerie" never."""
    words, trigger = means_of(reading), draft.trigger
    own = reading.tagged.passage.norms[trigger.first : trigger.last]
    if not words.artillery.isdisjoint(own):
        return _is_fired_from_air(reading, draft) or not words.air.isdisjoint(_means_named(reading, draft))
    return _has(reading, draft, words.air)


def _are_bombs(reading: Reading, draft: Draft) -> bool:
    """"ont péri *sous les bombes* de la coalition": what falls comes from the air."""
    words, first, norms = means_of(reading), draft.trigger.first, reading.tagged.passage.norms
    return norms[first] in words.bombs and not words.under.isdisjoint(norms[max(first - 2, 0) : first])


def _is_fired_from_air(reading: Reading, draft: Draft) -> bool:
    """"un missile *tiré par un drone*", "*lancé depuis un avion*": what comes from the air, whatever it is."""
    words, passage, last = means_of(reading), reading.tagged.passage, draft.trigger.last
    after = passage.norms[last : min(last + _FIRED, draft.trigger.sentence.last)]
    fired = next((i for i, norm in enumerate(after) if norm in words.fired), None)
    return fired is not None and not words.air.isdisjoint(after[fired:])


def _is_seat(passage: Passage, drafts: Sequence[Draft], draft: Draft) -> bool:
    """"ont touché *le siège du parti*", "visé *un déploiement*": what another act strikes is no act itself."""
    if draft.event not in ("besiege", "mobilise") or draft.trigger.group is not None:
        return False
    at = passage.tokens[draft.start].start
    return any(r.span.start == at for d in drafts if d is not draft for r in d.targets)


def _is_purpose(drafts: Sequence[Draft], draft: Draft) -> bool:
    """"se battent *pour reprendre* la ville": the aim of fighting that the sentence tells is no plan of its own."""
    group = draft.trigger.group
    if draft.status != "planned" or group is None or group.voice != "infinitive":
        return False
    if draft.event == "clash":  # "présente depuis 2007 pour *combattre* les rebelles": what a force is for
        return True
    same = (d for d in drafts if d.trigger.sentence.index == draft.trigger.sentence.index and d.start < draft.start)
    return any(d.event in _COMBAT | _GROUND and d.status in ("occurred", "ongoing") for d in same)


def _drives_off(reading: Reading, draft: Draft) -> bool:
    """"ont chassé *les assaillants*", from no place that is named: an attack beaten off."""
    return draft.trigger.place is None and any(are_attackers(reading, r.span.text) for r in draft.targets)


def _is_unheld(draft: Draft) -> bool:
    """"la Cisjordanie *occupée*": a state of control that names no holder says where, and nothing more."""
    group = draft.trigger.group
    return draft.event == "hold" and not draft.initiators and group is not None and group.voice == "participle"


def _sums_up(draft: Draft) -> bool:
    """Whether it tells the dead of a whole war ("la guerre a fait 20 000 morts"), and no event."""
    return any(x.kind == "killed" and x.min is not None and x.min >= _WAR for x in draft.losses)


def _accounted(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without the killings and wrecks that an act beside them explains; it takes over their losses."""
    kept = dict(enumerate(drafts))  # by place: what has taken over losses is no longer the draft that it was
    for at, draft in enumerate(drafts):
        act = next((k for k in reversed(kept) if k != at and _explains(reading, kept[k], draft)), None)
        if act is not None:
            shared = _is_consequence(draft) or _is_cause(reading, kept[act], draft)
            shared = shared or (kept[act].event in _ONE_SIDED and _is_course(reading, kept[act], draft))
            targets = kept[act].targets or (draft.targets if shared else ())
            doers = kept[act].initiators or (draft.initiators if shared else ())
            kept[act] = replace(kept[act], losses=_united(kept[act], kept.pop(at)), targets=targets, initiators=doers)
    return list(kept.values())


def _explains(reading: Reading, act: Draft, draft: Draft) -> bool:
    gap = draft.trigger.sentence.index - act.trigger.sentence.index
    if gap == 0 and act.event == draft.event and _is_consequence(draft):
        return act.start < draft.start
    if gap == 0 and draft.event in _BLASTS and act.event in _BLASTS and _is_gerund(draft):
        return act.start < draft.start  # "des projectiles sont tombés sur X, *tuant* une femme"
    if draft.event == "killing":
        accounted = bool(act.losses) or (_is_consequence(draft) and act.start < draft.start)
        accounted = accounted or _is_cause(reading, act, draft) or _is_course(reading, act, draft)
        accounted = accounted or _has_same_subject(act, draft)
        return gap == 0 and act.event in _KILLS and accounted and not are_apart(reading.tagged.passage, act, draft)
    if 0 <= gap <= 1 and act.event in _COMBAT and _is_wreck(draft):
        return not (draft.trigger.initiators and are_apart(reading.tagged.passage, act, draft))
    if 0 <= gap <= 2 and act.event in _TAKES_BOOTY and _is_booty(reading, draft):
        return _in_one_breath(act, draft) or (draft.place_inherited and _by_attackers(reading, act, draft))
    damaged = 0 <= gap <= 2 and _is_damage(draft) and _explodes(reading, act)
    return damaged and not are_apart(reading.tagged.passage, act, draft)


def _has_same_subject(act: Draft, draft: Draft) -> bool:
    """"ont repoussé l'assaut et *ont abattu* deux assaillants": whom the act's own subject killed in going on."""
    shared = bool(act.trigger.initiators) and act.trigger.initiators == draft.trigger.initiators
    return shared and act.start < draft.start


def _is_cause(reading: Reading, act: Draft, draft: Draft) -> bool:
    """ "la mort de dix rebelles, tués *par de nouveaux raids*": what the killing is told to come from."""
    words = reading.tagged.passage.function_words
    return _is_amid(reading, act, draft) or _preposition_of(reading, act, draft) in words.by


def _is_amid(reading: Reading, act: Draft, draft: Draft) -> bool:
    """"la mort de cinq civils *dans les affrontements*": a death told with the fight that brought it."""
    if not _is_noun_after(reading, act, draft):
        return False
    before = reading.tagged.passage.norms[max(draft.trigger.last, act.start - 3) : act.start]
    return draft.trigger.group is None and not means_of(reading).amid.isdisjoint(before)


def _is_course(reading: Reading, act: Draft, draft: Draft) -> bool:
    """ "tués par les rebelles *dans une attaque* à la bombe": what the killing is told to be a part of.

    Whom one side kills *during* a clash it kills in an act of its own.
    """
    if act.event == "clash" and draft.initiators:
        return False
    words = reading.tagged.passage.function_words
    return _preposition_of(reading, act, draft) in words.in_the_course


def _preposition_of(reading: Reading, act: Draft, draft: Draft) -> str | None:
    """What ties the noun for an act to the killing told before it in the same clause."""
    if not _is_noun_after(reading, act, draft):
        return None
    phrases = reading.by_sentence[act.trigger.sentence.index]
    return next((p.prep for p in phrases if p.first <= act.start < p.last), None)


def _is_noun_after(reading: Reading, act: Draft, draft: Draft) -> bool:
    """Whether the act is told by a noun, with no verb between it and the killing."""
    return act.trigger.group is None and not any(map(reading.is_finite, range(draft.trigger.last, act.start)))


def _is_consequence(draft: Draft) -> bool:
    """", *tuant* quatre soldats", "ont attaqué le poste *et tué*": told as what the act before did."""
    group = draft.trigger.group
    return _is_gerund(draft) or (group is not None and draft.event == "killing" and group.shared)


def _is_gerund(draft: Draft) -> bool:
    return draft.trigger.group is not None and draft.trigger.group.voice == "gerund"


def _is_wreck(draft: Draft) -> bool:
    """The enemy's equipment destroyed: a loss of the fighting, no event of its own."""
    return draft.event == "destroy" and bool(draft.losses) and all(x.who in _EQUIPMENT for x in draft.losses)


def _is_booty(reading: Reading, draft: Draft) -> bool:
    """Arms and vehicles taken: what a fight left to who won it, unless they were sought out and found."""
    taken = draft.event == "disrupt_weapons" and draft.status in ("occurred", "ongoing")
    lost = bool(draft.losses) and all(x.kind == "seized" for x in draft.losses)
    by_verb = draft.trigger.group is not None
    return taken and lost and by_verb and bool(reading.tagged.lemmas(draft.start) & means_of(reading).takings)


def _in_one_breath(act: Draft, draft: Draft) -> bool:
    """"trois bandits ont été tués *et deux fusils saisis*": told with the dead of the fight, of nobody else's doing."""
    sentence = draft.trigger.sentence
    people = (x for x in act.losses if x.kind in ("killed", "wounded", "captured"))
    told = any(sentence.start <= x.span.start < sentence.end for x in people)
    return told and (not draft.initiators or _shares(draft.initiators, act.initiators))


def _by_attackers(reading: Reading, act: Draft, draft: Draft) -> bool:
    """ "Les assaillants ont *emporté* dix fusils": who attacked carries arms off, where a state's force seizes them."""
    named = any(are_attackers(reading, r.span.text) for r in draft.initiators)
    rebels = bool(draft.initiators) and not any(_is_state(r) for r in draft.initiators)
    return rebels and (named or _shares(draft.initiators, act.initiators))


def _shares(ones: Sequence[Role], others: Sequence[Role]) -> bool:
    return not {r.span.start for r in ones}.isdisjoint(r.span.start for r in others)


def _explodes(reading: Reading, act: Draft) -> bool:
    return (_strike(reading, act) if act.event == "strike" else act.event) in _BLASTS


def _is_damage(draft: Draft) -> bool:
    """"Deux maisons *ont été détruites*", by nobody, after an explosion: what it did."""
    group = draft.trigger.group
    bare = group is not None and group.voice in ("passive", "participle") and not draft.trigger.initiators
    return draft.event == "destroy" and bare and {x.kind for x in draft.losses} <= {"destroyed", "damaged"}


def _united(act: Draft, draft: Draft) -> tuple[LossMention, ...]:
    known = {(x.kind, x.who, x.min, x.max) for x in act.losses}
    return act.losses + tuple(x for x in draft.losses if (x.kind, x.who, x.min, x.max) not in known)


def _is_unrest(draft: Draft) -> bool:
    """Whether one side of the clash is a crowd, or unarmed people who face a side; two that kill each other fight."""
    sides = [r.classes for r in (*draft.initiators, *draft.targets)]
    unarmed = [c for c in sides if c & {"crowd", "civilian"} and not c & {"armed", "name", "toll"}]
    rebels = any(c & {"armed", "name"} and not c & {"official_force", "crowd", "civilian"} for c in sides)
    if rebels:
        return False
    if any("crowd" in c for c in unarmed):
        return True
    deadly = len(unarmed) == len(sides) and any(x.kind == "killed" for x in draft.losses)
    return bool(unarmed) and bool(draft.initiators) and not deadly


def _downs_aircraft(draft: Draft) -> bool:
    """Whether all that the act destroys flies: it is air defence and no attack."""
    sentence = draft.trigger.sentence
    own = any(sentence.start <= x.span.start < sentence.end for x in draft.losses[:1])
    if draft.event not in ("strike", "killing", "attack") or not own:
        return False
    return all(x.who in ("aircraft", "drone") and x.kind == "destroyed" for x in draft.losses[:1])


def _ends_find(drafts: Sequence[Draft], draft: Draft) -> bool:
    """"cet engin a été détruit", after it was found: the end of what was told as weapons taken."""
    arms = draft.event == "destroy" and bool(draft.losses) and all(x.who in _ARMS for x in draft.losses)
    near = recent([d for d in drafts if d.start < draft.start], draft.trigger.sentence, 2)
    return arms and any(d.event == "disrupt_weapons" and _share_arms(d, draft) for d in near)


def _share_arms(find: Draft, draft: Draft) -> bool:
    return not {x.who for x in find.losses}.isdisjoint(x.who for x in draft.losses)


def _has(reading: Reading, draft: Draft, words: Container[str]) -> bool:
    sentence = draft.trigger.sentence
    return any(n in words for n in reading.tagged.passage.norms[sentence.first : sentence.last])


def _strike(reading: Reading, draft: Draft) -> str:
    words = means_of(reading)
    doers = [fold(r.span.text).split() for r in draft.initiators]
    if any(not words.suicide.isdisjoint(doer) and words.air.isdisjoint(doer) for doer in doers):
        return "suicide_bombing"
    if _lies_in_wait(reading, draft) or not words.small_arms.isdisjoint(_own_words(reading, draft)):
        return _by_victim(reading, draft)
    if _is_flown(draft) or _near(reading, draft, words.air):
        return "air_strike"
    if _is_air_raid(reading, draft):
        return "air_strike"
    if _near(reading, draft, words.artillery) or any("artillery" in r.classes for r in draft.initiators):
        return "shelling"
    if (by_means := _by_means(reading, draft)) is not None:
        return by_means
    if _near(reading, draft, words.suicide):
        return "suicide_bombing"
    return _by_victim(reading, draft)


def _is_flown(draft: Draft) -> bool:
    """Whether aircraft do it, be it with no word of whose they are ("*des hélicoptères* ont survolé puis frappé X")."""
    named = any("air" in r.classes for r in draft.initiators)
    return named or any(p.is_any("air") for p in draft.trigger.initiators)


def _by_weapon(reading: Reading, draft: Draft) -> str | None:
    """"*l'artillerie* a blessé trois enfants": the arm that killed says how, but for "tombé *sous les balles*"."""
    if not means_of(reading).small_arms.isdisjoint(_own_words(reading, draft)):
        return None
    arms = frozenset().union(*(r.classes for r in draft.initiators))
    if _is_flown(draft):
        return "air_strike"
    return "shelling" if "artillery" in arms or _under_shells(reading, draft) else None


def _under_shells(reading: Reading, draft: Draft) -> bool:
    """ "ont péri *sous les obus*": what fell on those who died."""
    words, passage, last = means_of(reading), reading.tagged.passage, draft.trigger.last
    after = passage.norms[last : last + 1 + _UNDER]
    return not words.under.isdisjoint(after[:1]) and not words.artillery.isdisjoint(after)


def _is_air_raid(reading: Reading, draft: Draft) -> bool:
    """ "des raids" with no word of who, or of a state's forces, come from the air; bandits raid on foot."""
    word = reading.tagged.passage.norms[draft.trigger.first]
    if draft.trigger.group is not None or word not in means_of(reading).raids:
        return False
    official = any(r.classes & {"official_force", "authority"} for r in draft.initiators)
    return official or (word in means_of(reading).many_raids and not draft.initiators)


def _near(reading: Reading, draft: Draft, words: Container[str]) -> bool:
    trigger, passage = draft.trigger, reading.tagged.passage
    low, high = max(trigger.sentence.first, trigger.first - 3), min(trigger.last + 5, trigger.sentence.last)
    struck = [p for r in draft.targets if (p := r.phrase) is not None and _is_shot_at(p, passage.function_words)]
    near = (i for i in range(low, high) if not any(p.first <= i < p.last for p in struck))
    return any(passage.norms[i] in words for i in near)


def _by_means(reading: Reading, draft: Draft) -> str | None:
    """"a visé lundi la caserne *avec des obus*", "*au moyen de* drones": the means, named at the end of the clause."""
    words, norms, trigger = means_of(reading), reading.tagged.passage.norms, draft.trigger
    tools, last = _tools(reading.tagged.lexicon.language), trigger.sentence.last
    end = next((i for i in range(trigger.last, last) if _leaves_act(reading, i)), last)
    found = (tools.at(norms, i) for i in range(trigger.last, end))
    for named in (norms[past : min(past + _TOOL, end)] for _, past in filter(None, found)):
        if not words.air.isdisjoint(named):
            return "air_strike"
        if not words.artillery.isdisjoint(named):
            return "shelling"
    return None


@cache
def _tools(language: str) -> Sequences[None]:
    return Sequences((tool, None) for tool in load_data(language, "means", MeansWords).tools)


def _leaves_act(reading: Reading, i: int) -> bool:
    """Whether another clause begins at the token."""
    return reading.is_finite(i) or reading.tagged.tags[i] == "REL" or reading.tagged.passage.norms[i] in (";", ":")


def _is_shot_at(phrase: Phrase, words: FunctionWords) -> bool:
    """"tiré *sur deux avions*": a target that the clause names, not the means ("tir de *drone*")."""
    return phrase.prep is None or phrase.prep in words.shot_at


def _by_victim(reading: Reading, draft: Draft) -> str:
    """An attack on fighters, or on people who don't fight: by who was struck, else by who struck."""
    fighters = ("armed" in t.classes and t.classes.isdisjoint({"post", "civilian"}) for t in draft.targets)
    armour = any(x.who in _ARMOUR - {"aircraft", "ship"} for x in draft.losses)
    if any(fighters) or _lost(draft, "fighters") or _is_of_patrol(draft) or armour:
        return "attack"
    if any(t.classes & {"civilian", "captive", "crowd"} for t in draft.targets) or _lost(draft, "civilians"):
        return "attack_civilians"
    if any(t.classes & {"post", "air"} for t in draft.targets):
        return "attack"
    if _lies_in_wait(reading, draft):
        return "attack"
    murder = reading.tagged.passage.norms[draft.trigger.first] in means_of(reading).murders
    fights = not murder and any(_is_state(r) for r in draft.initiators)
    bloodless = all(x.kind not in ("killed", "wounded") for x in draft.losses)
    return "attack" if fights and bloodless else "attack_civilians"


def _is_of_patrol(draft: Draft) -> bool:
    """ "ont tiré sur *une patrouille*, blessant trois passants": a force, whoever was hurt beside it."""
    return bool(draft.targets) and all("armed" in t.classes and "civilian" not in t.classes for t in draft.targets)


def _lies_in_wait(reading: Reading, draft: Draft) -> bool:
    """"le convoi est tombé dans *une embuscade*": on a force, where nobody unarmed is named."""
    return not means_of(reading).ambushes.isdisjoint(_own_words(reading, draft))


def _own_words(reading: Reading, draft: Draft) -> tuple[str, ...]:
    return reading.tagged.passage.norms[draft.trigger.first : draft.trigger.last]


def _is_state(role: Role) -> bool:
    """A state, its government or its forces."""
    return bool(role.classes & {"official_force", "country"}) or {"authority", "named"} <= role.classes


def _lost(draft: Draft, who: str) -> bool:
    return any(x.who == who and x.kind in ("killed", "wounded") for x in draft.losses)
