"""Words that carry an event in this text, with the phrases that fill their roles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from selon.read.allies import allies_of
from selon.read.arguments import Reading, agent_of, in_clause, object_of, subject_of
from selon.read.attribution_quotes import OPENERS
from selon.read.frames import Frame, Frames, NounPattern, VerbPattern
from selon.read.noun_arguments import noun_roles
from selon.read.passage import Sentence
from selon.read.phrases import Phrase, coordinated
from selon.read.verb_groups import VerbGroup, past_only, verb_group

__all__ = ["Trigger", "find_triggers"]

_GAP = 4
# What may not stand between a verb and the fixed words of its pattern.
_PARTING = frozenset({"PUNCT", "NOUN", "NAME", "VERB", "REL", "SUB", "COORD"})
_TOLD_BY_NOUN = frozenset({"strike", "killing", "air_strike", "shelling", "destroy"})
_NO_PARTICIPLE = frozenset({"advance", "mobilise"})  # "les soldats *postés* à X" tell where they are
_GAINED_ON = frozenset({"advance", "capture", "offensive"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event's word: tokens `first:last`, its frame, and who fills which role as far as the clause says.

    `event` may still be a family ("strike", "killing") that is decided later. `place` is a phrase that names
    where; `group` is None for nouns. `support` is the verb that a noun leans on; `definite` says whether "le",
    "cette", "son" ... opens its phrase, `demonstrative` whether "cette" does; `absorbed` is what it takes in.
    """

    event: str
    first: int
    last: int
    frame: Frame
    sentence: Sentence
    group: VerbGroup | None = None
    initiators: tuple[Phrase, ...] = ()
    targets: tuple[Phrase, ...] = ()
    place: Phrase | None = None
    rule: str = ""
    support: int | None = None
    definite: bool = False
    demonstrative: bool = False
    absorbed: tuple[int, int] = (0, 0)


@dataclass
class _Taken:
    """Tokens that a trigger has used, so that none counts twice."""

    tokens: set[int] = field(default_factory=set)

    def free(self, first: int, last: int) -> bool:
        return self.tokens.isdisjoint(range(first, last))

    def take(self, first: int, last: int) -> None:
        self.tokens.update(range(first, last))


def find_triggers(reading: Reading, frames: Frames) -> tuple[Trigger, ...]:
    """All triggers of the passage in order; verbs take precedence over the nouns that they support."""
    found: list[Trigger] = []
    for sentence in reading.tagged.passage.sentences:
        taken = _Taken()
        for finder in (_phrase_triggers, _verb_triggers, _noun_triggers):
            for trigger in finder(reading, frames, sentence, taken):
                taken.take(trigger.first, trigger.last)
                taken.take(*trigger.absorbed)
                found.append(trigger)
    return tuple(sorted(found, key=lambda t: t.first))


# ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────
def _verb_triggers(reading: Reading, frames: Frames, sentence: Sentence, taken: _Taken) -> Iterator[Trigger]:
    tagged = reading.tagged
    for i in range(sentence.first, sentence.last):
        if tagged.tags[i] != "VERB" or not tagged.readings[i] or not taken.free(i, i + 1):
            continue
        if _is_auxiliary(reading, i, sentence):
            continue
        patterns = [p for lemma in sorted(tagged.lemmas(i)) for p in frames.verbs.get(lemma, ())]
        if patterns:
            trigger = _first_fitting(reading, i, sentence, patterns)
            trigger = trigger or _with_fronted_noun(reading, i, sentence, patterns, frames)
            if trigger is not None:
                yield trigger


def _is_auxiliary(reading: Reading, i: int, sentence: Sentence) -> bool:
    """ "a", "ont été" before a participle: it carries no event of its own."""
    tagged = reading.tagged
    if not tagged.lemmas(i) & tagged.passage.function_words.auxiliary_verbs:
        return False
    after = tagged.past_adverbs(i + 1, sentence.last)
    return after < sentence.last and tagged.tags[after] == "VERB" and "pp" in tagged.features(after)


def _first_fitting(reading: Reading, i: int, sentence: Sentence, patterns: list[VerbPattern]) -> Trigger | None:
    group = _with_shared_auxiliary(reading, i, verb_group(reading.tagged, i, sentence.first), sentence)
    for pattern in sorted(patterns, key=lambda p: (-len(p.words), p.rank)):
        end = _matches(reading, i, group, pattern, sentence)
        last = end if end is not None else _around_object(reading, i, group, pattern, sentence)
        if last is not None and _context_allows(reading, i, last, pattern.frame, sentence):
            trigger = _verb_roles(reading, i, end or i + 1, group, pattern, sentence)
            if trigger is not None:
                return trigger if end is not None else replace(trigger, absorbed=(i + 1, last))
    return None


def _with_fronted_noun(
    reading: Reading, i: int, sentence: Sentence, patterns: list[VerbPattern], frames: Frames
) -> Trigger | None:
    """ "*le feu* a été *mis* à la mairie": the fixed noun of a pattern as subject of its passive."""
    group = verb_group(reading.tagged, i, sentence.first)
    subject = subject_of(reading, group, sentence) if group.voice == "passive" else None
    noun = reading.tagged.passage.norms[subject.head] if subject is not None else ""
    if subject is None or any(p.words == (noun,) for p in frames.nouns.get(noun, ())):  # "des *frappes* ont été menées"
        return None
    for pattern in patterns:
        if len(pattern.words) == 1 and noun in pattern.words[0] and not pattern.reflexive:
            trigger = _passive_roles(reading, i, group, pattern, subject)
            if trigger is not None:
                return trigger
    return None


