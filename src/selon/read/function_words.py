"""The small words of a language that its grammar hangs on: `lang/<code>/function_words.yaml`, made ready once."""

from collections.abc import Mapping
from functools import cache, cached_property

import msgspec

from selon.lang import load_data
from selon.read.folding import fold

__all__ = ["FunctionWords", "load_function_words"]

Phrases = frozenset[tuple[str, ...]]


class FunctionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The file function_words.yaml, whose comments say what each list is for.

    All words are folded, but for those of `_AS_WRITTEN`, which keep their accents.
    """

    # tokens and sentences
    abbreviations: frozenset[str]
    elided: frozenset[str]
    with_apostrophe: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    enclitics: tuple[str, ...]
    enclitic_links: tuple[str, ...]
    keep_enclitics: tuple[str, ...]
    # articles and determiners
    articles: frozenset[str]
    plural_article: frozenset[str]
    indefinite_articles: frozenset[str]
    plural_indefinite: frozenset[str]
    demonstratives: frozenset[str]
    latter: frozenset[str]
    some: frozenset[str]
    one_more: frozenset[str]
    people_at_large: frozenset[str]
    possessives: frozenset[str]
    indefinite: frozenset[str]
    plural_determiners: frozenset[str]
    determiners_of_any_number: frozenset[str]
    before_persons: frozenset[str]
    before_a_side: frozenset[str]
    # "of" and "to"
    plain_of: Mapping[str, str]
    of_with_article: Mapping[str, str]
    to_with_article: Mapping[str, str]
    elided_of: frozenset[str]
    of_links: frozenset[str]
    before_of: Mapping[str, str]
    # other prepositions
    by: frozenset[str]
    between: frozenset[str]
    against: frozenset[str]
    together: frozenset[str]
    aimed_at: frozenset[str]
    counts_from: frozenset[str]
    days_from: frozenset[str]
    answers_to: frozenset[str]
    counting_in: frozenset[str]
    range_links: frozenset[str]
    in_the_course: frozenset[str]
    facing: frozenset[str]
    grips: frozenset[str]
    taken_from: frozenset[str]
    shot_at: frozenset[str]
    doer_prepositions: frozenset[str]
    state_prepositions: frozenset[str]
    held_by: frozenset[str]
    place_prepositions: frozenset[str]
    object_prepositions: frozenset[str]
    before_complements: frozenset[str]
    # pronouns
    singular_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    no_antecedent: frozenset[str]
    first_person: frozenset[str]
    since: frozenset[str]
    out_of: frozenset[str]
    without: frozenset[str]
    to_them: frozenset[str]
    object_pronouns: frozenset[str]
    reflexives: frozenset[str]
    of_it: frozenset[str]
    there: frozenset[str]
    we: frozenset[str]
    neuter: frozenset[str]
    clitics: frozenset[str]
    clitics_in_group: frozenset[str]
    # relatives and conjunctions
    who: frozenset[str]
    whose: frozenset[str]
    that: frozenset[str]
    calls_for_verb: frozenset[str]
    subject_relatives: frozenset[str]
    part_relatives: frozenset[str]
    aside_relatives: frozenset[str]
    ands: frozenset[str]
    clause_links: frozenset[str]
    contrasts: frozenset[str]
    contrast_phrases: Phrases
    set_against: frozenset[str]
    new_clauses: frozenset[str]
    noun_phrase_limits: frozenset[str]
    verdict_openers: Phrases
    in_some_state: frozenset[str]
    gerund_openers: frozenset[str]
    part_links: frozenset[str]
    list_gap: frozenset[str]
    list_joints: frozenset[str]
    list_closers: frozenset[str]
    list_gap_never_ends: frozenset[str]
    # verbs
    auxiliaries: frozenset[str]
    auxiliary_verbs: frozenset[str]
    have: frozenset[str]
    passive_verbs: frozenset[str]
    causatives: frozenset[str]
    infinitive_links: frozenset[str]
    been: frozenset[str]
    has: frozenset[str]
    accented_to: frozenset[str]
    capital_to: frozenset[str]
    negating: frozenset[str]
    plain_not: frozenset[str]
    nor: frozenset[str]
    agreement_endings: frozenset[str]
    finite_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    # adverbs, measures, names
    adverb_endings: tuple[str, ...]
    before_adjectives: frozenset[str]
    before_names: frozenset[str]
    never_names: frozenset[str]
    measures: frozenset[str]
    measures_with_of: frozenset[str]
    after_to_measures: frozenset[str]

    @cached_property
    def of(self) -> frozenset[str]:
        """All forms of "of", alone and with an article."""
        return frozenset((*self.plain_of, *self.of_with_article))

    @cached_property
    def of_whole(self) -> frozenset[str]:
        """The form of "of" that stands for all of them, as `Phrase.prep` has it."""
        return frozenset(self.plain_of.values())

    @cached_property
    def to(self) -> frozenset[str]:
        """The form of "to" that stands for all of them, as `Phrase.prep` has it."""
        return frozenset(self.to_with_article.values())

    @cached_property
    def any_to(self) -> frozenset[str]:
        """All forms of "to", alone and with an article."""
        return self.to.union(self.to_with_article)

    @cached_property
    def definite(self) -> frozenset[str]:
        """What opens a phrase that speaks of something known, prepositions with an article in them included."""
        with_article = frozenset((*self.of_with_article, *self.to_with_article)) - self.plural_indefinite
        return self.articles | self.demonstratives | self.possessives | with_article

    @cached_property
    def any_determiner(self) -> frozenset[str]:
        """What a determiner in a pattern of events.yaml stands for."""
        return self.articles | self.indefinite_articles | self.possessives | self.of

    @cached_property
    def against_whom(self) -> frozenset[str]:
        """Prepositions of the one who is struck or fought with."""
        return self.aimed_at | self.together

    @cached_property
    def been_folded(self) -> frozenset[str]:
        """`been` without accents."""
        return frozenset(map(fold, self.been))

    @cached_property
    def group_verbs(self) -> frozenset[str]:
        """Infinitives of the auxiliaries that a verb group may hold."""
        return self.passive_verbs | self.have


_AS_WRITTEN = frozenset(
    (
        "with_apostrophe",
        "ordinal_endings",
        "enclitics",
        "enclitic_links",
        "keep_enclitics",
        "auxiliary_verbs",
        "have",
        "passive_verbs",
        "causatives",
        "been",
        "has",
        "accented_to",
        "capital_to",
        "finite_endings",
        "participle_endings",
    )
)


@cache
def load_function_words(language: str) -> FunctionWords:
    """The function words of `language`, ready for look-up. Raises LanguageDataError where they are missing."""
    words = load_data(language, "function_words", FunctionWords)
    names = (name for name in FunctionWords.__struct_fields__ if name not in _AS_WRITTEN)
    return msgspec.structs.replace(words, **{name: _folded(getattr(words, name)) for name in names})


def _folded(words: object) -> object:
    """`words` folded, whatever they are held in."""
    if isinstance(words, str):
        return fold(words)
    if isinstance(words, Mapping):
        return {fold(key): fold(value) for key, value in words.items()}
    assert isinstance(words, frozenset | tuple)
    return type(words)(map(_folded, words))
