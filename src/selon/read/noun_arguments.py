"""Who does what to whom around a noun that names an event ("l'attaque du poste par des hommes armés")."""

from dataclasses import dataclass, replace

from selon.read.arguments import Reading, agent_of, is_nobody, names_another_event, subject_of
from selon.read.attribution_quotes import OPENERS
from selon.read.frames import ARMED_ACTS, Frame
from selon.read.oppositions import opposed_sides
from selon.read.passage import Sentence
from selon.read.phrases import Phrase, coordinated
from selon.read.verb_groups import VerbGroup, verb_group

__all__ = ["NounRoles", "noun_roles"]

_WIELDED = ARMED_ACTS - {"bombing"}  # "l'explosion d'une mine" has no means: the mine is what goes off
_CLOSERS = (("»",), ("”",), ('"',))
_GUILT = 5  # tokens of "responsabilité de ces tirs"
_PARTED = 18  # tokens between a noun and its complement at most
_DEEDS = frozenset({"capture", "strike", "attack", "advance", "repel"})  # of forces, whoever tells of them
_PEOPLE = (
    "country",
    "suspect",
    "armed",
    "civilian",
    "crowd",
    "captive",
    "authority",
    "name",
    "unknown_name",
    "air",
    "post",
    "vehicle",
    "building",
)


@dataclass(frozen=True, slots=True)
class NounRoles:
    """`of` is what "de" introduces; `support` the token of the verb that the noun is object or subject of.

    `means`: where the words for what the act is done with stand, from and to ("frappes russes *de missiles*").
    """

    initiators: tuple[Phrase, ...]
    targets: tuple[Phrase, ...]
    of: Phrase | None
    support: int | None
    means: tuple[int, int] = (0, 0)


def noun_roles(reading: Reading, first: int, last: int, sentence: Sentence, frame: Frame) -> NounRoles | None:
    """The roles around the noun of `frame` at `first:last`; None where it needs a verb that is missing."""
    governor = _verb_before(reading, first, sentence)
    predicate = _verb_after(reading, last, sentence) if governor is None else None
    if frame.verb_needed and not _has_verb(reading, first, last, sentence, frame.verb_needed):
        return None
    means = _means(reading, last, sentence) if frame.event in _WIELDED else None
    of = _complement(reading, means.last if means is not None else last, sentence)
    sides = opposed_sides(reading, last, sentence, frozenset(_PEOPLE))
    initiators, targets = sides or _prepositional(reading, last, sentence, predicate, frame.noun_of == "none")
    subject, role = _supported(reading, governor, first, sentence, frame)
    if subject is None:
        relative = _relative_subject(reading, last, sentence)
        subject, role = relative or _fronted_agent(reading, first, sentence), "initiators"
        targets = targets or (_opposed_by(reading, relative, sentence) if relative is not None else [])
    if subject is not None and role == "initiators":
        initiators = initiators or ([subject] if frame.event != "mobilise" or of is None else [])
    elif subject is not None and role == "targets":
        targets = targets or [subject]
    struck = _struck(reading, predicate, sentence)
    if struck is None and frame.event == "bombing":
        struck = _passing(reading, last, sentence, predicate)
    if struck is not None and not targets:
        targets = [struck]
    support = governor if governor is not None else predicate
    span = (means.first, means.last) if means is not None else (0, 0)
    initiators = [_without(phrase, of) for phrase in initiators]
    return NounRoles(tuple(initiators), tuple(targets), of, support, span)


def _verb_before(reading: Reading, first: int, sentence: Sentence) -> int | None:
    """The verb that the noun is the object of: only its own opening, times and phrases with prepositions between."""
    tags, norms = reading.tagged.tags, reading.tagged.passage.norms
    inserted = {i for p in reading.by_sentence[sentence.index] if p.prep is not None for i in range(p.opening, p.last)}
    commas = 0
    for i in range(first - 1, max(sentence.first, first - 16) - 1, -1):
        if i in reading.transparent or i in inserted or tags[i] in ("DET", "PREP", "ADV", "NUM", "OTHER"):
            continue
        if norms[i] in OPENERS and tags[i - 1] == "DET":  # 'mené des "frappes"', but not 'évoqué "des frappes"'
            continue
        if tags[i] == "VERB" and reading.tagged.readings[i] and commas % 2 == 0:
            return i
        commas += norms[i] == ","
        if norms[i] != ",":
            return None
    return None


