"""Every entry's names as keys of words, each with the conditions under which the text means the entry."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from selon.read.folding import fold
from selon.register.types import ActorEntry, Entry
from selon.register.wording import name_key, sound, words_of

__all__ = ["Patterns", "Use", "compile_patterns", "sound_key"]

_LEAST_TITLED = 4
"""Acronyms of this many letters are also written as words ("Monusco"); shorter ones in capitals only."""

_LEAST_SOUND = 5
"""A shorter transliteration key meets too many ordinary words."""


_OPENING_ARTICLES = frozenset(("le", "la", "les", "l", "the", "el", "los"))


class Use(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One entry behind a key.

    `entry`: its index in the register. `capital`: index of the word that must have a capital, -1 where none
    must. `acronym`: the acronym as written, "" for a name; `titled`: it may be written as a word. `framing`:
    a loaded phrase. `local`: holds only in a report on one of the entry's countries. `derived`: yields to a
    written entry.
    """

    entry: int
    capital: int = -1
    acronym: str = ""
    framing: bool = False
    local: bool = False
    derived: bool = False
    titled: bool = False


class Patterns(msgspec.Struct, frozen=True, array_like=True):
    """Keys of words (`exact`) and transliteration keys (`sounding`), each with the uses it may have."""

    exact: dict[str, tuple[Use, ...]]
    sounding: dict[str, tuple[Use, ...]]


def compile_patterns(entries: Iterable[Entry]) -> Patterns:
    """The patterns of all `entries`, whose order gives the indices in `Use.entry`."""
    exact: dict[str, dict[Use, None]] = defaultdict(dict)
    sounding: dict[str, dict[Use, None]] = defaultdict(dict)
    for index, entry in enumerate(entries):
        for name, use in _uses(index, entry):
            exact[name_key(fold(name))][use] = None
        for name in entry.names.get("latn", ()):
            key, capital = sound_key(name)
            if len(key) >= _LEAST_SOUND + (" " not in key):
                sounding[key][Use(index, capital)] = None
    return Patterns(_settled(exact), _settled(sounding))


def sound_key(name: str) -> tuple[str, int]:
    """The transliteration key of a name, and the index in it of the word that must have a capital."""
    words = words_of(fold(name))
    kept = [(sound(word), start) for word, start, _ in words if sound(word)]
    capital = next((i for i, (_, start) in enumerate(kept) if name[start].isupper()), -1)
    return " ".join(word for word, _ in kept), capital


def _uses(index: int, entry: Entry) -> Iterator[tuple[str, Use]]:
    for acronym in entry.acronyms:
        titled = len(acronym) >= _LEAST_TITLED and acronym.isalpha() and not entry.capitals_only
        yield acronym, Use(index, acronym=acronym, titled=titled)
    for name in (entry.name, *_all(entry.names)):
        yield name, Use(index, _capital(name))
    for name in _all(entry.common):
        yield name, Use(index, _capital(name), derived=True)
    for name in entry.local:
        yield name, Use(index, _capital(name), acronym=name if _is_acronym(name) else "", local=True)
    if isinstance(entry, ActorEntry):
        for name in _all(entry.framing):
            yield name, _framing(index, name, entry)


def _all(names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    return (name for several in names.values() for name in several)


def _framing(index: int, name: str, entry: ActorEntry) -> Use:
    """A loaded phrase with no name in it ("forces du régime") holds only where the actor is at home."""
    capital = _capital(name)
    return Use(index, capital, framing=True, local=capital < 0 and not entry.derived, derived=entry.derived)


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha()


def _capital(name: str) -> int:
    """Index of the first word with a capital, -1 where the name is all small letters or another script's.

    The article that opens an outlet's name may have one or not ("Le Point", "le Point").
    """
    words = words_of(fold(name))
    capitals = [i for i, (_, start, _) in enumerate(words) if name[start].isupper()]
    named = [i for i in capitals if i or words[i][0] not in _OPENING_ARTICLES]
    return named[0] if named else -1


def _settled(keys: dict[str, dict[Use, None]]) -> dict[str, tuple[Use, ...]]:
    return {key: _without_weaker(tuple(uses)) for key, uses in keys.items() if key}


def _without_weaker(uses: tuple[Use, ...]) -> tuple[Use, ...]:
    """A derived name yields to one written for another entry, a loaded phrase to a name."""
    for weaker in ("derived", "framing"):
        stronger = {use.entry for use in uses if not getattr(use, weaker) and not use.local}
        uses = tuple(use for use in uses if not stronger or not getattr(use, weaker) or use.entry in stronger)
    return uses
