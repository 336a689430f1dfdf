"""Places of a report: found, told apart, located, each with the part that it plays in its sentence."""

from selon.gazetteer import Entry, Gazetteer
from selon.gazetteer.curated import country_areas
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_lexicon import place_lexicon
from selon.read.place_location import locate
from selon.read.place_names import Named, name_places
from selon.read.place_ranking import PlaceHints, Scored, rank
from selon.read.place_roles import role_of, with_helpers

__all__ = ["PlaceHints", "find_places"]


def find_places(
    passage: Passage, gazetteer: Gazetteer, language: str = "fr", *, hints: PlaceHints | None = None
) -> tuple[PlaceMention, ...]:
    """The places that a text names or describes, in order of appearance, each name in one sense.

    Raises LanguageDataError where `language` has no place data.
    """
    lexicon = place_lexicon(language)
    named = name_places(passage, gazetteer, lexicon)
    ranked = rank(passage, named, gazetteer, lexicon, hints or PlaceHints())
    judged = [(name, _accepted(name, scored, passage)) for name, scored in zip(named, ranked, strict=True)]
    kept = [(name, scored) for name, scored in judged if scored is not None]
    mentions = [
        locate(passage, name, scored, role_of(passage, name, scored[0][1] if scored else None, lexicon))
        for name, scored in kept
    ]
    return with_helpers(passage, mentions, lexicon)


def _accepted(name: Named, scored: Scored, passage: Passage) -> Scored | None:
    """The scored candidates of a name that is a place (none for an unknown one), None where it isn't one."""
    if name.country:
        return ((9.0, _country_entry(name)),)
    if name.cue in ("strong", "listed"):
        return scored
    if not scored:
        return None
    opens = passage.sentences[name.sentence].first == name.first
    least = 4.5 if name.cue == "weak" else 6.0 + opens
    return scored if scored[0][0] >= least else None


def _country_entry(name: Named) -> Entry:
    code = name.country or ""
    lat, lon, radius_km = country_areas()[code]
    return Entry(
        layer="cldr", id=code, name=name.text, lat=lat, lon=lon, kind="country", country=code, radius_km=radius_km
    )
