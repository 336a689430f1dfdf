"""Did it happen? Status and certainty of an event from tense, mood, negation, stated aim and its source."""

import msgspec

from selon.lang import load_data
from selon.model.claim import Certainty, Status
from selon.read.arguments import Reading
from selon.read.mentions import Attribution, TimeMention
from selon.read.nearby_words import holds, says
from selon.read.triggers import Trigger
from selon.read.verb_groups import VerbGroup, verb_group

__all__ = ["ModalityWords", "certainty_of", "is_unreal", "modality_words", "status_of"]

_WISH = 9  # tokens before a verb in which it may be wished for
_LASTING = frozenset({"besiege", "hold", "clash", "offensive", "shelling", "air_strike", "advance"})
_CLAUSE_ENDS = frozenset((";", ":"))
_KEPT_UP = frozenset({"protest", "agreement", "besiege"})
_CALLED = frozenset({"protest", "mobilise"})  # who calls for them means to bring them about
_NO_PLAN = frozenset({"protest", "riot", "displace", "killing", "destroy", "detain"})


class ModalityWords(msgspec.Struct, frozen=True):
    """The file modality.yaml; its head says what each list is."""

    unreal: frozenset[str]
    no: frozenset[str]
    without: frozenset[str]
    wishes: tuple[str, ...]
    doubled: frozenset[str]
    bids: frozenset[str]
    demands: frozenset[str]
    verdicts: frozenset[str]
    unclaimed: frozenset[str]
    adjuncts: frozenset[str]
    intended: frozenset[str]
    chosen: frozenset[str]
    might: frozenset[str]
    able: frozenset[str]
    undelayed: frozenset[str]
    due: frozenset[str]
    calls: frozenset[str]
    refusals: frozenset[str]
    goes_on: frozenset[str]
    lasting: tuple[str, ...]
    ceases: frozenset[str]
    over: tuple[str, ...]
    ends: frozenset[str]
    aims: frozenset[str]
    conditions: frozenset[str]
    unable: frozenset[str]
    doubts: tuple[str, ...]
    unverified: tuple[str, ...]
    forecasts: tuple[str, ...]
    fears: frozenset[str]
    denials: tuple[str, ...]
    disclaimers: tuple[str, ...]
    sayings: frozenset[str]


def modality_words(reading: Reading) -> ModalityWords:
    """The lists of the reading's language. Raises LanguageDataError where it has none."""
    return load_data(reading.tagged.lexicon.language, "modality", ModalityWords)


def _predicate(reading: Reading, trigger: Trigger) -> VerbGroup | None:
    """The verb group that says whether the event is real: the trigger's own, or the one that a noun leans on."""
    if trigger.group is not None:
        return trigger.group
    if trigger.support is None or _is_adjunct(reading, trigger) or _is_apposed(reading, trigger):
        return None
    return verb_group(reading.tagged, trigger.support, trigger.sentence.first)


def _is_apposed(reading: Reading, trigger: Trigger) -> bool:
    """"Donetsk, *bastion des insurgés*, n'a pas été épargnée": a state told beside the subject, whatever its verb."""
    norms, support = reading.tagged.passage.norms, trigger.support
    if trigger.event != "hold" or support is None or support < trigger.last:
        return False
    return norms[trigger.first - 1] == "," and "," in norms[trigger.last : support]


def _is_adjunct(reading: Reading, trigger: Trigger) -> bool:
    """Whether the noun only says when or why ("n'a pas été blessé *dans l'attaque*"): the verb leaves it real."""
    assert trigger.support is not None
    opening = trigger.support + 1 if _is_object(trigger) else max(trigger.sentence.first, trigger.first - 2)
    return not modality_words(reading).adjuncts.isdisjoint(reading.tagged.passage.norms[opening : trigger.first])


def _is_negated(reading: Reading, trigger: Trigger, group: VerbGroup | None) -> bool:
    """"n'ont pas attaqué", "*aucune* frappe"."""
    if group is not None and group.negated:
        told = _is_unended(reading, trigger, group) or _is_unclaimed(reading, trigger, group)
        return not (told or _is_undelayed(reading, group))
    before = reading.tagged.passage.norms[max(trigger.sentence.first, trigger.first - 2) : trigger.first]
    return trigger.group is None and not modality_words(reading).no.isdisjoint(before)


def _is_unended(reading: Reading, trigger: Trigger, group: VerbGroup) -> bool:
    """"les combats *n'ont pas cessé*", "le combat *n'est pas terminé*": denied an end, it goes on."""
    ends = reading.tagged.lemmas(group.last - 1) & modality_words(reading).ends
    return trigger.group is None and not _is_object(trigger) and bool(ends)


