"""The shape of `lang/<code>/settings.yaml`: words that tell where an event happened."""

from functools import cache

import msgspec

from selon.lang import load_data
from selon.read.folding import fold

__all__ = ["SettingWords", "load_setting_words"]


class SettingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by what they say of a place, as the file's comments tell; infinitives keep their accents."""

    settlements: frozenset[str]
    descriptions: frozenset[str]
    seats: frozenset[str]
    parts: frozenset[str]
    locative: frozenset[str]
    agentive: frozenset[str]
    list_words: frozenset[str]
    joints: frozenset[str]
    goals: frozenset[str]
    leavings: frozenset[str]
    fleeings: frozenset[str]
    limits: frozenset[str]
    ways: frozenset[str]
    arrivals: frozenset[str]
    carryings: frozenset[str]
    takings: frozenset[str]
    taken: frozenset[str]
    care_places: frozenset[str]
    care_verbs: frozenset[str]
    incidents: frozenset[str]
    occurrences: frozenset[str]
    taking_place: frozenset[str]
    clefts: frozenset[str]
    where: frozenset[str]
    on_the_spot: frozenset[str]
    demands: frozenset[str]
    beginnings: frozenset[str]
    scene_people: frozenset[str]
    pointing: frozenset[str]


_INFINITIVES = frozenset(
    {"arrivals", "carryings", "care_verbs", "occurrences", "demands", "leavings", "fleeings", "beginnings", "takings"}
)


@cache
def load_setting_words(language: str) -> SettingWords:
    """The words of `language`, folded, infinitives as written. Raises LanguageDataError where they are missing."""
    words = load_data(language, "settings", SettingWords)
    kept = {name: getattr(words, name) for name in SettingWords.__struct_fields__}
    return SettingWords(**{n: w if n in _INFINITIVES else frozenset(map(fold, w)) for n, w in kept.items()})
