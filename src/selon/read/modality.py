"""Did it happen? Status and certainty of an event from tense, mood, negation, stated aim and its source."""

from selon.model.claim import Certainty, Status
from selon.read.arguments import Reading
from selon.read.mentions import Attribution
from selon.read.triggers import Trigger
from selon.read.verb_groups import VerbGroup, verb_group

__all__ = ["certainty_of", "is_unreal", "status_of"]

_LASTING = frozenset({"besiege", "hold", "clash", "offensive", "shelling", "air_strike"})
_GO_ON = frozenset({"poursuivre", "continuer", "durer", "persister", "perdurer"})
_DOUBT = ("presume", "presumes", "presumee", "presumees", "vraisemblablement", "probablement", "apparemment", "soupconnes", "soupconne", "soupconnees", "suspectes", "semble", "semblent", "eventuel", "eventuelle", "non confirme", "non confirmee")
_UNREAL = frozenset({"tenter", "essayer", "manquer", "échouer", "refuser", "empêcher", "éviter", "rêver", "interdire", "chercher"})
_INTENDED = frozenset({"vouloir", "menacer", "envisager", "projeter", "prévoir", "compter", "promettre", "jurer", "souhaiter", "ordonner", "viser", "s'apprêter", "préparer", "aller", "espérer"})
_NO_PLAN = frozenset({"protest", "riot", "displace", "killing", "destroy", "detain"})
_AIMS = frozenset({"pour", "afin", "vue"})


def _predicate(reading: Reading, trigger: Trigger) -> VerbGroup | None:
    """The verb group that says whether the event is real: the trigger's own, or the one that a noun leans on."""
    if trigger.group is not None:
        return trigger.group
    if trigger.support is None:
        return None
    return verb_group(reading.tagged, trigger.support, trigger.sentence.first)


def is_unreal(reading: Reading, trigger: Trigger, attribution: Attribution | None) -> bool:
    """Whether the text doesn't assert the event at all: a condition, an attempt, a negation that nobody voices."""
    group = _predicate(reading, trigger)
    norms = reading.tagged.passage.norms
    if group is None:
        return False
    if group.governor in _UNREAL or (group.negated and attribution is None):
        return True
    if group.voice == "infinitive" and _is_aim(reading, group) and trigger.event in _NO_PLAN:
        return True
    before = norms[max(trigger.sentence.first, group.first - 6) : group.first]
    return "si" in before or "s'" in before[-3:-1] and norms[group.first] in ("il", "ils") or "sans" in before[-1:]


def status_of(reading: Reading, trigger: Trigger, attribution: Attribution | None) -> Status:
    """The claim's status as the codebook defines it."""
    if attribution is not None and attribution.denies:
        return "denied"
    group = _predicate(reading, trigger)
    if group is not None and group.negated:
        return "denied"
    if group is None:
        return "ongoing" if trigger.frame.status == "ongoing" else "occurred"
    if group.governor in _INTENDED and not group.compound:
        return "planned"
    if group.tense == "fut":
        return "planned" if trigger.group is not None and trigger.group.voice == "active" else "expected"
    if group.tense == "cond" and not _is_past_conditional(reading, group):
        return "expected"
    if trigger.group is not None and group.voice == "infinitive" and _is_aim(reading, group):
        return "planned"
    return _lasting(reading, trigger, group)


def _is_past_conditional(reading: Reading, group: VerbGroup) -> bool:
    """"aurait pris", "auraient été tués", and "serait tombée": the press conditional, a hedge and no forecast."""
    first = next((i for i in range(group.first, group.last) if "cond" in reading.tagged.features(i)), None)
    return first is not None and bool(reading.tagged.lemmas(first) & {"avoir", "être"})


def _is_aim(reading: Reading, group: VerbGroup) -> bool:
    before = reading.tagged.passage.norms[max(0, group.first - 2) : group.first]
    return bool(_AIMS & set(before))


def _lasting(reading: Reading, trigger: Trigger, group: VerbGroup) -> Status:
    if trigger.frame.status == "ongoing":
        past = group.tense in ("impf", "past") or (group.compound and group.tense == "pres" and group.voice == "active")
        return "occurred" if past else "ongoing"
    if trigger.event not in _LASTING:
        return "occurred"
    verb = reading.tagged.lemmas(group.last - 1)
    if verb & _GO_ON or (group.tense == "pres" and trigger.event == "besiege"):
        return "ongoing"
    return "occurred"


def certainty_of(reading: Reading, trigger: Trigger, attribution: Attribution | None) -> Certainty:
    """"hedged" for the press conditional, words of doubt about the deed or the doer, and doubtful sources."""
    if attribution is not None and attribution.hedged:
        return "hedged"
    group = _predicate(reading, trigger)
    if group is not None and group.tense == "cond" and _is_past_conditional(reading, group):
        return "hedged"
    window = reading.tagged.passage.norms[max(trigger.sentence.first, trigger.first - 8) : min(trigger.last + 8, trigger.sentence.last)]
    return "hedged" if any(w in _DOUBT for w in window) else "asserted"
