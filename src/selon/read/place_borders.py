"""Borders between countries: "la frontière irako-syrienne", "la frontière avec le Mali", "la frontière
turque".
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt
from shapely import distance, get_coordinates, linestrings, to_geojson
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from selon.gazetteer import geodesy
from selon.gazetteer.borders import border
from selon.gazetteer.geodesy import centre, nearest_on_line, rough_km
from selon.model import Derived, Place
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_context import context_before
from selon.read.place_focus import Focus
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named, cue_of
from selon.read.place_roles import role_of

__all__ = ["find_borders", "narrow_borders"]

_SPREAD_KM = 30.0
"""How far from the line "à la frontière" may be, and the line from the border."""
_CLOSE_KM = 150.0
_GAP = 4  # tokens of ", tout près de"
_ALONG, _COARSE = 0.2, 0.2
"""Degrees: how far a border may run from a part that it bounds, and how coarse a line is enough to find its middle."""


def find_borders(
    passage: Passage, mentions: list[PlaceMention], focus: Focus, lexicon: PlaceLexicon
) -> list[PlaceMention]:
    """`mentions` with the borders that the text names; countries that only name a border are left out."""
    found: list[PlaceMention] = []
    used: set[int] = set()
    for at in [at for at, norm in enumerate(passage.norms) if norm in lexicon.borders]:
        border = _border(passage, at, mentions, focus, lexicon)
        if border:
            found.append(border)
            used.update(m.start for m in mentions if border.start <= m.start < border.end)
    if not found:
        return mentions
    kept = [m for m in mentions if m.start not in used]
    return sorted(kept + found, key=lambda m: m.start)


def _border(
    passage: Passage, at: int, mentions: list[PlaceMention], focus: Focus, lexicon: PlaceLexicon
) -> PlaceMention | None:
    countries, last = _countries(passage, at, mentions, lexicon)
    if not countries:
        return None
    sentence = passage.sentence_at(passage.tokens[at].start)
    context = context_before(passage, at, sentence.first, lexicon)
    if (
        cue_of(passage, context, None, at, lexicon) != "strong"
        and context.preposition is None
        and not context.of
    ):
        return None
    pair = _pair(countries, focus)
    head = passage.span_of(at, last)
    whole = passage.span(passage.tokens[context.first].start, head.end)
    name = Named(at, last, head.text, (), context, "strong", sentence.index, "")
    place = _placed(whole.text, whole.start, whole.end, pair, mentions)
    return PlaceMention(place, head, role_of(passage, name, None, lexicon), lexicon.small.border)


def _countries(
    passage: Passage, at: int, mentions: list[PlaceMention], lexicon: PlaceLexicon
) -> tuple[tuple[str, ...], int]:
    """The countries that the words after "frontière" name, and the token where the expression ends."""
    following = passage.norms[at + 1] if at + 1 < len(passage.norms) else ""
    first, _, second = following.partition("-")
    if second in lexicon.demonyms and first in lexicon.border_halves:
        return (lexicon.border_halves[first], lexicon.demonyms[second]), at + 2
    if following in lexicon.demonyms:
        return (lexicon.demonyms[following],), at + 2
    return _named(passage, at, mentions, lexicon)


def _named(
    passage: Passage, at: int, mentions: list[PlaceMention], lexicon: PlaceLexicon
) -> tuple[tuple[str, ...], int]:
    """Countries after "avec", "de" or "entre … et …"."""
    end = at + 1
    codes: list[str] = []
    for mention in mentions:
        if mention.place.precision != "country" or mention.head.start < passage.tokens[at].end:
            continue
        first = passage.token_at(mention.head.start)
        between = [n for n in passage.norms[end:first] if n not in lexicon.small.border_links]
        joined = len(between) == 1 and between[0] in passage.function_words.ands
        if (between and not joined) or (between and not codes) or mention.place.country is None:
            break
        codes.append(mention.place.country)
        end = passage.token_at(mention.head.end - 1) + 1
    return tuple(codes[:2]), end


def _pair(countries: tuple[str, ...], focus: Focus) -> frozenset[str]:
    """Both countries; where the text names one, the foremost of the report's others that borders on it."""
    if len(countries) == 2:
        return frozenset(countries)
    others = sorted(focus.weights, key=lambda code: (-focus.weights[code], code))
    shared = (frozenset((countries[0], code)) for code in others)
    return next((pair for pair in shared if border(pair)), frozenset(countries))


