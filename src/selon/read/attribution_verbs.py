"""Verb groups of saying in a sentence: "a-t-il par ailleurs fait savoir" with its first and last token."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from selon.read.attribution_lexicon import AttributionLexicon, Family, VerbForm
from selon.read.passage import Passage

__all__ = ["Mood", "VerbGroup", "verb_groups"]

Mood = Literal["finite", "gerund", "passive"]
_TENSES = frozenset(("pres", "impf", "past", "fut", "cond"))
_REACH = 8
_SHARED_REACH = 20
_QUOTES = frozenset(("«", '"', "“"))
_AGENT_STOPS = frozenset((".", ";", ":"))
_BETWEEN = _QUOTES | {","}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb of saying with what belongs to it, in token indices (`first:last` half-open).

    `verb` is its main word. `inverted`: the pronoun after the verb or its auxiliary ("-t-il"), folded.
    `subject_before`: where the auxiliary stands that it shares ("a rompu les discussions et accusé …").
    """

    first: int
    verb: int
    last: int
    infinitive: str
    family: Family
    mood: Mood
    inverted: str | None = None
    negated: bool = False
    subject_before: int | None = None


def verb_groups(passage: Passage, lexicon: AttributionLexicon, first: int, last: int) -> Iterator[VerbGroup]:
    """The verb groups of saying among tokens `first:last`, in order."""
    reached = first
    for i in range(first, last):
        forms = lexicon.verbs.get(passage.tokens[i].text.lower()) if i >= reached else None
        group = _group(passage, lexicon, forms, i, first, last) if forms else None
        if group is not None:
            reached = group.last
            yield group


def _group(
    passage: Passage, lexicon: AttributionLexicon, forms: tuple[VerbForm, ...], at: int, first: int, last: int
) -> VerbGroup | None:
    for form in forms:
        end = _after_tail(passage, lexicon, form, at, last)
        group = _inflected(passage, lexicon, form, at, end, first, last) if end else None
        if group is not None:
            return group
    return None


def _after_tail(
    passage: Passage, lexicon: AttributionLexicon, form: VerbForm, at: int, last: int
) -> int | None:
    """The token after the verb's fixed words; adverbs may stand between; a preposition may be contracted."""
    i = at + 1
    if not form.tail:
        return i
    while (
        i < last
        and not _fits(passage, lexicon, i, form.tail[0])
        and _may_stand_between(passage, lexicon, i)
    ):
        i += 1
    i = _past_judged(passage, lexicon, form, at + 1, last) or i
    for word in form.tail:
        i += i < last and passage.norms[i] in _QUOTES
        if i >= last or not _fits(passage, lexicon, i, word):
            return None
        i += 1
    return i - (form.tail[-1] in lexicon.data.of or form.tail[-1] in lexicon.data.clause_openers)


def _past_judged(passage: Passage, lexicon: AttributionLexicon, form: VerbForm, at: int, last: int) -> int | None:
    """Past the object of "a qualifié *ces accusations* de mensonge", where what it is called follows."""
    judged = form.family == "deny" and form.tail[0] in lexicon.data.of
    if not judged or lexicon.data.determiners.isdisjoint(passage.norms[at : at + 1]):
        return None
    for i in range(at + 1, min(at + _REACH, last - len(form.tail) + 1)):
        if passage.norms[i] in _AGENT_STOPS:
            return None
        words = [n for n in passage.norms[i : i + len(form.tail) + 1] if n not in _QUOTES]
        if words[0] in lexicon.data.of and tuple(words[1 : len(form.tail)]) == tuple(form.tail[1:]):
            return i
    return None


def _fits(passage: Passage, lexicon: AttributionLexicon, at: int, word: str) -> bool:
    norm, words = passage.norms[at], passage.function_words
    return (
        norm == word
        or (word in lexicon.data.of and norm in lexicon.data.of)
        or (word in words.that and norm in words.that)
        or (word in words.to and norm in words.any_to)
    )


def _may_stand_between(passage: Passage, lexicon: AttributionLexicon, at: int) -> bool:
    norm = passage.norms[at]
    if norm in lexicon.data.adverbs or norm in lexicon.data.emphatic or norm in _BETWEEN or norm.startswith("-"):
        return True
    return norm.endswith(passage.function_words.adverb_endings)


def _inflected(
    passage: Passage, lexicon: AttributionLexicon, form: VerbForm, at: int, end: int, first: int, last: int
) -> VerbGroup | None:
    auxiliary = _auxiliary(passage, lexicon, at, first) if "pp" in form.features else None
    if auxiliary is not None and not _is_reflexive_act(passage, lexicon, form, auxiliary):
        return _finite(passage, lexicon, form, auxiliary, at, end, first)
    if _TENSES & form.features and not _is_noun(passage, lexicon, at, first):
        return _finite(passage, lexicon, form, at, at, _after_pronoun(passage, lexicon, end, last), first)
    if "inf" in form.features and (start := _possible(passage, lexicon, at, first)) is not None:
        return VerbGroup(start, at, end, form.infinitive, form.family, "finite", passage.norms[start + 1])
    if "inf" in form.features and (governed := _governing(passage, lexicon, at, first)) is not None:
        return _finite(passage, lexicon, form, governed, at, end, first)
    if "ppres" in form.features:
        return VerbGroup(at, at, end, form.infinitive, form.family, "gerund")
    shared = _shared_auxiliary(passage, lexicon, at, first) if "pp" in form.features else None
    if shared is not None:
        return VerbGroup(at, at, end, form.infinitive, form.family, "finite", subject_before=shared)
    passive = "pp" in form.features and form.infinitive in lexicon.data.passives
    if passive and _agent_follows(passage, lexicon, end, last):
        return VerbGroup(at, at, end, form.infinitive, form.family, "passive")
    return None


