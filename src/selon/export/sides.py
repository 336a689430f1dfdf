"""Who a party is in the schemes' terms: a state's force, an armed group, civilians or a crowd."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from selon.codebook import acled, ucdp
from selon.export.told import Case
from selon.lang import available
from selon.model import Party
from selon.read.folding import fold
from selon.read.lexicon import load_lexicon
from selon.register import ActorEntry, load_register

__all__ = [
    "are_civilians",
    "armed_words",
    "civilian_words",
    "entry_for",
    "entry_of",
    "inter",
    "is_group",
    "is_state",
    "of_state",
]

_LONGEST = 3
"""Words of a noun ("groupe d'autodéfense" is two)."""
_NONE: frozenset[str] = frozenset()


def entry_of(party: Party) -> ActorEntry | None:
    """The register's entry, None for a description or an id that the register no longer has."""
    return entry_for(party.actor)


@lru_cache(maxsize=4096)
def entry_for(actor: str | None) -> ActorEntry | None:
    """The actor of that id, None where there is none."""
    if actor is None:
        return None
    try:
        found = load_register().entry(actor)
    except KeyError:
        return None
    return found if isinstance(found, ActorEntry) else None


def is_state(party: Party) -> bool:
    """Whether it is a government or a force of one, or of several (UCDP's "state")."""
    entry = entry_of(party)
    return entry is not None and entry.kind in ucdp().states


def is_group(party: Party) -> bool:
    """Whether it is an organised armed group with a name."""
    entry = entry_of(party)
    return entry is not None and entry.kind not in ucdp().states


def of_state(parties: Iterable[Party]) -> bool:
    """Whether a state's force is among them."""
    return any(map(is_state, parties))


def are_civilians(case: Case) -> bool:
    """Whether the targets are people who don't fight: by the words for them, or by the dead and wounded."""
    targets = case.incident.targets
    if any(entry_of(party) for party in targets):
        return False
    if targets:
        return all(civilian_words(party.name) for party in targets)
    tolls = [t for t in case.incident.tolls if t.side in ("targets", "unknown") and t.who != "unknown"]
    return bool(tolls) and all(t.who == "civilians" for t in tolls)


def inter(party: Party, case: Case) -> str | None:
    """ACLED's actor class, None where what is known of the party doesn't tell."""
    entry = entry_of(party)
    if entry is not None:
        return _inter_of_entry(entry, case)
    if case.incident.event == "protest" and party in case.incident.initiators:
        return acled().protesters
    if case.incident.event == "riot" and party in case.incident.initiators:
        return acled().rioters
    return acled().civilians if civilian_words(party.name) else None


def _inter_of_entry(entry: ActorEntry, case: Case) -> str:
    found = acled().inter[entry.kind]
    country = case.incident.place.country if case.incident.place else None
    abroad = country is not None and country not in entry.country
    return acled().external if abroad and entry.kind in ucdp().states else found


def civilian_words(name: str) -> bool:
    """Whether the reader's nouns for people who don't fight stand in the name, and none for those who do."""
    classes = _NONE.union(*_nouns_in(name))
    return "civilian" in classes and "armed" not in classes


def armed_words(name: str) -> bool:
    """Whether one of the reader's nouns for people who fight, and for nobody else, stands in the name."""
    return any("armed" in classes and "civilian" not in classes for classes in _nouns_in(name))


@lru_cache(maxsize=65_536)
def _nouns_in(name: str) -> tuple[frozenset[str], ...]:
    """The classes of the reader's nouns in a name, the longest that stand there: "armed men" are no men."""
    words, found = fold(name).replace(",", " ").split(), []
    while words:
        length, classes = next(_nouns_at(words), (1, _NONE))
        found.append(classes)
        words = words[length:]
    return tuple(found)


def _nouns_at(words: list[str]) -> Iterator[tuple[int, frozenset[str]]]:
    """The nouns with which `words` begin, the longest first: of how many words, and their classes."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        noun = tuple(words[:length])
        classes = _NONE.union(*(load_lexicon(language).nouns.get(noun, _NONE) for language in available()))
        if classes:
            yield length, classes
