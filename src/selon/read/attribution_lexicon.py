"""The words of attribution of a language: `lang/<code>/attribution.yaml` made ready for look-up, once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

import msgspec
from babel import Locale

from selon.lang import load_data
from selon.model.claim import SourceKind
from selon.read.folding import fold
from selon.read.inflection import forms_of
from selon.read.lexicon import Nouns, plural_of
from selon.read.passage import prepare

__all__ = ["AttributionLexicon", "Family", "NounEntry", "VerbForm", "load_lexicon", "longest"]

Family = Literal["say", "quote", "blame", "deny"]
Words = tuple[str, ...]


class Pronouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pronouns that stand for a source named before."""

    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    masculine_plural: tuple[str, ...]
    feminine_plural: tuple[str, ...]


class AttributionData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file attribution.yaml (its own comments say what each list is for)."""

    verbs: dict[Family, tuple[str, ...]]
    hears: frozenset[str]
    governors: tuple[str, ...]
    before_infinitive: frozenset[str]
    also_nouns: frozenset[str]
    relayed_by: frozenset[str]
    drawn_up: frozenset[str]
    draws_up: frozenset[str]
    presenting: frozenset[str]
    mute: frozenset[str]
    channels: frozenset[str]
    cites: frozenset[str]
    means: frozenset[str]
    passives: frozenset[str]
    learning: frozenset[str]
    not_heard: frozenset[str]
    possible: frozenset[str]
    announcements: frozenset[str]
    labels: tuple[str, ...]
    outlet_words: frozenset[str]
    possessives: frozenset[str]
    after_names: tuple[str, ...]
    not_names: frozenset[str]
    titles: frozenset[str]
    according_to: tuple[str, ...]
    on_their_word: tuple[str, ...]
    learned_from: tuple[str, ...]
    doubtful: tuple[str, ...]
    hedging_verbs: tuple[str, ...]
    nouns: dict[SourceKind, tuple[str, ...]]
    roles: tuple[str, ...]
    documents: tuple[str, ...]
    anaphors: tuple[str, ...]
    qualifiers: dict[SourceKind, tuple[str, ...]]
    people: dict[str, SourceKind]
    agent_endings: tuple[str, ...]
    names: dict[SourceKind, tuple[str, ...]]
    determiners: frozenset[str]
    plural_determiners: frozenset[str]
    feminine_determiners: tuple[str, ...]
    masculine_determiners: tuple[str, ...]
    quantities: frozenset[str]
    adjectives: tuple[str, ...]
    before_nouns: frozenset[str]
    pronouns: Pronouns
    clitics: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    breaks: frozenset[str]
    of: frozenset[str]
    told_by: frozenset[str]
    towards: frozenset[str]
    inside: frozenset[str]
    demonstratives: frozenset[str]
    articles: frozenset[str]
    name_particles: frozenset[str]
    not_adjectives: frozenset[str]
    ordinals: frozenset[str]
    finite_auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    negations: frozenset[str]
    nobody: frozenset[str]
    contrary: frozenset[str]
    prepositions: frozenset[str]
    governing: frozenset[str]
    telling: frozenset[str]
    listeners: frozenset[str]
    no_subject: frozenset[str]
    relatives: frozenset[str]
    latter: frozenset[str]
    source_words: frozenset[str]
    bodies: frozenset[str]
    movements: frozenset[str]
    outlets: frozenset[str]
    papers: frozenset[str]
    adjective_endings: tuple[str, ...]
    complement_openers: tuple[str, ...]
    qualified: frozenset[str]
    same: frozenset[str]
    pointing: frozenset[str]
    ours: frozenset[str]
    joins: frozenset[str]
    as_well: frozenset[str]
    of_before_source: frozenset[str]
    close_to: frozenset[str]
    within: frozenset[str]
    before_inverted: frozenset[str]
    clause_openers: frozenset[str]
    content_openers: frozenset[str]
    speaking_of_previous: frozenset[Words]
    impersonal: frozenset[str]
    inverted_impersonal: frozenset[str]
    clause_links: frozenset[str]
    in_view_of: frozenset[str]
    forward_passives: frozenset[str]
    speaking_place: frozenset[str]
    conjunction_heads: frozenset[str]
    relative_openers: frozenset[str]
    latter_ones: dict[str, str]
    here: frozenset[str]
    emphatic: frozenset[str]
    inside_subjects: frozenset[str]
    not_subjects: frozenset[str]
    between_auxiliary: frozenset[str]
    reflexive_speech: frozenset[str]
    loose_links: frozenset[str]
    before_object_pronouns: frozenset[str]
    by_the_way: frozenset[str]
    agent_limits: frozenset[str]
    refusals: frozenset[str]
    offers: frozenset[str]
    driven_back: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb of saying: what it is a form of, how it is inflected, the fixed words after it."""

    infinitive: str
    family: Family
    features: frozenset[str]
    tail: Words = ()


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A head noun or a name: its folded words, its kind, and what it may do in a chain of sources."""

    words: Words
    kind: SourceKind
    plural: bool = False
    is_name: bool = False
    is_role: bool = False
    is_document: bool = False
    is_anaphor: bool = False


@dataclass(frozen=True)
class AttributionLexicon:
    """attribution.yaml compiled: verb forms by lower-case word, everything else by folded word.

    `data` is the file itself, its plain sets of words folded.
    """

    data: AttributionData
    governors: frozenset[str]
    verbs: Mapping[str, tuple[VerbForm, ...]]
    nouns: Mapping[str, tuple[NounEntry, ...]]
    according_to: Mapping[str, tuple[Words, ...]]
    on_their_word: Mapping[str, tuple[Words, ...]]
    learned_from: Mapping[str, tuple[Words, ...]]
    doubtful: Mapping[str, tuple[Words, ...]]
    after_names: Mapping[str, tuple[Words, ...]]
    openers: frozenset[str]
    qualifiers: Mapping[str, SourceKind]
    people: Mapping[str, SourceKind]
    agent_endings: tuple[str, ...]
    adjectives: frozenset[str]
    pronouns: Mapping[str, str]
    generic: frozenset[str]
    before_sources: frozenset[str]
    adjective_endings: tuple[str, ...]
    latter_ones: Mapping[str, str]


@cache
def load_lexicon(language: str) -> AttributionLexicon:
    """The compiled words of `language`. Raises LanguageDataError where the file is missing or unfit."""
    data = _with_sets_folded(load_data(language, "attribution", AttributionData))
    forms = forms_of(language)
    openers = (*data.according_to, *data.on_their_word, *data.announcements, *data.labels, *data.mute)
    return AttributionLexicon(
        data=data,
        governors=frozenset(form for verb in data.governors for form in forms.conjugate(verb)),
        verbs=_verb_forms(language, data),
        nouns=_noun_entries(language, data),
        according_to=_by_first_word(language, data.according_to),
        on_their_word=_by_first_word(language, data.on_their_word),
        learned_from=_by_first_word(language, data.learned_from),
        doubtful=_by_first_word(language, data.doubtful),
        after_names=_by_first_word(language, data.after_names),
        latter_ones={fold(word): agreement for word, agreement in data.latter_ones.items()},
        adjective_endings=tuple(map(fold, data.adjective_endings)),
        before_sources=frozenset(_cut(language, phrase)[-1] for phrase in data.according_to),
        generic=_folded((*data.bodies, *data.movements, *data.outlets, *data.papers)),
        openers=frozenset(_by_first_word(language, openers)),
        qualifiers={f: k for k, words in data.qualifiers.items() for w in words for f in forms.regular_forms(fold(w))},
        people=dict(_people(language, data)),
        agent_endings=tuple(map(fold, data.agent_endings)),
        adjectives=frozenset(f for w in _adjectives(language, data) for f in forms.regular_forms(fold(w))),
        pronouns={fold(w): name for name in Pronouns.__struct_fields__ for w in getattr(data.pronouns, name)},
    )


def _adjectives(language: str, data: AttributionData) -> Iterable[str]:
    """The adjectives of sources, and of nouns.yaml those that nothing else claims ("un habitant *dit*")."""
    nouns = load_data(language, "nouns", Nouns)
    taken = {fold(form) for form in _verb_forms(language, data)} | data.adverbs | data.not_adjectives
    known = (w for w in (*nouns.adjectives, *nouns.demonyms) if fold(w) not in taken)
    return (*data.adjectives, *known)


def _people(language: str, data: AttributionData) -> Iterable[tuple[str, SourceKind]]:
    """One-word names of people that nouns.yaml has, singular and plural, with the kind their class is taken for."""
    classes = load_data(language, "nouns", Nouns).classes
    for name, kind in reversed(data.people.items()):
        for noun in (n for n in classes[name] if " " not in n):
            yield from ((fold(form), kind) for form in (noun, plural_of(noun, language)))


def longest(norms: Words, at: int, phrases: Mapping[str, tuple[Words, ...]]) -> int:
    """How many words the longest of `phrases` that starts at token `at` covers; 0 where none does."""
    for words in phrases.get(norms[at], ()):
        if norms[at : at + len(words)] == words:
            return len(words)
    return 0


# infinitives, and forms that an accent parts from others ("accusé", a noun, and "accuse")
_AS_WRITTEN = frozenset(("passives", "forward_passives", "learning", "also_nouns", "hears"))


def _with_sets_folded(data: AttributionData) -> AttributionData:
    kinds = AttributionData.__annotations__
    names = (name for name, kind in kinds.items() if kind == frozenset[str] and name not in _AS_WRITTEN)
    return msgspec.structs.replace(data, **{name: _folded(getattr(data, name)) for name in names})


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _cut(language: str, phrase: str) -> Words:
    """A phrase as the passage's tokens would have it, folded."""
    if phrase.endswith("'"):
        return prepare(phrase + "a", language).norms[:-1]
    return prepare(phrase, language).norms


