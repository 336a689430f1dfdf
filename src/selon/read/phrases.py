"""Typed noun phrases: who and what the text names, with the preposition that introduces each.

A phrase's `first:last` are token indices of the name as a codebook reader would quote it, without determiner
and number ("groupes de la défense populaire"); `opening` is the index where the whole phrase starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selon.model import Span
from selon.read.attribution_quotes import CLOSERS, OPENERS, whole_span
from selon.read.function_words import FunctionWords
from selon.read.mentions import PlaceMention
from selon.read.tagging import Tagged
from selon.register import ActorEntry, RegisterMention, SourceEntry

__all__ = ["Phrase", "coordinated", "find_phrases"]

_GROUPS = frozenset({"armed", "authority"})
_PEOPLE = frozenset({"armed", "civilian", "crowd", "suspect", "captive"})
_GATHERED = tuple("civilian crowd armed weapon aircraft vehicle building post goods place road".split())
_DESCRIPTION = 5  # tokens from "milice" to the name after its adjectives
_OFFICIAL_KINDS = frozenset(
    {
        "army",
        "air_force",
        "navy",
        "police",
        "gendarmerie",
        "security_forces",
        "guard",
        "intelligence",
        "government",
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase; see the module's docstring.

    `classes`: what it can stand for (nouns.yaml), plus "name", "pronoun", "place" and, of places that may act,
    "seat" and "land" (a country). `prep`: the folded preposition before it or None. `parent`: index of the phrase
    that it completes ("soldats *de l'armée*"). `plural` is None where unknown. `definite`: the determiner is
    definite, possessive or demonstrative.
    """

    index: int
    first: int
    last: int
    head: int
    opening: int
    classes: frozenset[str]
    prep: str | None
    plural: bool | None
    definite: bool = False
    demonstrative: bool = False
    parent: int | None = None
    entry: ActorEntry | SourceEntry | None = None
    place: PlaceMention | None = None
    counted: bool = False

    def span(self, tagged: Tagged) -> Span:
        """The phrase as it reads in the text."""
        return whole_span(tagged.passage, self.first, self.last)

    def is_any(self, *classes: str) -> bool:
        """Whether the phrase can stand for one of `classes`."""
        return not self.classes.isdisjoint(classes)


@dataclass(frozen=True, slots=True)
class _Seed:
    first: int
    last: int
    classes: frozenset[str]
    entry: ActorEntry | SourceEntry | None = None
    place: PlaceMention | None = None
    plural: bool | None = None


def find_phrases(
    tagged: Tagged,
    register: tuple[RegisterMention, ...],
    places: tuple[PlaceMention, ...],
    skipped: frozenset[int] = frozenset(),
    asides: frozenset[int] = frozenset(),
) -> tuple[Phrase, ...]:
    """All phrases of the passage in order of their first token, nested ones after the one they complete.

    `skipped` are tokens that name nobody: expressions of time. In `asides` only sources are named.
    """
    named = _named_seeds(tagged, register, places)
    phrases: list[Phrase] = []
    for sentence in tagged.passage.sentences:
        i = sentence.first
        while i < sentence.last:
            seed = named.get(i) or (None if i in skipped else _common_seed(tagged, i, sentence.last))
            if seed is None or i in asides:
                i += 1
                continue
            seed = _of_those(tagged, seed, phrases, sentence.first)
            grown = _grow(tagged, seed, sentence.first, sentence.last, len(phrases))
            grown = _some_of_them(tagged, grown, sentence.first)
            phrases.append(_named_group(tagged, grown, named, sentence.last) or grown)
            i = max(phrases[-1].last, i + 1)
    return _nested(tagged, phrases)


def _some_of_them(tagged: Tagged, phrase: Phrase, start: int) -> Phrase:
    """"*trois d'entre eux*", "*plusieurs d'entre elles*": a number of those named before, and no one between."""
    words, norms, at = tagged.passage.function_words, tagged.passage.norms, phrase.head - 3
    between = phrase.prep in words.between and phrase.is_any("pronoun")
    if not between or at < start or norms[at + 1] not in words.of or tagged.tags[at] not in ("NUM", "DET", "OTHER"):
        return phrase
    return replace(phrase, first=at, opening=at, prep=None, plural=True, counted=True)


