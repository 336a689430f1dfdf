"""Event frames of a language, compiled: which words carry which event, and what they ask of their phrases."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from selon.lang import load_data
from selon.read.folding import fold
from selon.read.function_words import FunctionWords, load_function_words
from selon.read.lexicon import plural_of

__all__ = [
    "ARMED_ACTS",
    "Frame",
    "Frames",
    "NounPattern",
    "VerbPattern",
    "act_nouns",
    "armed_nouns",
    "frame_nouns",
    "frame_verbs",
    "load_frames",
]

ARMED_ACTS = frozenset(
    [
        "strike",
        "attack_civilians",
        "air_strike",
        "shelling",
        "bombing",
        "clash",
        "offensive",
        "chemical_attack",
        "suicide_bombing",
    ]
)


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of events.yaml; its head says what the fields mean."""

    event: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    subject: str = "initiators"
    object: str = "targets"
    noun_of: str = "targets"
    status: str | None = None
    object_is: frozenset[str] = frozenset()
    object_not: frozenset[str] = frozenset()
    object_until: frozenset[str] = frozenset()
    subject_is: frozenset[str] = frozenset()
    subject_not: frozenset[str] = frozenset()
    verb_needed: tuple[str, ...] = ()
    agent_needed: bool = False
    of_fighters: str | None = None
    compound: bool = False
    person: bool = False
    target_needed: bool = False
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    after_not: tuple[str, ...] = ()
    before_not: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True):
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """A verb with the fixed words after it: each a set of alternatives; "le" is any determiner or none.

    `prepositions` introduce the object (empty: a direct object), which must be there where `required`.
    `rank` is the frame's place in the file; `with_en`: "en" belongs to the verb ("s'en prendre à").
    """

    lemma: str
    reflexive: bool
    words: tuple[frozenset[str], ...]
    prepositions: frozenset[str]
    frame: Frame
    rank: int
    required: bool = False
    with_en: bool = False


@dataclass(frozen=True, slots=True)
class NounPattern:
    """A noun of a frame: its words folded, and `exact` with their accents ("marche" is no "marché").

    `folded`: a set phrase, written without accents in the data, for which accents don't count.
    """

    words: tuple[str, ...]
    exact: tuple[str, ...]
    frame: Frame
    rank: int
    folded: bool = False


@dataclass(frozen=True)
class Frames:
    """All frames by their first word: verbs by infinitive, nouns and set phrases by folded first word."""

    verbs: Mapping[str, tuple[VerbPattern, ...]]
    nouns: Mapping[str, tuple[NounPattern, ...]]
    phrases: Mapping[str, tuple[NounPattern, ...]]


def frame_verbs(language: str) -> tuple[str, ...]:
    """The infinitives that the frames of `language` use."""
    words = load_function_words(language)
    return tuple(dict.fromkeys(lemma for f in _read(language) for v in f.verbs for lemma in [_split(v, words)[2]]))


def frame_nouns(language: str) -> tuple[str, ...]:
    """All nouns of the frames of `language`."""
    return tuple(dict.fromkeys(noun for f in _read(language) for noun in f.nouns))


def act_nouns(language: str) -> tuple[str, ...]:
    """The nouns that name an act of violence by themselves: what a verb beside them tells of the same event."""
    acts = (f for f in _read(language) if f.event in ARMED_ACTS and not f.verb_needed)
    return tuple(dict.fromkeys(noun for f in acts for noun in f.nouns))


def armed_nouns(language: str) -> tuple[str, ...]:
    """All nouns that can tell an act of violence, those that need a verb beside them too ("explosion", "obus")."""
    return tuple(dict.fromkeys(noun for f in _read(language) if f.event in ARMED_ACTS for noun in f.nouns))


@cache
def load_frames(language: str) -> Frames:
    """The compiled frames of `language`; the longest pattern of a word comes first."""
    verbs: dict[str, list[VerbPattern]] = defaultdict(list)
    nouns: dict[str, list[NounPattern]] = defaultdict(list)
    phrases: dict[str, list[NounPattern]] = defaultdict(list)
    words = load_function_words(language)
    for rank, frame in enumerate(_read(language)):
        for pattern in (_verb(v, frame, rank, words) for v in frame.verbs):
            verbs[pattern.lemma].append(pattern)
        for noun in frame.nouns:
            for form in dict.fromkeys((noun, plural_of(noun, language))):
                _add(nouns, form, frame, rank)
        for phrase in frame.phrases:
            _add(phrases, phrase, frame, rank, folded=True)
    return Frames(
        {k: tuple(sorted(v, key=lambda p: (-len(p.words), p.rank))) for k, v in verbs.items()},
        {k: tuple(sorted(v, key=lambda p: -len(p.words))) for k, v in nouns.items()},
        {k: tuple(sorted(v, key=lambda p: -len(p.words))) for k, v in phrases.items()},
    )


def _read(language: str) -> tuple[Frame, ...]:
    return load_data(language, "events", _File).frames


def _add(
    table: dict[str, list[NounPattern]], phrase: str, frame: Frame, rank: int, folded: bool = False
) -> None:
    exact = tuple(phrase.replace("'", "' ").split())
    words = tuple(fold(word) for word in exact)
    table[words[0]].append(NounPattern(words, exact, frame, rank, folded))


def _split(pattern: str, function_words: FunctionWords) -> tuple[bool, bool, str, list[str]]:
    """(reflexive, with "en", infinitive, the words after it)."""
    words = pattern.rstrip("!").replace("’", "'").replace("'", "' ").split()
    reflexive = words[0] in function_words.reflexives
    with_en = words[reflexive] in function_words.of_it
    first = reflexive + with_en
    return reflexive, with_en, words[first], words[first + 1 :]


def _verb(pattern: str, frame: Frame, rank: int, function_words: FunctionWords) -> VerbPattern:
    reflexive, with_en, lemma, rest = _split(pattern, function_words)
    sets = [frozenset(fold(w).split("|")) for w in rest]
    prepositions: frozenset[str] = frozenset()
    if sets and sets[-1] <= function_words.object_prepositions:
        prepositions = sets.pop()
    fixed = tuple(s for s in sets if not s <= function_words.any_determiner)
    return VerbPattern(lemma, reflexive, fixed, prepositions, frame, rank, pattern.endswith("!"), with_en)