def _by_first_word(language: str, phrases: Iterable[str]) -> dict[str, tuple[Words, ...]]:
    table: dict[str, set[Words]] = defaultdict(set)
    for words in (_cut(language, phrase) for phrase in phrases):
        table[words[0]].add(words)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in table.items()}


def _verb_forms(language: str, data: AttributionData) -> dict[str, tuple[VerbForm, ...]]:
    conjugate = forms_of(language).conjugate
    table: dict[str, dict[VerbForm, None]] = defaultdict(dict)
    for family, verbs in data.verbs.items():
        for verb in verbs:
            infinitive, *tail = verb.split(" ", 1)
            words = _cut(language, tail[0]) if tail else ()
            for form, features in conjugate(infinitive).items():
                table[form][VerbForm(verb, family, features, words)] = None
    return {form: tuple(sorted(found, key=lambda v: -len(v.tail))) for form, found in table.items()}


def _noun_entries(language: str, data: AttributionData) -> dict[str, tuple[NounEntry, ...]]:
    table: dict[str, dict[tuple[Words, bool], NounEntry]] = defaultdict(dict)
    for entry in chain(_all_entries(language, data), _countries(language)):
        table[entry.words[0]].setdefault((entry.words, entry.is_name), entry)
    return {
        first: tuple(sorted(found.values(), key=lambda e: len(e.words), reverse=True)) for first, found in table.items()
    }


