"""What a place leans on: "la ville", "l'hôpital" or "la rue Pasteur" on the town that the text is at, "le camp" on the
camp named before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from selon.gazetteer import Gazetteer
from selon.gazetteer.geodesy import rough_km
from selon.model import Derived, Place
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
_SEATS = frozenset(("settlement", "capital"))
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
    """Whether it is a border, a river or a road, or else too wide for anything to be near it."""
    derived = mention.place.derived
    if derived is not None and derived.relation == "border":
        return True
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
    passage: Passage, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer, lexicon: PlaceLexicon
) -> tuple[PlaceMention, ...]:
    """`mentions` with the streets and quarters that no gazetteer has ("la rue Pasteur", "le quartier Kasika") put in
    the town that the text is at.
    """
    out: list[PlaceMention] = []
    for at, mention in enumerate(mentions):
        town = None
        if _is_inner(passage, mention, lexicon):
            town = _town_after(passage, mentions, at, lexicon) or _town_of(passage, mention, mentions, out, gazetteer)
        out.append(_inside(mention, town) if town is not None and town.lat is not None else mention)
    return tuple(out)


def _town_of(
    passage: Passage, mention: PlaceMention, mentions: Sequence[PlaceMention], before: Sequence[PlaceMention],
    gazetteer: Gazetteer,
) -> Place | None:  # fmt: skip
    """The town that the text is at: the last one named, in the province that the sentence names, or else its seat."""
    towns = [m.place for m in reversed(before) if m.role == "event" and is_town(m)]
    area = _area_of(passage, mention, mentions)
    if area is None:
        return next(iter(towns), None)
    return next((t for t in towns if _lies_in(t, area.place)), None) or _seat(area, gazetteer)


def _area_of(passage: Passage, mention: PlaceMention, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """The province or district that the sentence of `mention` names."""
    sentence = passage.sentence_at(mention.start)
    inside = (m for m in mentions if sentence.start <= m.start < sentence.end and m is not mention)
    return next((m for m in inside if m.place.precision in _AREA and m.place.lat is not None and m.kind), None)


def _lies_in(town: Place, area: Place) -> bool:
    if town.lat is None or town.lon is None or area.lat is None or area.lon is None:
        return False
    return rough_km((town.lat, town.lon), (area.lat, area.lon)) <= (area.radius_km or 0.0)


def _seat(area: PlaceMention, gazetteer: Gazetteer) -> Place | None:
    """The largest town in the area that bears its name, written out as the area's own place."""
    named = [e for e in gazetteer.exact(area.head.text) if e.kind in _SEATS]
    place = area.place
    within = [e for e in named if _lies_in(msgspec.structs.replace(place, lat=e.lat, lon=e.lon), place)]
    best = max(within, key=lambda e: (e.population, e.key), default=None)
    if best is None:
        return None
    return msgspec.structs.replace(place, name=best.name, lat=best.lat, lon=best.lon, radius_km=best.radius_km)


def _town_after(
    passage: Passage, mentions: tuple[PlaceMention, ...], at: int, lexicon: PlaceLexicon
) -> Place | None:
    """The town that the text names right after a street: "place de l'Horloge, *à Finote Selam*"."""
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if after is None or not is_town(after):
        return None
    gap = passage.norms_between(mentions[at].end, after.head.start)
    return after.place if len(gap) <= _GAP and lexicon.small.container_gap.issuperset(gap) else None


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


def _inside(mention: PlaceMention, at: Place) -> PlaceMention:
    place = msgspec.structs.replace(
        mention.place, country=at.country, lat=at.lat, lon=at.lon, radius_km=at.radius_km,
        derived=Derived(anchor=at.name or at.text, relation="within"),
    )  # fmt: skip
    return replace(mention, place=place)
