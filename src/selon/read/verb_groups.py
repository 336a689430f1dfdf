"""The verb group around an event's verb: auxiliaries, voice, tense, negation, and what governs it."""

from dataclasses import dataclass

from selon.read.attribution_quotes import OPENERS
from selon.read.tagging import Tagged

__all__ = ["VerbGroup", "past_only", "verb_group"]

_MAX_REACH = 12
_ONLY_REACH = 5  # tokens


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Tokens `first:last` of the group (`last` just after the verb).

    `voice`: "active", "passive" (with an auxiliary, or "se faire" + infinitive), "participle" (bare, after
    its noun), "infinitive", "gerund". `tense`: feature of the finite form ("pres", "impf", "past", "fut",
    "cond", "subj") or None; `compound`: the past with an auxiliary. `perfect`: the deed is done ("a pris",
    "s'est retiré", "sont entrés"), no state. `governor`: infinitive of the verb that frames this one
    ("tenter", "pouvoir"), or None. `object_clitic`: "l'", "les"... stands for the object.
    `shared`: the auxiliary is that of a verb before ("ont attaqué et *tué*").
    """

    first: int
    last: int
    voice: str
    tense: str | None
    compound: bool
    reflexive: bool
    negated: bool
    governor: str | None
    object_clitic: int | None = None
    perfect: bool = False
    shared: bool = False


def verb_group(tagged: Tagged, verb: int, start: int) -> VerbGroup:
    """The group of the verb at token `verb`, reaching back no further than token `start`."""
    first, auxiliaries, governor = _walk(tagged, verb, start)
    norms, words = tagged.passage.norms, tagged.passage.function_words
    inside = range(first, verb)
    reflexive = any(norms[i] in words.reflexives and not _is_of_attempt(tagged, i, verb) for i in inside)
    negated = _is_negated(tagged, first, verb, start)
    voice = _voice(tagged, verb, auxiliaries, reflexive)
    tense = _tense(tagged, auxiliaries or [verb], verb)
    clitic = next((i for i in inside if norms[i] in words.object_pronouns), None)
    compound = "pp" in tagged.features(verb) and any(tagged.lemmas(i) & words.auxiliary_verbs for i in auxiliaries)
    perfect = compound and _is_perfect(tagged, verb, auxiliaries, reflexive)
    return VerbGroup(
        first, verb + 1, voice, tense, compound, reflexive, negated, governor, clitic, perfect
    )


def _is_of_attempt(tagged: Tagged, clitic: int, verb: int) -> bool:
    """Whether the reflexive belongs to the verb that frames another: "*s'*apprête à prendre"."""
    following = (i for i in range(clitic + 1, verb) if tagged.tags[i] == "VERB")
    return any(tagged.lemmas(i) & tagged.lexicon.words.attempts for i in following)


def _is_negated(tagged: Tagged, first: int, verb: int, start: int) -> bool:
    """ "n'ont pas pris", "*aucun* groupe n'a pris", "n'ont ni pris *ni pillé*", "n'a *pu* prendre"."""
    words, negations = tagged.passage.function_words, tagged.lexicon.words.negations
    norms, tokens = tagged.passage.norms, tagged.passage.tokens
    if verb > start and norms[verb - 1] in words.nor:
        return True
    if not any(norms[i] in words.negating for i in range(max(start, first - 1), verb)):
        return False
    if past_only(tagged, first, verb + 1) is not None:
        return False
    near = (i for i in (*range(first, verb), verb + 1) if i < len(tokens))
    told = any(tokens[i].text.lower() in negations for i in near) or _is_nobody(tagged, first, start)
    return told or any(tagged.lemmas(i) & tagged.lexicon.words.negated_alone for i in range(first, verb))


def past_only(tagged: Tagged, first: int, end: int) -> int | None:
    """Past the "que" of "*ne* tiennent *plus que* la colline", after a group `first:end`; None where there is none."""
    norms, words = tagged.passage.norms, tagged.passage.function_words
    at = tagged.past_adverbs(end, min(end + _ONLY_REACH, len(norms)))
    if words.that.isdisjoint(norms[at : at + 1]) or not words.plain_not.isdisjoint(norms[first:at]):
        return None
    return None if at + 1 == len(norms) or "fin" in tagged.features(at + 1) else at + 1


def _is_nobody(tagged: Tagged, first: int, start: int) -> bool:
    """Whether the group that starts at token `first` has "aucun", "personne" ... for a subject."""
    for i in range(first - 1, start - 1, -1):
        if tagged.passage.norms[i] in tagged.lexicon.words.nobody:
            return i == start or tagged.tags[i - 1] not in ("DET", "NUM")
        if "fin" in tagged.features(i) or tagged.passage.norms[i] in (";", ":"):
            return False
    return False


def _is_perfect(tagged: Tagged, verb: int, auxiliaries: list[int], reflexive: bool) -> bool:
    """Whether the auxiliaries make a past of the participle, not a state ("est encerclée")."""
    if any(tagged.lemmas(i) & tagged.passage.function_words.have for i in auxiliaries):
        return True
    return reflexive or tagged.lemmas(verb) <= tagged.lexicon.words.intransitive


def _walk(tagged: Tagged, verb: int, start: int) -> tuple[int, list[int], str | None]:
    """Back over adverbs, clitics, auxiliaries and framing verbs: (first token, auxiliaries, governor)."""
    norms, tags, words = tagged.passage.norms, tagged.tags, tagged.passage.function_words
    clitics, links = words.clitics_in_group, words.infinitive_links
    first, governor = verb, None
    auxiliaries: list[int] = []
    i = verb - 1
    while i >= max(start, verb - _MAX_REACH):
        i -= _is_only(tagged, i, first, start)
        if (
            tags[i] == "ADV"
            or (norms[i] == "," and "ADV" in (tags[i - 1], tags[i + 1]))
            or (norms[i] in clitics and _may_be_clitic(tagged, i, first, auxiliaries[0] if auxiliaries else verb))
            or (norms[i] in OPENERS and "inf" in tagged.features(first) and norms[i - 1] in links)
        ):
            pass
        elif _is_auxiliary(tagged, i):
            auxiliaries.insert(0, i)
        elif _frames_infinitive(tagged, i, first):
            governor = _outer(tagged, governor, i)
            auxiliaries.insert(0, i)
        elif norms[i] in links and i > start and tags[i - 1] in ("VERB", "ADV") and _opens_infinitive(tagged, first):
            j = i - 1
            while j > start and tags[j] == "ADV":
                j -= 1
            if tags[j] != "VERB" or not _governor(tagged, j):
                break
            governor = _outer(tagged, governor, j)
            auxiliaries.insert(0, j)
            i = j
        else:
            break
        first = i
        i -= 1
    while first < verb and tags[first] in ("ADV", "PUNCT") and norms[first] not in words.negating:
        first += 1
    return first, auxiliaries, governor


def _is_only(tagged: Tagged, i: int, first: int, start: int) -> bool:
    """The "que" of "*n'*ont fait *que* repousser une attaque": a verb that frames the infinitive, and limits it."""
    norms, words = tagged.passage.norms, tagged.passage.function_words
    if norms[i] not in words.that or i <= start or not _frames_infinitive(tagged, i - 1, first):
        return False
    return not words.negating.isdisjoint(norms[max(start, i - _ONLY_REACH) : i])


def _outer(tagged: Tagged, governor: str | None, i: int) -> str | None:
    """What frames the verb: the nearest, but "*cherchent* à venir prendre" only seek."""
    further, words = _governor(tagged, i), tagged.lexicon.words
    if governor is None or (governor in words.achievements and further in words.attempts):
        return further
    return governor


def _may_be_clitic(tagged: Tagged, i: int, first: int, finite: int) -> bool:
    if tagged.passage.norms[i] in tagged.passage.function_words.we and "first" in tagged.features(finite):
        return False  # the subject: "*nous* tenons", "*nous* n'avons pas pris"
    return tagged.tags[first] in ("VERB", "ADV", "PRON", "DET") or first == i + 1


def _is_auxiliary(tagged: Tagged, i: int) -> bool:
    return tagged.tags[i] == "VERB" and bool(tagged.lemmas(i) & tagged.passage.function_words.group_verbs)


def _opens_infinitive(tagged: Tagged, first: int) -> bool:
    first += tagged.passage.norms[first] in OPENERS  # "ont promis de « *traquer* les bandits »"
    first = tagged.past_adverbs(first, len(tagged.tags) - 1)  # "entend *bien* prendre"
    return (
        any("inf" in r.features for r in tagged.readings[first])
        or tagged.passage.norms[first] in tagged.passage.function_words.clitics_in_group
    )


def _frames_infinitive(tagged: Tagged, i: int, first: int) -> bool:
    if tagged.tags[i] != "VERB" or not _opens_infinitive(tagged, first):
        return False
    return _governor(tagged, i) is not None


def _governor(tagged: Tagged, i: int) -> str | None:
    words = tagged.lexicon.words
    found = sorted(tagged.lemmas(i) & (words.attempts | words.achievements))
    return found[0] if found else None


def _voice(tagged: Tagged, verb: int, auxiliaries: list[int], reflexive: bool) -> str:
    features, lemmas = tagged.features(verb), tagged.lemmas(verb)
    words = tagged.passage.function_words
    if auxiliaries and reflexive and tagged.lemmas(auxiliaries[-1]) & words.causatives and "inf" in features:
        return "passive"
    if "pp" in features and auxiliaries:
        nearest = tagged.lemmas(auxiliaries[-1])
        if len(auxiliaries) > 1 and any(tagged.passage.tokens[i].text in words.been for i in auxiliaries):
            return "passive"
        if (
            nearest & words.passive_verbs
            and not reflexive
            and not lemmas <= tagged.lexicon.words.intransitive
        ):
            return "passive"
        return "active"
    if "fin" in features and not _is_bare_participle(tagged, verb):
        return "active"
    if "inf" in features:
        return "active" if auxiliaries else "infinitive"
    if "ppres" in features:
        return "gerund"
    return "participle" if "pp" in features else "active"


def _is_bare_participle(tagged: Tagged, verb: int) -> bool:
    """A form that can be finite or participle ("pris", "détruit") and stands right after a noun."""
    if "pp" not in tagged.features(verb) or verb == 0 or tagged.opens_clause(verb + 1):
        return False
    return tagged.tags[verb - 1] in ("NOUN", "NAME", "OTHER", "PUNCT")


def _tense(tagged: Tagged, candidates: list[int], verb: int) -> str | None:
    for i in (*candidates, verb):
        features = tagged.features(i)
        if "fin" in features:
            return next((t for t in ("cond", "fut", "impf", "pres", "past", "subj") if t in features), None)
    return None
