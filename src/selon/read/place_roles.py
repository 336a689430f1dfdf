"""The part a place plays: where it happened, where to, where from, where told, or only whose it is."""

import re
from dataclasses import replace
from functools import cache
from typing import TypeGuard

import msgspec

from selon.gazetteer import Entry
from selon.gazetteer.geodesy import rough_km
from selon.model import Derived, Place
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_names import Named, is_date
from selon.read.place_weighing import WIDE

__all__ = ["role_of", "with_helpers"]

_CONTAINERS = frozenset(("province", "district", "country", "near"))
_ORDER = {"point": 0, "settlement": 1, "near": 1, "district": 2, "province": 3, "country": 4}
_BYLINE = 4  # tokens of ", de notre envoyé"
_LAUNCH = 6  # tokens of "tirées lundi matin depuis le"
_PASSIVE = 6  # tokens of "a également été de nouveau visée"
_TOLD_APART_KM = 5.0
_HELPFUL_KM = 60.0
"""How wide (km) a container may be whose centre still says something of the place in it."""
_ELSEWHERE_KM, _NEARBY_KM = 100.0, 30.0
"""How far (km) beyond where the text puts a place its namesake lies to be another: where the text tells a country or
a distance, and where it tells a district or a town.
"""


def role_of(passage: Passage, name: Named, entry: Entry | None, lexicon: PlaceLexicon) -> str:
    """The role of a name by what stands around it; "event" where nothing says otherwise."""
    context = name.context
    start = passage.sentences[name.sentence].first
    before = passage.norms[max(context.first - 7, start) : context.first]
    spoken = _is_spoken_from(passage, name, before, lexicon) or _speaks(passage, name, lexicon)
    if spoken or _is_dateline(passage, name, lexicon):
        return "source"
    if context.relation == "between" and _any(before[-3:], lexicon.dealings):
        return "government"
    if context.label == "origin":
        return "origin"
    if context.preposition in lexicon.small.at_signing and _any(before[-4:], lexicon.small.signed):
        return "signed"
    if (
        context.noun == "settlement"
        and context.of
        and not context.relation
        and entry is not None
        and (entry.kind in ("country", "adm1") or _is_some_town(passage, name, entry, lexicon))
    ):
        return "helper"
    if context.of and entry is not None and entry.kind == "country" and _borders(passage, name, lexicon):
        return "helper"
    if context.label == "government" and _governs(entry):
        return "government"
    if _is_goal(name, before, lexicon):
        return "direction"
    if _is_start(passage, name, lexicon):
        return "origin"
    if _any(before[-2:], lexicon.comparison):
        return "comparison"
    if _governs(entry) and not context.noun:
        return _of_government(passage, name, entry, lexicon)
    return "event"


def _is_some_town(passage: Passage, name: Named, entry: Entry, lexicon: PlaceLexicon) -> bool:
    """ "une ville *du Darfour*" is no town of that name."""
    before = passage.norms[max(name.context.noun_first - 2, 0) : name.context.noun_first]
    return entry.kind in WIDE and _any(before, passage.function_words.indefinite_articles)


def _borders(passage: Passage, name: Named, lexicon: PlaceLexicon) -> bool:
    """ "un district tribal *frontalier de* l'Afghanistan" is no part of it."""
    return _any(passage.norms[max(name.first - 3, 0) : name.first], lexicon.small.bordering)


def _is_dateline(passage: Passage, name: Named, lexicon: PlaceLexicon) -> bool:
    """ "BEYROUTH - ", "Goma (RDC), 19 oct - ", "(Bamako, 3 mars)", "BAKOU de notre envoyé" at a paragraph's head."""
    start = passage.tokens[name.first].start
    lead = passage.text[passage.text.rfind("\n", 0, start) + 1 : start].strip()
    end = passage.tokens[name.last - 1].end
    if not lead and not lexicon.small.reporters.isdisjoint(_after_bracket(passage, name.last)):
        return True
    if not lead:
        agency = _AGENCY.match(passage.text, end)
        return agency is not None or bool(_dateline(lexicon.small.date_articles).match(passage.text, end))
    return lead == "(" and bool(re.match(r"(?:\s*,[^)\n]{0,25})?\)", passage.text[end : end + 40]))