def _verb_after(reading: Reading, last: int, sentence: Sentence) -> int | None:
    """The finite verb that the noun is the subject of, with its participle where it has one."""
    norms, tags = reading.tagged.passage.norms, reading.tagged.tags
    for i in range(last, min(last + 14, sentence.last)):
        if tags[i] == "REL":  # "le retrait, *qui devait débuter dimanche*, n'a pas commencé"
            inserted = norms[i - 1] == "," and "," in norms[i : sentence.last]
            return _verb_after(reading, norms.index(",", i), sentence) if inserted else None
        if norms[i] in (";", ":", "."):
            return None
        if reading.is_finite(i):
            return _main_verb(reading, i, sentence)
    return None


def _has_verb(reading: Reading, first: int, last: int, sentence: Sentence, wanted: tuple[str, ...]) -> bool:
    heads = {w.split(" ")[-1] for w in wanted}
    near = (*range(max(sentence.first, first - 8), first), *range(last, min(sentence.last, last + 14)))
    return any(reading.tagged.tags[i] == "VERB" and _is_wanted(reading, i, heads) for i in near)


def _is_wanted(reading: Reading, verb: int, wanted: set[str]) -> bool:
    """Whether the verb is one of `wanted`, of which "s'abattre" is no "abattre"."""
    lemmas = reading.tagged.lemmas(verb)
    if lemmas & wanted:
        return True
    words = reading.tagged.passage.function_words
    if words.reflexives.isdisjoint(reading.tagged.passage.norms[max(verb - 4, 0) : verb]):
        return False
    elided = words.reflexives & words.elided
    return not wanted.isdisjoint(pronoun + lemma for pronoun in elided for lemma in lemmas)


def _means(reading: Reading, last: int, sentence: Sentence) -> Phrase | None:
    """ "frappes russes *de drones*", "tirs *de missiles et d'obus*": what an act is done with, not whose it is."""
    first, found = _complement(reading, last, sentence), None
    of, of_whole = first, reading.tagged.passage.function_words.of_whole
    while of is not None and of.prep in of_whole and _is_means(of):
        found, of = of, _complement(reading, of.last, sentence)
    return replace(first, last=found.last) if first is not None and found is not None else None


def _is_means(phrase: Phrase) -> bool:
    bare = not phrase.definite and phrase.last == phrase.head + 1
    return bare and phrase.is_any("aircraft", "weapon", "artillery")


def _complement(reading: Reading, last: int, sentence: Sentence) -> Phrase | None:
    beside = _beside(reading, last, sentence)
    return beside or _behind_agent(reading, last, sentence) or _parted_complement(reading, last, sentence)


def _without(phrase: Phrase, part: Phrase | None) -> Phrase:
    """`phrase` up to the part of it that belongs to the event's noun."""
    if part is None or not phrase.head < part.opening < phrase.last:
        return phrase
    return replace(phrase, last=part.opening)


def _behind_agent(reading: Reading, last: int, sentence: Sentence) -> Phrase | None:
    """"la conquête par les troupes *du village de X*": no village has troops of its own."""
    agent = next(reading.after(last, sentence), None)
    if agent is None or agent.opening - last > 1 or agent.prep not in reading.tagged.passage.function_words.by:
        return None
    parts = (p for p in reading.parts(agent) if p.is_any("place", "post") and not p.is_any("country"))
    return next(parts, None) or _right_behind(reading, agent, sentence)


def _right_behind(reading: Reading, agent: Phrase, sentence: Sentence) -> Phrase | None:
    """ "l'attaque par des "inconnus" *d'un dépôt d'armes*": what only quotes or commas part from who did it."""
    of_whole = reading.tagged.passage.function_words.of_whole
    phrase = next((p for p in reading.after(agent.last, sentence) if p.parent is None), None)
    if phrase is None or phrase.prep not in of_whole or not phrase.is_any("place", "post", "building", "vehicle"):
        return None
    between = reading.tagged.tags[agent.last : phrase.first]
    return phrase if set(between) <= {"PUNCT", "PREP", "DET"} else None


