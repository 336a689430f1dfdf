"""The words with which a language says where: `lang/<code>/places.yaml`, checked and made fit for look-up."""

from dataclasses import dataclass
from functools import cache

import msgspec
from babel import Locale

from selon.gazetteer.curated import country_areas
from selon.lang import load_data
from selon.read.folding import fold
from selon.read.passage import prepare

__all__ = ["PlaceData", "PlaceLexicon", "place_lexicon"]


class SmallPlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Small words that the rules of places stand on; the file's own comments say what each list is for.

    `at`, `inside`: the prepositions of a place told by a bearing or as a part of another.
    """

    at: str
    inside: str
    border: str
    determiners: frozenset[str]
    no_adjectives: frozenset[str]
    complements: frozenset[str]
    before_distances: frozenset[str]
    towards: frozenset[str]
    before_bearings: frozenset[str]
    farthest: frozenset[str]
    bearing_openers: frozenset[str]
    more: frozenset[str]
    line_fill: frozenset[str]
    linking: frozenset[str]
    situated: frozenset[str]
    bordering: frozenset[str]
    around: frozenset[str]
    wilds: frozenset[str]
    name_particles: frozenset[str]
    name_articles: frozenset[str]
    list_links: frozenset[str]
    list_joints: frozenset[str]
    inner_of: frozenset[str]
    small_towns: frozenset[str]
    weak: frozenset[str]
    plural_endings: frozenset[str]
    hearers: frozenset[str]
    dotted_titles: frozenset[str]
    ends_of_names: frozenset[str]
    date_articles: frozenset[str]
    partners: frozenset[str]
    no_verbs: frozenset[str]
    participle_endings: frozenset[str]
    reporters: frozenset[str]
    tellers: frozenset[str]
    towns: frozenset[str]
    offices: frozenset[str]
    distant: frozenset[str]
    fallen: frozenset[str]
    fallen_on: frozenset[str]
    told_within: frozenset[str]
    signed: frozenset[str]
    at_signing: frozenset[str]
    said: frozenset[str]
    spoken_from: frozenset[str]
    based: frozenset[str]
    dwellers: frozenset[str]
    goals: frozenset[str]
    starts: frozenset[str]
    container_openers: frozenset[str]
    container_gap: frozenset[str]
    definite: frozenset[str]
    is_verb: frozenset[str]
    border_links: frozenset[str]


class NamesakeNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What bears a name that a town elsewhere may bear too, by where it lies."""

    streets: list[str]
    quarters: list[str]
    sites: list[str]
    heights: list[str]
    waters: list[str]


class PlaceData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The layout of `places.yaml`; the file's own comments say what each list is for."""

    nouns: dict[str, list[str]]
    event_nouns: list[str]
    origin_nouns: list[str]
    government_nouns: list[str]
    missions: list[str]
    namesakes: NamesakeNouns
    source_nouns: list[str]
    place_verbs: list[str]
    place_verbs_of: list[str]
    never: list[str]
    reach: dict[str, float]
    lines: list[str]
    adjectives: list[str]
    name_adjectives: list[str]
    back: dict[str, list[str]]
    of_the_state: list[str]
    borders: list[str]
    dealings: list[str]
    examples: list[str]
    dates: list[str]
    border_halves: dict[str, str]
    vague: list[str]
    relations: dict[str, list[str]]
    bearings: dict[str, float]
    parts: list[str]
    locative: list[str]
    locative_known: list[str]
    speech: list[str]
    fates: list[str]
    fate_auxiliaries: list[str]
    having: list[str]
    falls: list[str]
    struck: list[str]
    motion: list[str]
    comparison: list[str]
    small: SmallPlaceWords
    origin_verbs: list[str]
    launched: list[str]
    titles: list[str]
    organisation_heads: list[str]
    common: list[str]
    countries: dict[str, list[str]]
    demonyms: dict[str, list[str]]
    endings: list[str]
    numbers: dict[str, float]
    units: dict[str, float]


