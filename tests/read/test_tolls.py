"""Which event a loss belongs to, and who the dead of a bare toll were."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

# text -> (event, [(counted phrase, kind, who)]) of each event
CARRIED = [
    (
        "Les rebelles ont attaqué Bria lundi. Au moins six soldats ont été tués.",
        [("attack", [("Au moins six soldats", "killed", "fighters")])],
    ),
    (
        "Une mine a tué six membres de la police à Bria.",
        [("bombing", [("six membres", "killed", "fighters")])],
    ),
    (
        "Une mine a tué six membres de la famille d'un notable à Bria.",
        [("bombing", [("six membres de la famille", "killed", "civilians")])],
    ),
    (
        "Des combats ont éclaté à Bria. L'armée a tué douze rebelles.",
        [("clash", []), ("attack", [("douze rebelles", "killed", "fighters")])],
    ),
    (
        "Deux bergers ont été tués à Bria. Trois bergers ont été tués à Bambari.",
        [
            ("attack_civilians", [("Deux bergers", "killed", "civilians")]),
            ("attack_civilians", [("Trois bergers", "killed", "civilians")]),
        ],
    ),
    (
        "Les rebelles ont tué trois civils lundi à Bria. L'armée a repris Bambari mardi.",
        [("attack_civilians", [("trois civils", "killed", "civilians")]), ("capture", [])],
    ),
    (
        "L'armée a pris Bria lundi. Des paysans ont fui.",
        [("capture", []), ("displace", [("Des paysans", "displaced", "civilians")])],
    ),
    (
        "Un obus est tombé sur Bria, faisant neuf morts et vingt blessés.",
        [("shelling", [("neuf morts", "killed", "unknown"), ("vingt blessés", "wounded", "unknown")])],
    ),
    (
        "Des rebelles ont attaqué Bria lundi. Ils ont incendié la prison. "
        "L'armée fait état de 18 soldats et 13 policiers tués.",
        [
            ("attack", [("18 soldats", "killed", "fighters"), ("13 policiers", "killed", "fighters")]),
            ("destroy", [("la prison", "destroyed", "building")]),
        ],
    ),
    ("La guerre a fait 320 000 morts depuis 2011.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CARRIED)
def test_each_loss_is_on_its_own_event(
    drafts_of: DraftsOf, text: str, told: list[tuple[str, list[tuple[str, str, str]]]]
) -> None:
    found = [(d.event, [(x.span.text, x.kind, x.who) for x in d.losses]) for d in drafts_of(text)]
    assert found == told


VICTIMS = [
    ("L'attaque d'une base de l'armée à Bria a fait six morts lundi.", {"fighters"}),
    ("Une frappe contre un camp de rebelles à Bria a fait six morts.", {"fighters"}),
    ("Le bombardement d'un marché à Bria a fait six morts.", {"unknown"}),
    ("Six paysans ont été tués à Bria lundi par des miliciens.", {"civilians"}),
    ("Six personnes ont été tuées à Bria lundi par des miliciens.", {"unknown"}),
]


@pytest.mark.parametrize(("text", "who"), VICTIMS)
def test_the_dead_are_named_by_who_was_struck(drafts_of: DraftsOf, text: str, who: set[str]) -> None:
    assert {loss.who for d in drafts_of(text) for loss in d.losses} == who


def test_a_loss_is_on_one_event_only(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Les rebelles ont attaqué Bria et pillé le marché lundi, tuant six paysans.")
    spans = [loss.span for d in drafts for loss in d.losses]
    assert len(spans) == len(set(spans))


def test_a_denial_takes_no_loss_of_another_sentence(drafts_of: DraftsOf) -> None:
    text = "Le groupe a nié avoir attaqué Bria. Trois civils y sont morts."
    assert [d.losses for d in drafts_of(text) if d.status == "denied"] == [()]


def test_a_rebellion_that_speaks_makes_no_total_of_a_war(drafts_of: DraftsOf) -> None:
    text = "La rébellion assure que ses hommes ont pris Bria et tué vingt soldats."
    assert [x.span.text for d in drafts_of(text) for x in d.losses] == ["vingt soldats"]


def test_who_takes_his_own_wounded_along_abducts_nobody(drafts_of: DraftsOf) -> None:
    text = "Les rebelles ont quitté Bria, emportant leurs blessés."
    assert [d.event for d in drafts_of(text)] == ["withdraw"]


PARTS = [
    ("Les rebelles ont tué lundi neuf civils, dont quatre enfants, à Bria.", ["neuf civils"]),
    ("Un obus est tombé sur Bria, faisant neuf morts, dont deux fillettes.", ["neuf morts"]),
    ("Un obus est tombé sur Bria, faisant neuf morts, dont deux soldats.", ["neuf morts", "deux soldats"]),
    ("L'embuscade de Bria a fait six morts parmi les soldats, dont un officier.", ["six morts"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counted"), PARTS)
def test_a_part_of_a_toll_counts_where_it_tells_other_people(
    drafts_of: DraftsOf, text: str, counted: list[str]
) -> None:
    assert [x.span.text for d in drafts_of(text) for x in d.losses] == counted


CARRIERS = [
    # the toll of the sentence after is of what the verb tells, not of the fighting that it came after
    ("Les rebelles ont pris Bria lundi après trois jours de combats. Dix soldats sont morts.", "capture"),
    ("L'armée a repris Bria lundi au terme d'une opération de ratissage. Dix rebelles y sont morts.", "capture"),
    # the dead are of the attack just told, not of the abduction told with them
    ("Des rebelles ont attaqué Bria lundi. Dix bergers ont été tués et sept enfants enlevés.", "attack_civilians"),
    ("Des rebelles ont attaqué Bria lundi. Dix bergers sont morts, deux suspects ont été arrêtés.", "attack_civilians"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), CARRIERS)
def test_whose_the_dead_of_the_next_sentence_are(drafts_of: DraftsOf, text: str, event: str) -> None:
    assert [d.event for d in drafts_of(text) if any(x.kind == "killed" for x in d.losses)] == [event]