def _beside(reading: Reading, last: int, sentence: Sentence) -> Phrase | None:
    norms, words = reading.tagged.passage.norms, reading.tagged.passage.function_words
    last += norms[last : last + 1] in _CLOSERS  # 'la "libération" *du camp*'
    for phrase in reading.after(last, sentence):
        gap = [i for i in range(last, phrase.opening) if not _is_inserted(reading, i) and norms[i] not in OPENERS]
        if len(gap) > 4 or any(reading.tagged.tags[i] in ("VERB", "PUNCT", "NOUN") for i in gap):
            return None
        contracted = phrase.prep is None and phrase.parent is None and norms[phrase.opening] in words.plural_indefinite
        if phrase.prep in words.of_whole or contracted:
            return phrase
        if phrase.prep is not None and phrase.prep not in words.before_complements:
            return None
    return None


def _parted_complement(reading: Reading, last: int, sentence: Sentence) -> Phrase | None:
    """"la libération, mercredi à Séguéla, par les rebelles, *de deux employés*": after what stands between commas."""
    norms, of_whole = reading.tagged.passage.norms, reading.tagged.passage.function_words.of_whole
    named = {i for p in reading.after(last, sentence) for i in range(p.first, p.last)}  # "hommes *armés*"
    for phrase in reading.after(last, sentence):
        between = range(last, phrase.opening)
        if len(between) > _PARTED or any(
            reading.tagged.tags[i] in ("VERB", "REL", "COORD") for i in between if i not in named
        ):
            return None
        if phrase.prep in of_whole and "," in norms[phrase.opening - 2 : phrase.opening]:
            return phrase
    return None


def _is_inserted(reading: Reading, i: int) -> bool:
    """A time set between commas, the commas included."""
    near = (i - 1, i, i + 1) if reading.tagged.passage.norms[i] == "," else (i,)
    return any(j in reading.transparent for j in near)


def _prepositional(
    reading: Reading, last: int, sentence: Sentence, predicate: int | None, both: bool
) -> tuple[list[Phrase], list[Phrase]]:
    """ "par X", "contre Y", "entre X et Y", "avec Y" after the noun."""
    initiators: list[Phrase] = []
    targets: list[Phrase] = []
    words = reading.tagged.passage.function_words
    for phrase in reading.after(last, sentence):
        if phrase.opening - last > 24 or _another_clause(reading, last, phrase.opening, predicate):
            break
        if names_another_event(reading, last, phrase.opening):
            break
        opener = reading.tagged.passage.norms[phrase.opening - 1]
        if not phrase.is_any(*_PEOPLE) or is_nobody(reading, phrase):
            continue
        if phrase.prep in words.between:
            sides = coordinated(reading.tagged, reading.phrases, phrase)
            return (list(sides), []) if both else (list(sides[:1]), list(sides[1:]))
        if phrase.prep in words.by or (phrase.prep in words.to and _is_blamed(reading, phrase)):
            belongs = not _is_outcome(reading, phrase) and not _holds_place(reading, last, phrase)
            initiators.extend((phrase,) if belongs else ())
        elif (phrase.prep in words.against_whom or opener in words.aimed_at) and not _is_laid_on(reading, last, phrase):
            targets.append(phrase)
    return initiators, targets[:1]


def _is_laid_on(reading: Reading, last: int, phrase: Phrase) -> bool:
    """ "rejette *la responsabilité* de ces tirs *sur le M23*": who is accused of the act, which ends at `last`."""
    before = reading.tagged.passage.norms[max(last - _GUILT, 0) : last]
    guilty = not reading.tagged.lexicon.words.guilt.isdisjoint(before)
    return guilty and phrase.prep in reading.tagged.passage.function_words.aimed_at


def _another_clause(reading: Reading, start: int, stop: int, predicate: int | None) -> bool:
    norms, tags = reading.tagged.passage.norms, reading.tagged.tags
    for i in range(start, stop):
        if norms[i] in (";", ":", ".", "!", "?") or tags[i] in ("REL", "SUB"):
            return True
        if reading.is_finite(i) and (predicate is None or i > predicate):
            return True
    return False


