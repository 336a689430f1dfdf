"""Loss words of the French data, in our own sentences: what was lost, of which kind, and who is not lost at all."""

import pytest

from selon.read.losses import find_losses
from selon.read.passage import prepare

Told = list[tuple[str, str, str]]

HERDS: list[tuple[str, Told]] = [
    ("Les colons ont abattu quatre brebis.", [("quatre brebis", "destroyed", "other")]),
    ("Vingt zébus ont été tués à Labbezanga.", [("Vingt zébus", "destroyed", "other")]),
    ("Les bandits ont abattu trente dromadaires.", [("trente dromadaires", "destroyed", "other")]),
]

# What was destroyed, three of each, and the kind that the codebook gives it.
ITEMS = {
    "vehicle": ["excavatrices", "scooters", "tuk-tuks", "charrettes", "tramways"],
    "ship": ["chalutiers", "porte-conteneurs", "ferries", "pinasses", "canots"],
    "aircraft": ["Mirage", "paramoteurs"],
    "weapon": ["lanceurs", "batteries de DCA"],
    "drone": ["munitions rôdeuses"],
    "building": ["tentes", "dortoirs", "crèches", "boulangeries", "villas", "locaux", "châteaux d'eau"],
}

PEOPLE: list[tuple[str, Told]] = [
    ("Une roquette a arraché la vie à un enfant.", [("un enfant", "killed", "civilians")]),
    ("Un soldat a laissé sa vie à Boni.", [("Un soldat", "killed", "fighters")]),
    ("Trois gardes restent introuvables.", [("Trois gardes", "missing", "fighters")]),
    ("Quatre chalutiers ont été arraisonnés.", [("Quatre chalutiers", "seized", "ship")]),
]

NOBODY_LOST = [
    "Des bandits ont disparu dans la forêt avec douze femmes.",
    "Les miliciens ont disparu dans les collines.",
]


def _told(text: str) -> Told:
    return [(loss.span.text, loss.kind, loss.who) for loss in find_losses(prepare(text, "fr"))]


@pytest.mark.parametrize(("text", "told"), HERDS)
def test_beasts_are_goods(text: str, told: Told) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(("who", "item"), [(who, item) for who, items in ITEMS.items() for item in items])
def test_kinds_of_items(who: str, item: str) -> None:
    assert _told(f"Trois {item} ont été détruits à Boni.") == [(f"Trois {item}", "destroyed", who)]


@pytest.mark.parametrize(("text", "told"), PEOPLE)
def test_verbs_of_loss(text: str, told: Told) -> None:
    assert _told(text) == told


@pytest.mark.parametrize("text", NOBODY_LOST)
def test_who_gets_away_is_not_missing(text: str) -> None:
    assert all(kind != "missing" for _, kind, _ in _told(text))
