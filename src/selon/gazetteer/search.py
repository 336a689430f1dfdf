"""Looking names up: exact, folded, and by consonant skeleton where nothing else answers."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from selon.gazetteer import names
from selon.gazetteer.entry import Entry
from selon.gazetteer.index import Found, Index

__all__ = ["Gazetteer"]


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
        spelt = names.folded(name)
        return _distinct(f for f in self.by_key(names.loose(name)) if f.folded == spelt)

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

    def close(self) -> None:
        """Let go of the files."""
        for index in self.indexes:
            index.close()


def _identity(found: Found) -> tuple[str, str, str]:
    return found.entry.layer, found.entry.id, found.folded


def _distinct(found: Iterable[Found]) -> tuple[Entry, ...]:
    return tuple({f.entry.key: f.entry for f in found}.values())
