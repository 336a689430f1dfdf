"""Places without a name of their own: "l'aéroport", "le nord du pays", "à l'ouest de la ville", "la
localité".

They take their point from what they lean on: the town or area named last, or the country of the report.
"""

from dataclasses import replace

import msgspec

from selon.gazetteer import Entry, Gazetteer
from selon.gazetteer.geodesy import rough_km
from selon.gazetteer.layers import capitals_of, country_entry
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_context import Context, context_before
from selon.read.place_focus import Focus
from selon.read.place_leaning import is_town, leant_on
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_location import locate
from selon.read.place_names import Named, cue_of
from selon.read.place_roles import role_of

__all__ = ["point_back"]

_POINT_RADIUS_KM = 3.0
_SAME_KM = 15.0
_GAP = 3  # tokens of ", à"
_SITUATED = 7  # tokens of "de défense aérienne située", and from there to the name


def point_back(
    passage: Passage, mentions: list[PlaceMention], focus: Focus, gazetteer: Gazetteer, lexicon: PlaceLexicon
) -> list[PlaceMention]:
    """`mentions` together with the nameless places among them, in order of appearance."""
    taken = {i for m in mentions for i in range(*passage.tokens_of(m.start, m.end))}
    found = list(mentions)
    for at in [at for at, norm in enumerate(passage.norms) if norm in lexicon.nameless and at not in taken]:
        mention = _nameless(passage, at, taken, mentions, focus, gazetteer, lexicon)
        if mention:
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _nameless(
    passage: Passage, at: int, taken: set[int], mentions: list[PlaceMention], focus: Focus, gazetteer: Gazetteer,
    lexicon: PlaceLexicon,
) -> PlaceMention | None:  # fmt: skip
    end = _noun_end(passage, at, lexicon)
    if end < len(passage.tokens) and (_name_after(passage, end) in taken or passage.tokens[end].is_capitalised):
        return None
    sentence = passage.sentence_at(passage.tokens[at].start)
    if at == sentence.first or not _is_definite(passage, at, lexicon):
        return None
    context = context_before(passage, at, sentence.first, lexicon)
    if not _is_located(passage, at, context, lexicon):
        return None
    before = [m for m in reversed(mentions) if m.start < passage.tokens[at].start]
    entry = _ahead(passage, end, sentence.last, mentions, lexicon)
    entry = entry or _capital(passage, at, end, before, focus, gazetteer, lexicon)
    entry = entry or _antecedent(passage.norms[at], before, focus, lexicon)
    text = passage.text[passage.tokens[at].start : passage.tokens[end - 1].end]
    name = Named(at, end, text, (), context, "strong", sentence.index, "")
    if entry is None and passage.norms[at] in lexicon.back:
        return None
    scored = ((9.0, entry),) if entry else ()
    mention = locate(passage, name, scored, role_of(passage, name, entry, lexicon), lexicon)
    if entry is None and mention.place.precision == "settlement":
        return replace(mention, place=msgspec.structs.replace(mention.place, precision="point"))
    return mention


def _is_located(passage: Passage, at: int, context: Context, lexicon: PlaceLexicon) -> bool:
    """Whether the words before say that something is or happens there."""
    if context.relation == "part" or cue_of(passage, context, None, at, lexicon) == "strong":
        return True
    return context.preposition in lexicon.locative_known and passage.norms[at] not in lexicon.back


def _noun_end(passage: Passage, at: int, lexicon: PlaceLexicon) -> int:
    end = at + 1
    while end < len(passage.norms) and end - at < 3:
        norm = passage.norms[end]
        noun = passage.norms[end - 1]
        plural = noun not in lexicon.back and noun[-1] in lexicon.small.plural_endings
        verb = norm in lexicon.small.is_verb and not plural
        if verb or (norm not in lexicon.adjectives and norm not in lexicon.bearings):
            break
        end += 1
    return end


def _is_definite(passage: Passage, at: int, lexicon: PlaceLexicon) -> bool:
    definite, norms = lexicon.small.definite, passage.norms
    return norms[at - 1] in definite or (at > 1 and norms[at - 2] in definite)


