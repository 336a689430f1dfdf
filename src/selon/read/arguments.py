"""Who does what to whom around an event's word: subject, object, agent and complements, by clause position."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from selon.read.allies import allies_of
from selon.read.asides import verbal_asides
from selon.read.attribution_lexicon import load_lexicon
from selon.read.attribution_quotes import CLOSERS, OPENERS, quote_before
from selon.read.event_tagger import EventScores, EventTagger
from selon.read.mentions import LossMention, PlaceMention, TimeMention
from selon.read.passage import Sentence
from selon.read.phrases import Phrase, coordinated
from selon.read.tagging import Tagged
from selon.read.verb_groups import VerbGroup, verb_group

__all__ = [
    "Reading",
    "agent_of",
    "in_clause",
    "is_nobody",
    "leaves_clause",
    "list_head",
    "names_another_event",
    "object_of",
    "subject_of",
]

_STRONG = frozenset({";", ":", ".", "!", "?", "…"})
_DASHES = frozenset("–—")
_INSERTION_OPENERS = _DASHES | {",", "("}
_INSERTION_CLOSERS = _DASHES | {",", ")"}
_FAR = 22
_INSERTED = 8  # tokens of an insertion without a verb


@dataclass(frozen=True)
class Reading:
    """A tagged passage with its phrases, by sentence.

    `transparent` tokens stand between a verb and its phrases without parting them: expressions of time.
    `tagger`: the network of the language, where it has one. `places`, `times` and `losses` are all that the text tells.
    """

    tagged: Tagged
    phrases: tuple[Phrase, ...]
    transparent: frozenset[int] = frozenset()
    tagger: EventTagger | None = None
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    losses: tuple[LossMention, ...] = ()

    @cached_property
    def scores(self) -> EventScores | None:
        """How likely each token carries which event, None where nothing has been learnt; reckoned when first asked."""
        return None if self.tagger is None else self.tagger.score(self.tagged)

    @cached_property
    def by_sentence(self) -> tuple[tuple[Phrase, ...], ...]:
        """The phrases of each sentence, in order."""
        found: list[list[Phrase]] = [[] for _ in self.tagged.passage.sentences]
        for phrase in self.phrases:
            found[self.sentence_of(phrase.head).index].append(phrase)
        return tuple(tuple(p) for p in found)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds the token."""
        return self.tagged.passage.sentence_at(self.tagged.passage.tokens[token].start)

    def top(self, phrase: Phrase) -> Phrase:
        """The phrase that `phrase` completes in the end, itself where it stands alone."""
        while phrase.parent is not None:
            phrase = self.phrases[phrase.parent]
        return phrase

    def phrase_at(self, start: int) -> Phrase | None:
        """The first phrase that has the token at character `start`."""
        token = self.tagged.passage.token_at(start)
        return next((p for p in self.phrases if p.first <= token < p.last), None)

    @cached_property
    def asides(self) -> Mapping[int, int]:
        """The tokens of asides that have a verb of their own, each with the comma that ends its aside."""
        return verbal_asides(self.tagged)

    def is_aside(self, phrase: Phrase, token: int) -> bool:
        """Whether the phrase stands in an aside that ends before `token`."""
        return self.asides.get(phrase.head, token) < token

    @cached_property
    def _parts(self) -> Mapping[int, Sequence[Phrase]]:
        found: dict[int, list[Phrase]] = {}
        for phrase in self.phrases:
            if phrase.parent is not None:
                found.setdefault(phrase.parent, []).append(phrase)
        return found

    def parts(self, phrase: Phrase) -> Sequence[Phrase]:
        """The phrases that complete `phrase`, in order."""
        return self._parts.get(phrase.index, ())

    def before(self, token: int, sentence: Sentence) -> Iterator[Phrase]:
        """Phrases of the sentence that end at or before `token`, nearest first."""
        return (p for p in reversed(self.by_sentence[sentence.index]) if p.last <= token)

    def after(self, token: int, sentence: Sentence) -> Iterator[Phrase]:
        """Phrases of the sentence that open at or after `token`, in order."""
        return (p for p in self.by_sentence[sentence.index] if p.opening >= token and p.first >= token)

    def is_finite(self, token: int) -> bool:
        """Whether the token is a finite verb (an auxiliary included); none stands behind the text's end."""
        tags = self.tagged.tags
        return token < len(tags) and tags[token] == "VERB" and "fin" in self.tagged.features(token)

    def is_infinitive(self, token: int) -> bool:
        """Whether the token is an infinitive."""
        return self.tagged.tags[token] == "VERB" and "inf" in self.tagged.features(token)


