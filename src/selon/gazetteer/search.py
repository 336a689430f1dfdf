"""Looking names up: exact, folded, and by consonant skeleton where nothing else answers."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from selon.gazetteer import names
from selon.gazetteer.entry import Entry
from selon.gazetteer.index import Found, Index

__all__ = ["Gazetteer", "one_away"]

_CONSONANTS = "bdfghjklmnrstzS"
_CLOSEST = 25
"""How many keys of the right consonants are compared letter by letter with the name as it is spelt."""


class Gazetteer:
    """Indexes searched as one: the order in which they are given changes nothing that is found."""

    def __init__(self, indexes: tuple[Index, ...]) -> None:
        """A gazetteer over `indexes`."""
        self.indexes = indexes
        self._seen: dict[str, tuple[Found, ...]] = {}

    def by_key(self, key: str) -> tuple[Found, ...]:
        """The places with a spelling whose loose key is `key`, sorted by layer and id."""
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > 50_000:
                self._seen.clear()
            found = self._seen[key] = self._read(key)
        return found

    def _read(self, key: str) -> tuple[Found, ...]:
        found = [f for index in self.indexes for f in index.by_key(key)]
        return tuple(sorted(found, key=_identity)) if len(found) > 1 else tuple(found)

    def exact(self, name: str) -> tuple[Entry, ...]:
        """Places that bear `name`, save for case, accents and hyphens."""
        spelt, key, _ = names.keys(name)
        return _distinct(f for f in self.by_key(key) if f.folded == spelt)

    def folded(self, name: str) -> tuple[Entry, ...]:
        """Places that bear `name` under any usual Latin spelling."""
        return _distinct(self.by_key(names.loose(name)))

    def similar(self, name: str, least: float = 60) -> tuple[Found, ...]:
        """Places with the same consonants as `name`, in either script, the nearest spelling first.

        `least` (0–100) is the lowest rapidfuzz ratio of the loose keys; it doesn't bind across scripts.
        """
        skeleton = names.skeleton(name)
        if len(skeleton) < 2:
            return ()
        key = names.loose(name)
        keys = {k for index in self.indexes for k in index.keys_of_skeleton(skeleton)}
        scored = sorted(((fuzz.ratio(k, key), k) for k in keys), reverse=True)
        return tuple(f for s, k in scored if s >= least or not (k + key).isascii() for f in self.by_key(k))

    def fuzzy(self, name: str, limit: int = 5) -> tuple[Found, ...]:
        """Places whose name may be `name` misspelt, the likest first, at most `limit` spellings.

        Candidates share the consonants of `name` save for one that is wrong, missing or too many; they are
        then
        compared letter by letter (rapidfuzz ratio of the loose keys).
        """
        spelt, wanted, skeleton = names.keys(name)
        keys = process.extract(wanted, self._keys_near(skeleton), scorer=fuzz.ratio, limit=_CLOSEST)
        found = [f for key, _, _ in keys for f in self.by_key(key)]
        scores = {
            f.folded: fuzz.ratio(f.folded, spelt) + fuzz.ratio(names.loose(f.folded), wanted) for f in found
        }
        best = sorted(scores, key=lambda folded: (-scores[folded], folded))[:limit]
        return tuple(f for folded in best for f in found if f.folded == folded)

    def _keys_near(self, skeleton: str) -> list[str]:
        near = one_away(skeleton)
        return list({key for index in self.indexes for key in index.keys_of_skeletons(near)})

    def close(self) -> None:
        """Let go of the files."""
        for index in self.indexes:
            index.close()


def one_away(skeleton: str) -> list[str]:
    """`skeleton` and all that differ from it by one consonant: changed, dropped, added, or two swapped."""
    cuts = [(skeleton[:i], skeleton[i:]) for i in range(len(skeleton) + 1)]
    near = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    for letter in _CONSONANTS:
        near.update(a + letter + b for a, b in cuts)
        near.update(a + letter + b[1:] for a, b in cuts if b)
    return sorted(near | {skeleton})


def _identity(found: Found) -> tuple[str, str, str]:
    return found.entry.layer, found.entry.id, found.folded


def _distinct(found: Iterable[Found]) -> tuple[Entry, ...]:
    return tuple({f.entry.key: f.entry for f in found}.values())
