"""Light parts of speech: what each word of a sentence can be."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.read.arguments import Reading
from selon.read.claims import Reader
from selon.read.passage import prepare
from selon.read.tagging import tag

ReadingOf = Callable[[str], Reading]

TAGS = [
    ("Les rebelles avancent.", "DET NOUN VERB PUNCT"),
    ("L'armée a repris Bria.", "DET NOUN VERB VERB NAME PUNCT"),
    ("Deux soldats ont été tués.", "NUM NOUN VERB VERB VERB PUNCT"),
    ("la ville qui résiste", "DET NOUN REL VERB"),
    ("Ils fuient vers Bossaso.", "PRON VERB PREP NAME PUNCT"),
    ("une attaque contre la base", "DET NOUN PREP DET NOUN"),
    ("Les rebelles ont attaqué et pillé.", "DET NOUN VERB VERB COORD VERB PUNCT"),
    ("sans combattre", "ADV ADV"),
    ("Ils ont tué ou blessé dix bergers.", "PRON VERB VERB COORD VERB NUM NOUN PUNCT"),
    ("Les miliciens les ont tous tués.", "DET NOUN DET VERB ADV VERB PUNCT"),
    ("Les miliciens ont tué tous les bergers.", "DET NOUN VERB VERB DET DET NOUN PUNCT"),
    ("Ils marchent à découvert.", "PRON VERB ADV ADV PUNCT"),
    ("Ils ont combattu, il a découvert.", "PRON VERB VERB PUNCT PRON VERB VERB PUNCT"),
    ("La marche des insurgés", "DET NOUN DET NOUN"),
    ("La coalition marche sur Taëz.", "DET NOUN VERB PREP NAME PUNCT"),
]


@pytest.mark.parametrize(("text", "tags"), TAGS)
def test_words_are_tagged(reading_of: ReadingOf, text: str, tags: str) -> None:
    assert " ".join(reading_of(text).tagged.tags) == tags


VERBS = [
    ("Les miliciens tuent.", "tuent", True),
    ("les tirs ont cessé", "tirs", False),
    ("L'armée tire sur la foule.", "tire", True),
    ("des frappes russes", "frappes", False),
    ('L\'armée mène des "frappes" à Bria.', "frappes", False),
    ("L'aviation frappe Idleb.", "frappe", True),
    ("le siège de Taëz", "siège", False),
    ("Prise par les rebelles, la ville brûle.", "Prise", True),
    ("La prise de Mocha a surpris.", "prise", False),
    ("Les insurgés qui grenouillent ici", "grenouillent", True),
    ("Les généraux tergiversèrent longtemps.", "tergiversèrent", True),
    ("Ils trucident un enfant.", "trucident", True),
]


@pytest.mark.parametrize(("text", "word", "is_verb"), VERBS)
def test_noun_and_verb_are_told_apart_by_what_stands_before(
    reading_of: ReadingOf, text: str, word: str, is_verb: bool
) -> None:
    tagged = reading_of(text).tagged
    at = [t.text for t in tagged.passage.tokens].index(word)
    assert (tagged.tags[at] == "VERB") is is_verb


def test_a_time_is_read_as_an_adverb(reading_of: ReadingOf) -> None:
    assert reading_of("L'armée a frappé mardi matin Mocha.").tagged.tags[4:6] == ("ADV", "ADV")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("La milice à tendu une embuscade.", "VERB"),
        ("Un berger à été tué.", "VERB"),
        ("La milice à Bria est partie.", "PREP"),
        ("Ils vont de Bria à Bambari.", "PREP"),
    ],
)
def test_an_auxiliary_may_bear_an_accent_that_it_has_not(reading_of: ReadingOf, text: str, tag: str) -> None:
    tagged = reading_of(text).tagged
    at = next(i for i, token in enumerate(tagged.passage.tokens) if token.text == "à")
    assert tagged.tags[at] == tag


def test_readings_go_with_verbs(reading_of: ReadingOf) -> None:
    tagged = reading_of("L'armée tire.").tagged
    assert "tirer" in tagged.lemmas(2)
    assert {"fin", "pres", "sing"} <= tagged.features(2)
    assert tagged.lemmas(0) == frozenset()


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_every_token_has_one_tag(reader: Reader, text: str) -> None:
    passage = prepare(text, "fr")
    tagged = tag(passage, reader.lexicon)
    assert len(tagged.tags) == len(tagged.readings) == len(passage.tokens)
    assert all(bool(t) and t.isupper() for t in tagged.tags)