def _passive_roles(reading: Reading, i: int, group: VerbGroup, pattern: VerbPattern, noun: Phrase) -> Trigger | None:
    """The trigger of a pattern whose noun is fronted; what its preposition introduces must be there.

    Without one ("*une base* a été *ouverte*") the noun is all that it takes.
    """
    frame, sentence = pattern.frame, reading.sentence_of(i)
    wanted = pattern.prepositions or reading.tagged.passage.function_words.of_whole
    patient = object_of(reading, i + 1, pattern.prepositions, sentence) if pattern.prepositions else None
    if patient is None or not _is_beside(reading, i + 1, patient, pattern):
        patient = next((p for p in reading.parts(noun) if p.prep in wanted), None)
    if patient is None and pattern.prepositions:
        return None
    if not _context_allows(reading, noun.head, noun.head + 1, frame, sentence):
        return None
    fits = _classes_fit(patient, frame.object_is, frame.object_not, optional=not pattern.prepositions)
    if not fits or frame.agent_needed or not _context_allows(reading, i, i + 1, frame, sentence):
        return None
    trigger = Trigger(frame.event, i, i + 1, frame, sentence, group, rule=f"verb:{pattern.lemma}")
    trigger = _fill(reading, trigger, agent_of(reading, i + 1, sentence), frame.subject)
    return _fill(reading, trigger, patient, frame.object)


def _with_shared_auxiliary(reading: Reading, i: int, group: VerbGroup, sentence: Sentence) -> VerbGroup:
    """ "ont repoussé un assaut et *abattu* un drone": the second participle shares the auxiliary of the first."""
    before = group.first - 1
    if group.voice != "participle" or before < sentence.first or reading.tagged.tags[before] not in ("COORD", "PUNCT"):
        return group
    for j in range(before - 1, sentence.first, -1):
        if reading.tagged.tags[j] == "VERB" and "pp" in reading.tagged.features(j):
            earlier = _with_shared_auxiliary(reading, j, verb_group(reading.tagged, j, sentence.first), sentence)
            if not earlier.compound or _is_noun_phrase_end(reading, before, j) or _agrees_apart(reading, i, earlier):
                return group
            return replace(
                group,
                voice=earlier.voice,
                tense=earlier.tense,
                compound=True,
                governor=earlier.governor,
                negated=earlier.negated,
                shared=True,
            )
        if reading.is_finite(j) or reading.tagged.tags[j] == "REL":
            return group
    return group


def _agrees_apart(reading: Reading, i: int, earlier: VerbGroup) -> bool:
    """"ont attaqué Bria, *contrôlée* par ...": a participle that agrees with a noun takes no "avoir" from before."""
    auxiliaries, have = range(earlier.first, earlier.last - 1), reading.tagged.passage.function_words.have
    has_avoir = any(reading.tagged.lemmas(j) & have for j in auxiliaries) and earlier.voice == "active"
    features, joined = reading.tagged.features(i), reading.tagged.features(earlier.last - 1)
    if not has_avoir:  # "se sont retirés de la base, *investie* par ..."
        return any(_is_other(features, joined, pair) for pair in (("masc", "fem"), ("sing", "plur")))
    return not features >= {"masc", "sing"}


def _is_other(features: frozenset[str], others: frozenset[str], pair: tuple[str, str]) -> bool:
    """Whether the one is all of one gender or number, and the other all of the other."""
    return {features & set(pair), others & set(pair)} == {frozenset({name}) for name in pair}


def _is_noun_phrase_end(reading: Reading, comma: int, verb: int) -> bool:
    """A comma, not "et", after a passive: ", tués par ..." then belongs to the noun before."""
    return reading.tagged.tags[comma] == "PUNCT" and comma - verb < 2


def _matches(reading: Reading, i: int, group: VerbGroup, pattern: VerbPattern, sentence: Sentence) -> int | None:
    """The token after the pattern, or None where its words or its reflexive are not there."""
    if not _bears_itself(group, pattern):
        return None
    of_it = reading.tagged.passage.function_words.of_it
    if pattern.with_en and of_it.isdisjoint(reading.tagged.passage.norms[group.first : i]):
        return None
    at = i + 1
    for words in pattern.words:
        hit = _within_reach(reading, at, words, sentence)
        if hit is None or any(_parts(reading, j, sentence) for j in range(at, hit)):
            return None
        if reading.tagged.tags[at - 1] == "PREP" and "NUM" in reading.tagged.tags[at:hit]:
            return None  # "est passé à *neuf* après l'attaque" is no "passer à l'attaque"
        at = hit + 1
    return at


def _bears_itself(group: VerbGroup, pattern: VerbPattern) -> bool:
    """Whether the verb is reflexive where the pattern is; "la caserne *mitraillée*" is no fight of two sides."""
    by_itself = pattern.reflexive and group.voice == "participle" and pattern.frame.event != "clash"
    return pattern.reflexive == group.reflexive or by_itself


