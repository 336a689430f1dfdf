"""A strike is told by its means and its target, a killing by its victims."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

DECIDED = [
    # by means
    ("Une frappe de drone a tué quatre civils à Bria.", "air_strike"),
    ("Une frappe d'artillerie a tué quatre civils à Bria.", "shelling"),
    ("L'aviation a bombardé Bria lundi.", "air_strike"),
    ("L'artillerie a bombardé Bria lundi.", "shelling"),
    ("L'armée a bombardé Bria lundi.", "shelling"),
    ("Des hélicoptères ont bombardé Bria lundi.", "air_strike"),
    ("Un kamikaze a attaqué un marché à Bria.", "suicide_bombing"),
    ("Une attaque suicide a fait six morts à Bria.", "suicide_bombing"),
    ("Une frappe russe de missiles a tué quatre civils à Bria.", "shelling"),
    ("Des frappes russes de missiles et de drones ont tué quatre civils à Bria.", "air_strike"),
    # by target
    ("Les rebelles ont attaqué un poste de police à Bria.", "attack"),
    ("Les rebelles ont attaqué une patrouille à Bria.", "attack"),
    ("Les rebelles ont attaqué des paysans à Bria.", "attack_civilians"),
    ("Les rebelles ont attaqué une ambulance à Bria, tuant deux infirmiers.", "attack_civilians"),
    ("L'artillerie a blessé hier trois enfants à Bria.", "shelling"),
    # an ambush takes a force, where nobody unarmed is named
    ("Un convoi est tombé dans une embuscade près de Bria.", "attack"),
    ("Un convoi est tombé dans une embuscade près de Bria, qui a tué six bergers.", "attack_civilians"),
    ("Tsahal a visé, par les airs, un site près de Bria.", "air_strike"),
    ("Six paysans ont été déchiquetés lundi par une mine à Bria.", "bombing"),
    ("Les hommes de la brigade ont été pris à partie par un commando à Bria.", "attack"),
    # what is shot at is no means
    ("Des bandits ont tiré sur deux avions à Bria.", "attack"),
    ("L'artillerie a ouvert le feu sur des drones à Bria.", "shelling"),
    ("Des miliciens ont ouvert le feu sur un hélicoptère à Bria.", "attack"),
    # a state fights, where no victim says otherwise; a murder stays one
    ("Le Tchad a attaqué la région de Bria.", "attack"),
    ("La Russie a mené une incursion dans la région de Bria.", "attack"),
    ("Des miliciens ont mené une incursion dans la région de Bria.", "attack_civilians"),
    ("Un attentat de la Russie a eu lieu lundi à Bria.", "attack_civilians"),
    # two sides that kill each other fight, armed or not; where nobody dies it is unrest
    ("Des violences entre bergers et cultivateurs ont fait six morts à Bria.", "clash"),
    ("Des violences entre bergers et cultivateurs ont éclaté à Bria.", "riot"),
    ("Des heurts entre jeunes et policiers ont fait trois morts à Bria.", "riot"),
    ("Des affrontements entre bergers et cultivateurs ont fait six morts à Bria.", "clash"),
    ("Des affrontements entre habitants et policiers ont fait trois morts à Bria.", "riot"),
    # those whom a fight kills are no side of it
    ("Les combats ont tué ou blessé trente personnes à Bria.", "clash"),
    # by victim
    ("Quatre civils ont été tués lundi à Bria par des miliciens.", "attack_civilians"),
    ("Quatre soldats ont été tués lundi à Bria par des miliciens.", "attack"),
    ("Des miliciens ont égorgé trois bergers à Bria.", "attack_civilians"),
    # what flies is shot down
    ("L'armée a abattu un hélicoptère lundi à Bria.", "disrupt_weapons"),
    ("Les rebelles ont abattu un drone lundi à Bria.", "disrupt_weapons"),
    # a death told with the fight that brought it is a loss of the fight
    ("La mort de cinq civils lundi dans les affrontements entre l'armée et le M23 à Bria est confirmée.", "clash"),
    # aircraft strike from the air however far they stand from the verb; a missile that falls is no aircraft
    ("Des hélicoptères ont survolé lundi puis frappé une base à Bria.", "air_strike"),
    ("Un missile s'est abattu lundi sur une base à Bria.", "shelling"),
    # tanks are struck in a fight
    ("L'armée a anéanti deux chars ennemis lundi à Bria.", "attack"),
    # a crowd makes a riot of a clash
    ("Des heurts ont opposé lundi des manifestants à la police à Bria.", "riot"),
    ("Des heurts ont opposé lundi des miliciens à l'armée à Bria.", "clash"),
]


@pytest.mark.parametrize(("text", "event"), DECIDED)
def test_event(drafts_of: DraftsOf, text: str, event: str) -> None:
    assert [d.event for d in drafts_of(text)] == [event]


EVENTS_LEFT = [
    "Une frappe a visé lundi un immeuble de Bria.",
    "Un homme a été tué par balle lundi à Bria.",
    "Les rebelles ont tiré sur un bus à Bria.",
]


@pytest.mark.parametrize("text", EVENTS_LEFT)
def test_no_family_is_left_undecided(drafts_of: DraftsOf, text: str) -> None:
    events = {d.event for d in drafts_of(text)}
    assert events
    assert events.isdisjoint({"strike", "killing"})


def test_a_killing_that_an_attack_accounts_for_is_no_event_of_its_own(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Une attaque a visé Bria lundi, tuant six paysans et blessant deux paysans.")
    assert {loss.kind for loss in draft.losses} == {"killed", "wounded"}


def test_what_a_gerund_tells_of_an_act_is_part_of_it(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("L'artillerie a pilonné Bria, tuant quatre dockers et endommageant un hangar.")
    assert draft.event == "shelling"
    assert [x.kind for x in draft.losses] == ["killed", "damaged"]


def test_equipment_destroyed_in_a_fight_is_its_loss(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Les rebelles ont attaqué une base à Bria, détruisant deux chars.")
    assert draft.event == "attack"
    assert [(x.kind, x.who) for x in draft.losses] == [("destroyed", "tank")]


def test_aircraft_lost_in_another_sentence_make_no_air_defence(drafts_of: DraftsOf) -> None:
    text = "Six dockers ont été tués lorsqu'un obus s'est abattu sur Bria. L'armée a perdu deux hélicoptères."
    assert "disrupt_weapons" not in [d.event for d in drafts_of(text)]
