"""Places of the gazetteer as choices for a claim's place."""

from collections.abc import Iterable

from selon.gazetteer import Entry, Gazetteer
from selon.web.labels import label
from selon.web.shapes import Choice
from selon.web.words import Words

__all__ = ["place_choices"]

_PRECISIONS = {
    "adm1": "province",
    "region": "province",
    "adm2": "district",
    "adm3": "district",
    "country": "country",
}
_POINTS = frozenset({"base", "airport", "crossing", "bridge", "dam", "mine", "site", "camp", "mountain"})


def place_choices(
    gazetteer: Gazetteer, words: Words, name: str, country: str | None, most: int
) -> list[Choice]:
    """Exact names first, then other spellings, then names like it; within each, the most populous first."""
    found: dict[str, Entry] = {}
    for entries in (
        gazetteer.exact(name),
        gazetteer.folded(name),
        (f.entry for f in gazetteer.similar(name, 75)),
    ):
        for entry in sorted(_within(entries, country), key=lambda e: -e.population):
            found.setdefault(entry.key, entry)
        if len(found) >= most:
            break
    return [_choice(words, entry) for entry in list(found.values())[:most]]


def _within(entries: Iterable[Entry], country: str | None) -> list[Entry]:
    return [entry for entry in entries if country is None or entry.country == country]


def _choice(words: Words, entry: Entry) -> Choice:
    detail = ", ".join(part for part in (entry.admin1, entry.country, label(words, entry.kind)) if part)
    return Choice(
        id=entry.key,
        name=entry.name,
        detail=detail,
        country=entry.country or None,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        precision="point" if entry.kind in _POINTS else _PRECISIONS.get(entry.kind, "settlement"),
    )
