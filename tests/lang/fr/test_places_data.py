"""The words of places: what the gazetteer's side calls a place the reader's side must call one too."""

import pytest

from selon.lang import load_data
from selon.read.folding import fold
from selon.read.lexicon import load_lexicon
from selon.read.place_lexicon import PlaceData

# Words that are more often something else: a body, a thing, a way.
_ELSE = frozenset(
    """port de peche, chef-lieu de province, chef lieu, centre urbain, place forte, place-forte, zones de sante,
    localite administrative, zone de gouvernement local, zone du gouvernement local, collectivite locale, delegation,
    region de sante""".replace("\n    ", " ").split(", ")
)


@pytest.mark.parametrize("kind", ["settlement", "district"])
def test_a_noun_of_a_town_or_district_is_a_place(kind: str) -> None:
    lexicon = load_lexicon("fr")
    nouns = load_data("fr", "places", PlaceData).nouns[kind]
    keys = {noun: tuple(fold(noun).replace("'", "' ").split()) for noun in nouns if noun not in _ELSE}
    places = {"place", "building"}  # a "préfecture" is a town's house too
    assert [noun for noun, key in keys.items() if places.isdisjoint(lexicon.nouns.get(key, ()))] == []
