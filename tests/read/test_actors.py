"""From phrases to actors: names of the register, descriptions, pronouns and words that stand for a name."""

from collections.abc import Callable

import pytest

from selon.model import Claim
from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]
ClaimsOf = Callable[[str], tuple[Claim, ...]]

KNOWN = [
    ("Le Hezbollah a attaqué un poste à Tyr mardi.", "Hezbollah"),
    ("Les combattants du Hezbollah ont attaqué un poste à Tyr mardi.", "combattants du Hezbollah"),
    ("Les Forces de soutien rapide ont attaqué un poste à Nyala mardi.", "Forces de soutien rapide"),
    ("Les shebab ont attaqué un poste à Kismayo mardi.", "shebab"),
    ("Boko Haram a attaqué un poste à Diffa mardi.", "Boko Haram"),
]


@pytest.mark.parametrize(("text", "quoted"), KNOWN)
def test_a_name_of_the_register_is_resolved_and_kept_as_written(drafts_of: DraftsOf, text: str, quoted: str) -> None:
    (role,) = drafts_of(text)[0].initiators
    assert role.span.text == quoted
    assert role.actor
    assert role.name


DESCRIBED = [
    ("Des hommes armés ont attaqué un poste à Diffa.", "hommes armés"),
    ("Deux milices soutenues par Tripoli ont attaqué un poste à Sebha.", "milices"),
    ("Des inconnus ont attaqué un poste à Diffa.", "inconnus"),
]


@pytest.mark.parametrize(("text", "quoted"), DESCRIBED)
def test_a_description_is_an_actor_without_a_name(drafts_of: DraftsOf, text: str, quoted: str) -> None:
    role = drafts_of(text)[0].initiators[0]
    assert role.span.text == quoted
    assert (role.name, role.actor) == (None, None)


PRONOUNS = [
    ("Les miliciens ont pris Bria. Ils ont tué deux infirmiers.", ["miliciens"]),
    ("Les soldats et les policiers ont fui Bria. Ils ont tué deux infirmiers.", ["soldats", "policiers"]),
    ("L'armée a pris Bria. Elle a tué deux infirmiers.", ["armée"]),
]


@pytest.mark.parametrize(("text", "initiators"), PRONOUNS)
def test_a_pronoun_stands_for_the_subject_before(drafts_of: DraftsOf, text: str, initiators: list[str]) -> None:
    assert [r.span.text for r in drafts_of(text)[-1].initiators] == initiators


def test_a_pronoun_of_nobody_is_left_open(drafts_of: DraftsOf) -> None:
    assert all(not d.initiators for d in drafts_of("Ils ont tué deux infirmiers à Bria."))


def test_the_assailants_are_the_group_named_before(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Boko Haram a attaqué Diffa mardi. Les assaillants ont enlevé six femmes.")
    (role,) = drafts[-1].initiators
    assert role.span.text == "assaillants"
    assert role.name == "Boko Haram"


def test_soldiers_are_no_rebels(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Boko Haram a attaqué Diffa mardi. Les soldats ont arrêté six femmes.")
    assert "Boko Haram" not in [r.name for r in drafts[-1].initiators]


def test_a_place_is_no_actor(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Les rebelles ont attaqué Bria.")
    assert draft.targets == ()


def test_a_post_is_named_with_whose_it_is(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Les rebelles ont attaqué une base de l'armée à Bria.")
    assert [r.span.text for r in draft.targets] == ["armée"]


def test_a_bare_machine_does_nothing_by_itself(drafts_of: DraftsOf) -> None:
    assert drafts_of("Un drone a frappé un camp à Bria.")[0].initiators == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L'armée malienne a avancé. Les forces gouvernementales ont pris Kidal.", "armée malienne"),
        ("L'armée malienne a avancé. Les troupes régulières ont pris Kidal.", "armée malienne"),
        ("Les forces gouvernementales ont pris Kidal.", None),
        ("L'armée malienne a avancé. Les forces rebelles ont pris Kidal.", None),
    ],
)
def test_the_forces_of_the_state_are_its_army(drafts_of: DraftsOf, text: str, name: str | None) -> None:
    assert [r.name for r in drafts_of(text)[-1].initiators] == [name]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("La milice extrémiste Boko Haram a pris Kidal.", "Boko Haram"),
        ("Le groupe djihadiste armé Boko Haram a pris Kidal.", "Boko Haram"),
        ("L'armée a progressé contre la faction radicale Boko Haram.", "Boko Haram"),
    ],
)
def test_a_described_group_goes_by_its_name(drafts_of: DraftsOf, text: str, quoted: str) -> None:
    (draft,) = drafts_of(text)
    (role,) = (r for r in (*draft.initiators, *draft.targets) if r.actor)
    assert role.span.text == quoted