def subject_of(reading: Reading, group: VerbGroup, sentence: Sentence, depth: int = 0) -> Phrase | None:
    """The phrase that the verb group agrees with, or that its clause hands down to it; None where not found."""
    norms, tags, words = reading.tagged.passage.norms, reading.tagged.tags, reading.tagged.passage.function_words
    before = group.first - 1
    if depth > 3 or before < sentence.first - 1:
        return None
    of_whole = _numbered_part(reading, before, sentence)
    if of_whole is not None:
        return _whole(reading, of_whole, sentence)
    several = _bare_number(reading, before, sentence) if group.voice == "participle" else None
    if several is not None:
        return several
    if before >= sentence.first and norms[before] in words.people_at_large:
        return None
    if before >= sentence.first and norms[before] in words.subject_relatives:
        return _antecedent(reading, before, sentence, _is_plural(reading, group))
    if before >= sentence.first and norms[before] in words.that and group.voice == "active":
        return _inverted_subject(reading, group, sentence)
    if _follows_quote(reading, before, sentence):
        inverted = _inverted_subject(reading, group, sentence)
        if inverted is not None:
            return inverted
    if group.voice == "participle":
        noun = _noun_before(reading, group, sentence)
        if noun is None and _is_fronted(reading, group, sentence):
            return _main_subject(reading, group, sentence, depth)
        return noun or _shared_subject(reading, group, sentence, depth)
    if _is_past_of_noun(reading, group, sentence):
        return _antecedent(reading, group.first, sentence, None)
    opened = not words.gerund_openers.isdisjoint(norms[max(before, 0) : group.first + 1])
    if group.voice == "gerund" and before >= sentence.first and not opened:
        nearest = next(reading.before(group.first, sentence), None)
        beside = nearest is not None and nearest.last == group.first  # "montrent des *soldats tirant* sur"
        if nearest is not None and (beside or reading.top(nearest).is_any("event")):
            return reading.top(nearest)
    framed = group.voice == "infinitive" and not _leads_infinitive(reading, group)  # "*a cherché à* passer"
    hangs = group.voice in ("infinitive", "gerund") and not framed
    if hangs or (before >= sentence.first and _leads_infinitive(reading, group)):
        return _main_subject(reading, group, sentence, depth)
    found = _plain_subject(reading, group, sentence)
    told = _told_after(reading, group, sentence) if found is None and group.voice == "passive" else None
    if told is not None:
        return told
    if found is None or (before >= sentence.first and tags[before] == "COORD"):
        return _shared_subject(reading, group, sentence, depth) or found
    return found


def _is_past_of_noun(reading: Reading, group: VerbGroup, sentence: Sentence) -> bool:
    """"le nombre de personnes *ayant fui* X": a perfect participle right after the noun whose act it is."""
    nearest = next(reading.before(group.first, sentence), None)
    opens = "ppres" in reading.tagged.features(group.first) and group.compound
    return opens and nearest is not None and nearest.last == group.first


def _numbered_part(reading: Reading, last: int, sentence: Sentence) -> int | None:
    """The "dont" of "78 drones, *dont au moins 42* ont été abattus", where a bare number closes at token `last`."""
    if last < sentence.first or reading.tagged.tags[last] != "NUM":
        return None
    whose = reading.tagged.passage.function_words.whose
    for i in range(last, max(last - 5, sentence.first), -1):
        if reading.tagged.passage.norms[i] in whose:
            return i
        if reading.tagged.tags[i] not in ("NUM", "ADV", "DET", "PREP"):
            return None
    return None


