"""Looking names up: exact, folded, and by consonant skeleton where nothing else answers."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from selon.gazetteer import names
from selon.gazetteer.entry import Entry
from selon.gazetteer.index import Borne, Index, Spellings
from selon.gazetteer.letter_pairs import nearest
from selon.gazetteer.sounds import sounds_alike, sounds_near

__all__ = ["Found", "Gazetteer"]

_SEEN = 5_000
_SPELT = 0.7
"""How much the letters as they are spelt count in a fuzzy search; how they sound has the rest."""
_COMMON = 0.01
"""What a name gains in a fuzzy search each time that the number of places that bear it doubles."""
_LEAST = 0.5
"""The similarity below which two names are no longer compared: half of the letters differ."""
_COMPARED = 6
"""For each name wanted of a fuzzy search, how many of the likest by their pairs of letters are compared."""
_LINE_END = ord("\n")


class Found(NamedTuple):
    """A place and the folded spelling under which it was found."""

    entry: Entry
    folded: str


class Gazetteer:
    """Indexes searched as one: the order in which they are given changes nothing that is found."""

    def __init__(self, indexes: tuple[Index, ...]) -> None:
        """A gazetteer over `indexes`."""
        self.indexes = indexes
        self._seen: dict[str, tuple[Found, ...]] = {}

    def by_key(self, key: str) -> tuple[Found, ...]:
        """The places with a spelling whose loose key is `key`, sorted by spelling, layer and id."""
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > _SEEN:
                self._seen.clear()
            self._seen[key] = found = tuple(self._found(key))
        return found

    def _found(self, key: str) -> list[Found]:
        return [Found(entry, spelt) for spelt, entries in self._borne(key) for entry in entries]

    def _borne(self, key: str) -> Sequence[Borne]:
        borne = [some for index in self.indexes if (some := index.by_key(key))]
        if len(borne) < 2:
            return borne[0] if borne else ()
        return _merged(borne)

    def exact(self, name: str) -> tuple[Entry, ...]:
        """Places that bear `name`, save for case, accents and hyphens."""
        return self._bearing(names.folded(name), names.loose(name))

    def folded(self, name: str) -> tuple[Entry, ...]:
        """Places that bear `name` under any usual Latin spelling."""
        borne = self._borne(names.loose(name))
        if len(borne) == 1:
            return borne[0][1]
        return tuple({(e.layer, e.id): e for _, entries in borne for e in entries}.values())

    def similar(
        self, name: str, least: float = 60, countries: Collection[str] | None = None
    ) -> tuple[Found, ...]:
        """Places with the same consonants as `name`, in either script, the nearest spelling first.

        `least` (0–100) is the lowest rapidfuzz ratio of the loose keys; it doesn't bind across scripts. `countries`
        (ISO 3166 alpha-2 codes) are those that the places may lie in, any where None.
        """
        alike = self._alike(name, least)
        if countries is None:
            return tuple([f for k in alike for f in self._found(k)])  # not remembered: too many to be asked for again
        held = {key for index in self.indexes for key in index.keys_in(alike, countries)}
        return tuple([f for k in alike if k in held for f in self._found(k) if f.entry.country in countries])

    def _alike(self, name: str, least: float) -> list[str]:
        """The loose keys with the consonants of `name`, the most like its own first."""
        _, key, skeleton = names.keys(name)
        if len(skeleton) < 2:
            return []
        lines = b"".join([alike.loose for alike in self._sounding(sounds_alike(skeleton))]).decode()
        bound = least if (lines + key).isascii() else 0
        scored = process.extract(key, set(lines.split("\n")[:-1]), scorer=fuzz.ratio, score_cutoff=bound, limit=None)
        ordered = sorted([(s, k) for k, s, _ in scored], reverse=True)
        return [k for s, k in ordered if s >= least or not (k + key).isascii()]

    def fuzzy(self, name: str, limit: int = 5) -> tuple[Found, ...]:
        """Places whose name may be `name` misspelt, the likest first, at most `limit` spellings.

        Candidates share the consonants of `name` save for one that is wrong, missing or too many. They are
        ranked by how like they are letter by letter (Levenshtein), as spelt and as they sound, and then by how
        many places bear them.
        """
        spelt, key, skeleton = names.keys(name)
        near = self._sounding(sounds_near(key, skeleton))
        best = _likest(spelt, key, near, limit) if near else []
        return tuple([Found(entry, folded) for folded, loose in best for entry in self._bearing(folded, loose)])

    def _bearing(self, folded: str, loose: str) -> tuple[Entry, ...]:
        """The places that bear a name, by its folded spelling and its loose key."""
        for spelt, entries in self._borne(loose):
            if spelt == folded:
                return entries
        return ()

    def _sounding(self, sounds: list[str]) -> list[Spellings]:
        return [alike for index in self.indexes for alike in index.by_sound(sounds)]

    def close(self) -> None:
        """Let go of the files."""
        for index in self.indexes:
            index.close()


def _likest(spelt: str, key: str, near: list[Spellings], limit: int) -> list[tuple[str, str]]:
    """Of the names in `near` the `limit` most like `spelt` and `key`, as pairs (folded, loose)."""
    marks, common, folded, loose = map(b"".join, zip(*near, strict=True))
    at = nearest(spelt, marks, _COMPARED * limit)
    lines = _lines_at(folded + loose, np.concatenate((at, at + len(common))))
    names, sounds = lines[: len(at)], lines[len(at) :]
    scores = _SPELT * _likeness(spelt, names) + (1 - _SPELT) * _likeness(key, sounds)
    scores += _COMMON * np.frombuffer(common, np.uint8)[at]
    best = sorted(zip((-scores).tolist(), names, sounds, strict=True))
    return list(dict.fromkeys([(name, sound) for _, name, sound in best]))[:limit]


def _lines_at(text: bytes, places: npt.NDArray[np.intp]) -> list[str]:
    """The lines at `places` in a text whose every line has an end."""
    ends = np.flatnonzero(np.frombuffer(b"\n" + text, np.uint8) == _LINE_END)
    bounds = zip(ends[places].tolist(), ends[places + 1].tolist(), strict=True)
    return b"".join([text[start:end] for start, end in bounds]).decode().split("\n")[:-1]


def _likeness(word: str, others: list[str]) -> npt.NDArray[np.float32]:
    like: npt.NDArray[np.float32] = process.cdist(
        [word], others, scorer=Levenshtein.normalized_similarity, score_cutoff=_LEAST, dtype=np.float32
    )[0]
    return like


def _merged(borne: list[tuple[Borne, ...]]) -> list[Borne]:
    """The spellings of several indexes as one list, each with its places from all of them."""
    places: defaultdict[str, list[Entry]] = defaultdict(list)
    for spelt, entries in chain.from_iterable(borne):
        places[spelt] += entries
    return [(spelt, tuple(sorted(places[spelt], key=_identity))) for spelt in sorted(places)]


def _identity(entry: Entry) -> tuple[str, str]:
    return entry.layer, entry.id
