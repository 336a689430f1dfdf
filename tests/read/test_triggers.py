"""Words that carry an event, with their roles as far as the clause says."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from selon.read.arguments import Reading
from selon.read.claims import Reader
from selon.read.phrases import Phrase
from selon.read.triggers import Trigger, find_triggers

ReadingOf = Callable[[str], Reading]


def _words(reading: Reading, trigger: Trigger) -> str:
    tokens = reading.tagged.passage.tokens
    return reading.tagged.passage.text[tokens[trigger.first].start : tokens[trigger.last - 1].end]


def _names(reading: Reading, phrases: tuple[Phrase, ...]) -> list[str]:
    return [p.span(reading.tagged).text for p in phrases]


FOUND = [
    ("Les rebelles se sont emparés de la ville de Bria.", [("capture", "emparés")]),
    ("Les rebelles ont pris le contrôle de Bria.", [("capture", "pris le contrôle")]),
    ("La ville est tombée aux mains des rebelles.", [("capture", "tombée aux mains")]),
    ("Les rebelles tiennent la ville et l'armée la bombarde.", [("hold", "tiennent"), ("shelling", "bombarde")]),
    ("Les combats ont repris à Bria.", [("clash", "combats")]),
    ("L'armée a repoussé une attaque des rebelles.", [("repel", "repoussé")]),
    ("Une voiture piégée a explosé.", [("bombing", "voiture piégée")]),
    ("Les rebelles ont lancé une offensive.", [("offensive", "lancé une offensive")]),
    ("Un cessez-le-feu est entré en vigueur.", [("agreement", "cessez-le-feu")]),
    ("Le ministre a pris la parole.", []),
    ("Le coureur a pris la tête.", []),
    ("Le prix du pain a progressé.", []),
    ("L'équipe a marqué un but.", []),
    # a class that a frame refuses is refused, whatever else the phrase stands for
    ("L'armée a investi la ville de Bria.", [("capture", "investi")]),
    ("Des bandits ont envahi l'école de Bria.", [("strike", "envahi")]),
    ("La police a abordé un navire.", []),
    ("Des pirates ont abordé un navire.", [("strike", "abordé")]),
    # what is shot down or seized is no strike of its own, unless a clause tells one
    ("La marine a détruit cinq missiles libyens.", [("disrupt_weapons", "détruit")]),
    ("Le Tchad a tiré un total de 78 drones sur Bria.", [("air_strike", "tiré un total de 78 drones")]),
    ("Le Tchad a lancé un total de douze missiles sur Bria.", [("shelling", "lancé un total de douze missiles")]),
    ("La marine a abattu un hélicoptère de l'armée.", [("disrupt_weapons", "abattu")]),
    ("Des frappes russes de missiles ont eu lieu.", [("air_strike", "frappes")]),
    ("La marine a abattu deux drones kamikazes.", [("disrupt_weapons", "abattu")]),
    (
        "La DCA a abattu un des missiles qui ont frappé Bria.",
        [("disrupt_weapons", "abattu"), ("shelling", "missiles"), ("strike", "frappé")],
    ),
    # people told by their number alone
    ("Les mutins ont tué dix bergers et en ont enlevé six.", [("killing", "tué"), ("abduct", "enlevé")]),
    ("Les mutins ont pillé dix fermes et en ont emporté six.", [("destroy", "pillé")]),
    # a word that must not follow is a whole word ("a" is none of "Alep"), in any number or gender
    ("Les rebelles contrôlent Alep et ses environs.", [("hold", "contrôlent")]),
    ("Les gendarmes contrôlent à Bria les camions de bois.", []),
    # a part told by its bare number
    ("Ils ont vu 30 drones, dont 12 ont été abattus.", [("disrupt_weapons", "abattus")]),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_events_and_their_words(reading_of: ReadingOf, reader: Reader, text: str, found: list[tuple[str, str]]) -> None:
    reading = reading_of(text)
    assert [(t.event, _words(reading, t)) for t in find_triggers(reading, reader.frames)] == found


ROLES = [
    ("Les rebelles ont délogé les soldats.", ["rebelles"], ["soldats"]),
    ("Les soldats ont été délogés par les rebelles.", ["rebelles"], ["soldats"]),
    ("Les soldats ont été délogés.", [], ["soldats"]),
    ("Des bandits et des déserteurs ont enlevé un prêtre.", ["bandits", "déserteurs"], ["prêtre"]),
    ("Des bandits ont enlevé un prêtre et deux médecins.", ["bandits"], ["prêtre", "médecins"]),
    ("Des combats opposent l'armée aux rebelles.", ["armée"], ["rebelles"]),
    ("L'armée s'est retirée de la base.", ["armée"], []),
    ("Les paysans que les miliciens ont enlevés sont libres.", ["miliciens"], ["paysans"]),
    # from where they are driven, and what they lose, is no part of them
    ("Les mutins ont délogé les soldats de la caserne de Bria.", ["mutins"], ["soldats"]),
    ("Les mutins ont délogé les soldats du camp militaire.", ["mutins"], ["soldats"]),
    ("Les miliciens ont chassé les habitants de leurs maisons.", ["miliciens"], ["habitants"]),
    ("Les miliciens ont chassé les habitants de Bria.", ["miliciens"], ["habitants de Bria"]),
    ("Des bandits ont dépouillé des marchands de leur argent.", ["bandits"], ["marchands"]),
]


@pytest.mark.parametrize(("text", "initiators", "targets"), ROLES)
def test_roles_of_the_first_trigger(
    reading_of: ReadingOf, reader: Reader, text: str, initiators: list[str], targets: list[str]
) -> None:
    reading = reading_of(text)
    first = find_triggers(reading, reader.frames)[0]
    assert (_names(reading, first.initiators), _names(reading, first.targets)) == (initiators, targets)


def test_no_word_carries_two_events(reading_of: ReadingOf, reader: Reader) -> None:
    reading = reading_of("L'armée a repoussé l'attaque et repris le contrôle de la ville, tuant dix rebelles.")
    triggers = find_triggers(reading, reader.frames)
    assert all(one.last <= other.first for one, other in pairwise(triggers))


def test_a_trigger_tells_its_rule_and_its_place(reading_of: ReadingOf, reader: Reader) -> None:
    reading = reading_of("Les rebelles se sont emparés de Bria.")
    (trigger,) = find_triggers(reading, reader.frames)
    assert trigger.rule == "verb:emparer"
    assert trigger.place is not None
    assert trigger.place.span(reading.tagged).text == "Bria"