def _bare_number(reading: Reading, last: int, sentence: Sentence) -> Phrase | None:
    """"cinq assaillants ont été tués et *trois* capturés": a number that stands for those counted before."""
    tags, ands = reading.tagged.tags, reading.tagged.passage.function_words.ands
    if last <= sentence.first or tags[last] != "NUM" or reading.tagged.passage.norms[last - 1] not in ands:
        return None
    counted = next((p for p in reading.before(last - 1, sentence) if p.counted and p.parent is None), None)
    if counted is None:
        return None
    return Phrase(-1, last, last + 1, last, last, counted.classes, None, True, counted=True)


def _whole(reading: Reading, dont: int, sentence: Sentence) -> Phrase | None:
    """What a number after "dont" is a part of: the nearest that is counted, else whatever "dont" follows."""
    counted = next((p for p in reading.before(dont, sentence) if p.counted), None)
    return counted if counted is not None else _antecedent(reading, dont, sentence, True)


def _follows_quote(reading: Reading, before: int, sentence: Sentence) -> bool:
    """Whether token `before` ends a quotation: "« ... », *a assuré* l'état-major"; "les « rebelles » *ont pris*" quotes
    a word of its own clause.
    """
    norms = reading.tagged.passage.norms
    comma = before > 0 and norms[before] == ","
    closed = before - comma
    if before <= 0 or norms[closed] not in CLOSERS:
        return False
    opened = quote_before(reading.tagged.passage, closed + 1)
    if opened is None or _speaks(reading, opened, closed):
        return True
    return comma and opened <= sentence.first


def _leads_infinitive(reading: Reading, group: VerbGroup) -> bool:
    return not any("fin" in reading.tagged.features(i) for i in range(group.first, group.last))


def _is_plural(reading: Reading, group: VerbGroup) -> bool | None:
    for i in range(group.first, group.last):
        features = reading.tagged.features(i)
        if "fin" in features and len(features & {"sing", "plur"}) == 1:
            return "plur" in features
    features = reading.tagged.features(group.last - 1) if group.voice == "participle" else frozenset()
    return "plur" in features if len(features & {"sing", "plur"}) == 1 else None


def _antecedent(reading: Reading, relative: int, sentence: Sentence, plural: bool | None) -> Phrase | None:
    nearest = next(reading.before(relative, sentence), None)
    if nearest is None:
        return None
    beside = (p for p in reading.before(nearest.first, sentence) if nearest in allies_of(reading, p))
    nearest = next(beside, nearest)
    chain = [nearest]
    while chain[-1].parent is not None:
        chain.append(reading.phrases[chain[-1].parent])
    named = _but(chain, "thing", "event", "toll") or _but(chain, "thing") or chain
    fitting = [p for p in named if plural is None or p.plural is None or p.plural == plural]
    return (fitting or named)[-1]


def _but(phrases: Sequence[Phrase], *classes: str) -> list[Phrase]:
    return [p for p in phrases if not p.is_any(*classes)]


def _inverted_subject(reading: Reading, group: VerbGroup, sentence: Sentence) -> Phrase | None:
    """ "la ville que *tient* la faction": the subject follows its verb."""
    following = next(reading.after(group.last, sentence), None)
    if following is None or following.prep is not None:
        return None
    between = [i for i in range(group.last, following.opening) if reading.tagged.tags[i] != "ADV"]
    return following if len(between) <= 1 else None


def _told_after(reading: Reading, group: VerbGroup, sentence: Sentence) -> Phrase | None:
    """"ont été mis au jour, sous des bâches : *trois canons*": the subject of a passive that has none before it."""
    if any(p.prep is None and p.parent is None for p in reading.before(group.first, sentence)):
        return None
    for phrase in reading.after(group.last, sentence):
        if any(reading.is_finite(i) or reading.tagged.tags[i] == "REL" for i in range(group.last, phrase.opening)):
            return None
        if phrase.prep is None and phrase.parent is None:
            return phrase
    return None