def _is_unclaimed(reading: Reading, trigger: Trigger, group: VerbGroup) -> bool:
    """"l'attentat *n'a pas été revendiqué*": nobody owned it, and it happened."""
    return trigger.group is None and bool(reading.tagged.lemmas(group.last - 1) & modality_words(reading).unclaimed)


def _is_undelayed(reading: Reading, group: VerbGroup) -> bool:
    """"*n'ont pas tardé* à riposter": denied a delay, it was done."""
    return group.negated and group.governor in modality_words(reading).undelayed


def _is_called(reading: Reading, trigger: Trigger, group: VerbGroup) -> bool:
    """"ont *appelé* à manifester": their own plan, where a call to lay down arms is nobody's."""
    return trigger.event == "protest" and group.governor in modality_words(reading).calls


def _is_left_open(reading: Reading, trigger: Trigger, group: VerbGroup) -> bool:
    """"*tentent* de prendre", "*peuvent* attaquer", "*aurait pu* prendre": framed so, nothing says that it was done."""
    words = modality_words(reading)
    if group.governor in words.unreal:
        return not _is_undelayed(reading, group)
    if group.governor in words.might and _is_past_conditional(reading, group):
        return True
    if group.governor in words.bids:
        return not _is_called(reading, trigger, group)
    return _is_framed_by(reading, group, words.able)


def _is_prevented(reading: Reading, group: VerbGroup) -> bool:
    """"a empêché les rebelles *de prendre* la ville": the verb before the infinitive unmakes it, or only asks."""
    if group.voice != "infinitive":
        return False
    tags, reach = reading.tagged.tags, range(group.first - 1, max(group.first - 12, -1), -1)
    relative = next((i for i in reach if tags[i] == "REL"), None)
    # "demande à ceux *qui errent* de déposer les armes": the clause before tells only who is asked
    outer = reach if relative is None else range(relative - 1, reach.stop, -1)
    verb, words = next((i for i in outer if tags[i] == "VERB"), None), modality_words(reading)
    return verb is not None and bool(reading.tagged.lemmas(verb) & (words.unreal | words.bids))


def _is_object(trigger: Trigger) -> bool:
    """Whether the event is a noun that a verb before it governs."""
    return trigger.support is not None and trigger.support < trigger.first


def is_unreal(reading: Reading, trigger: Trigger, attribution: Attribution | None) -> bool:
    """Whether the text doesn't assert the event at all: a condition, an attempt, a negation that nobody voices."""
    group, words = _predicate(reading, trigger), modality_words(reading)
    norms = reading.tagged.passage.norms
    if _is_negated(reading, trigger, group) and attribution is None:
        return not says(reading, trigger, words.denials)
    if _is_asked(reading, trigger) or _is_bidden(reading, trigger):
        return True
    if group is None:
        return False
    if _is_awaited(reading, trigger, group):
        return True
    if group.negated and trigger.group is None and reading.tagged.lemmas(group.last - 1) & words.verdicts:
        return True
    ended = trigger.group is None and not _is_object(trigger) and group.voice == "active" and not group.negated
    if ended and (reading.tagged.lemmas(group.last - 1) & words.ceases or _comes_to_end(reading, trigger, group)):
        return True
    if _is_left_open(reading, trigger, group) or _is_prevented(reading, group):
        return True
    if group.voice == "infinitive" and _is_aim(reading, group) and trigger.event in _NO_PLAN:
        return True
    if _is_object(trigger) and reading.tagged.lemmas(group.last - 1) & _demands(reading, trigger):
        return True
    before = norms[max(trigger.sentence.first, group.first - 6) : group.first]
    if group.voice == "infinitive" and "," not in before[-2:] and not words.unable.isdisjoint(before[-2:]):
        return True
    return not words.conditions.isdisjoint(before) or _is_without(words, before)


def _comes_to_end(reading: Reading, trigger: Trigger, group: VerbGroup) -> bool:
    """"la grève a *pris fin*": a strike or a truce is no more; a fight that ended was fought."""
    lemmas, after = reading.tagged.lemmas(group.last - 1), reading.tagged.passage.norms[group.last :]
    sayings = (phrase.split() for phrase in modality_words(reading).over)
    over = any(verb in lemmas and after[: len(rest)] == tuple(rest) for verb, *rest in sayings)
    return over and trigger.event in _KEPT_UP


def _is_awaited(reading: Reading, trigger: Trigger, group: VerbGroup) -> bool:
    """"attendre que l'armée ait désamorcé", "pour qu'il n'y revienne": wanted or waited for, and not told."""
    before = reading.tagged.passage.norms[max(trigger.sentence.first, group.first - _WISH) : group.first]
    return holds(before, modality_words(reading).wishes)


