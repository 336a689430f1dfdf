"""The compiled words of French: forms of verbs, nouns by class, plurals and feminines."""

import pytest

from selon.read.claims import Reader
from selon.read.lexicon import Lexicon, plural_of


@pytest.fixture(scope="module")
def lexicon(reader: Reader) -> Lexicon:
    return reader.lexicon


PLURALS = [
    ("soldat", "soldats"),
    ("hôpital", "hôpitaux"),
    ("bateau", "bateaux"),
    ("aveu", "aveux"),
    ("obus", "obus"),
    ("gaz", "gaz"),
    ("tir d'artillerie", "tirs d'artillerie"),
    ("poste de contrôle", "postes de contrôle"),
    ("engin explosif", "engins explosifs"),
]


@pytest.mark.parametrize(("singular", "plural"), PLURALS)
def test_the_regular_plural_of_a_noun(singular: str, plural: str) -> None:
    assert plural_of(singular, "fr") == plural


FORMS = [
    ("assiègent", "assiéger"),
    ("assiegent", "assiéger"),
    ("abattu", "abattre"),
    ("conquis", "conquérir"),
    ("fuyaient", "fuir"),
    ("détruisent", "détruire"),
    ("tueraient", "tuer"),
    ("battant", "battre"),
    ("emparés", "emparer"),
    ("repris", "reprendre"),
    ("encerclé", "encercler"),
    ("encercle", "encercler"),
    ("bombardèrent", "bombarder"),
]


@pytest.mark.parametrize(("form", "infinitive"), FORMS)
def test_a_form_leads_to_its_infinitive(lexicon: Lexicon, form: str, infinitive: str) -> None:
    assert infinitive in {reading.lemma for reading in lexicon.verb_forms(form)}


def test_a_form_keeps_its_features(lexicon: Lexicon) -> None:
    features = {r.lemma: r.features for r in lexicon.verb_forms("prises")}["prendre"]
    assert features >= {"pp", "fem", "plur"}


def test_an_accent_that_is_there_counts(lexicon: Lexicon) -> None:
    assert {r.features for r in lexicon.verb_forms("tue")}.isdisjoint({r.features for r in lexicon.verb_forms("tué")})


@pytest.mark.parametrize("word", ["fleuve", "xyzzy", ""])
def test_a_word_that_is_no_verb_has_no_reading(lexicon: Lexicon, word: str) -> None:
    assert lexicon.verb_forms(word) == ()


CLASSES = [
    (("soldats",), "armed"),
    (("paysannes",), "civilian"),
    (("infirmiere",), "civilian"),
    (("deputee",), "civilian"),
    (("otages",), "captive"),
    (("manifestants",), "crowd"),
    (("gouvernement",), "authority"),
    (("villages",), "place"),
    (("checkpoints",), "post"),
    (("avant-poste",), "post"),
    (("pick-up",), "vehicle"),
    (("hopitaux",), "building"),
    (("roquettes",), "weapon"),
    (("helicopteres",), "air"),
    (("champ", "petrolier"), "place"),
    (("forces", "de", "l'", "ordre"), "official_force"),
]


@pytest.mark.parametrize(("words", "noun_class"), CLASSES)
def test_nouns_are_found_folded_in_singular_and_plural(
    lexicon: Lexicon, words: tuple[str, ...], noun_class: str
) -> None:
    assert noun_class in lexicon.nouns[words]


def test_number_is_known_of_nouns(lexicon: Lexicon) -> None:
    assert ("soldats",) in lexicon.plural_nouns
    assert ("soldat",) not in lexicon.plural_nouns


@pytest.mark.parametrize("form", ["syriennes", "gouvernementales", "loyalistes", "turque", "presumees", "europeens"])
def test_adjectives_agree(lexicon: Lexicon, form: str) -> None:
    assert form in lexicon.adjectives


def test_every_word_of_a_noun_is_within_the_longest_look_up(lexicon: Lexicon) -> None:
    assert all(len(key) <= lexicon.longest_noun[key[0]] for key in lexicon.nouns)