def _named_seeds(
    tagged: Tagged, register: tuple[RegisterMention, ...], places: tuple[PlaceMention, ...]
) -> dict[int, _Seed]:
    seeds: dict[int, _Seed] = {}
    tokens_of = tagged.passage.tokens_of
    for place in places:
        if place.role == "government":
            continue
        first, last = tokens_of(place.head.start, place.head.end)
        noun = tagged.lexicon.nouns.get(tagged.passage.norms[first : first + 1], frozenset())
        country = {"country"} if place.place.precision == "country" else set()
        seeds[first] = _Seed(first, last, frozenset({"place", "named"} | country) | noun, place=place)
    for mention in register:
        first, last = tokens_of(mention.span.start, mention.span.end)
        rival = seeds.get(first)
        if rival is None or rival.last <= last:
            classes = _entry_classes(mention.entry) | _staff(tagged, first, mention.entry)
            seeds[first] = _Seed(first, last, classes, entry=mention.entry)
    for place in places:
        if place.role == "government":
            first, last = tokens_of(place.head.start, place.head.end)
            seat = "land" if place.place.precision == "country" else "seat"
            seeds.setdefault(first, _Seed(first, last, frozenset({"authority", "named", seat})))
    return seeds


def _staff(tagged: Tagged, first: int, entry: ActorEntry | SourceEntry) -> frozenset[str]:
    """What the noun says of a state's body that speaks, "le *commandement* américain": it acts too."""
    if not isinstance(entry, SourceEntry) or entry.kind != "official":
        return frozenset()
    return tagged.lexicon.nouns.get(tagged.passage.norms[first : first + 1], frozenset()) & _GROUPS


def _entry_classes(entry: ActorEntry | SourceEntry) -> frozenset[str]:
    if isinstance(entry, SourceEntry):
        return frozenset({"source", "named"})
    if entry.kind == "government":
        return frozenset({"authority", "named", "official_force", "name"})
    official = {"official_force"} if entry.kind in _OFFICIAL_KINDS else set()
    air = {"air"} if entry.kind == "air_force" else set()
    return frozenset({"armed", "named", "name"} | official | air)


def _common_seed(tagged: Tagged, i: int, stop: int) -> _Seed | None:
    norms, lexicon, words = tagged.passage.norms, tagged.lexicon, tagged.passage.function_words
    if norms[i] in words.plural_pronouns or norms[i] in words.singular_pronouns:
        return _Seed(i, i + 1, frozenset({"pronoun"}), plural=norms[i] in words.plural_pronouns)
    if _is_latter(tagged, i):
        return _Seed(i, i + 1, frozenset({"pronoun"}), plural=norms[i - 1] in words.plural_determiners)
    if _describes_name(tagged, i):
        return None
    if _stands_alone(tagged, i, stop):
        return _Seed(i, i + 1, frozenset({"pronoun"}), plural=True)
    if _is_one_more(tagged, i, stop):
        return _Seed(i, i + 1, frozenset({"pronoun"}), plural=False)
    longest = lexicon.longest_noun.get(norms[i], 0)
    for size in range(min(longest, stop - i), 0, -1):
        key = norms[i : i + size]
        classes = lexicon.nouns.get(key)
        if classes and _is_part_of_verb(tagged, i, classes):
            return None
        if classes and (size > 1 or tagged.tags[i] in ("NOUN", "OTHER", "NAME")):
            return _Seed(i, i + size, classes, plural=key in lexicon.plural_nouns)
    if tagged.tags[i] == "NAME":
        return _people_of(tagged, i) or _unknown_name(tagged, i, stop)
    if tagged.tags[i] == "OTHER" and norms[i] in lexicon.adjectives and not _before_a_noun(tagged, i, stop):
        return _people_of(tagged, i)
    if tagged.tags[i] in ("OTHER", "NOUN") and _is_determined(tagged, i) and _may_be_noun(tagged, i):
        return _Seed(i, i + 1, frozenset({"thing"}))
    return None