def _around_object(reading: Reading, i: int, group: VerbGroup, pattern: VerbPattern, sentence: Sentence) -> int | None:
    """The token after a pattern whose object stands inside it: "ont pris *deux soldats* en otage"."""
    takes_object = pattern.frame.object in ("targets", "any", "place") and not pattern.prepositions
    if not pattern.words or not takes_object or group.voice not in ("active", "infinitive", "gerund"):
        return None
    if not _bears_itself(group, pattern):
        return None
    inside = next(reading.after(i + 1, sentence), None)
    if inside is None or inside.prep is not None or inside.opening > i + 2:
        return None
    norms, at = reading.tagged.passage.norms, inside.last
    if norms[at - 1] in pattern.words[0] and reading.tagged.tags[at - 2] not in ("NUM", "DET"):
        at -= 1  # "trois assaillants *prisonniers*" looks like one phrase
    for words in pattern.words:
        while at < sentence.last and reading.tagged.tags[at] == "DET":
            at += 1
        if at >= sentence.last or norms[at] not in words:
            return None
        at += 1
    return at


def _parts(reading: Reading, token: int, sentence: Sentence) -> bool:
    """Whether the token breaks a pattern: a noun or a stop, no quote after "une", no place ("tombée à Lafito dans")."""
    if reading.tagged.tags[token] not in _PARTING:
        return False
    if reading.tagged.passage.norms[token] in OPENERS and reading.tagged.tags[token - 1] in ("DET", "VERB"):
        return False
    return not any(
        p.place is not None and p.prep is not None and p.first <= token < p.last
        for p in reading.by_sentence[sentence.index]
    )


def _within_reach(reading: Reading, at: int, words: frozenset[str], sentence: Sentence) -> int | None:
    """The first token from `at` on that is one of `words`, a few tokens away at most; adverbs don't count."""
    steps = 0
    for j in range(at, sentence.last):
        if reading.tagged.passage.norms[j] in words:
            return j
        steps += reading.tagged.tags[j] != "ADV"
        if steps >= _GAP:
            return None
    return None


def _context_allows(reading: Reading, first: int, last: int, frame: Frame, sentence: Sentence) -> bool:
    text = reading.tagged.passage.folded
    tokens = reading.tagged.passage.tokens
    after = text[tokens[last - 1].end : sentence.end + 1].lstrip(" '\"«»-")
    before = text[sentence.start : tokens[first].start].rstrip(' "«»“”')
    whole = text[sentence.start : sentence.end]
    endings = reading.tagged.passage.function_words.agreement_endings
    parted = last in reading.transparent or _is_aside(reading, last)
    if not parted and any(_opens_with(after, word, endings) for word in frame.after_not):
        return False
    if _is_ruled_out_later(reading, last, frame, sentence):
        return False
    if any(before.endswith(word) and _is_whole_word(before, word) for word in frame.before_not):
        return False
    if any(word in whole for word in (w.rstrip("*") for w in frame.unless)):
        return False
    return not frame.needs or any(word.rstrip("*") in whole for word in frame.needs)


def _is_aside(reading: Reading, i: int) -> bool:
    """Whether a set phrase that parts nothing opens with a preposition here ("*à* présent")."""
    tagged = reading.tagged
    inside = i < len(tagged.tags) and tagged.tags[i] == "ADV"
    return inside and tagged.passage.tokens[i].text.lower() in tagged.lexicon.words.prepositions


def _is_ruled_out_later(reading: Reading, last: int, frame: Frame, sentence: Sentence) -> bool:
    """Whether words that rule the frame out follow a day or an adverb ("emmenée *lundi* à l'hôpital")."""
    phrases = [word for word in frame.after_not if " " in word]
    if not phrases:
        return False
    passage, last = reading.tagged.passage, reading.tagged.past_adverbs(last, sentence.last)
    after = passage.folded[passage.tokens[last - 1].end : sentence.end + 1].lstrip()
    return any(_opens_with(after, phrase, passage.function_words.agreement_endings) for phrase in phrases)


def _opens_with(text: str, words: str, endings: frozenset[str]) -> bool:
    """Whether `text` opens with `words`, whole, though they may agree: "à" rules out no "Alep"."""
    if not text.startswith(words):
        return False
    rest = "" if not words[-1].isalnum() else text[len(words) :]
    ending = rest[: next((i for i, letter in enumerate(rest) if not letter.isalnum()), len(rest))]
    return ending in endings or not ending


def _is_whole_word(before: str, word: str) -> bool:
    rest = before[: -len(word)]
    return not rest or not rest[-1].isalnum()


def _verb_roles(
    reading: Reading, i: int, end: int, group: VerbGroup, pattern: VerbPattern, sentence: Sentence
) -> Trigger | None:
    """The trigger of the verb at token `i` with its sides; None where they aren't what the pattern asks for."""
    frame = pattern.frame
    agent, patient = _sides(reading, end, group, pattern, sentence)
    if pattern.required and (patient is None or not _is_beside(reading, end, patient, pattern)):
        return None
    if _is_no_event(reading, end, group, pattern, agent, patient):
        return None
    if frame.event == "disrupt_weapons" and not _classes_fit(patient, frame.object_is, frame.object_not, False):
        patient = _listed_weapon(reading, patient, frame, sentence)
    if not _classes_fit(patient, frame.object_is, frame.object_not, optional=False):
        if not _may_go_without(patient, group, pattern):
            return None
        patient = None
    optional = group.voice != "active" and not frame.agent_needed
    if not _classes_fit(agent, frame.subject_is, frame.subject_not, optional=optional):
        return None
    if frame.object == "initiators" and group.voice == "active":
        patient = agent_of(reading, end, sentence) or patient
    trigger = Trigger(frame.event, i, end, frame, sentence, group, rule=f"verb:{pattern.lemma}")
    return _with_sides(reading, end, _fill(reading, trigger, agent, frame.subject), patient)