def _countries(language: str) -> Iterable[NounEntry]:
    """A country's name may stand for its government ("La Géorgie affirme que …")."""
    for code, name in Locale(language).territories.items():
        if code.isalpha():
            yield NounEntry(_cut(language, name), "official", is_name=True)


def _all_entries(language: str, data: AttributionData) -> Iterable[NounEntry]:
    for kind, names in data.names.items():
        for name in names:
            yield NounEntry(_cut(language, name), kind, is_name=True)
    lists = (data.roles, data.documents, data.anaphors)
    roles, documents, anaphors = (frozenset(_cut(language, n) for n in nouns) for nouns in lists)
    openers, plural = _folded(data.complement_openers), forms_of(language).plural
    listed: dict[Words, SourceKind] = {_cut(language, n): k for k, nouns in data.nouns.items() for n in nouns}
    fallback: dict[Words, SourceKind] = dict.fromkeys(documents | anaphors, "unnamed")
    fallback |= dict.fromkeys(roles, "official")
    for words, kind in (fallback | listed).items():
        for form, is_plural in ((words, False), (_plural(words, openers, plural), True)):
            yield NounEntry(form, kind, is_plural, False, words in roles, words in documents, words in anaphors)


def _plural(words: Words, openers: Set[str], plural: Callable[[str], str]) -> Words:
    """Plural of a noun and of the adjectives that follow it directly ("élu local" → "élus locaux")."""
    bound = next((i for i, w in enumerate(words) if w in openers), len(words))
    return tuple(plural(w) if i < bound else w for i, w in enumerate(words))
