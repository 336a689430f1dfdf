"""Places told by a word or clause that stands for them, in our own sentences on Angola."""

from collections.abc import Callable

import pytest

from selon.model import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]

SENTENCES = [
    # "où" belongs to the place before it, past what that is, brackets and a relative clause
    ("Huambo, ville du centre, où des rebelles ont tué deux soldats lundi, est calme.", "attack", "Huambo"),
    ("L'armée est à Lobito (province de Benguela), où des rebelles ont tué deux soldats.", "attack", "Lobito"),
    ("L'armée est à Luena, que convoitent Huambo et Lobito et où des combats ont fait dix morts.", "clash", "Luena"),
    # a place of the clause's own comes first
    ("L'armée est à Lobito, où vit la mère d'un des deux soldats tués mardi à Huambo par l'Unita.", "attack", "Huambo"),
    # a title before its town
    ("Dernier bastion de l'Unita dans le nord, Huambo est calme.", "hold", "Huambo"),
    # "cette dernière localité" is the last one named, "la ville" the one that the sentence has named
    ("L'Unita tirait de Luena. L'armée a pilonné cette dernière localité.", "shelling", "Luena"),
    ("À Luena, les chasseurs, maîtres de la ville, refusent de partir.", "hold", "Luena"),
]


@pytest.mark.parametrize(("text", "event", "place"), SENTENCES)
def test_what_stands_for_a_place(claims_of: ClaimsOf, text: str, event: str, place: str) -> None:
    claims = claims_of(f"L'Angola a peur. {text}")
    assert [c.place.text for c in claims if c.event == event and c.place] == [place]
