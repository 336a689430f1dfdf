"""Words of a language that say by what means somebody struck, and small word lists of the linking steps."""

import msgspec

from selon.lang import load_data
from selon.read.arguments import Reading
from selon.read.folding import fold

__all__ = ["MeansWords", "are_attackers", "means_of"]


class MeansWords(msgspec.Struct, frozen=True):
    """The file means.yaml; its comments say what each list is."""

    air: frozenset[str]
    artillery: frozenset[str]
    fired: frozenset[str]
    tools: tuple[str, ...]
    bombs: frozenset[str]
    under: frozenset[str]
    gas: frozenset[str]
    no_weapon_gas: frozenset[str]
    suicide: frozenset[str]
    raids: frozenset[str]
    many_raids: frozenset[str]
    murders: frozenset[str]
    burnings: frozenset[str]
    takings: frozenset[str]
    place_joins: frozenset[str]
    place_list_closers: frozenset[str]
    between_places: frozenset[str]
    fates: tuple[str, ...]
    anybody: tuple[str, ...]
    ages: frozenset[str]
    attackers: frozenset[str]
    ambushes: frozenset[str]
    small_arms: frozenset[str]
    battles: frozenset[str]
    amid: frozenset[str]


def means_of(reading: Reading) -> MeansWords:
    """The lists of the reading's language. Raises LanguageDataError where it has none."""
    return load_data(reading.tagged.lexicon.language, "means", MeansWords)


def are_attackers(reading: Reading, people: str) -> bool:
    """"*assaillants* venus de Goma": who attacked, by the first word alone."""
    return not means_of(reading).attackers.isdisjoint(fold(people).split()[:1])