def _sides(
    reading: Reading, end: int, group: VerbGroup, pattern: VerbPattern, sentence: Sentence
) -> tuple[Phrase | None, Phrase | None]:
    """Who does it and who suffers it, as the clause has it."""
    subject = subject_of(reading, group, sentence)
    if group.voice not in ("passive", "participle"):
        subject = _owner(reading, subject)
    # "l'assaut *brisé*" came to grief, "la ville *tombée*" fell (and soldiers don't): the noun is the subject.
    by_itself = pattern.reflexive or pattern.lemma in reading.tagged.lexicon.words.intransitive
    itself = group.voice == "participle" and by_itself and pattern.frame.subject in ("none", "place")
    if group.voice in ("passive", "participle") and not itself:
        agent, patient = agent_of(reading, end, sentence), subject
    else:
        agent, patient = subject, _object(reading, end, group, pattern, sentence)
    return agent, _without_source(reading, patient, pattern.frame.object_until)


def _is_no_event(
    reading: Reading, end: int, group: VerbGroup, pattern: VerbPattern, agent: Phrase | None, patient: Phrase | None
) -> bool:
    """Whether the form of the verb, or what stands for its subject, tells no event of the frame's."""
    frame, sentence = pattern.frame, reading.sentence_of(end - 1)
    if group.voice == "participle" and (frame.event in _NO_PARTICIPLE or _names_no_place(frame, patient)):
        return True
    if frame.compound and not (group.compound and group.voice == "active"):
        return True
    if frame.event == "displace":
        mover = agent if group.voice not in ("passive", "participle") else patient
        bare = agent is None and _qualifies_subject(reading, end, group, sentence)
        return bare or (frame.subject == "targets" and _is_one_on_his_way(reading, group, mover))
    by_an_act = agent is not None and agent.is_any("event") and not agent.is_any("armed")
    return frame.event in _TOLD_BY_NOUN and by_an_act


def _with_sides(reading: Reading, end: int, trigger: Trigger, patient: Phrase | None) -> Trigger:
    """`trigger` with who suffers it, and whom such an event is against where its object is no side."""
    frame, sentence = trigger.frame, trigger.sentence
    if frame.event == "repel" and patient is not None and patient.is_any("assault", "event"):
        trigger = replace(trigger, absorbed=(patient.first, _last_assault(reading, patient)))
        patient = _demonym(reading, patient.head + 1, sentence) or patient
    if frame.event == "disrupt_weapons" and patient is not None and not _goes_on(reading, patient):
        trigger = replace(trigger, absorbed=(patient.first, patient.last))
    if frame.event == "disrupt_weapons" and not trigger.targets:
        trigger = _fill(reading, trigger, _taken_from(reading, end, patient, sentence), "targets")
    if frame.event in _GAINED_ON and frame.object in ("place", "none"):
        trigger = _fill(reading, trigger, _opponent(reading, end, sentence) or _loser(reading, trigger), "targets")
    if frame.event == "hand_over" and (patient is None or frame.object != "targets"):
        trigger = _fill(reading, trigger, _recipient(reading, end, sentence), "targets")
    if frame.object == "doer":
        return trigger if trigger.initiators else _fill(reading, trigger, patient, "initiators")
    return _fill(reading, trigger, patient, frame.object)


def _qualifies_subject(reading: Reading, end: int, group: VerbGroup, sentence: Sentence) -> bool:
    """ "dix femmes *déplacées* ont été tuées": a bare participle between its noun and that noun's verb."""
    following = reading.tagged.past_adverbs(end, sentence.last)
    return group.voice == "participle" and following < sentence.last and reading.is_finite(following)


def _may_go_without(patient: Phrase | None, group: VerbGroup, pattern: VerbPattern) -> bool:
    """"ont pris position *à l'aube*": what follows with its preposition is where or when, and no object."""
    optional = "none" in pattern.frame.object_is and not pattern.required and group.voice == "active"
    return optional and patient is not None and patient.prep is not None


def _is_one_on_his_way(reading: Reading, group: VerbGroup, mover: Phrase | None) -> bool:
    """"il est arrivé au tribunal", "*avant de partir*, ils", "des hommes munis de fusils": nobody is displaced."""
    words, tagged = reading.tagged.lexicon.words, reading.tagged
    merely_moves = tagged.lemmas(group.last - 1) <= words.intransitive
    if mover is None or mover.is_any("pronoun"):
        return merely_moves  # whoever came or left: the attackers as well
    if group.voice == "participle" and merely_moves:
        return True
    if any(p.is_any("armed", "weapon") and not p.is_any("place", "post") for p in reading.parts(mover)):
        return True
    return mover.plural is False and not mover.counted and tagged.passage.norms[mover.head] not in words.peoples


def _last_assault(reading: Reading, patient: Phrase) -> int:
    """Past "une vague *d'assauts*": what is beaten off is told once."""
    parts = (p.last for p in reading.parts(patient) if p.is_any("assault", "event"))
    return max([patient.last, *parts])


def _opponent(reading: Reading, end: int, sentence: Sentence) -> Phrase | None:
    """"ont progressé *contre Daech*": the side against whom, where the verb's object is a place or nothing."""
    against = reading.tagged.passage.function_words.against_whom
    facing = (p for p in in_clause(reading, end, sentence) if p.prep in against)
    return next((p for p in facing if p.is_any("armed", "name")), None)


def _recipient(reading: Reading, end: int, sentence: Sentence) -> Phrase | None:
    """ "ont remis leurs armes *aux autorités*", "se sont rendus vendredi, armes comprises, *à la milice*"."""
    to = reading.tagged.passage.function_words.to
    named = (p for p in in_clause(reading, end, sentence) if p.prep in to and not p.is_any("post", "place"))
    return next((p for p in named if p.is_any("armed", "authority", "name")), None)


