"""Places of a report: found, told apart, located, each with the part that it plays in its sentence."""

from selon.gazetteer import Entry, Gazetteer
from selon.gazetteer.layers import country_entry
from selon.read.mentions import PlaceMention
from selon.read.passage import Passage
from selon.read.place_back import point_back
from selon.read.place_borders import find_borders, narrow_borders
from selon.read.place_focus import PlaceHints, is_country
from selon.read.place_leaning import lean_on_towns
from selon.read.place_lexicon import PlaceLexicon, place_lexicon
from selon.read.place_lines import join_lines, locate_line, pin_lines
from selon.read.place_location import locate
from selon.read.place_names import Named, name_places
from selon.read.place_ranking import Senses, rank
from selon.read.place_roles import role_of, with_helpers
from selon.read.place_weighing import Scored

__all__ = ["PlaceHints", "find_places"]

# Scores of place_weighing: an exact name counts 2.5, the report's foremost country 5, a million inhabitants 3.
_LEAST_BARE, _LEAST_OF, _LEAST_WEAK, _LEAST_IN_BRACKETS = 6.0, 4.5, 3.0, 1.0


def find_places(
    passage: Passage, gazetteer: Gazetteer, language: str = "fr", *, hints: PlaceHints | None = None
) -> tuple[PlaceMention, ...]:
    """The places that a text names or describes, in order of appearance, each name in one sense.

    Raises LanguageDataError where `language` has no place data.
    """
    lexicon = place_lexicon(language)
    named = join_lines(passage, name_places(passage, gazetteer, lexicon), gazetteer, lexicon)
    senses, focus = rank(passage, named, gazetteer, lexicon, hints or PlaceHints())
    mentions = _mentions(passage, named, senses, lexicon)
    mentions = find_borders(passage, mentions, focus, lexicon)
    mentions = narrow_borders(passage, point_back(passage, mentions, focus, gazetteer, lexicon), lexicon)
    mentions = pin_lines(passage, mentions, lexicon)
    return lean_on_towns(passage, with_helpers(passage, mentions, lexicon), gazetteer, lexicon)


def _mentions(
    passage: Passage, named: list[Named], senses: Senses, lexicon: PlaceLexicon
) -> list[PlaceMention]:
    found = []
    for name in named:
        if name.parts:
            found.extend(_between(passage, name, senses, lexicon))
            continue
        scored = _accepted(name, senses, passage, lexicon)
        if scored is not None:
            role = role_of(passage, name, scored[0][1] if scored else None, lexicon)
            found.append(locate(passage, name, scored, role, lexicon))
    return found


def _between(
    passage: Passage, name: Named, senses: Senses, lexicon: PlaceLexicon
) -> list[PlaceMention]:
    """The line between two ends, or the two themselves where they are governments that deal with each other."""
    ends = [_best(part, senses) for part in name.parts]
    role = role_of(passage, name, ends[0], lexicon)
    if role != "government":
        return [locate_line(passage, name, ends, role)]
    accepted = [(part, _accepted(part, senses, passage, lexicon) or ()) for part in name.parts]
    return [locate(passage, part, scored, role, lexicon) for part, scored in accepted]


def _best(name: Named, senses: Senses) -> Entry | None:
    if name.country:
        return country_entry(name.country, name.text)
    scored = senses[name.key]
    return scored[0][1] if scored else None


def _accepted(name: Named, senses: Senses, passage: Passage, lexicon: PlaceLexicon) -> Scored | None:
    """The scored candidates of a name that is a place (none for an unknown one), None where it isn't one."""
    if name.country and (not is_country(name.context, lexicon) or _is_small_town(name, passage, lexicon)):
        return ()  # "le consulat d'Iran" and "le quartier Soudan" are in a town that the report is about
    if name.country:
        return ((9.0, country_entry(name.country, name.text)),)
    scored = senses[name.key]
    if name.cue in ("strong", "listed"):
        return scored
    if not scored:
        return None
    return scored if scored[0][0] >= _least(name, passage) else None


def _is_small_town(name: Named, passage: Passage, lexicon: PlaceLexicon) -> bool:
    """Whether a town bears a country's name: "*la municipalité de* Belize", but "un village de Syrie"."""
    context = name.context
    definite = passage.norms[max(context.noun_first - 1, 0)] in lexicon.small.definite
    return context.noun_text in lexicon.small.small_towns and context.of and definite


def _least(name: Named, passage: Passage) -> float:
    """The score that a name needs to be a place where its context doesn't say so."""
    if name.cue == "none":
        return _LEAST_BARE + (passage.sentences[name.sentence].first == name.first)
    if name.first and passage.norms[name.first - 1] == "(":
        return _LEAST_IN_BRACKETS
    return _LEAST_OF if name.context.of else _LEAST_WEAK