def _is_part_of_verb(tagged: Tagged, i: int, classes: frozenset[str]) -> bool:
    """A noun of office with no article after its verb: "ont fait *état* de six morts"."""
    return "authority" in classes and i > 0 and tagged.tags[i - 1] == "VERB"


def _stands_alone(tagged: Tagged, i: int, stop: int) -> bool:
    """"Une *dizaine* auraient été relâchés", "*deux* ont été saisis", "vingt-neuf *autres*, qu'il a relâchés"."""
    norms, words = tagged.passage.norms, tagged.passage.function_words
    if tagged.tags[i] != "NUM" and norms[i] not in words.some:
        return False
    if i > 0 and tagged.tags[i - 1] in ("NAME", "NOUN", "OTHER"):
        return False  # "des Mirage *2000* ont bombardé": part of a name
    after = tagged.past_adverbs(i + 1, stop)
    if after < stop and norms[after] in words.negating:
        after += 1
    if after >= stop:
        return False
    if tagged.tags[after] == "VERB" and "fin" in tagged.features(after) and "plur" in tagged.features(after):
        return True
    relative = norms[after : after + 1] == (",",) and not words.that.isdisjoint(norms[after + 1 : after + 2])
    return norms[i] in words.some and relative


def _is_one_more(tagged: Tagged, i: int, stop: int) -> bool:
    """"*un troisième* a été enlevé", "*une autre* a explosé": one more of those told of before."""
    words = tagged.passage.function_words
    if tagged.passage.norms[i] not in words.one_more or i == 0 or tagged.tags[i - 1] != "DET":
        return False
    after = tagged.past_adverbs(i + 1, stop)
    return after < stop and tagged.tags[after] == "VERB" and {"fin", "sing"} <= tagged.features(after)


def _of_those(tagged: Tagged, seed: _Seed, earlier: list[Phrase], start: int) -> _Seed:
    """"Sur 23 drones, *17* ont été abattus": a bare number is of what the sentence opens with."""
    if "pronoun" not in seed.classes:
        return seed
    whose = tagged.passage.function_words.whose.intersection(tagged.passage.norms[max(seed.first - 2, 0) : seed.first])
    if whose and earlier and "pronoun" not in earlier[-1].classes:
        return replace(seed, classes=seed.classes | earlier[-1].classes)  # "les habitants, *dont la plupart* ont fui"
    if tagged.passage.norms[seed.first] in tagged.passage.function_words.one_more:
        counted = next((p for p in reversed(earlier) if p.counted), None)
        return seed if counted is None else replace(seed, classes=seed.classes | counted.classes)
    if tagged.tags[seed.first] != "NUM":
        return seed
    among = tagged.passage.function_words.out_of
    whole = next((p for p in earlier if p.opening >= start and p.prep in among and p.counted), None)
    return seed if whole is None else replace(seed, classes=seed.classes | whole.classes)


def _is_latter(tagged: Tagged, i: int) -> bool:
    """"repousser ces *derniers*", with no noun after it: whoever was named last."""
    norms, words = tagged.passage.norms, tagged.passage.function_words
    if norms[i] not in words.latter or i == 0 or norms[i - 1] not in words.demonstratives:
        return False
    return tagged.tags[i + 1 : i + 2] not in (("NOUN",), ("OTHER",), ("NUM",), ("NAME",))


def _is_determined(tagged: Tagged, i: int) -> bool:
    """Whether a determiner or number opens the noun's phrase, or "de" before its adjective ("*de vastes* pans")."""
    head = i
    while i > 0 and tagged.tags[i - 1] not in ("DET", "NUM") and _before_noun(tagged, i - 1):
        i -= 1
    some = i < head and tagged.passage.norms[i - 1] in tagged.passage.function_words.plain_of
    return i > 0 and (tagged.tags[i - 1] in ("DET", "NUM") or (some and _opens_freely(tagged, i - 1, 0)))


