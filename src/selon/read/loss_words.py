"""The words of a loss: who or what can be lost, and what says that it is lost (lang/<code>/losses.yaml)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from selon.lang import load_data
from selon.model.claim import LossKind
from selon.read.folding import fold
from selon.read.frames import armed_nouns
from selon.read.function_words import load_function_words
from selon.read.inflection import forms_of
from selon.read.sequences import Sequences

__all__ = ["PEOPLE", "LossVerb", "LossWords", "Noun", "can_be_lost", "loss_words"]

Plural = Callable[[str], str]
PEOPLE = frozenset({"civilians", "fighters", "unknown"})


@dataclass(frozen=True, slots=True)
class Noun:
    """Whom or what a noun names: `who` as in the codebook, `toll` where it says the loss itself ("blessé").

    `always`: the toll stands with no verb of loss beside it.
    """

    who: str
    toll: LossKind | None = None
    always: bool = False


class LossVerb(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A family of words of loss and what it does to people and to things (lang/fr/losses.yaml says how)."""

    words: tuple[str, ...]
    people: LossKind | None = None
    things: LossKind | None = None
    shape: str = "object"
    only: frozenset[str] = PEOPLE
    who: str = "unknown"
    counted: bool = False
    denied: bool = False
    middle: bool = False
    active: bool = False
    own: bool = False
    loses: bool = False
    passive: bool = False
    listed: bool = False
    given: bool = False
    needs: frozenset[str] = frozenset()
    spares: frozenset[str] = frozenset()
    beside_people: LossKind | None = None

    def kind_for(self, who: str) -> LossKind | None:
        """What it does to `who`, None where it can't."""
        if who in self.spares:
            return None
        if who not in PEOPLE:
            return self.things
        return self.people if who in self.only else None


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb of loss: which family, and "pp", "fin", "inf" or "ppres"."""

    verb: LossVerb
    features: frozenset[str]
    reflexive: bool


class Toll(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that say a loss by themselves, and those that do so only beside another."""

    always: tuple[str, ...]
    beside: tuple[str, ...] = ()


class SmallWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Small words that the rules stand on; losses.yaml shows each in use."""

    of: frozenset[str]
    of_the: frozenset[str]
    deadly: frozenset[str]
    to: frozenset[str]
    joins: frozenset[str]
    chain: frozenset[str]
    carries_on: frozenset[str]
    that: frozenset[str]
    relative: frozenset[str]
    clause_openers: frozenset[str]
    clause_ends: frozenset[str]
    negations: frozenset[str]
    double_negations: frozenset[str]
    reflexive: frozenset[str]
    been: frozenset[str]
    caused: frozenset[str]
    to_be: frozenset[str]
    others: frozenset[str]
    theirs: frozenset[str]
    them: frozenset[str]
    of_them: frozenset[str]
    among: frozenset[str]
    asides: frozenset[str]
    least_after: frozenset[str]
    men: frozenset[str]
    since: frozenset[str]
    clitics: frozenset[str]
    clitic_hosts: frozenset[str]
    no_nouns: frozenset[str]
    free_after: frozenset[str]
    articles_after: frozenset[str]
    made_after: frozenset[str]
    definite: frozenset[str]
    collectives: frozenset[str]
    event_links: frozenset[str]
    event_before: frozenset[str]
    not_lost: frozenset[str]
    open_links: frozenset[str]
    short_links: frozenset[str]
    invariable: frozenset[str]
    of_link: str
    to_link: str
    part_link: str
    by_link: str
    alike: frozenset[str]
    before_acting: frozenset[str]
    plural_endings: tuple[str, ...]
    present_or_participle: tuple[str, ...]
    participle_endings: tuple[str, ...]


class LossData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file losses.yaml."""

    people: dict[str, tuple[str, ...]]
    items: dict[str, tuple[str, ...]]
    measures: tuple[str, ...]
    adjectives: frozenset[str]
    freeing: frozenset[str]
    small: SmallWords
    determiners: dict[str, int]
    contracted: dict[str, str]
    prepositions: dict[str, str]
    tolls: dict[LossKind, Toll]
    verbs: tuple[LossVerb, ...]
    nouns: tuple[LossVerb, ...]
    headings: tuple[LossVerb, ...]
    adverbs: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    achieved: tuple[str, ...]
    permitting: frozenset[str]
    mass: frozenset[str]
    plural_auxiliaries: frozenset[str]
    possessives: frozenset[str]
    rising: frozenset[str]
    exception: frozenset[str]
    fighter_contexts: tuple[str, ...]
    civilian_contexts: tuple[str, ...]
    own_contexts: tuple[str, ...]
    superseded: tuple[str, ...]
    negated: tuple[str, ...]
    replaced: tuple[str, ...]
    since: tuple[str, ...]
    wars: tuple[str, ...]
    links: tuple[str, ...]
    making: frozenset[str]
    bills: frozenset[str]
    wholes: frozenset[str]
    after_measure: frozenset[str]
    stating: frozenset[str]
    plain_people: frozenset[str]
    kin: frozenset[str]
    holders: frozenset[str]
    holding: frozenset[str]


