"""A toll on another's word is a claim of its own; a claim without a voice stands on that of its toll."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]


def told(draft: Draft) -> tuple[str | None, list[int | None]]:
    source = draft.attribution.chain[0].text if draft.attribution and draft.attribution.chain else None
    return source, [x.min for x in draft.losses]


BLAST = "Une bombe a fait huit morts mardi à Bria, selon la police."
RIVALS = [
    ("Un médecin parle de quatorze morts.", ("médecin", [14])),
    ("Le maire avance, lui, le chiffre de dix tués.", ("maire", [10])),
    ("L'ONU n'a recensé que neuf morts et vingt blessés.", ("ONU", [9, 20])),
]


@pytest.mark.parametrize(("rival", "expected"), RIVALS)
def test_another_source_with_another_toll_tells_the_event_anew(
    drafts_of: DraftsOf, rival: str, expected: tuple[str, list[int]]
) -> None:
    first, second = drafts_of(f"{BLAST} {rival}")
    assert (told(first), told(second)) == (("police", [8]), expected)
    assert (first.event, first.place) == (second.event, second.place)
    assert second.trigger.rule == "toll:rival"


NO_RIVALS = [
    "La police fait aussi état de vingt blessés.",  # the same source
    "Vingt blessés ont été soignés à l'hôpital, a indiqué un médecin.",  # tells more, contradicts nothing
    "La radio avait d'abord parlé de trois tués.",  # an earlier toll
]


@pytest.mark.parametrize("more", NO_RIVALS)
def test_what_only_adds_to_a_toll_or_no_longer_holds_makes_no_claim(drafts_of: DraftsOf, more: str) -> None:
    assert [d.attribution and d.attribution.chain[0].text for d in drafts_of(f"{BLAST} {more}")] == ["police"]


def test_an_event_without_a_voice_stands_on_the_word_of_its_toll(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Un camp de Bria a été bombardé lundi. Neuf soldats y ont été tués, d'après le maire.")
    assert (draft.event, *told(draft)) == ("shelling", "maire", [9])