def _after_bracket(passage: Passage, at: int) -> tuple[str, ...]:
    """The first tokens after token `at`, a bracket there passed over: "NAZRAN *(Ingouchie)* de notre envoyé"."""
    norms = passage.norms
    if norms[at : at + 1] == ("(",) and ")" in norms[at : at + _BYLINE]:
        at = norms.index(")", at) + 1
    return norms[at : at + _BYLINE]


_AGENCY = re.compile(r",\s*[A-Z]{2,6}\s*[.:]")  # "Bangui, CNC. "


@cache
def _dateline(articles: frozenset[str]) -> re.Pattern[str]:
    day = rf",\s*(?:(?:{'|'.join(sorted(articles))})\s+)?\d[^\n]{{0,20}}"
    within = r"(?:\([^)\n]{2,30}\)\s*|,\s*[A-ZÀ-ÖØ-Þ][^,\n]{1,25})?"  # "(RDC)" or ", Irak"
    return re.compile(rf"\s*{within}(?:{day})?\s*[-–—]{{1,2}}\s")


def _is_spoken_from(passage: Passage, name: Named, before: tuple[str, ...], lexicon: PlaceLexicon) -> bool:
    """ "une source militaire à Damas", "joint à Goma", "un officier basé à Goma", "ses sources en Syrie"."""
    if name.context.preposition in lexicon.small.told_within:
        return _any(before[-4:], lexicon.small.tellers)
    if name.context.preposition not in lexicon.small.spoken_from:
        return False
    at = name.context.first - 2  # before the preposition
    if _is_said_at(passage, at, lexicon):
        return True
    if _any(before[-4:], lexicon.source_nouns) or _works_for(passage, before, lexicon):
        return True
    if _any(before[-4:], lexicon.small.offices) and _is_of_speech(passage, name, lexicon):
        return True
    return at >= 0 and passage.tokens[at].text in lexicon.small.based


def _is_of_speech(passage: Passage, name: Named, lexicon: PlaceLexicon) -> bool:
    """Whether the sentence of the name tells that somebody says something."""
    sentence = passage.sentences[name.sentence]
    norms = passage.norms[sentence.first : sentence.last]
    return not lexicon.speech.isdisjoint(norms) or not lexicon.small.said.isdisjoint(norms)


def _works_for(passage: Passage, before: tuple[str, ...], lexicon: PlaceLexicon) -> bool:
    """ "le correspondant *de la Voix du Nord* à Goma": one who speaks, and for whom, ends the tokens `before`."""
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i] in lexicon.source_nouns), None)
    if at is None or "," in before[at:]:
        return False
    return not passage.function_words.of.isdisjoint(before[at + 1 : at + 2])


def _is_said_at(passage: Passage, last: int, lexicon: PlaceLexicon) -> bool:
    """ "*a annoncé* mardi à Luanda le ministre": what ends at token `last` says that somebody spoke, and when."""
    norms = passage.norms
    while last > 0 and (norms[last] == "," or is_date(norms[last], lexicon)):
        last -= 1
    if norms[last] not in lexicon.small.said or last < 2:
        return False
    inverted = norms[last - 1].startswith("-")  # "a-t-il déclaré"
    return norms[last - 2 if inverted else last - 1] in lexicon.having