def _describes_name(tagged: Tagged, i: int) -> bool:
    """ "vers le Tchad *voisin*": an adjective, though there is a noun like it."""
    return (
        i > 0
        and tagged.tags[i - 1] == "NAME"
        and tagged.tags[i] == "NOUN"
        and tagged.passage.norms[i] in tagged.lexicon.adjectives
    )


def _may_be_noun(tagged: Tagged, i: int) -> bool:
    return tagged.passage.norms[i] not in tagged.lexicon.adjectives and not _before_noun(tagged, i)


def _before_a_noun(tagged: Tagged, i: int, stop: int) -> bool:
    return i + 1 < stop and tagged.tags[i + 1] in ("NOUN", "OTHER", "NAME")


def _people_of(tagged: Tagged, i: int) -> _Seed | None:
    """ "deux Palestiniens" are persons; "les Russes" are a side."""
    if tagged.passage.norms[i] not in tagged.lexicon.adjectives or i == 0:
        return None
    before, words = tagged.passage.norms[i - 1], tagged.passage.function_words
    if tagged.tags[i - 1] == "NUM" or before in words.before_persons:
        return _Seed(i, i + 1, frozenset({"civilian", "suspect"}))
    if before in words.before_a_side:
        return _Seed(i, i + 1, frozenset({"armed", "authority"}), plural=True)
    return None


def _unknown_name(tagged: Tagged, i: int, stop: int) -> _Seed:
    last = i + 1
    while last < stop and tagged.tags[last] == "NAME":
        last += 1
    return _Seed(i, last, frozenset({"unknown_name"}))


def _grow(tagged: Tagged, seed: _Seed, start: int, stop: int, index: int) -> Phrase:
    first = _grow_left(tagged, seed.first, start)
    last = _grow_right(tagged, seed, stop)
    opening, definite, demonstrative, counted, plural = _opening(tagged, first, start)
    prep = _preposition(tagged, opening, start)
    number = seed.plural if plural is None else plural
    own = _own_men(tagged, seed, opening)
    beside = tagged.passage.norms[seed.last : last] if tagged.tags[seed.last : last] == ("NOUN",) else ()
    return Phrase(
        index,
        first,
        last,
        seed.first,
        opening,
        own or seed.classes | tagged.lexicon.nouns.get(beside, frozenset()),
        prep,
        number,
        definite,
        demonstrative,
        None,
        seed.entry,
        seed.place,
        counted,
    )


def _named_group(tagged: Tagged, described: Phrase, named: Mapping[int, _Seed], stop: int) -> Phrase | None:
    """"la milice extrémiste *Ansar Dine*": the group by its name, with all that opens its description."""
    if not described.is_any("armed") or described.entry is not None or described.plural or described.counted:
        return None
    if tagged.passage.tokens[described.head].text.lower() not in tagged.lexicon.words.generic_actors:
        return None  # "le chef Untel", "une patrouille Untel"
    at = described.head + 1
    while at < min(stop, described.head + _DESCRIPTION) and at not in named and _may_describe(tagged, at):
        at += 1
    seed = named.get(at)
    if seed is None or not isinstance(seed.entry, ActorEntry) or "official_force" in seed.classes:
        return None
    name = _grow(tagged, seed, at, stop, described.index)
    return replace(described, first=name.first, last=name.last, head=name.head, classes=name.classes, entry=name.entry)


def _may_describe(tagged: Tagged, i: int) -> bool:
    return tagged.tags[i] in ("OTHER", "NOUN") or tagged.passage.norms[i] in tagged.lexicon.adjectives


def _own_men(tagged: Tagged, seed: _Seed, opening: int) -> frozenset[str]:
    """"*ses hommes* ont évacué": a commander's or a side's are fighters."""
    norms, words = tagged.passage.norms, tagged.passage.function_words
    whose = words.possessives | words.first_person
    mine = norms[seed.first] in tagged.lexicon.words.men and norms[opening] in whose and opening < seed.first
    return frozenset({"armed"}) if mine else frozenset()