def _possible(passage: Passage, lexicon: AttributionLexicon, at: int, first: int) -> int | None:
    """The "peut" of "*peut-on* lire", "pouvait-on y lire", before the infinitive at `at`."""
    start = at - 1
    while start > first and passage.norms[start] in lexicon.data.clitics:
        start -= 1
    inverted = start > first and passage.norms[start] in lexicon.data.inverted_impersonal
    return start - 1 if inverted and passage.norms[start - 1] in lexicon.data.possible else None


def _governing(passage: Passage, lexicon: AttributionLexicon, at: int, first: int) -> int | None:
    """Where "*vient* d'annoncer", "*a fini* par admettre", "*continue* de le nier" starts: what is said is said so."""
    i = at - 1
    while i > first and passage.norms[i] in lexicon.data.clitics:
        i -= 1
    if i > first and passage.norms[i] in lexicon.data.before_infinitive:
        i -= 1
    while i > first and passage.norms[i] in lexicon.data.adverbs:
        i -= 1
    if i < first or passage.tokens[i].text.lower() not in lexicon.governors:
        return None
    auxiliary = _auxiliary(passage, lexicon, i, first)
    return i if auxiliary is None else auxiliary


def _auxiliary(passage: Passage, lexicon: AttributionLexicon, at: int, first: int) -> int | None:
    """The auxiliary of the participle at `at`, adverbs and inverted pronouns apart."""
    words = passage.function_words
    for i in range(at - 1, max(first, at - _REACH) - 1, -1):
        norm = passage.norms[i]
        if norm in lexicon.data.passive_auxiliaries:
            return i if i > first and passage.norms[i - 1] in words.reflexives else None
        if norm in lexicon.data.auxiliaries and passage.tokens[i].text not in words.accented_to:
            return i
        if not _may_stand_between(passage, lexicon, i) and norm not in lexicon.data.between_auxiliary:
            return None
    return None


def _is_reflexive_act(passage: Passage, lexicon: AttributionLexicon, form: VerbForm, auxiliary: int) -> bool:
    """As in "s'est assuré le contrôle": only "s'est dit" and verbs of emotion ("s'est félicité") speak so."""
    is_etre = passage.norms[auxiliary] in lexicon.data.passive_auxiliaries
    return is_etre and form.family != "quote" and form.infinitive not in lexicon.data.reflexive_speech


def _shared_auxiliary(passage: Passage, lexicon: AttributionLexicon, at: int, first: int) -> int | None:
    """The auxiliary of an earlier participle that this one shares: "a rompu les discussions et accusé …"."""
    norms, words = passage.norms, passage.function_words
    if at - 1 <= first or norms[at - 1] not in words.ands:
        return None
    for i in range(at - 2, max(first, at - _SHARED_REACH) - 1, -1):
        if norms[i] in lexicon.data.auxiliaries and passage.tokens[i].text not in words.accented_to:
            return None if norms[i + 1] in lexicon.data.passive_auxiliaries else i
        if norms[i] in (";", ":"):
            return None
    return None


def _finite(
    passage: Passage, lexicon: AttributionLexicon, form: VerbForm, start: int, at: int, end: int, first: int
) -> VerbGroup:
    inverted = next((n for n in passage.norms[start + 1 : end] if n.startswith("-") and len(n) > 1), None)
    negations = lexicon.data.negations
    negated = not negations.isdisjoint(passage.norms[start : end + 1]) and negations.isdisjoint(form.tail)
    while start > first and passage.norms[start - 1] in lexicon.data.clitics:
        start -= 1
    negated = negated or _is_nobody(passage, lexicon, start, at, first)
    return VerbGroup(start, at, end, form.infinitive, form.family, "finite", inverted, negated)


def _is_nobody(passage: Passage, lexicon: AttributionLexicon, start: int, at: int, first: int) -> bool:
    """As in "*aucune* source n'a confirmé": nobody speaks."""
    norms = passage.norms
    near = norms[max(first, start - _REACH) : start]
    return not passage.function_words.negating.isdisjoint(norms[start:at]) and not lexicon.data.nobody.isdisjoint(near)


def _after_pronoun(passage: Passage, lexicon: AttributionLexicon, end: int, last: int) -> int:
    """Past "-t-il" right after a finite verb, also where the hyphen was forgotten ("regrette t-il")."""
    if end + 1 < last and passage.norms[end] in lexicon.data.loose_links and passage.norms[end + 1].startswith("-"):
        return end + 2
    return (
        end + 1 if end < last and passage.norms[end].startswith("-") and len(passage.norms[end]) > 1 else end
    )


def _is_noun(passage: Passage, lexicon: AttributionLexicon, at: int, first: int) -> bool:
    """A form that is a noun or adjective too, after an article, a preposition or a noun it agrees with."""
    if passage.tokens[at].text.lower() not in lexicon.data.also_nouns or at == first:
        return False
    before = passage.norms[at - 1]
    if (
        before in passage.function_words.object_pronouns
        and at - 2 >= first
        and passage.norms[at - 2] in lexicon.data.before_object_pronouns
    ):
        return False
    words = lexicon.data
    return before in words.determiners or before in words.prepositions or before in words.before_nouns


def _agent_follows(passage: Passage, lexicon: AttributionLexicon, end: int, last: int) -> bool:
    """Whether "par" comes soon: "annoncée dimanche par Bakou", "imputée à la Codeco par le chef"."""
    for i in range(end, min(end + _REACH, last)):
        if passage.norms[i] in passage.function_words.by:
            return lexicon.data.by_the_way.isdisjoint(passage.norms[i + 1 : i + 2])
        if passage.norms[i] in _AGENT_STOPS or passage.norms[i] in lexicon.data.agent_limits:
            return False
    return False