def _is_fronted(reading: Reading, group: VerbGroup, sentence: Sentence) -> bool:
    """ "*Enlevés* mardi près de Porga, deux douaniers ...": the participle opens the sentence."""
    return all(reading.tagged.tags[i] in ("PUNCT", "ADV") for i in range(sentence.first, group.first))


def _noun_before(reading: Reading, group: VerbGroup, sentence: Sentence) -> Phrase | None:
    """The noun that a bare participle stands right after ("des soldats *tués* mardi")."""
    nearest = next(reading.before(group.first, sentence), None)
    if nearest is None:
        return None
    gap = reading.tagged.passage.norms[nearest.last : group.first]
    if len(gap) > 3 or any(reading.tagged.tags[i] == "VERB" for i in range(nearest.last, group.first)):
        return None
    found = _antecedent(reading, group.first, sentence, _is_plural(reading, group))
    return list_head(reading, found, sentence) if found is nearest and "," in gap else found


def _plain_subject(reading: Reading, group: VerbGroup, sentence: Sentence) -> Phrase | None:
    plural = _is_plural(reading, group)
    second: Phrase | None = None
    for phrase in reading.before(group.first, sentence):
        if phrase.parent is not None or phrase.prep is not None or _crosses(reading, phrase.last, group.first):
            continue
        if _has_own_verb(reading, phrase.last, group.first) or _is_part(reading, phrase):
            continue
        if _is_bracketed(reading, phrase, group.first) or _ends_list(reading, phrase, sentence):
            continue
        if _is_stressed(reading, phrase) or reading.is_aside(phrase, group.first):
            continue
        head = list_head(reading, phrase, sentence)
        if head is phrase and phrase.prep is None and _is_apposition(reading, phrase, sentence):
            continue
        if head is phrase and plural is not None and phrase.plural is not None and phrase.plural != plural:
            second = second or (phrase if not _is_object(reading, phrase, sentence) else None)
            continue
        if head.prep is not None or _is_object(reading, head, sentence):
            continue
        return head
    return second


def _is_bracketed(reading: Reading, phrase: Phrase, stop: int) -> bool:
    """"des forces coalisées (*FARDC*, *FDNB*), installée ...": named in brackets that close before token `stop`."""
    after = [n for n in reading.tagged.passage.norms[phrase.last : stop] if n in ("(", ")")]
    return after[:1] == [")"]


def _is_stressed(reading: Reading, phrase: Phrase) -> bool:
    """"Les hélicoptères, *eux*, ont tiré": a pronoun between commas repeats the noun before it."""
    norms = reading.tagged.passage.norms
    set_off = norms[phrase.first - 1 : phrase.first] == (",",) and norms[phrase.last : phrase.last + 1] == (",",)
    return phrase.is_any("pronoun") and set_off and phrase.first > 1


def _ends_list(reading: Reading, phrase: Phrase, sentence: Sentence) -> bool:
    """"la route entre Alep et *la Turquie*", "les habitants de Ninigui et *des hameaux*": no noun of its own."""
    norms, words = reading.tagged.passage.norms, reading.tagged.passage.function_words
    if phrase.opening <= sentence.first or norms[phrase.opening - 1] not in words.ands:
        return False
    before = next(reading.before(phrase.opening - 1, sentence), None)
    if before is None or before.last < phrase.opening - 1:
        return False
    whole = before.parent is not None and before.prep in words.of_whole
    return before.prep in words.between or (whole and norms[phrase.opening] in words.plural_indefinite)


