"""Subject, object and agent of a verb, in the clauses that French reports are made of."""

from collections.abc import Callable

import pytest

from selon.read.arguments import Reading, agent_of, list_head, object_of, subject_of
from selon.read.phrases import Phrase
from selon.read.verb_groups import VerbGroup, verb_group

ReadingOf = Callable[[str], Reading]


def _group(reading: Reading, word: str) -> VerbGroup:
    at = [t.text for t in reading.tagged.passage.tokens].index(word)
    return verb_group(reading.tagged, at, reading.sentence_of(at).first)


def _text(reading: Reading, phrase: Phrase | None) -> str | None:
    return None if phrase is None else phrase.span(reading.tagged).text


SUBJECTS = [
    # plain, with an insertion, with a complement
    ("Les rebelles ont pris Bria.", "pris", "rebelles"),
    ("Les rebelles, selon l'armée, ont pris Bria.", "pris", "rebelles"),
    ("Les combattants du Hezbollah attaquent un poste.", "attaquent", "combattants du Hezbollah"),
    ("Mardi, des hommes armés ont enlevé un prêtre.", "enlevé", "hommes armés"),
    ("Près de Bria, des miliciens ont tué un berger.", "tué", "miliciens"),
    # a list: its first member
    ("Des soldats et des policiers ont arrêté un médecin.", "arrêté", "soldats"),
    # who is named in an aside that has a verb of its own acts in there only
    ("Deux paysans, accusés d'avoir renseigné les rebelles, auraient été abattus.", "abattus", "paysans"),
    ("Deux bergers, soupçonnés de ravitailler les soldats, ont été tués.", "tués", "bergers"),
    ("Deux villageois, sans avoir provoqué les soldats, ont été tués.", "tués", "villageois"),
    ("Trois civils, dont une femme et un enfant, ont été tués.", "tués", "civils"),
    # a number of two ends
    ("Dix à quinze civils ont été tués par des miliciens.", "tués", "civils"),
    # coordination of verbs
    ("Les rebelles ont attaqué le poste et ont tué deux soldats.", "tué", "rebelles"),
    ("L'armée a pris Bria puis avance vers Ndélé.", "avance", "armée"),
    # relative clauses
    ("Les miliciens qui ont pillé le marché ont fui.", "pillé", "miliciens"),
    ("Les miliciens qui ont pillé le marché ont fui.", "fui", "miliciens"),
    ("La ville que tiennent les rebelles résiste.", "tiennent", "rebelles"),
    ("Le convoi que les bandits ont attaqué brûle.", "attaqué", "bandits"),
    # gerund, infinitive, participle
    ("En quittant Bria, les soldats ont incendié le dépôt.", "quittant", "soldats"),
    ("Les rebelles ont attaqué un village, tuant six paysans.", "tuant", "rebelles"),
    ("Les rebelles ont tenté de prendre Bria.", "prendre", "rebelles"),
    ("Pour reprendre Bria, l'armée a masqué ses plans.", "reprendre", "armée"),
    ("Les soldats tués mardi venaient de Bria.", "tués", "soldats"),
    ("Enlevés dimanche, deux ingénieurs sont libres.", "Enlevés", "ingénieurs"),
    # passive: the grammatical subject
    ("Trois gendarmes ont été tués par des bandits.", "tués", "gendarmes"),
    # a number after "dont": a part of what was counted
    ("Ils ont vu 30 bergers près de Bria, dont 12 ont été tués.", "tués", "bergers"),
    ("Ils ont vu des bergers, dont au moins douze ont été tués.", "tués", "bergers"),
    # whom one accuses does it
    ("Le gouvernement accuse les rebelles d'avoir tué un maire.", "tué", "rebelles"),
    ("Ils reculent.", "reculent", "Ils"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), SUBJECTS)
def test_subject(reading_of: ReadingOf, text: str, verb: str, subject: str) -> None:
    reading = reading_of(text)
    group = _group(reading, verb)
    assert _text(reading, subject_of(reading, group, reading.sentence_of(group.first))) == subject


OBJECTS = [
    ("Les rebelles ont pris la base.", "pris", frozenset(), "base"),
    ("Les rebelles ont pris mardi matin la base.", "pris", frozenset(), "base"),
    ("Les rebelles se sont emparés de la base.", "emparés", frozenset({"de"}), "base"),
    ("Des bandits ont tiré sur un bus.", "tiré", frozenset({"sur"}), "bus"),
    ("Ils ont tué des bergers.", "tué", frozenset(), "bergers"),
    ("Ils ont, dimanche, tué un berger.", "tué", frozenset(), "berger"),
    ("Ils ont pris, sans rencontrer de résistance, la base.", "pris", frozenset(), "base"),
    ("Ils ont attaqué pour libérer des otages.", "attaqué", frozenset(), None),
    ("Ils ont fui.", "fui", frozenset(), None),
    ("Ils ont fui ; la base brûle.", "fui", frozenset(), None),
]


@pytest.mark.parametrize(("text", "verb", "prepositions", "found"), OBJECTS)
def test_object(reading_of: ReadingOf, text: str, verb: str, prepositions: frozenset[str], found: str | None) -> None:
    reading = reading_of(text)
    group = _group(reading, verb)
    sentence = reading.sentence_of(group.first)
    assert _text(reading, object_of(reading, group.last, prepositions, sentence)) == found


AGENTS = [
    ("Trois gendarmes ont été tués par des bandits.", "tués", "bandits"),
    ("Trois gendarmes ont été tués mardi à Diffa par des bandits.", "tués", "bandits"),
    ("La base tenue par les rebelles est vide.", "tenue", "rebelles"),
    ("Un pont a été détruit par un drone russe.", "détruit", "drone russe"),
    ("Trois gendarmes ont été tués.", "tués", None),
    ("Trois gendarmes ont été tués : une voiture volée par des bandits roulait.", "tués", None),
    ("Le poste attaqué a été repris par l'armée.", "attaqué", None),
    # not who did what this one only follows
    ("Dix soldats ont été tués deux jours après la prise de Bria par les rebelles.", "tués", None),
    ("Dix soldats ont été tués au lendemain de la prise de Bria par les rebelles.", "tués", None),
    ("Deux jeunes ont été tués à Bria lors d'une marche dispersée par l'armée.", "tués", None),
    ("Deux jeunes ont été tués à Bria par une milice soutenue par l'armée.", "tués", "milice"),
    ("Dix soldats ont été tués la veille à Bria par les rebelles.", "tués", "rebelles"),
    ("Dix soldats ont été tués lundi avant l'aube par les rebelles.", "tués", "rebelles"),
]


@pytest.mark.parametrize(("text", "verb", "agent"), AGENTS)
def test_agent(reading_of: ReadingOf, text: str, verb: str, agent: str | None) -> None:
    reading = reading_of(text)
    group = _group(reading, verb)
    assert _text(reading, agent_of(reading, group.last, reading.sentence_of(group.first))) == agent


def test_the_head_of_a_list_is_its_first_member(reading_of: ReadingOf) -> None:
    reading = reading_of("Des rebelles, des soldats et des policiers avancent.")
    last = next(p for p in reading.phrases if _text(reading, p) == "policiers")
    assert _text(reading, list_head(reading, last, reading.sentence_of(last.head))) == "rebelles"


def test_phrases_are_shared_out_by_sentence(reading_of: ReadingOf) -> None:
    reading = reading_of("Les rebelles avancent. L'armée recule.")
    assert [[_text(reading, p) for p in s] for s in reading.by_sentence] == [["rebelles"], ["armée"]]