def _is_blamed(reading: Reading, phrase: Phrase) -> bool:
    verbs = range(max(0, phrase.opening - 3), phrase.opening)
    return any(reading.tagged.lemmas(i) & reading.tagged.lexicon.words.ascribes for i in verbs)


def _is_outcome(reading: Reading, phrase: Phrase) -> bool:
    """ "l'opération s'est soldée *par la mort de huit rebelles*": what came of it, not who did it."""
    words, near = reading.tagged.lexicon.words, range(max(0, phrase.opening - 3), phrase.opening)
    if any(reading.tagged.lemmas(i) & words.tellings for i in near):  # "confirmée *par la police*"
        return True
    verbs = [i for i in near if reading.tagged.lemmas(i) & words.outcomes]
    return any(verb_group(reading.tagged, i, 0).voice == "active" for i in verbs)


def _holds_place(reading: Reading, last: int, agent: Phrase) -> bool:
    """ "la libération de X, *occupée par Daech*": the agent of a participle that says who holds the place."""
    holds = reading.tagged.lexicon.words.holds
    near = range(max(last, agent.opening - 4), agent.opening)
    return any(reading.tagged.tags[i] == "VERB" and reading.tagged.lemmas(i) & holds for i in near)


def _supported(
    reading: Reading, governor: int | None, first: int, sentence: Sentence, frame: Frame
) -> tuple[Phrase | None, str]:
    if governor is None:
        return None, ""
    words, lemmas = reading.tagged.lexicon.words, reading.tagged.lemmas(governor)
    role = "initiators" if lemmas & words.supports else "targets" if lemmas & words.sufferings else ""
    if lemmas & words.answers or _faces(reading, governor):
        role = _answered(reading, governor, first)
    if not role:
        return None, ""
    group = verb_group(reading.tagged, governor, sentence.first)
    subject = subject_of(reading, group, sentence) if group.voice in ("active", "gerund", "infinitive") else None
    if subject is not None and not subject.is_any(*_PEOPLE, "pronoun", "source"):
        return None, ""
    if subject is not None and is_nobody(reading, subject):  # "*aucun groupe* n'a revendiqué l'attaque"
        return None, ""
    if subject is not None and lemmas & words.tellings and _only_tells(reading, subject, frame):
        return None, ""
    return subject, role


def _only_tells(reading: Reading, subject: Phrase, frame: Frame) -> bool:
    """ "*le président* a annoncé la prise de X", "*l'armée* a annoncé la mort de dix soldats": of another's deed."""
    head = reading.tagged.passage.tokens[subject.head].text.lower()
    return frame.event == "killing" or (frame.event in _DEEDS and head in reading.tagged.lexicon.words.tellers)


def _faces(reading: Reading, governor: int) -> bool:
    """ "faire *face* à": the verb is one of answering."""
    passage = reading.tagged.passage
    return passage.norms[governor + 1] in passage.function_words.facing


def _answered(reading: Reading, governor: int, first: int) -> str:
    """What the subject of "riposter", "faire face" is to the act at token `first`, by the preposition before it."""
    norms = reading.tagged.passage.norms
    words = reading.tagged.passage.function_words
    openers = words.by | words.any_to
    opener = next((i for i in range(first - 1, governor, -1) if norms[i] in openers), None)
    if opener is None or (norms[opener] in words.to and opener == first - 1):  # "répliquer à coups de pierres"
        return ""
    return "initiators" if norms[opener] in words.by else "targets"


def _relative_subject(reading: Reading, last: int, sentence: Sentence) -> Phrase | None:
    """Who does it in a relative clause: "les raids *que les forces américaines ont menés*"."""
    words, norms = reading.tagged.lexicon.words, reading.tagged.passage.norms
    that = reading.tagged.passage.function_words.that
    relative = next((i for i in range(last, min(last + 4, sentence.last)) if norms[i] in that), None)
    if relative is None:
        return None
    for i in range(relative + 1, min(relative + 16, sentence.last)):
        if reading.tagged.tags[i] == "VERB" and reading.tagged.lemmas(i) & words.supports:
            group = verb_group(reading.tagged, i, relative + 1)
            subject = _first_people(reading, relative + 1, group.first, sentence) or _first_people(
                reading, i + 1, i + 16, sentence
            )
            return subject
    return None