def _placed(text: str, start: int, end: int, pair: frozenset[str], mentions: Iterable[PlaceMention]) -> Place:
    """The border at its point nearest to the place named last, where that is close; else at its middle."""
    line = border(pair)
    derived = Derived(anchor="–".join(sorted(pair)), relation="border")
    place = Place(text=text, start=start, end=end, name=text, precision="near", derived=derived)
    return place if line is None else _at(place, line, *_where(line, [m for m in mentions if m.start < start]))


def _at(place: Place, line: BaseGeometry, middle: geodesy.Point, radius: float) -> Place:
    geometry = msgspec.json.decode(to_geojson(line))
    lat, lon = middle
    return msgspec.structs.replace(
        place, lat=round(lat, 3), lon=round(lon, 3), radius_km=round(radius, 1), geometry=geometry
    )


def _where(line: BaseGeometry, before: list[PlaceMention]) -> tuple[geodesy.Point, float]:
    for mention in reversed(before):
        place = mention.place
        if (
            place.lat is not None
            and place.lon is not None
            and place.precision in ("settlement", "point", "near", "district")
        ):
            nearest = _nearest((place.lat, place.lon), line)
            if rough_km((place.lat, place.lon), nearest) <= _CLOSE_KM:
                return nearest, _SPREAD_KM
    return _middle(line)


def _nearest(point: geodesy.Point, line: BaseGeometry) -> geodesy.Point:
    """The point of a border nearest to `point`, on the ellipsoid."""
    ends = np.concatenate([_segments(part) for part in getattr(line, "geoms", [line])])
    apart = distance(linestrings(ends), Point(point[1], point[0]))  # in degrees: good enough to choose by
    return nearest_on_line(point, [(lat, lon) for lon, lat in ends[int(apart.argmin())].tolist()])


def _segments(line: BaseGeometry) -> npt.NDArray[np.float64]:
    """The stretches between the vertices of one line: of shape (n, 2, 2)."""
    at = get_coordinates(line)
    return np.stack((at[:-1], at[1:]), axis=1)


@lru_cache(maxsize=512)  # of whole borders it is asked again and again
def _middle(line: BaseGeometry) -> tuple[geodesy.Point, float]:
    middle, radius = centre([(lat, lon) for lon, lat in get_coordinates(line.simplify(_COARSE))])
    return _nearest(middle, line), radius


def narrow_borders(
    passage: Passage, mentions: list[PlaceMention], lexicon: PlaceLexicon
) -> list[PlaceMention]:
    """ "Dans le nord-est du pays, près de la frontière avec le Mali": the stretch of the border in that part."""
    out = list(mentions)
    for i, (one, other) in enumerate(pairwise(mentions)):
        if not (_is_border(one) or _is_border(other)) or not _adjoin(passage, one, other, lexicon):
            continue
        part, line = (other, one) if _is_border(one) else (one, other)
        stretch = _stretch(part, line)
        if stretch is not None:
            out[i : i + 2] = [_narrowed(mention, stretch) for mention in (one, other)]
        elif _is_border(one):
            out[i] = _abreast(one, other)
    return out


def _abreast(line: PlaceMention, town: PlaceMention) -> PlaceMention:
    """The border where it passes a town named right after it: "la frontière turque, *à hauteur d'Azaz*"."""
    where, derived, along = town.place, town.place.derived, line.place.geometry
    if along is None or where.lat is None or where.lon is None or derived is None or derived.relation != "near":
        return line
    nearest = _nearest((where.lat, where.lon), shape(along))
    close = rough_km((where.lat, where.lon), nearest) <= _CLOSE_KM
    return replace(line, place=_at(line.place, shape(along), nearest, _SPREAD_KM)) if close else line


def _is_border(mention: PlaceMention) -> bool:
    derived = mention.place.derived
    return derived is not None and derived.relation == "border" and mention.place.geometry is not None


def _adjoin(passage: Passage, one: PlaceMention, other: PlaceMention, lexicon: PlaceLexicon) -> bool:
    gap = passage.norms_between(one.end, other.start)
    return len(gap) <= _GAP and lexicon.small.container_gap.issuperset(gap)


def _stretch(part: PlaceMention, line: PlaceMention) -> BaseGeometry | None:
    """What of a border lies in or along a part of one of its countries."""
    derived = part.place.derived
    along, area = line.place.geometry, part.place.geometry
    if not _is_border(line) or derived is None or derived.relation != "part" or along is None or area is None:
        return None
    shared = shape(along).intersection(shape(area).buffer(_ALONG))
    return None if shared.is_empty or shared.length == 0 else shared


def _narrowed(mention: PlaceMention, stretch: BaseGeometry) -> PlaceMention:
    middle, radius = _middle(stretch)
    return replace(mention, place=_at(mention.place, stretch, middle, radius + _SPREAD_KM))