@dataclass(frozen=True, slots=True)
class PlaceLexicon:
    """Place words by folded form. `nouns`, `labels` and `relations` are keyed by tuples of token norms.

    `borrowing`: the streets, quarters, heights and waters, which may bear a town's name ("la rue de Tripoli"); `inner`:
    what lies in a town; `goal_verbs`: verbs of motion after which "à" opens a goal, and no end of a line.
    """

    nouns: dict[tuple[str, ...], str]
    relations: dict[tuple[str, ...], str]
    bearings: dict[str, float]
    parts: frozenset[tuple[str, ...]]
    labels: dict[tuple[str, ...], str]
    missions: frozenset[str]
    streets: frozenset[str]
    quarters: frozenset[str]
    sites: frozenset[str]
    heights: frozenset[str]
    waters: frozenset[str]
    borrowing: frozenset[str]
    inner: frozenset[str]
    source_nouns: frozenset[str]
    place_verbs: frozenset[str]
    place_verbs_of: frozenset[str]
    never: frozenset[str]
    reach: dict[str, float]
    lines: frozenset[str]
    adjectives: frozenset[str]
    name_adjectives: frozenset[str]
    back: dict[str, str]
    borders: frozenset[str]
    dealings: frozenset[str]
    examples: frozenset[str]
    dates: frozenset[str]
    border_halves: dict[str, str]
    nameless: frozenset[str]
    of_the_state: frozenset[tuple[str, ...]]
    locative: frozenset[str]
    locative_known: frozenset[str]
    speech: frozenset[str]
    fates: frozenset[str]
    fate_auxiliaries: frozenset[str]
    having: frozenset[str]
    falls: frozenset[str]
    struck: frozenset[str]
    motion: frozenset[str]
    goal_verbs: frozenset[str]
    origin_verbs: frozenset[str]
    launched: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]
    common: frozenset[str]
    countries: dict[tuple[str, ...], str]
    country_openers: frozenset[str]
    demonyms: dict[str, str]
    comparison: frozenset[str]
    small: SmallPlaceWords
    numbers: dict[str, float]
    units: dict[str, float]

    def strikes(self, norm: str) -> bool:
        """Whether a folded word is a participle of what is done to a town ("visées"), whatever its ending."""
        return min((norm.removesuffix(ending) for ending in self.small.participle_endings), key=len) in self.struck


@cache
def place_lexicon(language: str) -> PlaceLexicon:
    """The place words of `language`. Raises LanguageDataError where its file is missing or faulty."""
    data = load_data(language, "places", PlaceData)
    countries, names = _countries(language, data.countries), data.namesakes
    return PlaceLexicon(
        nouns={_norms(noun, language): kind for kind, nouns in data.nouns.items() for noun in nouns},
        relations={_norms(phrase, language): name for name, phrases in data.relations.items() for phrase in phrases},
        bearings=data.bearings,
        parts=frozenset(_norms(part, language) for part in data.parts),
        labels={_norms(noun, language): label for label, nouns in _labels(data) for noun in nouns},
        missions=_folded(data.missions),
        streets=_folded(names.streets),
        quarters=_folded(names.quarters),
        sites=_folded(names.sites) | _folded(data.missions),
        heights=_folded(names.heights),
        waters=_folded(names.waters),
        inner=_folded([*names.streets, *names.quarters, *names.sites, *data.missions]),
        borrowing=_folded([*names.streets, *names.quarters, *names.heights, *names.waters]),
        source_nouns=_folded(data.source_nouns),
        place_verbs=_folded(data.place_verbs),
        place_verbs_of=_folded(data.place_verbs_of),
        never=_folded(data.never),
        reach=data.reach,
        lines=_folded(data.lines),
        adjectives=_folded(data.adjectives),
        name_adjectives=_folded(data.name_adjectives),
        back={fold(noun): kind for kind, nouns in data.back.items() for noun in nouns},
        borders=_folded(data.borders),
        dealings=_folded(data.dealings),
        examples=_folded(data.examples),
        dates=_folded(data.dates),
        border_halves=data.border_halves,
        nameless=_nameless(data),
        of_the_state=frozenset(_norms(seat, language) for seat in data.of_the_state),
        locative=_folded(data.locative),
        locative_known=_folded(data.locative_known),
        speech=_folded(data.speech),
        fates=_folded(data.fates),
        fate_auxiliaries=_folded(data.fate_auxiliaries),
        having=_folded(data.having),
        falls=_folded(data.falls),
        struck=_folded(data.struck),
        motion=_folded(data.motion),
        goal_verbs=_folded(data.motion) - _folded(data.lines),
        origin_verbs=_folded(data.origin_verbs),
        launched=_folded(data.launched),
        titles=_folded(data.titles),
        organisations=_folded(data.organisation_heads),
        common=_folded(data.common),
        countries=countries,
        country_openers=frozenset(norms[0] for norms in countries),
        demonyms={
            stem + ending: code for code, stems in data.demonyms.items() for stem in stems for ending in data.endings
        },
        comparison=_folded(data.comparison),
        small=data.small,
        numbers=data.numbers,
        units=data.units,
    )


def _labels(data: PlaceData) -> list[tuple[str, list[str]]]:
    """What a noun says of the name after "de"; where two lists have it, the later stands."""
    return [("government", data.government_nouns), ("origin", data.origin_nouns), ("event", data.event_nouns)]


def _nameless(data: PlaceData) -> frozenset[str]:
    """Nouns that stand for a place by themselves: those that point back, and single-word points."""
    points = {noun for noun in map(fold, data.nouns["point"]) if " " not in noun}
    return frozenset(points - _folded(data.vague) | {fold(noun) for nouns in data.back.values() for noun in nouns})


def _countries(language: str, more: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    """Names of countries in `language` (Unicode CLDR, by Babel) and our further ones, as token norms."""
    areas = country_areas()
    names = {_norms(name, language): code for code, name in Locale(language).territories.items() if code in areas}
    return names | {_norms(name, language): code for code, spelt in more.items() for name in spelt}


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _norms(phrase: str, language: str) -> tuple[str, ...]:
    """A phrase as the tokens that selon.read.passage makes of it."""
    return tuple(t.norm for t in prepare(phrase, language).tokens)