def _loser(reading: Reading, trigger: Trigger) -> Phrase | None:
    """"ont repris X *au M23*", "a libéré X des griffes *des rebelles*": from whom a place is taken."""
    active = trigger.group is not None and trigger.group.voice != "passive"
    if trigger.event != "capture" or trigger.frame.subject != "initiators" or not active:
        return None
    norms, words = reading.tagged.passage.norms, reading.tagged.passage.function_words
    for phrase in in_clause(reading, trigger.last, trigger.sentence):
        held = norms[phrase.opening - 1] in words.grips and phrase.prep in words.of_whole
        given_up = phrase.prep in words.to and norms[phrase.opening - 1] not in words.facing
        if (held or given_up) and phrase.is_any("armed") and not phrase.is_any("post", "place", "vehicle"):
            return phrase
    return None


def _listed_weapon(reading: Reading, first: Phrase | None, frame: Frame, sentence: Sentence) -> Phrase | None:
    """"mis la main sur trois pirogues, *deux mitrailleuses* et ...": the first of a list of things that is one."""
    if first is not None and first.is_any("vehicle"):  # "une pirogue chargée *de fusils*"
        loaded = (p for p in reading.parts(first) if _classes_fit(p, frame.object_is, frame.object_not, optional=False))
        first = next(loaded, first)
    if first is None or not first.counted or not first.is_any("vehicle", "goods", "thing"):
        return first
    last, norms, joints = first.last, reading.tagged.passage.norms, reading.tagged.passage.function_words.list_gap
    for phrase in reading.after(first.last, sentence):
        if phrase.parent is None and not joints.issuperset(norms[last : phrase.opening]):
            break
        if phrase.parent is None and _classes_fit(phrase, frame.object_is, frame.object_not, optional=False):
            return phrase
        last = max(last, phrase.last)
    return first


def _is_beside(reading: Reading, end: int, patient: Phrase, pattern: VerbPattern) -> bool:
    """Whether the object with its preposition follows: no "se rendra en Guyane pour rendre hommage *aux* ..."."""
    if patient.prep not in pattern.prepositions:
        return False
    between = range(end, patient.opening)
    return not any(reading.tagged.tags[i] == "VERB" for i in between)


def _names_no_place(frame: Frame, patient: Phrase | None) -> bool:
    """"l'agence Masisi, *contrôlée* par le M23": a name that nobody knows for a place, and a state of control."""
    return frame.event == "hold" and patient is not None and patient.is_any("unknown_name")


def _without_source(reading: Reading, patient: Phrase | None, source: frozenset[str]) -> Phrase | None:
    """`patient` up to the "de X" of the classes `source` that completes the verb ("délogé l'armée *de la base*")."""
    if patient is None or patient.index < 0:
        return patient
    parts = (p for p in reading.parts(patient) if p.is_any(*source) and (p.is_any("post") or not p.is_any("armed")))
    first = next((p.opening for p in parts if patient.head < p.opening < patient.last), patient.last)
    plain_of = reading.tagged.passage.function_words.plain_of
    return replace(patient, last=first - (reading.tagged.passage.norms[first - 1] in plain_of))


def _goes_on(reading: Reading, phrase: Phrase) -> bool:
    """Whether a relative clause tells more of it: "a abattu un des missiles *qui* ont touché la ville"."""
    return reading.tagged.tags[phrase.last : phrase.last + 1] == ("REL",)


def _owner(reading: Reading, subject: Phrase | None) -> Phrase | None:
    """Who acts through a convoy or a post ("le convoi *de la brigade* a quitté la ville")."""
    if subject is None or not subject.is_any("vehicle", "thing") or subject.is_any("armed", "post", "weapon"):
        return subject
    return next((p for p in reading.parts(subject) if p.is_any("armed")), subject)


def _taken_from(reading: Reading, end: int, patient: Phrase | None, sentence: Sentence) -> Phrase | None:
    """Whose the weapons were: "saisi *sur les rebelles*", "un drone *de l'ennemi*"."""
    sources = reading.tagged.passage.function_words.taken_from
    for phrase in reading.after(end, sentence):
        if phrase.opening - end > 12:
            break
        if phrase.prep in sources and phrase.is_any("armed", "suspect"):
            return phrase
    if patient is None:
        return None
    return next((p for p in reading.parts(patient) if p.is_any("armed", "name")), None)


def _object(reading: Reading, end: int, group: VerbGroup, pattern: VerbPattern, sentence: Sentence) -> Phrase | None:
    place, words = _place_clitic(reading, group, pattern), reading.tagged.passage.function_words
    if place is not None:
        return place
    if group.object_clitic is not None:
        clitic = group.object_clitic
        plural = reading.tagged.passage.norms[clitic] in words.plural_article
        return Phrase(-1, clitic, clitic + 1, clitic, clitic, frozenset({"pronoun"}), None, plural)
    if pattern.reflexive and not pattern.prepositions and pattern.frame.object != "place":
        return None
    of_which = _of_which(reading, group, pattern, sentence)
    if of_which is not None:
        return of_which
    end = _object_start(reading, end, group)
    before = group.first - 1
    if before > sentence.first and reading.tagged.passage.norms[before] in words.that:
        return _antecedent_of_que(reading, before, sentence)
    found = object_of(reading, end, pattern.prepositions, sentence) or _counted_clitic(reading, end, group, pattern)
    if found is not None:
        return found
    relative = next(
        (
            j
            for j in range(before, max(before - 8, sentence.first), -1)
            if reading.tagged.passage.norms[j] in words.that
        ),
        None,
    )
    return None if relative is None else _antecedent_of_que(reading, relative, sentence)