def _name_after(passage: Passage, end: int) -> int:
    """The token where the name starts that a noun ending at token `end` takes: "le village *de* Mbuluf"."""
    words, at = passage.function_words, end
    at += at < len(passage.norms) and passage.norms[at] in words.of
    return at + (at < len(passage.norms) and passage.norms[at] in words.articles)


def _capital(
    passage: Passage, at: int, end: int, before: list[PlaceMention], focus: Focus, gazetteer: Gazetteer,
    lexicon: PlaceLexicon,
) -> Entry | None:  # fmt: skip
    """The capital that "la capitale" or "la capitale libyenne" stands for; no "capitale de la province"."""
    if tuple(passage.norms[at:end]) in lexicon.of_the_state and focus.country:
        return next(iter(capitals_of(focus.country, gazetteer)), None)
    if lexicon.back.get(passage.norms[at]) != "capital":
        return None
    after = passage.norms[end : end + 1]
    other = end > at + 1 or not passage.function_words.of.isdisjoint(after)
    country = lexicon.demonyms.get(after[0]) if after else None
    country = country or (None if other else _country(before, focus))
    capitals = capitals_of(country, gazetteer) if country else ()
    named = [c for c in capitals for m in before if m.place.precision == "settlement" and _is_at(m, c)]
    return next(iter(named or capitals), None) if named or len(capitals) == 1 else None


def _is_at(mention: PlaceMention, entry: Entry) -> bool:
    lat, lon = mention.place.lat, mention.place.lon
    return lat is not None and lon is not None and rough_km((lat, lon), (entry.lat, entry.lon)) < _SAME_KM


def _country(before: list[PlaceMention], focus: Focus) -> str | None:
    """The country that the text is in: that of the last town where something happens, else the report's."""
    towns = (m.place.country for m in before if m.role == "event" and is_town(m) and m.place.lat is not None)
    return next(towns, None) or focus.country


def _antecedent(noun: str, before: list[PlaceMention], focus: Focus, lexicon: PlaceLexicon) -> Entry | None:
    """What `noun` leans on among the mentions before it, the last first, as an entry of the kind that it says."""
    kind = lexicon.back.get(noun)
    if kind == "country":
        country = focus.country or next((m.place.country for m in before if m.place.country), None)
        return country_entry(country, country) if country else None
    in_town = kind in ("settlement", "capital", "quarter") or noun in lexicon.streets | lexicon.sites
    last = next(leant_on(noun, kind, before, in_town), None)
    return _as_entry(last, kind) if last and last.place.lat is not None else None


def _ahead(
    passage: Passage, end: int, last: int, mentions: list[PlaceMention], lexicon: PlaceLexicon
) -> Entry | None:
    """Where the words after a noun put it: "la caserne *située à l'entrée de X*", "la colline *qui surplombe X*",
    "le palais présidentiel, *à X*".
    """
    following = [m for m in mentions if m.place.lat is not None and m.role in ("event", "helper")]
    beside = next((m for m in following if passage.token_at(m.head.start) >= end), None)
    if beside is not None and is_town(beside) and _is_at_once(passage, end, beside, lexicon):
        return _as_entry(beside, None)
    stop = min(end + _SITUATED, last)
    said = next((i for i in range(end, stop) if passage.norms[i] in lexicon.small.situated), None)
    if said is None or any(not token.is_word for token in passage.tokens[end:said]):
        return None
    place = next((m for m in following if said < passage.token_at(m.head.start) <= said + _SITUATED), None)
    return _as_entry(place, None) if place and is_town(place) else None


def _is_at_once(passage: Passage, end: int, town: PlaceMention, lexicon: PlaceLexicon) -> bool:
    """Whether only ", à" stands between a noun that ends at token `end` and the town."""
    gap, small = passage.norms[end : passage.token_at(town.head.start)], lexicon.small
    return 1 < len(gap) <= _GAP and gap[0] in small.container_openers and small.container_gap.issuperset(gap)


def _as_entry(mention: PlaceMention, kind: str | None) -> Entry:
    place = mention.place
    radius = place.radius_km or _POINT_RADIUS_KM
    return Entry(
        layer="", id="", name=place.name or place.text, lat=place.lat or 0.0, lon=place.lon or 0.0,
        country=place.country or "", radius_km=radius,
        kind={"area": "adm1", "settlement": "settlement", "capital": "settlement"}.get(kind or "", "site"),
    )  # fmt: skip
