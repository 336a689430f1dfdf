"""Words for sources of the French data, in our own sentences: who may speak, and what kind of source that is."""

import pytest

from selon.read.attribution import attribution_at, find_attributions
from selon.read.passage import prepare
from selon.register import load_register

SOURCES = [
    ("un acteur de la société civile", "local"),
    ("une cellule d'urgence locale", "local"),
    ("un groupe de secouristes", "local"),
    ("un comité militant local", "local"),
    ("les secours", "local"),
    ("le gérant de l'hôtel", "local"),
    ("un gestionnaire du site de déplacés", "local"),
    ("le vicaire général", "local"),
    ("l'archevêque", "local"),
    ("un représentant des déplacés", "local"),
    ("un travailleur humanitaire", "ngo"),
    ("le forum des familles d'otages", "ngo"),
    ("le vice-gouverneur", "official"),
    ("la garde nationale", "official"),
    ("la commission d'enquête", "official"),
    ("une source aéroportuaire", "official"),
    ("un chef milicien", "armed_group"),
    ("la société de sécurité maritime Ambrey", "monitor"),
    ("le capitaine du navire", "witness"),
    ("l'armateur", "unnamed"),
    ("des images satellites", "unnamed"),
]


def _source(text: str, word: str) -> list[tuple[str, str]]:
    found = attribution_at(find_attributions(prepare(text, "fr"), load_register()), text.index(word))
    return [(source.text, source.kind) for source in found.chain] if found else []


@pytest.mark.parametrize(("source", "kind"), SOURCES)
def test_who_speaks_and_of_what_kind(source: str, kind: str) -> None:
    (told,) = _source(f"Cinq soldats ont été tués à Boni, selon {source}.", "tués")
    assert source.endswith(told[0])
    assert told[1] == kind
