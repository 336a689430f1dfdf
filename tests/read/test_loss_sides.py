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
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_the_side_of_a_loss(claims_of: ClaimsOf, text: str, sides: list[str]) -> None:
    (claim,) = claims_of(text)
    assert [x.side for x in claim.losses] == sides
