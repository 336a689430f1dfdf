"""The words of one language, compiled for look-up: function words, verb forms, nouns by class."""

import importlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

import msgspec

from selon.lang import load_data
from selon.read.folding import fold

__all__ = ["Lexicon", "VerbForm", "Words", "load_lexicon", "plural_of"]

_INVARIABLE = frozenset("contre avant arrière sous ex état check au à de la le l' d' en up".split())
_PEOPLE = frozenset({"civilian", "crowd", "captive"})
_FEMININES = (
    ("teur", "trice"),
    ("eur", "euse"),
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("er", "ère"),
    ("if", "ive"),
)


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
    achievements: frozenset[str]
    intransitive: frozenset[str]
    supports: frozenset[str]
    sufferings: frozenset[str]
    hits: frozenset[str]
    oppositions: frozenset[str]
    tellings: frozenset[str]
    outcomes: frozenset[str]
    answers: frozenset[str]
    controls: frozenset[str]
    generic_actors: frozenset[str]
    no_side: frozenset[str]
    according: tuple[str, ...]
    accuses: frozenset[str]
    ascribes: frozenset[str]
    backs: frozenset[str]
    jointly: tuple[str, ...]
    men: frozenset[str]
    heads: frozenset[str]
    parts: frozenset[str]
    collectives: frozenset[str]
    verbs: tuple[str, ...]


class Nouns(msgspec.Struct, frozen=True):
    """The file nouns.yaml: nouns by class, and the adjectives that belong to names of people."""

    classes: dict[str, tuple[str, ...]]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]


class _Forms(Protocol):
    def conjugate(self, infinitive: str) -> Mapping[str, frozenset[str]]: ...


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
    asides: Mapping[str, tuple[tuple[str, ...], ...]]
    demonyms: frozenset[str]
    noun_words: frozenset[str]
    folded_nouns: frozenset[str]

    def verb_forms(self, word: str) -> tuple[VerbForm, ...]:
        """Readings of `word` (lower case) as a verb; a word whose accents are missing is found too."""
        return self.verbs.get(word) or self.folded_verbs.get(fold(word), ())


def plural_of(noun: str) -> str:
    """The regular French plural of `noun`: its words up to the first preposition ("tirs d'artillerie")."""
    words = noun.split(" ")
    for i, word in enumerate(words):
        if word in ("de", "du", "des", "à", "au", "en", "sur", "sans", "par") or "'" in word:
            break
        words[i] = _plural_word(word)
    return " ".join(words)


def _plural_word(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if "-" in word:
        return "-".join(part if part in _INVARIABLE else _plural_word(part) for part in word.split("-"))
    if word.endswith(("eau", "eu")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


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
    forms = cast(_Forms, importlib.import_module(f"selon.lang.{language}.forms"))
    verbs = _verb_table(forms, dict.fromkeys((*words.verbs, *more_verbs)))
    table, plurals = _noun_table({**nouns.classes, "event": acts})
    first_words = _first_words((*event_nouns, *(n for members in nouns.classes.values() for n in members)))
    return Lexicon(
        language,
        words,
        verbs,
        _folded(verbs),
        table,
        plurals,
        _longest(table),
        frozenset(fold(form) for a in nouns.adjectives for form in _adjective_forms(a)),
        _asides(words.asides),
        frozenset(fold(form) for a in nouns.demonyms for form in _adjective_forms(a)),
        first_words,
        frozenset(map(fold, first_words)),
    )


def _verb_table(forms: _Forms, infinitives: Iterable[str]) -> dict[str, tuple[VerbForm, ...]]:
    table: dict[str, list[VerbForm]] = defaultdict(list)
    for infinitive in infinitives:
        for form, features in forms.conjugate(infinitive).items():
            table[form].append(VerbForm(infinitive, features))
    return {form: tuple(readings) for form, readings in table.items()}


def _first_words(nouns: Iterable[str]) -> frozenset[str]:
    """First words of nouns, singular and plural, with their accents."""
    return frozenset(form.replace("'", "' ").split()[0] for noun in nouns for form in (noun, plural_of(noun)))


def _asides(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        table[_key(phrase)[0]].append(_key(phrase))
    return {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in table.items()}


def _folded(verbs: Mapping[str, tuple[VerbForm, ...]]) -> dict[str, tuple[VerbForm, ...]]:
    table: dict[str, tuple[VerbForm, ...]] = {}
    for form, readings in verbs.items():
        if not form.isascii():
            table[fold(form)] = table.get(fold(form), ()) + readings
    return table


def _noun_table(
    classes: Mapping[str, tuple[str, ...]],
) -> tuple[dict[tuple[str, ...], frozenset[str]], frozenset[tuple[str, ...]]]:
    table: dict[tuple[str, ...], frozenset[str]] = {}
    plurals = set()
    for name, members in classes.items():
        for noun in members:
            forms = (noun, *_feminine(noun)) if name in _PEOPLE else (noun,)
            for form in forms:
                plural = _key(plural_of(form))
                for key in (_key(form), plural):
                    table[key] = table.get(key, frozenset()) | {name}
                plurals.add(plural)
    return table, frozenset(plurals)


def _feminine(noun: str) -> tuple[str, ...]:
    """The regular French feminine of a one-word name of people ("députée", "policière", "directrice")."""
    if " " in noun or noun.endswith(("e", "s", "x")):
        return ()
    for ending, feminine in _FEMININES:
        if noun.endswith(ending):
            return (noun[: -len(ending)] + feminine,)
    return (noun + "e",)


def _key(noun: str) -> tuple[str, ...]:
    """Folded words as the tokenizer cuts them: the elided article stands by itself."""
    return tuple(fold(noun).replace("'", "' ").split())


def _longest(table: Mapping[tuple[str, ...], frozenset[str]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in table:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return longest


def _adjective_forms(masculine: str) -> tuple[str, ...]:
    if masculine.endswith("al"):
        return (masculine, masculine + "e", masculine[:-2] + "aux", masculine + "es")
    if masculine == "turc":
        return ("turc", "turque", "turcs", "turques")
    if masculine.endswith(("ien", "éen")):
        return (masculine, masculine + "ne", masculine + "s", masculine + "nes")
    if masculine.endswith("f"):
        return (masculine, masculine + "s", masculine[:-1] + "ve", masculine[:-1] + "ves")
    if masculine.endswith("eux"):
        return (masculine, masculine[:-1] + "se", masculine[:-1] + "ses")
    feminine = masculine if masculine.endswith("e") else masculine + "e"
    plural = masculine if masculine.endswith(("s", "x")) else masculine + "s"
    return (masculine, feminine, plural, feminine + "s")
