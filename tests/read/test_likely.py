"""Unlikely drafts are left out; a killing that is left out leaves its toll to the fight before it."""

from collections.abc import Callable
from dataclasses import replace

from selon.read.drafts import Draft
from selon.read.likely import likely_drafts

DraftsOf = Callable[[str], list[Draft]]
_TEXT = "Des combats ont éclaté lundi à Bria. L'armée a tué mardi douze rebelles."


def test_what_is_likely_stays_as_it_is(drafts_of: DraftsOf) -> None:
    drafts = [replace(d, confidence=0.8) for d in drafts_of(_TEXT)]
    assert likely_drafts(drafts, 0.5) == drafts


def test_an_unlikely_killing_leaves_its_toll_to_the_fight(drafts_of: DraftsOf) -> None:
    fight, killing = drafts_of(_TEXT)
    (kept,) = likely_drafts([replace(fight, confidence=0.8), replace(killing, confidence=0.1)], 0.5)
    assert (kept.event, [x.min for x in kept.losses]) == ("clash", [12])


def test_no_fight_takes_a_toll_beside_its_own(drafts_of: DraftsOf) -> None:
    fight, killing = drafts_of(_TEXT)
    told = replace(fight, confidence=0.8, losses=(replace(killing.losses[0], min=3, max=3),))
    assert likely_drafts([told, replace(killing, confidence=0.1)], 0.5) == [told]


def test_other_unlikely_drafts_are_left_out(drafts_of: DraftsOf) -> None:
    fight, killing = drafts_of(_TEXT)
    assert likely_drafts([replace(fight, confidence=0.1), replace(killing, confidence=0.8)], 0.5)[0].event == "attack"


def test_an_unlikely_find_leaves_its_spoils_to_the_fight_of_its_sentence(drafts_of: DraftsOf) -> None:
    find, fight = drafts_of("Six rebelles sont morts et deux fusils ont été découverts lors d'un accrochage à Bria.")
    (kept,) = likely_drafts([replace(find, confidence=0.1), replace(fight, confidence=0.8)], 0.5)
    assert {x.kind for x in kept.losses} == {"killed", "seized"}
