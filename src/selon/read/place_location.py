"""From a name and its reading to a place: point, radius, precision, and what it was derived from."""

from typing import Any

from msgspec.structs import replace

from selon.gazetteer import Entry
from selon.gazetteer.areas import outline, outlined
from selon.gazetteer.geodesy import centre, destination, rough_km
from selon.gazetteer.parts import part_of
from selon.model import Derived, Place, Precision
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_context import Context
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named
from selon.read.place_weighing import Scored

__all__ = ["locate"]

_BY_KIND: dict[str, Precision] = {
    "settlement": "settlement", "capital": "settlement", "district": "district", "adm1": "province",
    "adm2": "district",
    "adm3": "district", "country": "country", "region": "district", "road": "near", "river": "near",
    "lake": "district", "forest": "district", "island": "district",
}  # fmt: skip
_TOWNS = frozenset(("settlement", "capital", "camp", "district"))
Candidates = tuple[tuple[str, float, float], ...]
_SAME_KM = 10.0
_FARTHEST_KM = 500.0
_AREAS = frozenset(("country", "adm1"))
_WIDE_REGION_KM = 80.0
_WIDE_FOREST_KM = 20.0
_CLOSE_SCORE = 0.3
_LONG = frozenset(("river", "road"))
_BANK_KM = 50.0
"""How far from a river its bank reaches: "à l'est de l'Euphrate" is a strip along it."""
_AROUND_KM = 10.0
"""How much "near" adds to a place's own radius, at most."""


def locate(passage: Passage, name: Named, scored: Scored, role: str, lexicon: PlaceLexicon) -> PlaceMention:
    """The mention of `name`, at the best of its candidates as its expression shifts it."""
    entry = outlined(scored[0][1]) if scored else None
    context = _inside(name.context, entry)
    head = passage.span_of(name.first, name.last)
    whole = passage.span(passage.tokens[_start(name)].start, head.end)
    lat, lon, radius, derived = _point(entry, context, name.text, lexicon)
    still_open = _open(scored)
    if still_open and derived is None:
        lat, lon, radius = _covering(still_open)
    place = Place(
        text=whole.text, start=whole.start, end=whole.end, name=entry.name if entry else name.text,
        country=entry.country or None if entry else None, lat=lat, lon=lon, radius_km=radius,
        precision=_precision(entry, context, lexicon), derived=derived,
        gazetteer=entry.key if entry and entry.layer and not derived and not still_open else None,
        geometry=_geometry(entry, context) if entry and not still_open else None, candidates=still_open,
    )  # fmt: skip
    return PlaceMention(place, head, role, context.noun_text)


def _inside(context: Context, entry: Entry | None) -> Context:
    """ "Au nord du Mali" is the north of Mali, not a place north of it; of a town it is outside."""
    area = entry is not None and entry.kind in _AREAS
    if area and context.noun == "settlement" and not context.relation:
        return replace(context, noun=None, noun_text=None)  # "la deuxième ville de Syrie"
    if area and context.relation == "between":
        return replace(context, relation=None, first=context.name)
    return replace(context, relation="part") if area and context.relation == "bearing" else context


def _start(name: Named) -> int:
    """The token where the mention starts: a settlement's noun stays out, a relation and other nouns in."""
    context = name.context
    if context.relation in ("near", "part", "bearing", "distance", "between"):
        return context.first
    return name.first if context.noun in (None, "settlement") else context.noun_first


def _precision(entry: Entry | None, context: Context, lexicon: PlaceLexicon) -> Precision:
    if context.relation in ("near", "bearing", "distance", "between"):
        return "near"
    if context.relation == "part":
        return _part_precision(entry, context)
    if context.noun_text in lexicon.small.around and (entry is None or entry.kind in _TOWNS):
        return "near"
    if context.noun_text in lexicon.small.wilds and _radius_of(entry) >= _WIDE_FOREST_KM:
        return "district"
    if context.noun in ("point", "district", "province", "settlement", "near"):
        return context.noun  # type: ignore[return-value]
    if entry and entry.kind == "region" and entry.radius_km >= _WIDE_REGION_KM:
        return "province"
    return _BY_KIND.get(entry.kind, "point") if entry else "settlement"