def _is_without(words: ModalityWords, before: tuple[str, ...]) -> bool:
    """"*sans* attaquer"; but "*non sans* avoir brûlé" tells that they did."""
    return not words.without.isdisjoint(before[-1:]) and words.doubled.isdisjoint(before[-2:-1])


def _is_asked(reading: Reading, trigger: Trigger) -> bool:
    """"Un convoi visé ?": a heading that asks tells nothing."""
    return trigger.sentence.heading and "?" in reading.tagged.passage.norms[trigger.last : trigger.sentence.last]


def _is_bidden(reading: Reading, trigger: Trigger) -> bool:
    """"*Que* les habitants quittent la ville !": an order or a wish."""
    first, that = trigger.sentence.first, reading.tagged.passage.function_words.that
    if trigger.group is None or reading.tagged.passage.norms[first] not in that:
        return False
    return not any(map(reading.is_finite, range(first, trigger.group.first)))


def _demands(reading: Reading, trigger: Trigger) -> frozenset[str]:
    """Verbs by which the event is only wanted: who calls for a truce plans none, who calls for a strike does.

    A truce may be offered and refused; "ce qu'ils *appellent* l'assaut final" calls for nothing.
    """
    words, to = modality_words(reading), reading.tagged.passage.function_words.any_to
    if trigger.event == "agreement":
        return words.demands | words.calls | words.refusals
    before = reading.tagged.passage.norms[max(trigger.first - 2, trigger.sentence.first) : trigger.first]
    return words.demands if trigger.event in _CALLED or to.isdisjoint(before) else words.demands | words.calls


def status_of(reading: Reading, trigger: Trigger, attribution: Attribution | None, time: TimeMention | None) -> Status:
    """The claim's status as the codebook defines it."""
    words, group = modality_words(reading), _predicate(reading, trigger)
    if (attribution is not None and attribution.denies) or _is_negated(reading, trigger, group):
        return "denied"
    if says(reading, trigger, words.denials):
        return "denied"
    if trigger.group is None and says(reading, trigger, words.forecasts, reach=8):
        return "expected"
    if trigger.event == "capture" and _is_fought_for(reading, trigger):
        return "planned"
    if group is None:
        return _lasting(reading, trigger, group, time, attribution)
    return _future(reading, trigger, group) or _lasting(reading, trigger, group, time, attribution)


def _future(reading: Reading, trigger: Trigger, group: VerbGroup) -> Status | None:
    """ "planned" or "expected" where the verb looks ahead, else None."""
    words = modality_words(reading)
    if group.tense == "cond" and not _is_past_conditional(reading, group):
        return "expected"
    if not group.perfect and (_is_intended(reading, trigger, group) or _is_due(reading, group)):
        return "planned"
    if trigger.group is None and reading.tagged.lemmas(group.last - 1) & (words.intended | words.calls):
        # "la frappe a visé", "visé par une frappe": it is not the event that is meant to be
        told = _is_object(trigger) == (group.voice in ("passive", "participle"))
        return None if told else "planned"
    if trigger.group is not None and _is_feared(reading, trigger, group):
        return "expected"
    if group.tense == "fut":
        own = trigger.group is not None or _is_object(trigger)
        return "planned" if own else "expected"
    if trigger.group is not None and group.voice == "infinitive" and _is_aim(reading, group):
        return "planned"
    return None


def _is_intended(reading: Reading, trigger: Trigger, group: VerbGroup) -> bool:
    """"*comptent* prendre"; but who "*a choisi* de fuir" has fled."""
    words = modality_words(reading)
    if trigger.event == "displace" and group.governor in words.chosen:
        return False
    return group.governor in words.intended or _is_called(reading, trigger, group)


def _is_due(reading: Reading, group: VerbGroup) -> bool:
    """"*doivent* partir", "*devaient* partir"; but who "*a dû* fuir" has fled."""
    return _is_framed_by(reading, group, modality_words(reading).due)


def _is_framed_by(reading: Reading, group: VerbGroup, verbs: frozenset[str]) -> bool:
    """Whether one of `verbs` frames the infinitive and itself bears the present or the imperfect."""
    if group.governor not in verbs or group.tense not in ("pres", "impf"):
        return False
    finite = next((i for i in range(group.first, group.last) if "fin" in reading.tagged.features(i)), None)
    return finite is not None and bool(reading.tagged.lemmas(finite) & verbs)


