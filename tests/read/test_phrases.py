"""Noun phrases: how far each goes, what it stands for, its preposition and what it completes."""

from collections.abc import Callable

import pytest

from selon.read.arguments import Reading
from selon.read.phrases import Phrase, coordinated

ReadingOf = Callable[[str], Reading]


def _phrase(reading: Reading, text: str) -> Phrase:
    return next(p for p in reading.phrases if p.span(reading.tagged).text == text)


NAMED = [
    ("Les combattants du Hezbollah avancent.", "combattants du Hezbollah", {"armed"}),
    ("Des hommes lourdement armés ont surgi.", "hommes lourdement armés", {"suspect"}),
    ("Vingt civils ont péri.", "civils", {"civilian"}),
    ("Ils ont pris les positions de l'armée israélienne.", "positions de l'armée israélienne", {"post"}),
    ("Les Forces de soutien rapide avancent.", "Forces de soutien rapide", {"armed", "name"}),
    ("Les miliciens présumés ont fui.", "miliciens présumés", {"armed"}),
    ("Les Russes avancent vers Koupiansk.", "Russes", {"armed", "authority"}),
    ("Deux Palestiniens ont été tués.", "Palestiniens", {"civilian"}),
    ("Ils occupent un champ pétrolier.", "champ pétrolier", {"place"}),
    ("Le gouvernement éthiopien négocie.", "gouvernement éthiopien", {"authority"}),
    ("L'otage a été libéré.", "otage", {"captive"}),
    ("Trois véhicules ont brûlé.", "véhicules", {"vehicle"}),
    ("L'aviation a frappé.", "aviation", {"air"}),
    ("Les habitants de Makidhi ont fui.", "habitants de Makidhi", {"civilian"}),
]


@pytest.mark.parametrize(("text", "phrase", "classes"), NAMED)
def test_a_phrase_is_the_name_that_a_coder_quotes(
    reading_of: ReadingOf, text: str, phrase: str, classes: set[str]
) -> None:
    assert _phrase(reading_of(text), phrase).classes >= classes


PREPOSITIONS = [
    ("Ils ont fui devant les rebelles.", "rebelles", "devant"),
    ("tués par des soldats", "soldats", "par"),
    ("L'armée s'oppose aux rebelles.", "rebelles", "a"),
    ("Ils sont près de l'armée.", "armée", "pres"),
    ("une attaque contre les gendarmes", "gendarmes", "contre"),
    ("Les gendarmes reculent.", "gendarmes", None),
    ("Au moins douze gendarmes sont morts.", "gendarmes", None),
]


@pytest.mark.parametrize(("text", "phrase", "preposition"), PREPOSITIONS)
def test_a_phrase_has_the_preposition_before_it(
    reading_of: ReadingOf, text: str, phrase: str, preposition: str | None
) -> None:
    assert _phrase(reading_of(text), phrase).prep == preposition


NUMBERS = [
    ("Les soldats reculent.", "soldats", True),
    ("Un soldat recule.", "soldat", False),
    ("Douze soldats reculent.", "soldats", True),
    ("L'armée recule.", "armée", False),
    ("La coalition et ses alliés reculent.", "alliés", True),
]


@pytest.mark.parametrize(("text", "phrase", "plural"), NUMBERS)
def test_number_comes_from_what_opens_the_phrase(reading_of: ReadingOf, text: str, phrase: str, plural: bool) -> None:
    assert _phrase(reading_of(text), phrase).plural is plural


def test_determiners_make_a_phrase_definite_or_counted(reading_of: ReadingOf) -> None:
    reading = reading_of("Ces soldats ont tué des paysans et trois bergers devant la mosquée.")
    soldiers, peasants = _phrase(reading, "soldats"), _phrase(reading, "paysans")
    assert soldiers.definite
    assert soldiers.demonstrative
    assert not peasants.definite
    assert _phrase(reading, "bergers").counted
    assert not peasants.counted


def test_a_complement_knows_what_it_completes(reading_of: ReadingOf) -> None:
    reading = reading_of("Les combattants du Hezbollah ont tiré.")
    outer, inner = _phrase(reading, "combattants du Hezbollah"), _phrase(reading, "Hezbollah")
    assert inner.parent == outer.index
    assert reading.top(inner) == outer


def test_an_abbreviation_in_brackets_is_the_same_actor(reading_of: ReadingOf) -> None:
    reading = reading_of("Les Forces de soutien rapide (FSR) ont fui Wad Madani.")
    assert _phrase(reading, "FSR").parent == _phrase(reading, "Forces de soutien rapide").index


LISTS = [
    ("Des soldats, des gendarmes et des policiers sont arrivés.", "soldats", ["soldats", "gendarmes", "policiers"]),
    ("Trois femmes et deux enfants ont péri.", "femmes", ["femmes", "enfants"]),
    ("Des soldats ont tué des bergers.", "soldats", ["soldats"]),
    ("Les rebelles ainsi que les miliciens reculent.", "rebelles", ["rebelles", "miliciens"]),
    ("tués par les miliciens et par les soldats", "miliciens", ["miliciens", "soldats"]),
    ("Les rebelles ont fui, l'armée a suivi.", "rebelles", ["rebelles"]),
]


@pytest.mark.parametrize(("text", "first", "members"), LISTS)
def test_a_list_is_read_to_its_end(reading_of: ReadingOf, text: str, first: str, members: list[str]) -> None:
    reading = reading_of(text)
    found = coordinated(reading.tagged, reading.phrases, _phrase(reading, first))
    assert [p.span(reading.tagged).text for p in found] == members