def _place_clitic(reading: Reading, group: VerbGroup, pattern: VerbPattern) -> Phrase | None:
    """"y" and "en" that stand for the place ("ils *y* sont entrés", "s'*en* être emparés")."""
    words = reading.tagged.passage.function_words
    wanted = words.there if pattern.prepositions & words.place_prepositions else frozenset()
    wanted |= words.of_it if pattern.prepositions & words.of_whole else frozenset()
    for i in range(group.first, group.last):
        if reading.tagged.passage.norms[i] in wanted and not pattern.with_en:
            return Phrase(-1, i, i + 1, i, i, frozenset({"pronoun", "place"}), None, None)
    return None


def _object_start(reading: Reading, end: int, group: VerbGroup) -> int:
    """Past the "que" of "ne tiennent plus *que* la colline", so that its object follows."""
    norms, words = reading.tagged.passage.norms, reading.tagged.passage.function_words
    if group.negated or words.negating.isdisjoint(norms[max(group.first - 1, 0) : end]):
        return end
    return past_only(reading.tagged, group.first, end) or end


def _of_which(reading: Reading, group: VerbGroup, pattern: VerbPattern, sentence: Sentence) -> Phrase | None:
    """"une caserne, *dont* ils se sont rendus maîtres": the noun before "dont", where the verb takes "de"."""
    words = reading.tagged.passage.function_words
    if pattern.prepositions.isdisjoint(words.of_whole):
        return None
    for i in range(group.first - 1, max(group.first - 8, sentence.first), -1):
        if reading.is_finite(i):
            return None
        if reading.tagged.passage.norms[i] in words.whose:
            noun = next(reading.before(i, sentence), None)
            return reading.top(noun) if noun is not None and i - noun.last <= 1 else None
    return None


def _counted_clitic(reading: Reading, end: int, group: VerbGroup, pattern: VerbPattern) -> Phrase | None:
    """"*en* ont tué deux", "*en* ont enlevé plusieurs autres": people of those named before, told by their number."""
    if pattern.with_en or pattern.prepositions or reading.tagged.tags[end : end + 1] not in (("NUM",), ("DET",)):
        return None
    norms, of_it = reading.tagged.passage.norms, reading.tagged.passage.function_words.of_it
    clitic = next((i for i in range(group.first, group.last) if norms[i] in of_it), None)
    if clitic is None or reading.tagged.passage.norms[end] in reading.tagged.lexicon.words.nobody:
        return None
    several = next((p for p in reversed(reading.phrases) if p.last <= clitic and p.counted and p.parent is None), None)
    if several is None or not several.is_any("armed", "civilian", "captive", "crowd", "suspect"):
        return None
    return Phrase(-1, clitic, clitic + 1, clitic, clitic, frozenset({"pronoun"}), None, True)


def _antecedent_of_que(reading: Reading, relative: int, sentence: Sentence) -> Phrase | None:
    """The noun right before a relative "que", None where a verb stands there ("annoncent que")."""
    if relative == sentence.first or reading.tagged.tags[relative - 1] == "VERB":
        return None
    nearest = next(reading.before(relative, sentence), None)
    if nearest is None or relative - nearest.last > 1:
        return None
    return _topmost(reading, nearest)


def _topmost(reading: Reading, phrase: Phrase) -> Phrase:
    """The outermost noun that `phrase` completes, short of a mere word: "fait état *d'une incursion*"."""
    while phrase.parent is not None and not reading.phrases[phrase.parent].classes <= {"thing"}:
        phrase = reading.phrases[phrase.parent]
    return phrase


def _classes_fit(phrase: Phrase | None, wanted: frozenset[str], refused: frozenset[str], optional: bool) -> bool:
    if phrase is None:
        return optional or not wanted or "none" in wanted
    if phrase.classes & _refused(phrase, wanted, refused):
        return False
    if not wanted or phrase.classes & wanted:
        return True
    if phrase.is_any("suspect") and "civilian" in wanted:
        return True
    if phrase.prep is None and "place" in wanted and _is_ground(phrase, wanted):
        return True
    if phrase.is_any("reinforcement") and "armed" in wanted:
        return True  # "*une colonne* s'est repliée"
    if phrase.is_any("aircraft") and "air" in wanted and not phrase.is_any("weapon"):
        return True  # "*les Mi-24* ont traité un dépôt"
    if phrase.is_any("country", "land", "seat") and phrase.prep is None and wanted & {"armed", "authority"}:
        return True
    return phrase.is_any("unknown_name", "pronoun") and bool(wanted & {"armed", "name", "civilian"})


def _refused(phrase: Phrase, wanted: frozenset[str], refused: frozenset[str]) -> frozenset[str]:
    """`refused`, but "partisans" who march are no fighters."""
    return refused - {"armed"} if "crowd" in wanted and phrase.is_any("crowd") else refused


def _is_ground(phrase: Phrase, wanted: frozenset[str]) -> bool:
    """"ont fui *Dili*": the town, and no government; a country only where it is left ("quitter", without object)."""
    return phrase.is_any("seat") or (phrase.is_any("land") and "none" in wanted)


