"""On which side a loss fell, told by the words for its people and for both sides."""

from collections.abc import Callable

import pytest

from selon.model import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]

SIDES = [
    ("L'armée a attaqué lundi les rebelles à Kolma, tuant douze rebelles.", ["targets"]),
    ("Des combats ont opposé lundi les rebelles à l'armée à Kolma. Douze rebelles ont été tués.", ["initiators"]),
    ("Des combats ont opposé lundi les rebelles à l'armée à Kolma. Six bergers ont été tués.", ["bystanders"]),
    ("Des combats ont opposé lundi les rebelles à l'armée à Kolma. Douze personnes sont mortes.", ["unknown"]),
    ("Quarante rebelles se sont rendus lundi à l'armée à Kolma.", ["initiators"]),
    ("Des rebelles ont tué lundi six bergers à Kolma.", ["targets"]),
    # who attacked, by the word alone; the force that fought no other force; one's own, by the verb or beside the toll
    ("Des rebelles ont attaqué lundi Kolma, où six soldats et neuf assaillants ont péri.", ["targets", "initiators"]),
    ("L'armée a repris lundi Kolma aux rebelles. Deux militaires y ont perdu la vie.", ["initiators"]),
    ("Les rebelles ont repris lundi Kolma à l'armée. Deux militaires y ont perdu la vie.", ["targets"]),
    ("Les rebelles ont attaqué lundi l'armée à Kolma, perdant douze hommes.", ["initiators"]),
    ("L'armée a repris lundi Kolma aux rebelles, au prix de six morts.", ["initiators"]),
    ("L'armée a repris lundi Kolma aux rebelles. L'ennemi a perdu six hommes.", ["targets"]),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_the_side_of_a_loss(claims_of: ClaimsOf, text: str, sides: list[str]) -> None:
    (claim,) = claims_of(text)
    assert [x.side for x in claim.losses] == sides