def _is_part(reading: Reading, phrase: Phrase) -> bool:
    """ "dont deux mineures": a part of what was named before; not "dont *les soldats* ont pris", a subject itself."""
    if reading.is_finite(_past_clitics(reading, phrase.last)) and phrase.definite and not phrase.counted:
        return False
    words, norms, at = reading.tagged.passage.function_words, reading.tagged.passage.norms, phrase.opening - 1
    if at < 0 or norms[at] not in words.part_relatives:
        return False
    # "parmi lesquels dix enfants", but "selon lesquels *dix enfants* ont été enlevés"
    return at == 0 or reading.tagged.tags[at - 1] != "PREP" or norms[at - 1] in words.out_of


def _past_clitics(reading: Reading, i: int) -> int:
    """Past the small words that open a verb group: "les rebelles *s'*étaient emparés"."""
    norms, words = reading.tagged.passage.norms, reading.tagged.passage.function_words
    while i < len(norms) and norms[i] in words.reflexives | words.negating:
        i += 1
    return i


def _has_own_verb(reading: Reading, last: int, first: int) -> bool:
    """Whether a finite verb that no relative opens stands between: then it is that verb's subject."""
    verbs = relatives = 0
    in_group = False
    for i in range(last, first):
        finite = reading.is_finite(i)
        verbs += finite and not in_group
        in_group = finite or (in_group and reading.tagged.tags[i] in ("VERB", "ADV"))
        relatives += reading.tagged.tags[i] == "REL"
    return verbs > relatives


def _crosses(reading: Reading, last: int, first: int) -> bool:
    """Whether a strong stop stands between."""
    norms = reading.tagged.passage.norms
    return any(norms[i] in (";", ":") or (norms[i] in CLOSERS and _ends_speech(reading, i)) for i in range(last, first))


def _ends_speech(reading: Reading, mark: int) -> bool:
    """Whether a clause stands in the quotation that ends at the mark, or nothing tells where that began."""
    opened = quote_before(reading.tagged.passage, mark + 1)
    return opened is None or _speaks(reading, opened, mark)


def _speaks(reading: Reading, opened: int, closed: int) -> bool:
    """Whether a clause stands between two quotation marks; "les « rebelles »" quotes a word."""
    return any(map(reading.is_finite, range(opened, closed)))


def _is_apposition(reading: Reading, phrase: Phrase, sentence: Sentence) -> bool:
    """ ", groupe rebelle," right after another phrase."""
    norms = reading.tagged.passage.norms
    opens = phrase.opening - 1
    opens -= norms[opens] in OPENERS
    if opens <= sentence.first or norms[opens] not in _INSERTION_OPENERS:
        return False
    closes = _insertion_end(reading, phrase, sentence)
    if closes is None:
        return False
    holder = next(reading.before(opens, sentence), None)
    if holder is None or reading.top(holder).prep is not None:
        return False
    return holder.last >= opens - 3 and not phrase.is_any("pronoun")


def _insertion_end(reading: Reading, phrase: Phrase, sentence: Sentence) -> int | None:
    """The comma or bracket that ends the insertion which `phrase` opens: ", *matelas sur la tête*,"."""
    for i in range(_completed(reading, phrase), min(phrase.last + _INSERTED, sentence.last)):
        norm = reading.tagged.passage.norms[i]
        if norm in _INSERTION_CLOSERS:
            return i
        if norm not in CLOSERS and reading.tagged.tags[i] not in ("PREP", "DET", "NOUN", "NAME", "OTHER", "ADV"):
            return None
    return None


def _completed(reading: Reading, phrase: Phrase) -> int:
    """The token after the phrase and all that completes it."""
    last = phrase.last
    for other in reading.phrases[phrase.index + 1 :]:
        if other.parent is None or other.opening > last + 1:
            break
        last = max(last, other.last)
    return last


