"""Did it happen: status and certainty from tense, mood, negation, aim and source."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

STATUSES = [
    ("Les rebelles ont pris Bria.", "occurred"),
    ("Les rebelles prirent Bria.", "occurred"),
    ("L'attaque du poste de Bria n'a pas été revendiquée.", "occurred"),
    ("Les rebelles assiègent Bria.", "ongoing"),
    ("Bria est encerclée par les rebelles.", "ongoing"),
    ("Les rebelles tiennent la ville de Bria.", "ongoing"),
    ("L'armée pilonne Bria depuis lundi.", "ongoing"),
    ("Les combats se poursuivent à Bria.", "ongoing"),
    ("L'armée prendra Bria.", "planned"),
    ("L'armée va attaquer les rebelles à Bria.", "planned"),
    ("L'armée compte reprendre Bria.", "planned"),
    ("L'armée envisage de reprendre Bria.", "planned"),
    ("L'armée s'apprête à reprendre Bria.", "planned"),
    ("L'armée s'attend à reprendre Bria.", "planned"),
    ("L'armée s'est engagée à reprendre Bria.", "planned"),
    ("L'armée jure de reprendre Bria.", "planned"),
    ("L'armée entend reprendre Bria.", "planned"),
    ("L'armée est sur le point de reprendre Bria.", "planned"),
    ("L'armée se dit prête à reprendre Bria.", "planned"),
    ("L'armée entend bien reprendre Bria.", "planned"),
    ("L'armée est déterminée à reprendre Bria.", "planned"),
    ("Les rebelles devaient se retirer de Bria.", "planned"),
    ("Les rebelles ont dû se retirer de Bria.", "occurred"),
    ("Des milliers d'habitants ont dû fuir Bria.", "occurred"),
    ("Des milliers d'habitants ont choisi de fuir Bria.", "occurred"),
    ("Les rebelles n'ont pas tardé à reprendre Bria.", "occurred"),
    ("Les syndicats ont appelé à manifester lundi à Bria.", "planned"),
    ("L'armée a réussi à reprendre Bria.", "occurred"),
    ("L'armée masse ses chars pour reprendre Bria.", "planned"),
    ("L'armée devrait reprendre Bria.", "expected"),
    ("L'armée reprendrait bientôt Bria.", "expected"),
    ("Le maire redoute que les rebelles ne s'emparent de Bria.", "expected"),
    ("Une offensive imminente contre Bria inquiète l'ONU.", "expected"),
    ("L'armée a démenti la prise de Bria par les rebelles.", "denied"),
    ("L'armée dément avoir bombardé Bria.", "denied"),
    ("« Les rebelles n'ont pas pris Bria », a affirmé l'armée.", "denied"),
    ("Nul groupe armé ne contrôle Bria, assure le gouverneur.", "denied"),
    ("Un convoi a été visé par un bombardement à Bria.", "occurred"),
    ("Bria était assiégée depuis mars.", "occurred"),
    ("Le maire a indiqué que Bria était assiégée depuis mars.", "ongoing"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status(drafts_of: DraftsOf, text: str, status: str) -> None:
    assert status in [d.status for d in drafts_of(text)][-1:]


CERTAINTIES = [
    ("Les rebelles ont pris Bria.", "asserted"),
    ("Les rebelles auraient pris Bria.", "hedged"),
    ("La ville de Bria serait tombée aux mains des rebelles.", "hedged"),
    ("Douze soldats auraient été tués à Bria.", "hedged"),
    ("Selon des informations non vérifiées, les rebelles ont pris Bria.", "hedged"),
    ("Des rebelles présumés ont attaqué le village de Bria.", "hedged"),
    ("Selon l'ONU, les rebelles ont pris Bria.", "asserted"),
]


@pytest.mark.parametrize(("text", "certainty"), CERTAINTIES)
def test_certainty(drafts_of: DraftsOf, text: str, certainty: str) -> None:
    assert [d.certainty for d in drafts_of(text)] == [certainty]


UNREAL = [
    "Que les soldats prennent Bria !",
    "Le maire a exhorté les soldats à prendre Bria.",
    "Les rebelles ont sommé l'armée de prendre Bria.",
    "Incapables de prendre Bria, les soldats sont repartis.",
    "Les rebelles ont tenté de prendre Bria.",
    "L'armée a échoué à reprendre Bria.",
    "Les rebelles menacent d'attaquer Bria.",  # threats are not coded
    "L'armée aurait pu reprendre Bria.",
    "L'armée peut reprendre Bria.",
    "L'armée n'a pu reprendre Bria.",
    "L'armée songe à reprendre Bria.",
    "Le chef des rebelles appelle à reprendre Bria.",
    "Si les rebelles prennent Bria, l'ONU partira.",
    "Les habitants ont prié l'ONU d'attendre que les soldats aient pris Bria.",
    "Le maire a payé des gardes pour qu'ils reprennent Bria.",
    "Les rebelles n'ont pas attaqué Bria.",
    "Aucun rebelle n'a attaqué Bria.",
    "Le gouverneur n'a ni confirmé ni démenti la chute de Bria.",
    "L'armée n'a pas démenti la chute de Bria.",
    "Aucune source indépendante n'a confirmé la prise de Bria.",
]


@pytest.mark.parametrize("text", UNREAL)
def test_what_the_text_does_not_assert_is_no_event(drafts_of: DraftsOf, text: str) -> None:
    assert "capture" not in [d.event for d in drafts_of(text)]
    assert "attack" not in [d.event for d in drafts_of(text)]


DEMANDED = [
    "L'ONU a demandé jeudi la levée du siège de Bria.",
    "Les partis réclament un cessez-le-feu.",
    "Les rebelles ont refusé le cessez-le-feu.",
    "Le groupe a proposé une trêve à l'armée.",
    "Les pourparlers de cessez-le-feu sont au point mort.",
    "Des groupes signataires de l'accord de Khartoum ont rejoint l'armée.",
]


@pytest.mark.parametrize("text", DEMANDED)
def test_what_is_demanded_or_negotiated_has_not_happened(drafts_of: DraftsOf, text: str) -> None:
    assert {"agreement", "break_siege"}.isdisjoint(d.event for d in drafts_of(text))


def test_what_is_averted_sets_no_scene(drafts_of: DraftsOf) -> None:
    text = "L'armée s'est repliée vers Mweso pour éviter un carnage. Des milliers d'habitants ont fui."
    assert [(d.event, d.place) for d in drafts_of(text)] == [("withdraw", None), ("displace", None)]


@pytest.mark.parametrize("verb", ["renonce à", "hésite à", "s'efforce de", "risque de", "a failli"])
def test_what_is_not_brought_about_is_no_claim(drafts_of: DraftsOf, verb: str) -> None:
    assert drafts_of(f"L'armée {verb} reprendre Bria.") == []


def test_a_relative_that_ends_in_can_frames_nothing(drafts_of: DraftsOf) -> None:
    assert [d.status for d in drafts_of("Les familles qui le peuvent ont fui Bria.")] == ["occurred"]


@pytest.mark.parametrize("text", ["Le maire appelle à la reprise de Bria.", "L'ONU a appelé à la libération d'otages."])
def test_who_calls_for_an_act_plans_none(drafts_of: DraftsOf, text: str) -> None:
    assert drafts_of(text) == []


def test_what_they_call_an_assault_is_one(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Les officiers appellent l'assaut final sur Bria une promesse.")
    assert draft.event == "offensive"


def test_a_strike_that_came_to_an_end_is_over_and_a_fight_was_fought(drafts_of: DraftsOf) -> None:
    assert drafts_of("La grève des médecins a pris fin lundi à Bria.") == []
    assert [d.event for d in drafts_of("Les combats ont pris fin lundi à Bria.")] == ["clash"]