def _is_feared(reading: Reading, trigger: Trigger, group: VerbGroup) -> bool:
    """"redoute que l'armée ne s'empare de X": someone's forecast."""
    words, passage = modality_words(reading), reading.tagged.passage
    near = range(max(trigger.sentence.first, group.first - _WISH), group.first)
    feared = next((i for i in near if reading.tagged.lemmas(i) & words.fears), None)
    return feared is not None and not passage.function_words.that.isdisjoint(passage.norms[feared + 1 : group.first])


def _is_fought_for(reading: Reading, trigger: Trigger) -> bool:
    """"la bataille *pour la libération* de X": what a fight is for; but "félicités pour la prise de X"."""
    norms, aims = reading.tagged.passage.norms, modality_words(reading).aims
    opening = max(trigger.sentence.first, trigger.first - 3)
    aim = next((i for i in range(opening, trigger.first) if norms[i] in aims), None)
    if trigger.group is not None or aim is None:
        return False
    return any(p.is_any("event", "assault") and p.last == aim for p in reading.by_sentence[trigger.sentence.index])


def _is_past_conditional(reading: Reading, group: VerbGroup) -> bool:
    """ "aurait pris", "auraient été tués", and "serait tombée": the press conditional, a hedge and no forecast."""
    auxiliaries = reading.tagged.passage.function_words.auxiliary_verbs
    first = next((i for i in range(group.first, group.last) if "cond" in reading.tagged.features(i)), None)
    return first is not None and bool(reading.tagged.lemmas(first) & auxiliaries)


def _is_aim(reading: Reading, group: VerbGroup) -> bool:
    before = reading.tagged.passage.norms[max(0, group.first - 3) : group.first]
    return not modality_words(reading).aims.isdisjoint(before)


def _lasting(
    reading: Reading,
    trigger: Trigger,
    group: VerbGroup | None,
    time: TimeMention | None,
    attribution: Attribution | None,
) -> Status:
    since = time is not None and time.lasting
    if trigger.group is None and _goes_on(reading, trigger):
        return "ongoing"
    if trigger.frame.status == "ongoing":
        past = group is not None and (group.tense in ("impf", "past") or group.perfect)
        return "occurred" if past else "ongoing"
    if group is not None and (
        reading.tagged.lemmas(group.last - 1) & modality_words(reading).goes_on
        or group.governor in modality_words(reading).goes_on
        or (group.negated and _is_unended(reading, trigger, group))
    ):
        return "ongoing"
    if trigger.event not in _LASTING or (group is not None and group.perfect):
        return "occurred"
    dated = time is not None and not time.lasting and bool(time.from_day or time.to_day)
    state = (
        group is not None
        and group.tense == "pres"
        and group.voice in ("active", "passive")
        and trigger.group is not None
    )
    # In what somebody said the imperfect stands for his present ("il a indiqué que X était assiégée").
    over = attribution is None and group is not None and group.tense == "impf" and trigger.group is not None
    return "ongoing" if (since and not over) or (state and not dated) else "occurred"


def _goes_on(reading: Reading, trigger: Trigger) -> bool:
    """Whether the noun's own verb, past what is told beside it, says so: "l'offensive, lancée lundi, *se poursuit*"."""
    tagged, words = reading.tagged, modality_words(reading)
    verb = _verb_after(reading, trigger)
    if verb is None:
        return False
    if holds(tagged.passage.norms[trigger.last : verb], words.lasting):
        return True
    if verb == trigger.sentence.last:
        return False
    now = not tagged.features(verb).isdisjoint(("pres", "impf"))
    return now and bool(tagged.lemmas(verb) & words.goes_on)


def _verb_after(reading: Reading, trigger: Trigger) -> int | None:
    """The first finite verb after the noun that no relative clause has; the sentence's end where there is none."""
    norms, tags, relative = reading.tagged.passage.norms, reading.tagged.tags, False
    for i in range(trigger.last, trigger.sentence.last):
        if norms[i] in _CLAUSE_ENDS:
            return None
        relative = tags[i] == "REL" or (relative and norms[i] != ",")
        if reading.is_finite(i) and not relative:
            return i
    return trigger.sentence.last


def certainty_of(reading: Reading, trigger: Trigger, attribution: Attribution | None, status: Status) -> Certainty:
    """ "hedged" for the press conditional, words of doubt about the deed or the doer, and doubtful sources.

    A denial is asserted, however doubtful what it denies ("dément que X serait tombée").
    """
    if status == "denied":
        return "asserted"
    words = modality_words(reading)
    if (attribution is not None and attribution.hedged) or says(reading, trigger, words.unverified):
        return "hedged"
    group = _predicate(reading, trigger)
    if group is not None and group.tense == "cond" and _is_past_conditional(reading, group):
        return "hedged"
    return "hedged" if says(reading, trigger, words.doubts, reach=8) else "asserted"