def _opposed_by(reading: Reading, doer: Phrase, sentence: Sentence) -> list[Phrase]:
    """"l'offensive que les rebelles mènent *contre l'armée*": against whom, in the relative clause of the doer."""
    against = reading.tagged.passage.function_words.aimed_at
    for phrase in reading.after(doer.last, sentence):
        between = range(doer.last, phrase.opening)
        if sum(map(reading.is_finite, between)) > 1 or any(reading.tagged.tags[i] == "REL" for i in between):
            return []
        if phrase.prep in against and phrase.is_any(*_PEOPLE):
            return [phrase]
    return []


def _fronted_agent(reading: Reading, first: int, sentence: Sentence) -> Phrase | None:
    """"*Lancée* mardi *par l'armée*, l'offensive ...": who did it, told by a participle that opens the sentence."""
    tagged = reading.tagged
    if "pp" not in tagged.features(sentence.first) or not tagged.lemmas(sentence.first) & tagged.lexicon.words.supports:
        return None
    agent = agent_of(reading, sentence.first + 1, sentence)
    if agent is None or agent.last > first or any(map(reading.is_finite, range(agent.last, first))):
        return None
    return agent if "," in tagged.passage.norms[agent.last : first] else None


def _first_people(reading: Reading, start: int, stop: int, sentence: Sentence) -> Phrase | None:
    norms, some = reading.tagged.passage.norms, reading.tagged.passage.function_words.plural_indefinite
    near = (p for p in reading.after(start, sentence) if p.opening < stop and p.parent is None)
    people = (p for p in near if p.is_any(*_PEOPLE) and (p.prep is None or norms[p.opening] in some))
    return next(people, None)


def _passing(reading: Reading, last: int, sentence: Sentence, predicate: int | None) -> Phrase | None:
    """ "une mine a explosé *au passage d'un convoi*": what came by is what it struck."""
    norms, passings = reading.tagged.passage.norms, reading.tagged.lexicon.words.passings
    of_whole = reading.tagged.passage.function_words.of_whole
    for phrase in reading.after(last, sentence):
        if _another_clause(reading, last, phrase.opening, predicate):
            return None
        comes_by = not passings.isdisjoint(norms[phrase.opening - 2 : phrase.opening])
        if comes_by and phrase.prep in of_whole and phrase.is_any(*_PEOPLE):
            return phrase
    return None


def _shared_predicate(reading: Reading, predicate: int, sentence: Sentence) -> int | None:
    """The verb right after "et" that has the subject of the verb `predicate`."""
    tags, norms = reading.tagged.tags, reading.tagged.passage.norms
    ends = (i for i in range(predicate + 1, sentence.last) if reading.is_finite(i) or tags[i] in ("REL", "SUB"))
    verb = next(ends, None)
    if verb is None or tags[verb] != "VERB" or norms[verb - 1] not in reading.tagged.passage.function_words.ands:
        return None
    return _main_verb(reading, verb, sentence)


def _main_verb(reading: Reading, finite: int, sentence: Sentence) -> int:
    """The participle of the finite verb, itself where it has none."""
    tags, end = reading.tagged.tags, finite
    while end + 1 < sentence.last and tags[end + 1] in ("VERB", "ADV"):
        end += 1
    return max(j for j in range(finite, end + 1) if tags[j] == "VERB")


def _struck(reading: Reading, predicate: int | None, sentence: Sentence) -> Phrase | None:
    """The object of the verb whose subject is the event ("l'attaque a eu lieu mardi et *a visé un convoi*")."""
    hits = reading.tagged.lexicon.words.hits
    if predicate is not None and not reading.tagged.lemmas(predicate) & hits:
        predicate = _shared_predicate(reading, predicate, sentence)
    if predicate is None or not reading.tagged.lemmas(predicate) & hits:
        return None
    group: VerbGroup = verb_group(reading.tagged, predicate, sentence.first)
    if group.voice != "active":
        return None
    for phrase in reading.after(group.last, sentence):
        if phrase.opening - group.last > 4:
            return None
        if phrase.prep is None and phrase.parent is None:
            return phrase if phrase.is_any(*_PEOPLE, "place") else None
    return None
