"""What is told between a verb and its object says when or on whose word, and changes nothing else."""

from collections.abc import Callable

import pytest

from selon.model import Claim

ClaimsOf = Callable[[str], list[Claim]]

# "|" is where something may be put in.
SENTENCES = [
    "L'attaque a fait | 31 morts et 12 blessés à Goma.",
    "Des hommes armés ont tué | trois civils à Goma.",
    "Trois civils ont été tués | par des hommes armés à Goma.",
    "Les rebelles du M23 ont pris | le contrôle de Sake.",
    "Les rebelles du M23 se sont emparés | de Sake.",
    "Sake est tombée | aux mains des rebelles du M23.",
    "L'armée a repris | Sake aux rebelles du M23.",
    "Une frappe aérienne a tué | dix civils à Goma.",
    "Un drone a frappé | un marché à Goma, tuant dix civils.",
    "Une bombe a explosé | dans un marché à Goma, faisant dix morts.",
    "Des affrontements ont opposé | l'armée aux rebelles du M23 à Sake.",
    "Des inconnus ont enlevé | deux humanitaires à Goma.",
    "Les ravisseurs ont libéré | deux humanitaires à Goma.",
    "La police a arrêté | douze suspects à Goma.",
    "L'armée a brisé | le siège de Goma.",
    "L'armée a repoussé | une attaque des rebelles à Sake.",
    "L'armée a saisi | douze fusils et trois motos à Sake.",
    "Les manifestants ont incendié | la mairie de Goma.",
    "Le gouvernement et le M23 ont signé | un accord de cessez-le-feu à Goma.",
    "L'armée a déployé | deux bataillons à Goma.",
    "Les rebelles ont pillé | des magasins à Sake.",
    "Vingt combattants se sont rendus | à l'armée à Goma.",
]
ASIDES = ["lundi", ", lundi,", "lundi soir", "dans la nuit de lundi à mardi", "le 13 mai", "tôt lundi matin",
          "également", ", selon la police,", "selon la police,", ", d'après la police,"]  # fmt: skip


def _told(claim: Claim) -> object:
    who = [tuple(actor.text for actor in side) for side in (claim.initiators, claim.targets)]
    place = claim.place and claim.place.name
    return claim.event, claim.status, who, place, [(x.kind, x.who, x.min, x.max) for x in claim.losses]


def _sentence(text: str, aside: str) -> str:
    before, after = text.split(" | ")
    return before + (aside if aside[:1] in ("", ",") else f" {aside}") + f" {after}"


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("text", SENTENCES)
def test_an_aside_changes_nothing(claims_of: ClaimsOf, text: str, aside: str) -> None:
    plain = [_told(claim) for claim in claims_of(_sentence(text, ""))]
    assert len(plain) == 1
    assert [_told(claim) for claim in claims_of(_sentence(text, aside))] == plain


FRONTS = ["Lundi, ", "Selon la police, ", "Par ailleurs, ", "Dans la nuit de lundi à mardi, "]
BACKS = [", selon la police", ", a indiqué la police", ", a-t-on appris auprès d'un élu local", " lundi"]


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("text", SENTENCES)
def test_what_opens_the_sentence_changes_nothing(claims_of: ClaimsOf, text: str, front: str) -> None:
    plain = _sentence(text, "")
    lower = plain if plain.startswith("Sake") else plain[0].lower() + plain[1:]
    assert [_told(claim) for claim in claims_of(front + lower)] == [_told(claim) for claim in claims_of(plain)]


@pytest.mark.parametrize("back", BACKS)
@pytest.mark.parametrize("text", SENTENCES)
def test_what_closes_the_sentence_changes_nothing(claims_of: ClaimsOf, text: str, back: str) -> None:
    plain = _sentence(text, "")
    longer = plain.removesuffix(".") + back + "."
    assert [_told(claim) for claim in claims_of(longer)] == [_told(claim) for claim in claims_of(plain)]


def test_who_says_that_is_no_loss(claims_of: ClaimsOf) -> None:
    claims = claims_of("Au moins deux témoins affirment que les rebelles ont pillé des magasins à Sake.")
    assert [(claim.event, list(claim.losses)) for claim in claims] == [("destroy", [])]


def test_another_clause_s_place_is_not_the_event_s(claims_of: ClaimsOf) -> None:
    claims = claims_of("Alors que les pourparlers se poursuivent à Sake, une frappe aérienne a tué dix civils à Goma.")
    assert [claim.place and claim.place.name for claim in claims] == ["Goma"]
