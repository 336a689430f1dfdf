"""The group around a verb: voice, tense, negation and the verb that governs it."""

from collections.abc import Callable

import pytest

from selon.read.arguments import Reading
from selon.read.verb_groups import VerbGroup, verb_group

ReadingOf = Callable[[str], Reading]


def _group(reading: Reading, word: str) -> VerbGroup:
    at = [t.text for t in reading.tagged.passage.tokens].index(word)
    return verb_group(reading.tagged, at, reading.sentence_of(at).first)


VOICES = [
    ("L'armée a repris Mocha.", "repris", "active"),
    ("Mocha a été reprise.", "reprise", "passive"),
    ("La ville est assiégée.", "assiégée", "passive"),
    ("La ville reste encerclée.", "encerclée", "passive"),
    ("Les soldats se sont fait tuer.", "tuer", "passive"),
    ("Les rebelles se sont emparés de Mocha.", "emparés", "active"),
    ("Les soldats sont entrés dans Mocha.", "entrés", "active"),
    ("Des soldats tués mardi gisaient là.", "tués", "participle"),
    ("Ils avancent en tuant.", "tuant", "gerund"),
    ("Pour prendre Mocha, ils ont fui.", "prendre", "infinitive"),
    ("Les rebelles attaquent.", "attaquent", "active"),
    ("L'armée, venue de Taëz, dit avoir repris Mocha.", "dit", "active"),
    ("Les blindés auraient été détruits.", "détruits", "passive"),
]


@pytest.mark.parametrize(("text", "verb", "voice"), VOICES)
def test_voice(reading_of: ReadingOf, text: str, verb: str, voice: str) -> None:
    assert _group(reading_of(text), verb).voice == voice


TENSES = [
    ("Les rebelles attaquent.", "attaquent", "pres", False),
    ("Les rebelles attaquaient.", "attaquaient", "impf", False),
    ("Les rebelles attaqueront.", "attaqueront", "fut", False),
    ("Les rebelles attaqueraient.", "attaqueraient", "cond", False),
    ("Les rebelles attaquèrent.", "attaquèrent", "past", False),
    ("Les rebelles ont attaqué.", "attaqué", "pres", True),
    ("Les rebelles auraient attaqué.", "attaqué", "cond", True),
    ("Les rebelles avaient attaqué.", "attaqué", "impf", True),
]


@pytest.mark.parametrize(("text", "verb", "tense", "compound"), TENSES)
def test_tense(reading_of: ReadingOf, text: str, verb: str, tense: str, compound: bool) -> None:
    group = _group(reading_of(text), verb)
    assert (group.tense, group.compound) == (tense, compound)


PERFECTS = [
    ("L'armée a repris Mocha.", "repris", True),
    ("L'armée s'est retirée.", "retirée", True),
    ("Ils sont entrés.", "entrés", True),
    ("La ville est encerclée.", "encerclée", False),
    ("L'armée avance.", "avance", False),
]


@pytest.mark.parametrize(("text", "verb", "perfect"), PERFECTS)
def test_a_deed_done_is_no_state(reading_of: ReadingOf, text: str, verb: str, perfect: bool) -> None:
    assert _group(reading_of(text), verb).perfect is perfect


NEGATIONS = [
    ("L'armée n'a pas repris Mocha.", "repris", True),
    ("Les rebelles n'ont jamais quitté Mocha.", "quitté", True),
    ("L'armée ne recule pas.", "recule", True),
    ("L'armée recule.", "recule", False),
    ("L'armée a repris Mocha, pas Taëz.", "repris", False),
    ("Aucun rebelle n'a quitté Mocha.", "quitté", True),
    ("Personne ne contrôle Mocha.", "contrôle", True),
    ("Les rebelles n'ont ni attaqué ni pillé Mocha.", "pillé", True),
    ("Les rebelles n'ont pillé que Mocha.", "pillé", False),
    ("Une personne ne contrôle que Mocha.", "contrôle", False),
]


@pytest.mark.parametrize(("text", "verb", "negated"), NEGATIONS)
def test_negation(reading_of: ReadingOf, text: str, verb: str, negated: bool) -> None:
    assert _group(reading_of(text), verb).negated is negated


GOVERNORS = [
    ("Les rebelles ont tenté de prendre Mocha.", "prendre", "tenter"),
    ("Les rebelles ont réussi à prendre Mocha.", "prendre", "réussir"),
    ("L'armée va attaquer Mocha.", "attaquer", "aller"),
    ("L'armée doit évacuer Mocha.", "évacuer", "devoir"),
    ("L'armée menace de raser Mocha.", "raser", "menacer"),
    ("Ils ont été contraints de quitter Mocha.", "quitter", "contraindre"),
    ("L'armée a pris Mocha.", "pris", None),
]


@pytest.mark.parametrize(("text", "verb", "governor"), GOVERNORS)
def test_the_verb_that_frames_another(reading_of: ReadingOf, text: str, verb: str, governor: str | None) -> None:
    assert _group(reading_of(text), verb).governor == governor


def test_a_group_takes_in_its_adverbs_and_clitics(reading_of: ReadingOf) -> None:
    reading = reading_of("Les rebelles se sont rapidement emparés de Mocha.")
    group = _group(reading, "emparés")
    words = [t.text for t in reading.tagged.passage.tokens[group.first : group.last]]
    assert words == ["se", "sont", "rapidement", "emparés"]
    assert group.reflexive


def test_a_clitic_can_stand_for_the_object(reading_of: ReadingOf) -> None:
    reading = reading_of("Les soldats ont capturé un milicien et l'ont exécuté.")
    clitic = _group(reading, "exécuté").object_clitic
    assert clitic is not None
    assert reading.tagged.passage.tokens[clitic].text == "l'"