def _grow_left(tagged: Tagged, first: int, start: int) -> int:
    """Take in "présumés", "ex-" and the like, which belong to the name."""
    while first > start and tagged.passage.norms[first - 1] in tagged.passage.function_words.before_names:
        first -= 1
    return first


def _grow_right(tagged: Tagged, seed: _Seed, stop: int) -> int:
    """Take in adjectives ("lourdement armés", "syriennes") and a name that stands beside its noun."""
    norms, tags, last = tagged.passage.norms, tagged.tags, seed.last
    words = tagged.passage.function_words
    if seed.classes & {"pronoun", "unknown_name"} or seed.place is not None:
        return last
    while last < stop:
        if _says(tagged, last, stop):
            break
        ahead = last + 1 if norms[last] in words.before_adjectives and last + 1 < stop else last
        if norms[ahead] in tagged.lexicon.adjectives and (tags[ahead] != "NAME" or seed.entry is None):
            last = ahead + 1
        elif (seed.entry is None and tags[last] == "NOUN" and seed.last == last and "event" not in seed.classes) or (
            seed.entry is None and tags[last] == "NAME" and norms[last] not in words.never_names
        ):
            last += 1
        else:
            break
    return _past_state(tagged, last, stop) if seed.classes & _PEOPLE else last


def _past_state(tagged: Tagged, last: int, stop: int) -> int:
    """Past what is said of people with "en": "une foule *en colère*", "des hommes *en noir*"."""
    norms, words = tagged.passage.norms, tagged.lexicon.words
    said = last + 1 < stop and norms[last] in words.before_states and norms[last + 1] in words.states
    return last + 2 if said else last


def _says(tagged: Tagged, i: int, stop: int) -> bool:
    """"l'armée *dit avoir* repris", "*dit que*": a verb, though there is an adjective like it."""
    finite = tagged.tags[i] == "VERB" and "fin" in tagged.features(i)
    return finite and i + 1 < stop and tagged.opens_clause(tagged.past_adverbs(i + 1, stop))


def _opening(tagged: Tagged, first: int, start: int) -> tuple[int, bool, bool, bool, bool | None]:
    """Where the phrase opens: (index, definite, demonstrative, counted, plural as far as the opening says)."""
    norms, tags, words = tagged.passage.norms, tagged.tags, tagged.passage.function_words
    i, counted, plural = first, False, None
    while i > start and (
        _is_range(tagged, i, start)
        or tags[i - 1] == "NUM" or _before_noun(tagged, i - 1) or norms[i - 1] in '«"“' or _counts(tagged, i, start)
    ):
        counted = counted or (tags[i - 1] == "NUM" and not _is_ordinal(tagged, i - 1))
        i -= 1
    if counted:
        plural = True
        while i > start and _measures(norms, i, start, words):
            i -= 1
        return i, norms[i] in words.plural_article, False, True, plural
    one = _one_of(tagged, i, start)
    if one is not None:
        return one, False, False, False, False
    if _counts_some(tagged, i, start):
        several = tags[i - 3] == "NUM"
        return i - 3, False, False, several, several
    if i > start and tags[i - 1] == "DET":
        word = norms[i - 1]
        demonstrative = word in words.demonstratives
        indefinite = word in words.indefinite
        plural = _plural_determiner(word, words)
        opening, measured = i - 1, norms[first] in tagged.lexicon.words.fractions
        while measured and opening > start and _measures(norms, opening, start, words):
            opening -= 1  # "*plus de* la moitié"
        return opening, not indefinite, demonstrative, False, plural
    return i, False, False, False, None


def _measures(norms: tuple[str, ...], i: int, start: int, words: FunctionWords) -> bool:
    """Whether the word before belongs to the number ("près *de* 40"), not to the noun before it ("la mort de 8")."""
    if norms[i - 1] in words.plain_of:
        return i - 2 >= start and norms[i - 2] in words.measures_with_of
    return norms[i - 1] in words.measures