def _is_object(reading: Reading, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a verb stands right before the phrase, so that it is that verb's object."""
    tags, i = reading.tagged.tags, phrase.opening - 1
    while i >= sentence.first and tags[i] == "ADV":
        i -= 1
    return i >= sentence.first and tags[i] == "VERB"


def list_head(reading: Reading, phrase: Phrase, sentence: Sentence) -> Phrase:
    """The first phrase of the list that `phrase` stands in."""
    head, sources = phrase, load_lexicon(reading.tagged.lexicon.language).before_sources
    of = reading.tagged.passage.function_words.of_whole
    for earlier in reading.before(phrase.opening, sentence):
        if earlier.prep not in sources and (earlier.parent is None or earlier.prep not in of):
            if phrase in coordinated(reading.tagged, reading.phrases, earlier):
                head = earlier
            elif head is not phrase:
                break
    return head


def _main_subject(reading: Reading, group: VerbGroup, sentence: Sentence, depth: int) -> Phrase | None:
    """The subject of the verb that an infinitive or gerund hangs on: the nearest before, else the next after."""
    if group.voice == "participle":
        opened = _opens_main_clause(reading, group, sentence)
        if opened is not None:
            return opened
    accused = _accused(reading, group, sentence)
    if accused is not None:
        return accused
    outer = _group_before(reading, group.first, sentence)
    if outer is not None:
        verb = outer.last - 1
        controls = reading.tagged.lemmas(verb) & reading.tagged.lexicon.words.controls
        if controls and outer.voice == "passive":
            return subject_of(reading, outer, sentence, depth + 1)  # "a été accusé *par l'ONU* d'avoir coupé"
        if outer.voice == "passive" and group.voice == "infinitive" and outer.last < group.first - 1:
            # "est assiégé depuis mai *afin de couper* la route": whoever acts, but "est accusé *d'avoir coupé*".
            return agent_of(reading, outer.last, sentence)
        if controls:
            between = [p for p in reading.before(group.first, sentence) if p.first > verb and p.parent is None]
            if between:
                return between[-1]
        return subject_of(reading, outer, sentence, depth + 1)
    for i in range(group.last, sentence.last):
        if reading.is_finite(i):
            outer = verb_group(reading.tagged, _head_verb(reading, i, sentence), sentence.first)
            return _plain_subject(reading, outer, sentence)
    return next((p for p in reading.before(group.first, sentence) if p.prep is None and p.parent is None), None)


def _accused(reading: Reading, group: VerbGroup, sentence: Sentence) -> Phrase | None:
    """"des groupes *accusés* par l'ONU *d'avoir* largué": the noun that the participle before belongs to."""
    at, words = group.first - 1, reading.tagged.passage.function_words
    if at <= sentence.first or reading.tagged.passage.norms[at] not in words.plain_of:
        return None
    accuser = next(reading.before(at, sentence), None)
    named = accuser is not None and accuser.last == at and accuser.prep in words.by
    verb = accuser.opening - 1 if accuser is not None and named else at - 1
    if reading.tagged.tags[verb] != "VERB" or not reading.tagged.lemmas(verb) & reading.tagged.lexicon.words.controls:
        return None
    outer = verb_group(reading.tagged, verb, sentence.first)
    return _noun_before(reading, outer, sentence) if outer.voice == "participle" else None


def _opens_main_clause(reading: Reading, group: VerbGroup, sentence: Sentence) -> Phrase | None:
    """"Enlevé vendredi près du lycée, *le porte-parole* n'a plus ...": the noun right after the comma."""
    opening = reading.after(group.last, sentence)
    return next(
        (p for p in opening if p.prep is None and reading.tagged.passage.norms[p.opening - 1] == ","),
        None,
    )


def _head_verb(reading: Reading, i: int, sentence: Sentence) -> int:
    """The last verb of the group that starts with token i."""
    while i + 1 < sentence.last and reading.tagged.tags[i + 1] in ("VERB", "ADV"):
        i += 1
    return i if reading.tagged.tags[i] == "VERB" else i - 1


def _group_before(reading: Reading, token: int, sentence: Sentence) -> VerbGroup | None:
    """The group of the nearest verb before `token` that has a finite form."""
    joined = token > sentence.first and reading.tagged.tags[token - 1] == "COORD"
    for i in range(token - 1, sentence.first - 1, -1):
        if reading.tagged.tags[i] != "VERB":
            continue
        group = verb_group(reading.tagged, i, sentence.first)
        listed = joined and group.voice == "participle" and reading.tagged.passage.norms[i - 1] == ","
        if group.tense is not None and not listed:  # "a tué vingt hommes, *détruit* trois chars et saisi"
            return group
    return None


def _shared_subject(reading: Reading, group: VerbGroup, sentence: Sentence, depth: int) -> Phrase | None:
    """The subject of the verb before, which a coordinated verb shares ("ont attaqué le poste et tué")."""
    earlier = _group_before(reading, group.first, sentence)
    return None if earlier is None else subject_of(reading, earlier, sentence, depth + 1)


def object_of(reading: Reading, end: int, prepositions: frozenset[str], sentence: Sentence) -> Phrase | None:
    """The first phrase after token `end` that is a direct object, or opens with one of `prepositions`."""
    partitive: Phrase | None = None
    for phrase in reading.after(end, sentence):
        if phrase.opening - end > _FAR or _closes_clause(reading, end, phrase.opening):
            break
        inside = _inside_commas(reading, end, phrase.opening)
        if _is_of_without(reading, end, phrase, sentence):
            continue
        if any(_governs(reading, i, end, phrase.opening) for i in range(end, phrase.opening)):
            if inside:
                continue  # "a repris, sans rencontrer *de résistance*, la ville"
            break  # "ont attaqué pour libérer *des otages*"
        if inside and (phrase.prep is not None or _starts_clause(reading, phrase)):
            continue
        if (phrase.prep is None and phrase.parent is None) or phrase.prep in prepositions:
            return phrase
        if partitive is None and _is_partitive(reading, phrase):
            partitive = phrase
    return partitive


def _is_partitive(reading: Reading, phrase: Phrase) -> bool:
    """Whether "des" opens an object: "ont visé *des casernes*", but "bombardent avec *des drones*"."""
    tagged = reading.tagged
    some = tagged.passage.norms[phrase.opening] in tagged.passage.function_words.plural_indefinite
    return some and tagged.tags[phrase.opening - 1] != "PREP" and not phrase.is_any("place")


def _closes_clause(reading: Reading, start: int, stop: int) -> bool:
    """Whether a finite verb, a relative or a strong stop stands between two tokens."""
    return any(i not in reading.transparent and _ends_clause(reading, i) for i in range(start, stop))


def _ends_clause(reading: Reading, i: int) -> bool:
    return reading.tagged.passage.norms[i] in _STRONG or reading.tagged.tags[i] == "REL" or reading.is_finite(i)


def _governs(reading: Reading, i: int, start: int, stop: int) -> bool:
    """Whether token `i` is an infinitive that takes what follows; none set between commas does (", sans tirer,")."""
    norms = reading.tagged.passage.norms
    if not reading.is_infinitive(i) or _is_without(reading, i):
        return False
    return not ("," in norms[start:i] and "," in norms[i:stop])


def _is_without(reading: Reading, infinitive: int) -> bool:
    return reading.tagged.passage.norms[infinitive - 1] in reading.tagged.passage.function_words.without


def _is_of_without(reading: Reading, start: int, phrase: Phrase, sentence: Sentence) -> bool:
    """"sont entrées *sans rencontrer de résistance* dans X": the object of what was not done."""
    near = range(start, phrase.opening)
    last = next((i for i in reversed(near) if reading.is_infinitive(i) and _is_without(reading, i)), None)
    return last is not None and next(reading.after(last + 1, sentence), None) is phrase


def _starts_clause(reading: Reading, phrase: Phrase) -> bool:
    """Whether a finite verb follows: the phrase is then a subject, and no object of what stands before."""
    after = _completed(reading, phrase)
    near = range(after, min(after + 4, len(reading.tagged.tags)))
    return any(reading.is_finite(i) for i in near) or not phrase.counted


def _inside_commas(reading: Reading, start: int, stop: int) -> bool:
    """Whether an odd number of commas stands between: the phrase is an insertion or another clause's."""
    norms, against = reading.tagged.passage.norms, reading.tagged.passage.function_words.against
    commas = (i for i in range(start, stop) if i not in reading.transparent and norms[i] == ",")
    plain = [i for i in commas if not _closes_time(reading, i, start)]
    return len([i for i in plain if norms[i + 1] not in against]) % 2 == 1


def _closes_time(reading: Reading, comma: int, start: int) -> bool:
    """"a repris ce mardi, *peu après 5 heures,* le poste": the end of an insertion that opens inside the time."""
    i = comma - 1
    while i >= start and i in reading.transparent:
        if reading.tagged.passage.norms[i] == ",":
            return True
        i -= 1
    return False


def agent_of(reading: Reading, end: int, sentence: Sentence) -> Phrase | None:
    """The phrase after "par" that belongs to what stands before token `end`."""
    by = reading.tagged.passage.function_words.by
    for phrase in reading.after(end, sentence):
        if phrase.opening - end > _FAR or leaves_clause(reading, end, phrase.opening):
            return None
        if names_another_event(reading, end, phrase.opening):
            return None
        if phrase.prep in by and (is_nobody(reading, phrase) or _is_of_another_verb(reading, end, phrase)):
            return None
        if phrase.prep in by and phrase.is_any(
            "armed",
            "authority",
            "crowd",
            "name",
            "unknown_name",
            "civilian",
            "source",
            "air",
            "suspect",
            "country",
            "thing",
        ):
            return phrase
    return None


def names_another_event(reading: Reading, start: int, stop: int) -> bool:
    """Whether an event that this one only follows is named between: "deux jours après *la prise de X* par Y"."""
    links = [i for i in range(start, stop - 1) if _counts_from(reading, i)]
    named = (p for p in reading.by_sentence[reading.sentence_of(start).index] if p.opening < stop)
    first = next((p for p in named if links and p.first > links[0]), None)
    return first is not None and first.is_any("event", "thing")


def _counts_from(reading: Reading, i: int) -> bool:
    """Whether another event follows token `i`: "la veille *de l'attaque*", but no "la veille", "avant l'aube"."""
    words, norms = reading.tagged.passage.function_words, reading.tagged.passage.norms
    if norms[i] in words.answers_to:
        return True
    if norms[i] in words.days_from:
        return norms[i + 1] in words.of
    ends = i in reading.transparent and i + 1 not in reading.transparent and reading.tagged.tags[i + 1] != "NUM"
    return ends and norms[i] in words.counts_from


def _is_of_another_verb(reading: Reading, end: int, agent: Phrase) -> bool:
    """"tués lors d'une marche *dispersée par l'armée*", "une milice *soutenue par* X": who did no more than that."""
    at, words = agent.opening - 2, reading.tagged.lexicon.words
    while at >= end and (reading.tagged.tags[at] == "ADV" or at in reading.transparent):
        at -= 1
    participle = at >= end and reading.tagged.tags[at] == "VERB" and "pp" in reading.tagged.features(at)
    return participle and bool(reading.tagged.lemmas(at) & (words.backs | words.holds | words.puts_down))


def is_nobody(reading: Reading, phrase: Phrase) -> bool:
    """"n'a été revendiquée par *aucun groupe*"."""
    opening = reading.tagged.passage.norms[phrase.opening : phrase.head]
    return not reading.tagged.lexicon.words.nobody.isdisjoint(opening)


def in_clause(reading: Reading, start: int, sentence: Sentence) -> Iterator[Phrase]:
    """The phrases after token `start` that no verb, relative or strong stop parts from it, in order."""
    return takewhile(lambda p: not leaves_clause(reading, start, p.opening), reading.after(start, sentence))


def leaves_clause(reading: Reading, start: int, stop: int) -> bool:
    """Whether a finite verb, a relative or a strong stop stands between two tokens, those of times included."""
    return any(_ends_clause(reading, i) for i in range(start, stop))
