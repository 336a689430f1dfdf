"""What a text mentions without reporting it is no claim; what it reports beside it stays."""

from collections.abc import Callable

import pytest

from selon.model import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]

NO_CLAIM = [
    # a link to another article
    "LIRE AUSSI - Syrie : les rebelles prennent Kolma",
    "À lire aussi : l'armée reprend Kolma.",
    # one man on his way is nobody displaced
    "Le conducteur, qui s'est enfui, reste recherché.",
    "Il est arrivé au tribunal en costume.",
    "Les enlèvements sont monnaie courante à Bria.",
    "Les rebelles ont pour habitude de s'en prendre aux bergers.",
    # what goes on all the time
    "Le poste de Tanout est régulièrement attaqué par des hommes armés.",
    "L'armée pilonne sans relâche les collines de Kolma.",
    "La région est le théâtre d'attaques récurrentes contre les villages.",
    "Dans cette région en proie à des attaques de groupes armés, les écoles ont fermé.",
    # what a court tries
    "Douze soldats ont été condamnés pour des pillages commis à Kolma.",
    "Ils sont poursuivis pour l'attaque du poste de Tanout.",
    # what a date is counted from
    "Avant le lancement de l'offensive, la ville comptait 40 000 habitants.",
    "Plus de deux ans après l'accord de Pretoria, les écoles restent fermées.",
    # a word on what has been told
    "Il s'agit d'une des attaques les plus meurtrières de l'année.",
    # the dead of a whole war
    "La guerre a fait rage : plus de 20 000 personnes ont été tuées, selon l'ONU.",
    "Les combats ont fait des milliers de morts.",
    # what has gone on for years
    "Le mouvement combat le gouvernement depuis près de deux ans.",
    # no surrender
    "Une patrouille de soldats s'est rendue sur place lundi.",
    # a state of control without a holder
    "Les agriculteurs de la Cisjordanie occupée attendent la pluie.",
]


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_is_only_mentioned_is_no_claim(claims_of: ClaimsOf, text: str) -> None:
    assert claims_of(text) == ()


ONE_CLAIM = [
    ("Le poste de Tanout, régulièrement visé, a été attaqué lundi par des hommes armés.", "attacked on a day"),
    ("L'armée a lancé une offensive contre les rebelles pour reprendre la ville de Kolma.", "an aim beside its act"),
    ("L'armée a bombardé Kolma lundi. Cette attaque a choqué le pays.", "spoken of again"),
    ("L'armée a attaqué lundi un poste rebelle à Kolma. Les attaques inquiètent l'ONU.", "spoken of again"),
    (
        "Neuf civils ont été tués lundi dans des frappes sur la province du Nord-Kivu. La région est calme depuis. "
        "Les frappes de lundi sur Goma ont tué neuf civils, dit un élu.",
        "the lead and its story",
    ),
    ("Une trêve a été signée lundi à Kolma. La trêve inquiète les habitants.", "a deal spoken of again"),
    ('Un drone "kamikaze" a frappé lundi un dépôt de Kolma.', "a drone is no bomber"),
    ("Des roquettes ont touché lundi le siège de la brigade Nawasi à Tripoli.", "a seat, no ring around a town"),
]


@pytest.mark.parametrize(("text", "why"), ONE_CLAIM)
def test_what_stands_beside_it_is_one_claim(claims_of: ClaimsOf, text: str, why: str) -> None:
    assert len(claims_of(text)) == 1, why


def test_many_who_go_are_displaced(claims_of: ClaimsOf) -> None:
    for text in ("La population a fui Kolma lundi.", "Les habitants ont fui Kolma lundi."):
        assert [c.event for c in claims_of(text)] == ["displace"]


def test_regular_forces_are_no_habit(claims_of: ClaimsOf) -> None:
    assert [c.event for c in claims_of("Les troupes régulières ont pris le contrôle de Bria.")] == ["capture"]


def test_the_same_toll_of_a_country_and_of_its_village_is_one(claims_of: ClaimsOf) -> None:
    text = (
        "Trente éleveurs ont été tués samedi au Mali par des miliciens. "
        "Trente éleveurs ont été tués samedi à Bandiagara par des miliciens, dit un élu."
    )
    assert len(claims_of(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Une conférence sur la lutte contre les enlèvements s'est tenue lundi à Bria.",
        "Le documentaire montre la prise de Bria.",
        "Des exercices militaires ont simulé lundi une attaque de Bria.",
        "Bria a fêté lundi l'anniversaire de la libération de la ville.",
    ],
)
def test_what_a_text_works_against_or_plays_is_no_event(claims_of: ClaimsOf, text: str) -> None:
    assert claims_of(text) == ()
