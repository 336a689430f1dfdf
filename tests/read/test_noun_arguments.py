"""Who does what to whom around a noun that names an event."""

from collections.abc import Callable

import pytest

from selon.read.arguments import Reading
from selon.read.frames import Frame
from selon.read.noun_arguments import NounRoles, noun_roles
from selon.read.phrases import Phrase

ReadingOf = Callable[[str], Reading]


def _roles(reading: Reading, noun: str, of: str, needed: tuple[str, ...] = ()) -> NounRoles | None:
    at = [t.text for t in reading.tagged.passage.tokens].index(noun)
    return noun_roles(reading, at, at + 1, reading.sentence_of(at), Frame("strike", noun_of=of, verb_needed=needed))


def _texts(reading: Reading, phrases: tuple[Phrase, ...]) -> list[str]:
    return [p.span(reading.tagged).text for p in phrases]


ROLES = [
    ("L'attaque du poste par des hommes armés a surpris.", "attaque", ["hommes armés"], [], "poste"),
    ("Une attaque contre un convoi a eu lieu.", "attaque", [], ["convoi"], None),
    ("Des heurts entre les soldats et les miliciens ont repris.", "heurts", ["soldats"], ["miliciens"], None),
    ("Des combats opposent les soldats aux miliciens.", "combats", ["soldats"], ["miliciens"], None),
    ("Des tirs qui opposent les soldats aux miliciens ont repris.", "tirs", ["soldats"], ["miliciens"], None),
    ("Les tirs qui ont opposé lundi soldats et miliciens ont cessé.", "tirs", ["soldats"], [], None),
    ("Des tirs opposaient, dès mardi à Gao, les soldats à des miliciens.", "tirs", ["soldats"], ["miliciens"], None),
    ("Des tirs ont fait six morts, là où les soldats s'opposent aux miliciens.", "tirs", [], [], None),
    ("Les rebelles ont mené une attaque à Gao.", "attaque", ["rebelles"], [], None),
    ("Les gendarmes ont subi une attaque à Gao.", "attaque", [], ["gendarmes"], None),
    ("L'attaque a visé un convoi.", "attaque", [], ["convoi"], None),
    ("Les raids que la coalition a menés dimanche ont cessé.", "raids", ["coalition"], [], None),
    ("Une embuscade tendue par des miliciens a eu lieu.", "embuscade", ["miliciens"], [], None),
    ("L'attaque, attribuée aux rebelles, a surpris.", "attaque", ["rebelles"], [], None),
    ("Des tirs sur les manifestants ont éclaté.", "tirs", [], ["manifestants"], None),
    ("Une attaque a eu lieu.", "attaque", [], [], None),
    ('Les rebelles ont mené des "frappes" à Gao.', "frappes", ["rebelles"], [], None),
    # what came of it is no doer
    ("L'attaque s'est soldée par la mort de six mutins.", "attaque", [], [], None),
    ("L'attaque s'est terminée par trois soldats blessés.", "attaque", [], [], None),
    # an answer: to what was suffered, by what is done
    ("Les gendarmes ont riposté à une attaque des mutins.", "attaque", [], ["gendarmes"], "mutins"),
    ("Les gendarmes ont réagi aux tirs des mutins.", "tirs", [], ["gendarmes"], "mutins"),
    ("Les gendarmes ont fait face à une attaque des mutins.", "attaque", [], ["gendarmes"], "mutins"),
    ("Les gendarmes ont répondu par des tirs.", "tirs", ["gendarmes"], [], None),
    # the means is nobody
    ("Des échanges de tirs de mortiers et d'artillerie ont repris.", "tirs", [], [], None),
    ("Des frappes nocturnes de missiles et de drones ont repris.", "frappes", [], [], None),
    ("Des frappes répétées de drones ont visé un convoi.", "frappes", [], ["convoi"], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "noun", "initiators", "targets", "of"), ROLES)
def test_roles(
    reading_of: ReadingOf, text: str, noun: str, initiators: list[str], targets: list[str], of: str | None
) -> None:
    reading = reading_of(text)
    roles = _roles(reading, noun, "targets")
    assert roles is not None
    assert (_texts(reading, roles.initiators), _texts(reading, roles.targets)) == (initiators, targets)
    assert (None if roles.of is None else roles.of.span(reading.tagged).text) == of


SUPPORTS = [
    ("Les rebelles ont mené une attaque.", "attaque", "mené"),
    ("L'attaque a fait dix morts.", "attaque", "fait"),
    ("Attaque à Gao", "Attaque", None),
]


@pytest.mark.parametrize(("text", "noun", "verb"), SUPPORTS)
def test_the_verb_that_a_noun_leans_on(reading_of: ReadingOf, text: str, noun: str, verb: str | None) -> None:
    reading = reading_of(text)
    roles = _roles(reading, noun, "targets")
    assert roles is not None
    assert (None if roles.support is None else reading.tagged.passage.tokens[roles.support].text) == verb


def test_a_noun_may_want_its_verb(reading_of: ReadingOf) -> None:
    with_verb, without = reading_of("Une trêve a été signée."), reading_of("Une trêve est loin.")
    assert _roles(with_verb, "trêve", "none", ("signer",)) is not None
    assert _roles(without, "trêve", "none", ("signer",)) is None


def test_where_a_noun_has_both_sides_the_sides_are_one_list(reading_of: ReadingOf) -> None:
    reading = reading_of("Un accord entre le gouvernement et les rebelles est né.")
    roles = _roles(reading, "accord", "none")
    assert roles is not None
    assert _texts(reading, roles.initiators) == ["gouvernement", "rebelles"]
    assert roles.targets == ()


def test_who_is_blamed_for_an_act_is_not_struck_by_it(reading_of: ReadingOf) -> None:
    reading = reading_of("Le groupe rejette la responsabilité de l'attaque de Bria sur l'armée.")
    roles = _roles(reading, "attaque", "targets")
    assert roles is not None
    assert roles.targets == ()
