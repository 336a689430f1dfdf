"""An assault and the verb that says how it failed are one event."""

import pytest

from selon.model import Report
from selon.read.claims import load_reader, read_report


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("L'offensive des paramilitaires s'est brisée mardi aux portes de Kosti.", "paramilitaires"),
        ("L'attaque des rebelles contre le poste de Sake a échoué lundi.", "rebelles"),
        ("Lundi, un assaut des insurgés sur la base de Tessit a tourné court.", "insurgés"),
    ],
)
def test_a_failed_assault_is_a_repulse_of_those_who_tried(text: str, loser: str) -> None:
    (claim,) = read_report(Report(id="a", language="fr", text=text, published="2024-05-10"), load_reader("fr"))
    assert claim.event == "repel"
    assert [actor.text for actor in claim.targets] == [loser]
    assert claim.place is not None
    assert claim.time is not None


def test_an_assault_that_won_stays_an_event() -> None:
    text = "L'assaut des insurgés sur la base de Tessit a duré trois heures, et la base est tombée mardi."
    claims = read_report(Report(id="a", language="fr", text=text, published="2024-05-10"), load_reader("fr"))
    assert "repel" not in {claim.event for claim in claims}