def _fill(reading: Reading, trigger: Trigger, phrase: Phrase | None, role: str) -> Trigger:
    """`trigger` with `phrase`, and what is listed with it, in `role`."""
    if phrase is None or role == "none":
        return trigger
    if role == "any" and phrase.is_any("post"):  # "ont attaqué *la caserne*": whom, and where
        trigger, role = _fill_place(reading, trigger, phrase) if _names_place(phrase) else trigger, "targets"
    if role == "any":
        role = "place" if _names_place(phrase) else "targets"
    if role == "place":
        return _fill_place(reading, trigger, phrase)
    between = reading.tagged.passage.function_words.between
    listed = phrase.index >= 0 and phrase.prep not in between  # "entre X et Y" are two sides, no list
    members = coordinated(reading.tagged, reading.phrases, phrase) if listed else (phrase,)
    if role == "initiators":
        allies = tuple(ally for member in members for ally in allies_of(reading, member) if ally not in members)
        return replace(trigger, initiators=trigger.initiators + members + allies)
    return replace(trigger, targets=trigger.targets + members)


def _fill_place(reading: Reading, trigger: Trigger, phrase: Phrase) -> Trigger:
    trigger = replace(trigger, place=trigger.place or phrase)
    if phrase.is_any("post") and not phrase.is_any("place"):
        owner = next((p for p in reading.parts(phrase) if p.is_any("armed", "name")), None)
        if owner is not None and not trigger.targets:
            return replace(trigger, targets=(owner,))
    return trigger


def _names_place(phrase: Phrase) -> bool:
    return phrase.is_any("place", "road") and not phrase.is_any("armed", "civilian", "authority")


# ── set phrases ──────────────────────────────────────────────────────────────────────────────────────────
def _phrase_triggers(reading: Reading, frames: Frames, sentence: Sentence, taken: _Taken) -> Iterator[Trigger]:
    for pattern, first, last in _word_matches(reading, frames.phrases, sentence, taken):
        frame = pattern.frame
        if _context_allows(reading, first, last, frame, sentence) and not _belongs_to_verb(
            reading, frames, first, sentence
        ):
            holder = object_of(reading, last, reading.tagged.passage.function_words.of_whole, sentence)
            if frame.event == "hold" and _are_people(reading, first, sentence):
                continue
            subject = _held(reading, first, sentence)
            trigger = Trigger(frame.event, first, last, frame, sentence, rule=f"phrase:{' '.join(pattern.words)}")
            trigger = _fill(reading, trigger, holder if holder and holder.opening <= last + 2 else None, frame.object)
            trigger = _fill(reading, trigger, reading.top(subject) if subject else None, frame.subject)
            # "la situation est « sous contrôle »" tells neither of what nor by whom.
            if frame.event != "hold" or trigger.initiators or trigger.place:
                yield trigger


def _held(reading: Reading, first: int, sentence: Sentence) -> Phrase | None:
    """What "aux mains de" at token `first` is said of: the place that is no part of another's, else the nearest."""
    places = [p for p in reading.before(first, sentence) if p.is_any("place", "post", "road")]
    clause = takewhile(lambda p: not _closes(reading, p.last, first), places)
    return next((p for p in clause if p.prep is None and p.parent is None), next(iter(places), None))


def _closes(reading: Reading, start: int, stop: int) -> bool:
    return not {";", ":"}.isdisjoint(reading.tagged.passage.norms[start:stop])


def _are_people(reading: Reading, first: int, sentence: Sentence) -> bool:
    """"*les otages* étaient aux mains de": people, and no place, are held; they live "sous la domination de"."""
    if reading.tagged.passage.norms[first] not in reading.tagged.passage.function_words.held_by:
        return False
    subject = next((p for p in reading.before(first, sentence) if p.prep is None), None)
    if subject is None or subject.is_any("place", "post", "building"):
        return False
    return subject.is_any("captive", "civilian", "armed")


def _belongs_to_verb(reading: Reading, frames: Frames, first: int, sentence: Sentence) -> bool:
    """Whether a verb's pattern holds the phrase ("tomber aux mains de", "passer sous le contrôle de")."""
    words = set(reading.tagged.passage.norms[first : min(first + 4, sentence.last)])
    while first > sentence.first and first - 1 in reading.transparent:  # "tombée *dans la nuit* aux mains de"
        first -= 1
    return any(
        pattern.words and all(w & words for w in pattern.words)
        for j in range(max(sentence.first, first - 4), first)
        for lemma in reading.tagged.lemmas(j)
        for pattern in frames.verbs.get(lemma, ())
    )


def _word_matches(
    reading: Reading, table: Mapping[str, tuple[NounPattern, ...]], sentence: Sentence, taken: _Taken
) -> Iterator[tuple[NounPattern, int, int]]:
    norms = reading.tagged.passage.norms
    for i in range(sentence.first, sentence.last):
        for pattern in table.get(norms[i], ()):
            last = i + len(pattern.words)
            matches = norms[i:last] == pattern.words and last <= sentence.last and taken.free(i, last)
            if matches and (pattern.folded or _accents_agree(reading, i, pattern)):
                yield pattern, i, last


def _accents_agree(reading: Reading, first: int, pattern: NounPattern) -> bool:
    """Whether each word has the pattern's accents, or none at all (capitals, careless typing)."""
    tokens = reading.tagged.passage.tokens[first : first + len(pattern.exact)]
    pairs = ((t.text.lower().replace("’", "'"), t.norm, word) for t, word in zip(tokens, pattern.exact, strict=True))
    return all(text in (word, norm) for text, norm, word in pairs)


