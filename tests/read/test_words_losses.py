"""Loss words of the French data: herds, and bandits who vanish with their captives, in our own sentences."""

import pytest

from selon.read.losses import find_losses
from selon.read.passage import prepare

Told = list[tuple[str, str, str]]

HERDS: list[tuple[str, Told]] = [
    ("Les colons ont abattu quatre brebis.", [("quatre brebis", "destroyed", "other")]),
    ("Vingt zébus ont été tués à Labbezanga.", [("Vingt zébus", "destroyed", "other")]),
    ("Les bandits ont abattu trente dromadaires.", [("trente dromadaires", "destroyed", "other")]),
]

NOBODY_LOST = [
    "Des bandits ont disparu dans la forêt avec douze femmes.",
    "Les miliciens ont disparu dans les collines.",
]


def _told(text: str) -> Told:
    return [(loss.span.text, loss.kind, loss.who) for loss in find_losses(prepare(text))]


@pytest.mark.parametrize(("text", "told"), HERDS)
def test_beasts_are_goods(text: str, told: Told) -> None:
    assert _told(text) == told


@pytest.mark.parametrize("text", NOBODY_LOST)
def test_who_gets_away_is_not_missing(text: str) -> None:
    assert all(kind != "missing" for _, kind, _ in _told(text))
