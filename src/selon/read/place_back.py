"""Places without a name of their own: "l'aéroport", "le nord du pays", "à l'ouest de la ville", "la
localité".

They take their point from what they lean on: the town or area named last, or the country of the report.
"""

from selon.gazetteer import Entry
from selon.gazetteer.layers import country_entry
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_context import Context, context_before
from selon.read.place_lexicon import PlaceLexicon
from selon.read.place_location import locate
from selon.read.place_names import Named, cue_of
from selon.read.place_ranking import Focus
from selon.read.place_roles import role_of

__all__ = ["point_back"]

_TOWN = frozenset(("settlement", "near", "point"))
_AREA = frozenset(("province", "district"))
_WANTED = {"area": _AREA, "scene": _TOWN | _AREA}
_POINT_RADIUS_KM = 3.0


def point_back(
    passage: Passage, mentions: list[PlaceMention], focus: Focus, lexicon: PlaceLexicon
) -> list[PlaceMention]:
    """`mentions` together with the nameless places among them, in order of appearance."""
    taken = {i for m in mentions for i in range(*passage.tokens_of(m.start, m.end))}
    found = list(mentions)
    for at, norm in enumerate(passage.norms):
        if norm in lexicon.nameless and at not in taken:
            mention = _nameless(passage, at, taken, mentions, focus, lexicon)
            if mention:
                found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _nameless(
    passage: Passage, at: int, taken: set[int], mentions: list[PlaceMention], focus: Focus,
    lexicon: PlaceLexicon,
) -> PlaceMention | None:  # fmt: skip
    end = _noun_end(passage, at, lexicon)
    if end < len(passage.tokens) and (end in taken or passage.tokens[end].is_capitalised):
        return None
    sentence = passage.sentence_at(passage.tokens[at].start)
    if at == sentence.first or not _is_definite(passage, at, lexicon):
        return None
    context = context_before(passage, at, sentence.first, lexicon)
    if not _is_located(passage, at, context, lexicon):
        return None
    entry = _antecedent(passage, at, mentions, focus, lexicon)
    text = passage.text[passage.tokens[at].start : passage.tokens[end - 1].end]
    name = Named(at, end, text, (), context, "strong", sentence.index, "")
    if entry is None and passage.norms[at] in lexicon.back:
        return None
    scored = ((9.0, entry),) if entry else ()
    return locate(passage, name, scored, role_of(passage, name, entry, lexicon), lexicon)


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


def _antecedent(
    passage: Passage, at: int, mentions: list[PlaceMention], focus: Focus, lexicon: PlaceLexicon
) -> Entry | None:
    """What the noun at token `at` leans on, as an entry of the kind that the noun says."""
    kind = lexicon.back.get(passage.norms[at])
    if kind == "country":
        country = focus.country or next(
            (m.place.country for m in reversed(mentions) if m.place.country), None
        )
        return country_entry(country, country) if country else None
    start = passage.tokens[at].start
    wanted = _WANTED.get(kind or "", _TOWN)
    last = next((m for m in reversed(mentions) if m.start < start and _serves(m, wanted)), None)
    if last is None:
        return None
    return _as_entry(last, kind)


def _serves(mention: PlaceMention, wanted: frozenset[str]) -> bool:
    return (
        mention.place.precision in wanted
        and mention.role not in ("government", "comparison", "source")
        and mention.place.lat is not None
    )


def _as_entry(mention: PlaceMention, kind: str | None) -> Entry:
    place = mention.place
    radius = place.radius_km or _POINT_RADIUS_KM
    return Entry(
        layer="", id="", name=place.name or place.text, lat=place.lat or 0.0, lon=place.lon or 0.0,
        country=place.country or "", radius_km=radius,
        kind={"area": "adm1", "settlement": "settlement", "capital": "settlement"}.get(kind or "", "site"),
    )  # fmt: skip
