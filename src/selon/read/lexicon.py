"""The words of one language, compiled for look-up: function words, verb forms, nouns by class."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache

import msgspec

from selon.lang import load_data
from selon.read.folding import fold
from selon.read.inflection import Forms, forms_of
from selon.read.sequences import Sequences

__all__ = ["Lexicon", "VerbForm", "Words", "load_lexicon", "plural_of"]

_PEOPLE = frozenset({"civilian", "crowd", "captive"})


class Words(msgspec.Struct, frozen=True):
    """The file words.yaml: closed classes and the commonest verbs."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    pronouns: frozenset[str]
    adverbs: frozenset[str]
    asides: tuple[str, ...]
    negations: frozenset[str]
    nobody: frozenset[str]
    numbers: frozenset[str]
    before_nouns: frozenset[str]
    attempts: frozenset[str]
    negated_alone: frozenset[str]
    achievements: frozenset[str]
    intransitive: frozenset[str]
    supports: frozenset[str]
    sufferings: frozenset[str]
    hits: frozenset[str]
    oppositions: frozenset[str]
    passings: frozenset[str]
    tellings: frozenset[str]
    tellers: frozenset[str]
    outcomes: frozenset[str]
    holds: frozenset[str]
    puts_down: frozenset[str]
    answers: frozenset[str]
    controls: frozenset[str]
    generic_actors: frozenset[str]
    of_the_state: frozenset[str]
    no_side: frozenset[str]
    offices: frozenset[str]
    accuses: frozenset[str]
    guilt: frozenset[str]
    ascribes: frozenset[str]
    blames: tuple[str, ...]
    laid: tuple[str, ...]
    backs: frozenset[str]
    jointly: tuple[str, ...]
    men: frozenset[str]
    heads: frozenset[str]
    parts: frozenset[str]
    fractions: frozenset[str]
    sided: frozenset[str]
    collectives: frozenset[str]
    peoples: frozenset[str]
    before_states: frozenset[str]
    states: frozenset[str]
    verbs: tuple[str, ...]