def _speaks(passage: Passage, name: Named, lexicon: PlaceLexicon) -> bool:
    """ "les forces du Conseil *à Misrata* ont indiqué": where those are who speak."""
    if name.context.preposition not in passage.function_words.to:
        return False
    # "le porte-parole, *à Tripoli*, a démenti"
    set_off = passage.norms[name.last : name.last + 1] == (",",) and passage.norms[name.context.first - 2] == ","
    following = passage.norms[name.last + set_off : name.last + set_off + 2]
    return len(following) == 2 and following[0] in lexicon.having and following[1] in lexicon.speech


def _is_goal(name: Named, before: tuple[str, ...], lexicon: PlaceLexicon) -> bool:
    context = name.context
    if context.relation == "part" and _any(before[-2:], lexicon.small.towards):
        return _any(before, lexicon.motion)
    if context.relation == "direction":
        return context.preposition not in lexicon.small.towards or _any(before, lexicon.motion)
    return context.preposition in lexicon.small.goals and _any(before[-3:], lexicon.goal_verbs)


def _is_start(passage: Passage, name: Named, lexicon: PlaceLexicon) -> bool:
    context = name.context
    if context.of and _comes_from(passage, max(context.first - 4, 0), name.first, lexicon):
        return True
    before = passage.norms[max(context.first - _LAUNCH, 0) : context.first]
    from_there = context.preposition in lexicon.small.starts or _any(before[-2:], lexicon.small.starts)
    return from_there and (_any(before, lexicon.origin_verbs) or _any(before, lexicon.launched))


def _comes_from(passage: Passage, first: int, last: int, lexicon: PlaceLexicon) -> bool:
    """"une colonne *partie* de Huambo", but not "une grande *partie* de Huambo", a noun."""
    norms, determiners = passage.norms, lexicon.small.determiners
    verbs = [i for i in range(first, last) if norms[i] in lexicon.origin_verbs]
    return any(i == 0 or norms[i - 1] not in determiners for i in verbs)


def _governs(entry: Entry | None) -> TypeGuard[Entry]:
    return entry is not None and entry.kind in ("capital", "country")


def _of_government(passage: Passage, name: Named, entry: Entry, lexicon: PlaceLexicon) -> str:
    """A capital or country as subject of a verb, or as somebody's partner or source, acts: it is no place."""
    context, small = name.context, lexicon.small
    before = passage.norms[max(context.first - 2, 0) : context.first]
    if context.preposition in small.partners or (before and before[-1] in small.partners):
        return "government"
    if before and before[-1] in lexicon.speech:
        return "government"
    if before and before[-1] in lexicon.place_verbs:
        return "event"  # "ont fui Dili jeudi"
    if context.relation or context.preposition or context.label == "event":
        return "event"
    if context.of:
        return "government" if entry.kind == "capital" else "event"
    if _is_struck(passage, name, lexicon):
        return "event"
    following = passage.tokens[name.last] if name.last < len(passage.tokens) else None
    if following is None or not following.is_word:
        return "event"
    verb = following.norm not in small.no_verbs or following.text in passage.function_words.has
    acts = following.text[0].islower() and verb
    return "government" if acts else "event"


def _is_struck(passage: Passage, name: Named, lexicon: PlaceLexicon) -> bool:
    """ "Kiev *a été visée*": the town, and not its government."""
    following = passage.norms[name.last : name.last + _PASSIVE]
    return not passage.function_words.been_folded.isdisjoint(following) and any(map(lexicon.strikes, following))


def _any(norms: tuple[str, ...], words: frozenset[str]) -> bool:
    return not words.isdisjoint(norms)


def with_helpers(passage: Passage, mentions: list[PlaceMention], lexicon: PlaceLexicon) -> tuple[PlaceMention, ...]:
    """Containers that only help to find the place before them, marked as such."""
    out = list(mentions)
    for i in range(len(out) - 1, 0, -1):  # from the right, so that "X, district de Y, à 20 km de Z" finds Y and then X
        if out[i].role == "event" and _contains(passage, out[i - 1], out[i], lexicon):
            out[i] = replace(out[i], role="helper")
            out[i - 1] = _helped(out[i - 1], out[i].place)
    return tuple(out)


