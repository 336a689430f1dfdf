"""What a place leans on: "la ville", "l'hôpital" or "la rue Pasteur" on the town that the text is at, "le camp" on the
camp named before.
"""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from selon.model import Derived
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_lexicon import PlaceLexicon

__all__ = ["is_town", "lean_on_towns", "leant_on"]

_TOWN = frozenset(("settlement", "near", "point"))
_AREA = frozenset(("province", "district"))
_WANTED = {"area": _AREA, "quarter": _AREA, "scene": _TOWN | _AREA}
_ELSEWHERE = frozenset(("government", "comparison", "source", "signed"))
_AT_TOWN = frozenset((None, "near", "part", "within", "bearing"))
"""What may stand between a mention and the town that it names, so that "la ville" after it is that town."""
_GAP = 4  # tokens of ", dans le centre de"
_TOWN_KM = 40.0
"""How wide (km) a town and what is said to be near it are at most: wider is a river."""


def leant_on(
    noun: str, kind: str | None, before: list[PlaceMention], in_town: bool
) -> Iterator[PlaceMention]:
    """The mentions that a noun may lean on, the likeliest first: what bears the same noun ("le camp" after "le
    camp de X"), then, for what stands in a town, the towns where something happens, then whatever may hold it.
    """
    named = [m for m in before if m.role not in _ELSEWHERE]
    located = [m for m in named if m.place.lat is not None]
    wanted = _WANTED.get(kind or "", _TOWN)
    if kind not in ("settlement", "capital", "scene"):
        yield from (m for m in located if _bears(m, noun) and (kind is None or m.place.precision in wanted))
    if in_town:
        yield from (m for m in named if m.role == "event" and is_town(m))
        yield from (m for m in before if m.role == "source" and m.start == 0 and is_town(m))  # the dateline
    yield from (m for m in located if m.place.precision in wanted and not _is_long(m))


def _is_long(mention: PlaceMention) -> bool:
    """Whether it is a river or a road, or else too wide for anything to be near it."""
    return mention.place.precision == "near" and (mention.place.radius_km or 0) > _TOWN_KM


def _bears(mention: PlaceMention, noun: str) -> bool:
    return mention.kind is not None and mention.kind.split()[0] == noun and not mention.head.text.islower()


def is_town(mention: PlaceMention) -> bool:
    """Whether it names a town, or what lies in or by one: no road, border, post or area."""
    place = mention.place
    relation = place.derived.relation if place.derived else None
    return (
        place.precision in ("settlement", "near")
        and (place.radius_km or 0) <= _TOWN_KM
        and relation in _AT_TOWN
        and (mention.kind is None or place.precision == "settlement")
        and not mention.head.text.islower()
    )


def lean_on_towns(
    passage: Passage, mentions: tuple[PlaceMention, ...], lexicon: PlaceLexicon
) -> tuple[PlaceMention, ...]:
    """`mentions` with the streets and quarters that no gazetteer has ("la rue Pasteur", "le quartier Kasika") put in
    the town that the text is at.
    """
    out: list[PlaceMention] = []
    for at, mention in enumerate(mentions):
        inner = _is_inner(passage, mention, lexicon)
        town = (_town_after(passage, mentions, at, lexicon) or _town_before(out)) if inner else None
        out.append(_inside(mention, town) if town and town.place.lat is not None else mention)
    return tuple(out)


def _town_after(
    passage: Passage, mentions: tuple[PlaceMention, ...], at: int, lexicon: PlaceLexicon
) -> PlaceMention | None:
    """The town that the text names right after a street: "place de l'Horloge, *à Finote Selam*"."""
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if after is None or not is_town(after):
        return None
    gap = passage.norms_between(mentions[at].end, after.head.start)
    return after if len(gap) <= _GAP and lexicon.small.container_gap.issuperset(gap) else None


def _town_before(mentions: list[PlaceMention]) -> PlaceMention | None:
    return next((m for m in reversed(mentions) if m.role == "event" and is_town(m)), None)


def _is_inner(passage: Passage, mention: PlaceMention, lexicon: PlaceLexicon) -> bool:
    """Whether it lies in a town whose name it doesn't bear; "l'hôpital de X" may well be in a town X."""
    place, kind = mention.place, mention.kind
    if place.lat is not None or place.derived is not None or kind is None:
        return False
    named_after = not _is_of(passage, passage.token_at(mention.head.start)) or kind in lexicon.missions
    return kind in lexicon.streets | lexicon.quarters or (kind in lexicon.sites and named_after)


def _is_of(passage: Passage, at: int) -> bool:
    """Whether "de" stands before the name at token `at`, an article between them or not."""
    words, before = passage.function_words, passage.norms[max(at - 2, 0) : at]
    return bool(before) and (before[-1] in words.of or (before[-1] in words.articles and before[0] in words.of))


def _inside(mention: PlaceMention, town: PlaceMention) -> PlaceMention:
    at = town.place
    place = msgspec.structs.replace(
        mention.place, country=at.country, lat=at.lat, lon=at.lon, radius_km=at.radius_km,
        derived=Derived(anchor=at.name or at.text, relation="within"),
    )  # fmt: skip
    return replace(mention, place=place)