class Nouns(msgspec.Struct, frozen=True):
    """The file nouns.yaml: nouns by class, the adjectives that belong to names of people, what takes no plural."""

    invariable: frozenset[str]
    complement_openers: frozenset[str]
    classes: dict[str, tuple[str, ...]]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as a verb: the infinitive and the form's features (see lang/fr/forms.py)."""

    lemma: str
    features: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Look-ups by lower-case form. `nouns` maps folded singulars and plurals, one or more words, to classes."""

    language: str
    words: Words
    verbs: Mapping[str, tuple[VerbForm, ...]]
    folded_verbs: Mapping[str, tuple[VerbForm, ...]]
    nouns: Mapping[tuple[str, ...], frozenset[str]]
    plural_nouns: frozenset[tuple[str, ...]]
    longest_noun: Mapping[str, int]
    adjectives: frozenset[str]
    asides: Sequences[None]
    jointly: Sequences[None]
    demonyms: frozenset[str]
    noun_words: frozenset[str]
    folded_nouns: frozenset[str]

    def verb_forms(self, word: str) -> tuple[VerbForm, ...]:
        """Readings of `word` (lower case) as a verb; a word whose accents are missing is found too."""
        return self.verbs.get(word) or self.folded_verbs.get(fold(word), ())


def plural_of(noun: str, language: str) -> str:
    """The regular plural of `noun`: its words up to the first that opens a complement ("tirs d'artillerie")."""
    data, forms = load_data(language, "nouns", Nouns), forms_of(language)
    words = noun.split(" ")
    for i, word in enumerate(words):
        if word in data.complement_openers or "'" in word:
            break
        words[i] = _plural_word(word, data.invariable, forms)
    return " ".join(words)


def _plural_word(word: str, invariable: Set[str], forms: Forms) -> str:
    if "-" not in word or forms.plural(word) == word:
        return forms.plural(word)
    return "-".join(part if part in invariable else forms.plural(part) for part in word.split("-"))


@cache
def load_lexicon(
    language: str,
    more_verbs: tuple[str, ...] = (),
    acts: tuple[str, ...] = (),
    event_nouns: tuple[str, ...] = (),
) -> Lexicon:
    """The compiled lexicon of `language`, with the infinitives and nouns that the event frames use.

    `acts` are the nouns that name an act of violence, `event_nouns` all nouns that carry an event.
    """
    words = load_data(language, "words", Words)
    nouns = load_data(language, "nouns", Nouns)
    forms = forms_of(language)
    verbs = _verb_table(forms, dict.fromkeys((*words.verbs, *sorted(words.attempts | words.achievements), *more_verbs)))
    table, plurals = _noun_table({**nouns.classes, "event": acts}, language)
    table = _with_assaults(table)
    members = (noun for members in nouns.classes.values() for noun in members)
    first_words = _first_words((*event_nouns, *members), language)
    return Lexicon(
        language,
        words,
        verbs,
        _folded(verbs),
        table,
        plurals,
        _longest(table),
        frozenset(fold(form) for a in nouns.adjectives for form in forms.adjective_forms(a)),
        _phrases(words.asides),
        _phrases(words.jointly),
        frozenset(fold(form) for a in nouns.demonyms for form in forms.adjective_forms(a)),
        first_words,
        frozenset(map(fold, first_words)),
    )


def _verb_table(forms: Forms, infinitives: Iterable[str]) -> dict[str, tuple[VerbForm, ...]]:
    table: dict[str, list[VerbForm]] = defaultdict(list)
    for infinitive in infinitives:
        for form, features in forms.conjugate(infinitive).items():
            table[form].append(VerbForm(infinitive, features))
    return {form: tuple(readings) for form, readings in table.items()}


def _first_words(nouns: Iterable[str], language: str) -> frozenset[str]:
    """First words of nouns, singular and plural, with their accents."""
    return frozenset(form.replace("'", "' ").split()[0] for noun in nouns for form in (noun, plural_of(noun, language)))


def _phrases(phrases: Iterable[str]) -> Sequences[None]:
    return Sequences((" ".join(_key(phrase)), None) for phrase in phrases)


def _folded(verbs: Mapping[str, tuple[VerbForm, ...]]) -> dict[str, tuple[VerbForm, ...]]:
    table: dict[str, tuple[VerbForm, ...]] = {}
    for form, readings in verbs.items():
        if not form.isascii():
            table[fold(form)] = table.get(fold(form), ()) + readings
    return table


def _noun_table(
    classes: Mapping[str, tuple[str, ...]], language: str
) -> tuple[dict[tuple[str, ...], frozenset[str]], frozenset[tuple[str, ...]]]:
    table: dict[tuple[str, ...], frozenset[str]] = {}
    plurals = set()
    for name, members in classes.items():
        for noun in members:
            forms = (noun, *_feminine(noun, language)) if name in _PEOPLE else (noun,)
            for form in forms:
                plural = _key(plural_of(form, language))
                for key in (_key(form), plural):
                    table[key] = table.get(key, frozenset()) | {name}
                plurals.add(plural)
    return table, frozenset(plurals)


def _with_assaults(table: dict[tuple[str, ...], frozenset[str]]) -> dict[tuple[str, ...], frozenset[str]]:
    """`table` with "attaque nocturne" an assault as "attaque" is."""
    assault = frozenset({"assault"})
    heads = {key: table.get(key[:1], frozenset()) if "event" in names else frozenset() for key, names in table.items()}
    return {key: names | (heads[key] & assault) for key, names in table.items()}


def _feminine(noun: str, language: str) -> tuple[str, ...]:
    """The regular feminine of a one-word name of people ("députée", "policière", "directrice"), if any."""
    feminine = forms_of(language).feminine(noun) if " " not in noun else None
    return () if feminine is None else (feminine,)


def _key(noun: str) -> tuple[str, ...]:
    """Folded words as the tokenizer cuts them: the elided article stands by itself."""
    return tuple(fold(noun).replace("'", "' ").split())


def _longest(table: Mapping[tuple[str, ...], frozenset[str]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in table:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return longest