# ── nouns ────────────────────────────────────────────────────────────────────────────────────────────────
def _noun_triggers(reading: Reading, frames: Frames, sentence: Sentence, taken: _Taken) -> Iterator[Trigger]:
    done: set[int] = set()
    for pattern, first, last in _word_matches(reading, frames.nouns, sentence, taken):
        if not done.isdisjoint(range(first, last)) or (
            reading.tagged.tags[first] == "VERB" and last == first + 1 and not _is_noun_here(reading, first)
        ):
            continue
        if _is_title(reading, first, sentence) or _is_of_office(reading, pattern.frame, first, sentence):
            continue
        trigger = _noun_trigger(reading, pattern, first, last, sentence)
        if trigger is not None:
            done.update(range(first, last))
            yield trigger


def _is_title(reading: Reading, i: int, sentence: Sentence) -> bool:
    """"un policier du *Raid*", "la *Marche* verte": a capital inside the sentence makes a name of the noun."""
    tokens = reading.tagged.passage.tokens
    inside = i > sentence.first and not sentence.heading and tokens[i - 1].text.islower()
    return inside and tokens[i].text.istitle() and len(tokens[i].text) > 1


def _is_of_office(reading: Reading, frame: Frame, first: int, sentence: Sentence) -> bool:
    """"le commandant *des opérations* spéciales": an operation that only says whose rank it is."""
    words, tokens = reading.tagged.lexicon.words, reading.tagged.passage.tokens
    i = first - 1
    while i > sentence.first and reading.tagged.tags[i] in ("DET", "PREP", "PUNCT") and i > first - 4:
        i -= 1
    linked = not reading.tagged.passage.function_words.of_links.isdisjoint(reading.tagged.passage.norms[i + 1 : first])
    return frame.event == "offensive" and linked and tokens[i].text.lower() in words.offices


def _is_noun_here(reading: Reading, i: int) -> bool:
    previous = i - 1
    return previous < 0 or reading.tagged.tags[previous] in ("DET", "NUM", "PREP", "PUNCT", "COORD", "OTHER")


def _noun_trigger(reading: Reading, pattern: NounPattern, first: int, last: int, sentence: Sentence) -> Trigger | None:
    frame = pattern.frame
    if not _context_allows(reading, first, last, frame, sentence):
        return None
    roles = noun_roles(reading, first, last, sentence, frame)
    if roles is None:
        return None
    determiner, words = _determiner(reading, first, sentence), reading.tagged.passage.function_words
    by_whom = any(phrase.prep in words.by for phrase in roles.initiators)
    known = roles.of is None and determiner in words.possessives and by_whom  # "*sa* prise par X"
    if frame.object_is and not known and not _classes_fit(roles.of, frame.object_is, frame.object_not, optional=False):
        return None
    trigger = Trigger(
        frame.event,
        first,
        last,
        frame,
        sentence,
        rule=f"noun:{' '.join(pattern.words)}",
        support=roles.support,
        definite=determiner in words.definite,
        demonstrative=determiner in words.demonstratives,
        absorbed=roles.means,
    )
    if frame.person:
        itself = _people_named(reading, first, last, sentence, frame)
        if itself is None and frame.subject == "targets":
            return None
        trigger = _fill(reading, trigger, itself, frame.subject)
    for phrase in roles.initiators:
        trigger = _fill(reading, trigger, phrase, "initiators")
    if not trigger.initiators and (roles.of is None or frame.noun_of != "initiators"):
        trigger = _fill(reading, trigger, _demonym(reading, last, sentence), "initiators")
    for phrase in roles.targets:
        trigger = _fill(reading, trigger, phrase, "any" if frame.noun_of == "any" else "targets")
    if frame.target_needed and not trigger.targets:
        return None
    return _fill(reading, trigger, roles.of, frame.noun_of if frame.noun_of != "any" else _either(roles.of, trigger))


def _people_named(reading: Reading, first: int, last: int, sentence: Sentence, frame: Frame) -> Phrase | None:
    """The people that the noun itself names ("un *kamikaze*"); those who suffer count by their number only."""
    named = (p for p in reading.by_sentence[sentence.index] if first <= p.head < last)
    if frame.subject == "targets":
        return next((p for p in named if p.counted and p.is_any("civilian", "toll", "captive")), None)
    return next((p for p in named if p.is_any("armed")), None)


def _demonym(reading: Reading, last: int, sentence: Sentence) -> Phrase | None:
    """The adjective right after the noun that says whose act it is ("frappes *israéliennes*")."""
    for i in range(last, min(last + 2, sentence.last)):
        if reading.tagged.passage.norms[i] in reading.tagged.lexicon.demonyms and reading.tagged.tags[i] != "NAME":
            return Phrase(-1, i, i + 1, i, i, frozenset({"armed", "authority"}), None, None)
    return None


def _determiner(reading: Reading, first: int, sentence: Sentence) -> str:
    """The word that opens the noun's phrase ("le", "cette", "son"), "" where the sentence opens with it."""
    i = first - 1
    while (
        i >= sentence.first
        and reading.tagged.passage.tokens[i].text.lower() in reading.tagged.lexicon.words.before_nouns
    ):
        i -= 1
    return reading.tagged.passage.norms[i] if i >= sentence.first else ""


def _either(phrase: Phrase | None, trigger: Trigger) -> str:
    """What "de X" is after a noun that takes both ("l'attaque de X"): a place, else who did it."""
    if phrase is None or _names_place(phrase):
        return "place"
    if phrase.is_any("post", "vehicle", "building", "civilian") and not phrase.is_any("name"):
        return "targets"
    return "initiators" if not trigger.initiators else "targets"