def _counts(tagged: Tagged, i: int, start: int) -> bool:
    """ "milliers *d'*habitants"."""
    passage = tagged.passage
    return i - 2 >= start and passage.norms[i - 1] in passage.function_words.plain_of and tagged.tags[i - 2] == "NUM"


def _is_range(tagged: Tagged, i: int, start: int) -> bool:
    """ "dix *à* quinze civils", "deux *ou* trois hommes": one number, whose second part is at token `i`."""
    links, tags = tagged.passage.function_words.range_links, tagged.tags
    return i - 2 >= start and tags[i] == tags[i - 2] == "NUM" and tagged.passage.norms[i - 1] in links


def _is_ordinal(tagged: Tagged, i: int) -> bool:
    """"la *4e* brigade" is one."""
    norm = tagged.passage.norms[i]
    return norm[0].isdigit() and norm.endswith(tagged.passage.function_words.ordinal_endings)


def _counts_some(tagged: Tagged, i: int, start: int) -> bool:
    """"*trois de ses* soldats", "*aucun de nos* chefs": a number of those that a determiner names, or none."""
    norms, tags = tagged.passage.norms, tagged.tags
    if i - 3 < start or tags[i - 1] != "DET":
        return False
    if tags[i - 3] != "NUM" and norms[i - 3] not in tagged.lexicon.words.nobody:
        return False
    return norms[i - 2] in tagged.passage.function_words.plain_of


def _before_noun(tagged: Tagged, i: int) -> bool:
    return tagged.passage.tokens[i].text.lower() in tagged.lexicon.words.before_nouns


def _one_of(tagged: Tagged, i: int, start: int) -> int | None:
    """Where "*un de* ces drones", "*l'une des* bombes" opens; None where the phrase is of more than one."""
    norms, words = tagged.passage.norms, tagged.passage.function_words
    of_them = i - 2 >= start and tagged.tags[i - 1] == "DET" and norms[i - 2] in words.plain_of
    one = i - 3 if of_them else i - 2
    if one < start or norms[one] not in words.indefinite_articles:
        return None
    if not of_them and norms[i - 1] not in words.plural_indefinite:
        return None
    return one - 1 if one > start and norms[one - 1] in words.elided else one


def _plural_determiner(word: str, words: FunctionWords) -> bool | None:
    if word in words.plural_determiners:
        return True
    return None if word in words.determiners_of_any_number else False


def _preposition(tagged: Tagged, opening: int, start: int) -> str | None:
    norms, tags, words = tagged.passage.norms, tagged.tags, tagged.passage.function_words
    word = norms[opening]
    if opening > start and word in words.of_with_article and _is_of(tagged, opening):
        return words.of_with_article[word]
    if word in words.to_with_article and not _is_measure(tagged, opening):
        return words.to_with_article[word]
    if opening > start and tags[opening - 1] == "PREP":
        before = norms[opening - 1]
        if before not in words.plain_of:
            return before
        if tags[opening] != "NUM" and _before_noun(tagged, opening) and _opens_freely(tagged, opening - 1, start):
            return None
        if opening - 1 == start:
            return before
        if tags[opening - 2] == "PREP":
            return norms[opening - 2]
        return words.before_of.get(norms[opening - 2], words.plain_of[before])
    return None


def _is_of(tagged: Tagged, opening: int) -> bool:
    """Whether a word that may be "de" with its article is that, and not the plural of "un"."""
    words = tagged.passage.function_words
    plural = tagged.passage.norms[opening] in words.plural_indefinite
    before = opening - 1 - (tagged.passage.norms[opening - 1] in CLOSERS)  # ""la plupart" *des* roquettes"
    return not plural or tagged.tags[before] in ("NOUN", "NAME", "OTHER")


def _opens_freely(tagged: Tagged, first: int, start: int) -> bool:
    """Whether "d'autres civils" at token `first` is no part of a noun before: "des" before an adjective."""
    return first == start or tagged.tags[first - 1] in ("VERB", "ADV", "PUNCT", "COORD")