class LossWords:
    """losses.yaml made ready for look-up."""

    def __init__(self, language: str) -> None:
        data: LossData = load_data(language, "losses", LossData)
        self.data, self.small = data, data.small
        self.before_that = frozenset((*data.small.that, *data.prepositions, *data.small.of, ","))
        self.at_end_least = Sequences((p, True) for p in data.small.least_after)
        plural = forms_of(language).plural
        self.nouns: Sequences[Noun] = Sequences(_nouns(data, plural))
        self.measures = frozenset(form for word in data.measures for form in _numbers(word, data.small, plural))
        self.verbs: Sequences[tuple[VerbForm, ...]] = Sequences(_grouped(_verb_forms(data, language)))
        self.events = Sequences(_families(data.nouns, data.small, plural))
        self.headings = Sequences(_families(data.headings, data.small, plural))
        self.cue_starts = self.verbs.firsts | self.events.firsts | self.headings.firsts
        self.phrase_starts = self.nouns.firsts | self.measures | data.adjectives | frozenset(data.determiners)
        self.achieved = Sequences((p, True) for p in data.achieved)
        self.contexts = Sequences(
            (expression, who)
            for who, expressions in (
                ("fighters", data.fighter_contexts),
                ("civilians", data.civilian_contexts),
            )
            for expression in expressions
        )
        self.marks = Sequences(
            (expression, tag)
            for tag, expressions in (
                ("superseded", data.superseded),
                ("replaced", data.replaced),
                ("negated", data.negated),
                ("since", data.since),
                ("war", data.wars),
            )
            for expression in expressions
        )
        self.own = Sequences((p, True) for p in data.own_contexts)
        self.links = Sequences((p, True) for p in data.links)
        acts = map(fold, armed_nouns(language))
        self.acts = Sequences((form, True) for noun in acts for form in _numbers(noun, data.small, plural))


@cache
def loss_words(language: str) -> LossWords:
    """The words of loss of `language`. Raises LanguageDataError where losses.yaml is missing or faulty."""
    return LossWords(language)


def can_be_lost(norms: Sequence[str], i: int, language: str) -> bool:
    """Whether a noun for what can be lost stands at token `i`, adjectives before it aside."""
    words = loss_words(language)
    for j in range(i, min(i + 3, len(norms))):
        if words.nouns.at(norms, j) is not None or norms[j] in words.measures:
            return True
        if norms[j] not in words.data.adjectives:
            return False
    return False


def _families(
    families: Sequence[LossVerb], small: SmallWords, plural: Plural
) -> Iterator[tuple[str, LossVerb]]:
    words = ((word, family) for family in families for word in family.words)
    return ((form, family) for word, family in words for form in _numbers(word, small, plural))


def _nouns(data: LossData, plural: Plural) -> Iterator[tuple[str, Noun]]:
    whose: dict[str, str] = {}
    for who, names in [*data.items.items(), *data.people.items()]:
        for name in names:
            for form in _numbers(fold(name), data.small, plural):
                whose[form] = who
                yield form, Noun(who)
    for kind, toll in data.tolls.items():
        for always, names in ((True, toll.always), (False, toll.beside)):
            for name in names:
                for form in _numbers(fold(name), data.small, plural):
                    yield form, Noun(whose.get(form, "unknown"), kind, always)


def _numbers(name: str, small: SmallWords, plural: Plural) -> tuple[str, ...]:
    """A noun in the singular and the plural: words up to the first short link word take the ending."""
    words = name.split()
    stop = next((k for k, w in enumerate(words) if w in small.short_links), len(words))
    all_of_them = [_plural(w, small, plural) if k < stop else w for k, w in enumerate(words)]
    first_only = [_plural(words[0], small, plural), *words[1:]]
    return tuple({name, " ".join(all_of_them), " ".join(first_only)})


def _plural(word: str, small: SmallWords, plural: Plural) -> str:
    if "-" in word:
        head, _, tail = word.partition("-")
        invariable = head in small.invariable or not head.isalpha() or any(c.isdigit() for c in word)
        return plural(word) if invariable else f"{plural(head)}-{plural(tail)}"
    return plural(word)


def _grouped(forms: Iterator[tuple[str, VerbForm]]) -> list[tuple[str, tuple[VerbForm, ...]]]:
    grouped: dict[str, list[VerbForm]] = {}
    for expression, form in forms:
        grouped.setdefault(expression, []).append(form)
    return [(expression, tuple(found)) for expression, found in grouped.items()]


def _verb_forms(data: LossData, language: str) -> Iterator[tuple[str, VerbForm]]:
    conjugate = forms_of(language).conjugate
    pronouns = tuple(w if w.endswith("'") else f"{w} " for w in load_function_words(language).reflexives)
    for verb in data.verbs:
        for words in verb.words:
            pronoun = next((p for p in pronouns if words.startswith(p)), "")
            reflexive = pronoun != ""
            infinitive, _, rest = words.removeprefix(pronoun).partition(" ")
            for form, features in conjugate(infinitive).items():
                yield f"{fold(form)} {rest}".strip(), VerbForm(verb, features, reflexive)
