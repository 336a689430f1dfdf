"""Places with two ends: "entre A et B", "l'axe A-B", "la route A–B"."""

from dataclasses import replace
from itertools import pairwise

import msgspec

from selon.gazetteer import Entry, Gazetteer
from selon.gazetteer.geodesy import distance_km, midpoint
from selon.gazetteer.names import folded, loose
from selon.model import Derived, Place
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named

__all__ = ["join_lines", "locate_line", "pin_lines"]

_DASHES = frozenset("-–—‑‐/")


def join_lines(
    passage: Passage, named: list[Named], gazetteer: Gazetteer, lexicon: PlaceLexicon
) -> list[Named]:
    """`named` with the two ends of each line made one name with two parts."""
    out: list[Named] = []
    for name in named:
        joined = _joined(passage, out[-1], name, lexicon) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(_split(name, gazetteer, lexicon))
    return out


def _joined(passage: Passage, a: Named, b: Named, lexicon: PlaceLexicon) -> Named | None:
    of_border = a.context.first and passage.norms[a.context.first - 1] in lexicon.borders
    if a.parts or a.sentence != b.sentence or of_border:
        return None
    words, fill = passage.function_words, lexicon.small.line_fill
    link = [n for n in passage.norms[a.last : b.first] if n not in fill]
    joint = link[0] if len(link) == 1 else ""
    between = a.context.relation == "between" and joint in words.ands and bool(a.country) == bool(b.country)
    line = a.context.noun_text in lexicon.lines and (joint in _DASHES or joint in words.to)
    if not (between or line):
        return None
    start, end = passage.tokens[a.first].start, passage.tokens[b.last - 1].end
    return msgspec.structs.replace(
        a, last=b.last, text=passage.text[start:end], found=(), cue="strong", parts=(a, b)
    )


def _split(name: Named, gazetteer: Gazetteer, lexicon: PlaceLexicon) -> Named:
    """ "l'axe Mbau-Kamango": one token, two ends, unless the gazetteer knows a place of that whole name."""
    ends = name.text.split("-")
    if (
        name.context.noun_text not in lexicon.lines
        or len(ends) != 2
        or not all(e[:1].isupper() for e in ends)
    ):
        return name
    if name.found and any(under == name.sense for _, under in name.found):
        return name
    parts = tuple(
        msgspec.structs.replace(name, text=end, sense=folded(end), found=gazetteer.by_key(loose(end))) for end in ends
    )
    return msgspec.structs.replace(name, found=(), parts=parts)


def locate_line(passage: Passage, name: Named, ends: list[Entry | None], role: str) -> PlaceMention:
    """The mention of a line between `ends`: its middle, half its length and a line where both ends are
    known.
    """
    first = name.context.noun_first if name.context.noun else name.first
    if name.context.relation:
        first = name.context.first
    head = passage.span_of(name.first, name.last)
    whole = passage.span(passage.tokens[first].start, head.end)
    place = Place(
        text=whole.text, start=whole.start, end=whole.end, name=name.text, precision="near",
        derived=Derived(anchor="–".join(part.text for part in name.parts), relation="between"),
    )  # fmt: skip
    return PlaceMention(_on_line(place, ends), head, role, name.context.noun_text)


def _on_line(place: Place, ends: list[Entry | None]) -> Place:
    known = [end for end in ends if end]
    if len(known) < 2:
        country = known[0].country if known else None
        return _with(place, country=country)
    a, b = ((e.lat, e.lon) for e in known)
    lat, lon = midpoint(a, b)
    radius = round(distance_km(a, b) / 2 + 2, 1)
    line: dict[str, object] = {"type": "LineString", "coordinates": [[a[1], a[0]], [b[1], b[0]]]}
    return _with(
        place, country=known[0].country, lat=round(lat, 5), lon=round(lon, 5), radius_km=radius, geometry=line
    )


def _with(place: Place, **changes: object) -> Place:
    return msgspec.structs.replace(place, **changes)


def pin_lines(
    passage: Passage, mentions: list[PlaceMention], lexicon: PlaceLexicon
) -> list[PlaceMention]:
    """Roads at the point that the text then gives on them: "sur l'axe Ndop-Kumbo, *à hauteur de Jakiri*"."""
    out = list(mentions)
    for i, (road, point) in enumerate(pairwise(mentions)):
        if road.kind in lexicon.lines and _is_on(passage, road, point, lexicon):
            out[i] = replace(road, place=_pinned(road.place, point.place))
    return out


def _is_on(passage: Passage, road: PlaceMention, point: PlaceMention, lexicon: PlaceLexicon) -> bool:
    """Whether the second mention, close to a place or some way from it, follows the first at once."""
    derived = point.place.derived
    if point.place.lat is None or derived is None or derived.relation not in ("near", "distance"):
        return False
    gap = passage.norms_between(road.end, point.start)
    return len(gap) <= 1 and lexicon.small.container_gap.issuperset(gap)


def _pinned(road: Place, point: Place) -> Place:
    return _with(
        road, name=road.text, lat=point.lat, lon=point.lon, radius_km=point.radius_km, country=point.country,
        derived=point.derived, gazetteer=None, candidates=(),
    )  # fmt: skip