def _is_measure(tagged: Tagged, opening: int) -> bool:
    """ "au moins 12", "au total 12": no preposition."""
    measures = tagged.passage.function_words.after_to_measures
    return not measures.isdisjoint(tagged.passage.norms[opening + 1 : opening + 2])


def _nested(tagged: Tagged, phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """Tie "de X" to the phrase right before it; a group's name then joins what is quoted."""
    found: list[Phrase] = []
    for phrase in phrases:
        holder = found[-1] if found else None
        if (holder is not None and _is_alias(tagged, holder, phrase)) or (
            holder is not None and _is_name_of(tagged, holder, phrase)
        ):
            phrase = replace(phrase, parent=holder.index)
        elif holder is not None and _completes(tagged, holder, phrase):
            phrase = replace(phrase, parent=holder.index)
            if _makes_fighters(tagged, holder, phrase):
                holder = replace(holder, classes=holder.classes - {"civilian"} | {"armed"})
                found[-1] = holder
            gathers = tagged.passage.norms[holder.head] in tagged.lexicon.words.collectives
            if gathers and phrase.is_any(*_GATHERED):
                plural = None if phrase.plural else holder.plural  # "la plupart des habitants *ont* fui", "*a* fui"
                holder = replace(holder, classes=phrase.classes, plural=plural)
                found[-1] = holder
            if phrase.is_any("place"):
                _mark_parts(tagged, found)
                holder = found[-1]
            if _belongs_to_name(holder, phrase):
                _extend(found, holder.index, phrase.last)
        found.append(phrase)
    return tuple(found)


def _makes_fighters(tagged: Tagged, holder: Phrase, phrase: Phrase) -> bool:
    """"les hommes *du général*", "le chef *des rebelles*": fighters by whose they are."""
    head, words = tagged.passage.norms[holder.head], tagged.lexicon.words
    if head in words.men:
        return phrase.is_any("name", "unknown_name", "armed", "authority")
    return head in words.heads and phrase.is_any("armed") and not phrase.is_any("official_force")


def _mark_parts(tagged: Tagged, found: list[Phrase]) -> None:
    """Make the last phrase, and those listed before it, places: "*le nord, l'est et le centre* de la ville"."""
    norms, parts, following = tagged.passage.norms, tagged.lexicon.words.parts, None
    between = parts | tagged.passage.function_words.part_links
    for index in range(len(found) - 1, -1, -1):
        phrase = found[index]
        listed = following is None or between.issuperset(norms[phrase.last : following.opening])
        if not listed or norms[phrase.head] not in parts:
            return
        found[index] = following = replace(phrase, classes=phrase.classes | {"place"})


def _is_name_of(tagged: Tagged, holder: Phrase, phrase: Phrase) -> bool:
    """ "un drone de type *MQ-9*", "le vraquier *Rubymar*": a name right after a common noun."""
    if not phrase.is_any("unknown_name") or phrase.opening != phrase.first or phrase.first - holder.last > 3:
        return False
    return tagged.tags[phrase.first - 1] in ("OTHER", "NOUN") and all(
        tagged.tags[i] in ("OTHER", "NOUN", "PREP") for i in range(holder.last, phrase.first)
    )


def _is_alias(tagged: Tagged, holder: Phrase, phrase: Phrase) -> bool:
    """ "Forces de soutien rapide (FSR)": the name once more, in brackets."""
    norms = tagged.passage.norms
    return (
        phrase.opening == holder.last + 1
        and norms[holder.last] == "("
        and norms[phrase.last : phrase.last + 1] == (")",)
    )


def _completes(tagged: Tagged, holder: Phrase, phrase: Phrase) -> bool:
    words = tagged.passage.function_words
    if phrase.prep not in words.of_whole or holder.is_any("pronoun"):
        return False
    first = holder.last
    area = holder.is_any("place") or tagged.passage.norms[holder.head] in tagged.lexicon.words.parts
    if area and phrase.is_any("place"):  # "la localité *minière* de X", "la partie *ouest* de X"
        while first < phrase.opening and _may_describe(tagged, first):
            first += 1
    gap = (norm for norm in tagged.passage.norms[first : phrase.opening] if norm not in OPENERS | CLOSERS)
    return words.of_links.issuperset(gap)


def _belongs_to_name(holder: Phrase, phrase: Phrase) -> bool:
    """Whether a careful coder quotes the complement with its noun ("habitants *de Makidhi*"): nine times in ten."""
    people = ("armed", "civilian", "crowd", "captive", "authority", "suspect", "post", "vehicle", "building")
    return holder.is_any(*people) and not holder.is_any("event") and not phrase.is_any("event", "assault")


def _extend(found: list[Phrase], index: int, last: int) -> None:
    """Lengthen phrase `index`, and whatever it completes in turn, to `last`."""
    while True:
        inner = found[index]
        found[index] = replace(inner, last=max(inner.last, last))
        if inner.parent is None or not _belongs_to_name(found[inner.parent], inner):
            return
        index = inner.parent


def coordinated(tagged: Tagged, phrases: tuple[Phrase, ...], phrase: Phrase) -> tuple[Phrase, ...]:
    """`phrase` with those that stand in one list with it, to its right ("X, Y et Z")."""
    words = tagged.passage.function_words
    chain = [phrase]
    closed = 1
    for other in phrases[phrase.index + 1 :]:
        last = chain[-1]
        if other.parent is not None and other.opening < _end(phrases, last):
            continue
        gap = tagged.passage.norms[_end(phrases, last) : other.opening]
        if not _is_list_gap(gap, words) or not _alike(last, other):
            break
        if other.prep not in (None, phrase.prep) and not _is_measured_with(tagged, last, other):
            break
        if _opens_clause(tagged, other.opening - 1, gap):
            break
        chain.append(other)
        if words.list_closers.isdisjoint(gap):
            continue
        closed = len(chain)
    return tuple(chain[:closed])


def _opens_clause(tagged: Tagged, last: int, gap: tuple[str, ...]) -> bool:
    """Whether a gap that ends at token `last` leads on to a clause: "le sud, *où* X", "et *que* X", no "ainsi que"."""
    words = tagged.passage.function_words
    listed = len(gap) > 1 and gap[-2] in words.list_closers - words.ands
    return tagged.tags[last] in ("REL", "SUB") and not listed


def _is_measured_with(tagged: Tagged, first: Phrase, second: Phrase) -> bool:
    """"une trentaine *de femmes* et *d'enfants*": one number for both."""
    words, before = tagged.passage.function_words, tagged.passage.norms[max(first.head - 1, 0)]
    return first.counted and before in words.plain_of and second.prep in words.of_whole and not second.definite


def _end(phrases: tuple[Phrase, ...], phrase: Phrase) -> int:
    """The last token of the phrase with what completes it."""
    last = phrase.last
    for other in phrases[phrase.index + 1 :]:
        if other.parent is None or other.opening > last + 2:
            break
        last = max(last, other.last)
    return last


def _is_list_gap(gap: tuple[str, ...], words: FunctionWords) -> bool:
    return (
        0 < len(gap) <= 5
        and words.list_gap.issuperset(gap)
        and not words.list_joints.isdisjoint(gap)
        and gap[-1] not in words.list_gap_never_ends
    )


def _alike(one: Phrase, other: Phrase) -> bool:
    people = ("armed", "civilian", "crowd", "captive", "authority", "name", "unknown_name", "source")
    if one.is_any(*people) and other.is_any(*people):
        return not other.is_any("pronoun")
    things = {"place", "weapon", "vehicle", "building", "post", "goods", "road", "thing"}
    if one.is_any("thing") or other.is_any("thing"):
        return bool(one.classes & things and other.classes & things)
    movables = {"weapon", "vehicle", "goods"}  # "des armes et *trois motos* ont été saisies"
    return bool(one.classes & other.classes & things) or (one.is_any(*movables) and other.is_any(*movables))