def _helped(mention: PlaceMention, by: Place) -> PlaceMention:
    """A place that no gazetteer has, put where its container or the bearing after it says, if that is close
    enough; so is one whose only namesakes lie elsewhere.
    """
    place = _told_apart(mention.place, by)
    if place.lat is not None and not _lies_elsewhere(place, by):
        return replace(mention, place=place)
    close = by.radius_km is not None and by.radius_km <= _HELPFUL_KM
    place = msgspec.structs.replace(
        place,
        name=mention.head.text if place.lat is not None else place.name,
        country=by.country if place.lat is not None else place.country or by.country,
        gazetteer=None,
        candidates=(),
        lat=by.lat if close else None,
        lon=by.lon if close else None,
        radius_km=by.radius_km if close else None,
        derived=Derived(anchor=by.name or by.text, relation="within") if by.precision != "near" else by.derived,
    )
    return replace(mention, place=place)


def _told_apart(place: Place, by: Place) -> Place:
    """Of namesakes that could not be told apart the one that lies where the text says, if one does."""
    if by.lat is None or by.lon is None or by.radius_km is None or place.derived is not None:
        return place
    told = (by.lat, by.lon)
    near = [c for c in place.candidates if rough_km(told, c[1:]) <= by.radius_km + _NEARBY_KM]
    if not near or (len(near) > 1 and by.radius_km > _HELPFUL_KM):
        return place
    name, lat, lon = min(near, key=lambda c: rough_km(told, c[1:]))
    return msgspec.structs.replace(place, name=name, lat=lat, lon=lon, radius_km=_TOLD_APART_KM, candidates=())


def _lies_elsewhere(place: Place, by: Place) -> bool:
    """Whether `place` is nowhere near what the text says of where it is, in another country or at another distance."""
    if place.lat is None or place.lon is None or by.lat is None or by.lon is None:
        return False
    reach = 0.0 if place.candidates else place.radius_km or 0.0  # that of namesakes only spans them
    here = [c[1:] for c in place.candidates] or [(place.lat, place.lon)]
    apart = min(rough_km(point, (by.lat, by.lon)) for point in here) - reach - (by.radius_km or 0)
    told = by.country != place.country or (by.derived is not None and by.derived.distance_km is not None)
    open_ended = by.derived is not None and by.derived.relation in ("border", "bearing")
    close = (by.radius_km or 0) <= _HELPFUL_KM and place.derived is None and not open_ended
    return (told and apart > _ELSEWHERE_KM) or (close and apart > _NEARBY_KM)


def _contains(passage: Passage, inner: PlaceMention, outer: PlaceMention, lexicon: PlaceLexicon) -> bool:
    """Whether `outer` follows `inner` as what holds it: ", dans la province de …", "(…)", ", territoire de
    …".
    """
    if outer.place.precision not in _CONTAINERS or not _is_smaller(inner, outer):
        return False
    gap = _without_brackets(passage.norms_between(inner.end, outer.start))
    if not gap or len(gap) > 8 or gap[0] not in lexicon.small.container_openers:
        return False
    return all(norm in lexicon.small.container_gap or (norm,) in lexicon.nouns for norm in gap)


def _without_brackets(gap: tuple[str, ...]) -> tuple[str, ...]:
    """The words between two places without what stands in brackets after the first: "X *(Mayo Sava)*, dans le nord"."""
    return gap[gap.index(")") + 1 :] if gap[:1] == ("(",) and ")" in gap else gap


def _is_smaller(inner: PlaceMention, outer: PlaceMention) -> bool:
    a, b = inner.place.precision or "settlement", outer.place.precision or "settlement"
    if b == "near":
        return a != "near" and _ORDER[a] <= _ORDER["district"] and outer.place.derived is not None
    return _ORDER[a] < _ORDER[b] or (a == b == "district")