def _radius_of(entry: Entry | None) -> float:
    return entry.radius_km if entry else 0.0


def _part_precision(entry: Entry | None, context: Context) -> Precision:
    """Part of a country is as wide as a province; of a province, known only nearly; of a town, a district."""
    if entry and entry.kind == "country":
        return "province"
    return "near" if context.noun == "province" or (entry and entry.kind == "adm1") else "district"


def _point(
    entry: Entry | None, context: Context, anchor: str, lexicon: PlaceLexicon
) -> tuple[float | None, float | None, float | None, Derived | None]:
    if entry is None:
        return None, None, None, None
    radius = _reach(entry, context, lexicon)
    if context.relation in ("bearing", "distance", "part") and context.bearing is not None:
        return _shifted(entry, context, anchor, radius)
    if context.relation == "distance" and context.distance_km:
        derived = Derived(anchor=anchor, distance_km=context.distance_km, relation="distance")
        return entry.lat, entry.lon, round(context.distance_km + radius, 1), derived
    if context.relation in ("near", "between"):
        around = round(radius + min(radius, _AROUND_KM), 1)
        return entry.lat, entry.lon, around, Derived(anchor=anchor, relation="near")
    return entry.lat, entry.lon, radius, None


def _geometry(entry: Entry, context: Context) -> dict[str, Any] | None:
    """The outline of a province or of the part that is meant; a whole country's says no more than its name."""
    if context.relation == "part" and context.bearing is not None:
        part = part_of(entry, context.bearing)
        return part.geometry if part else None
    whole = context.relation is None and entry.kind == "adm1" and context.noun != "point"
    return outline(entry) if whole else None


def _reach(entry: Entry, context: Context, lexicon: PlaceLexicon) -> float:
    """The radius of what the text names: a town's own, or its area's where the noun means more than the
    town.
    """
    if entry.kind in _TOWNS and context.noun_text in lexicon.reach:
        return max(lexicon.reach[context.noun_text], 2.0 if context.noun == "district" else entry.radius_km)
    return max(entry.radius_km, 3.0) if context.noun == "point" else entry.radius_km


def _shifted(
    entry: Entry, context: Context, anchor: str, radius: float
) -> tuple[float, float, float, Derived]:
    """The point that lies from the entry as the text says, and how far it may be off.

    With a distance, by that (the press rounds it, and bearings to 45°: 15 % and the town's own spread); for a
    part, in the middle of it, where we have the outline of the whole, else half-way from the centre to the edge; for
    a bearing alone, at one and a half radii.
    """
    bearing = context.bearing or 0.0
    derived = Derived(anchor=anchor, distance_km=context.distance_km, bearing=bearing, relation=context.relation)
    part = part_of(entry, bearing) if context.relation == "part" else None
    if part:
        return *part.middle, part.radius_km, derived
    if context.distance_km:
        km, spread = context.distance_km, min(radius, 4) + 0.15 * context.distance_km
    elif context.relation == "part":
        km, spread = radius / 2, radius / 2
    elif entry.kind in _LONG:
        km, spread = _BANK_KM, 0.6 * radius
    else:
        km, spread = 1.5 * radius, 2 * radius
    lat, lon = destination((entry.lat, entry.lon), bearing, km)
    return round(lat, 5), round(lon, 5), round(spread, 1), derived


def _open(scored: Scored) -> Candidates:
    """The candidates too close to call; none where all of them are the same place in several layers."""
    close = [e for s, e in scored if s > scored[0][0] - _CLOSE_SCORE]
    if all(rough_km((close[0].lat, close[0].lon), (e.lat, e.lon)) < _SAME_KM for e in close[1:]):
        return ()
    return tuple((e.name, e.lat, e.lon) for e in close)


def _covering(candidates: Candidates) -> tuple[float | None, float | None, float | None]:
    """The middle of all candidates and the radius that covers them; no point where they are worlds apart."""
    (lat, lon), radius = centre([(lat, lon) for _, lat, lon in candidates])
    if radius > _FARTHEST_KM:
        return None, None, None
    return round(lat, 5), round(lon, 5), round(radius + _SAME_KM, 1)
