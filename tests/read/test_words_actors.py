"""Words for actors of the French data, in our own sentences: who counts as a state's force, and who may attack."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

POLICE = ["La police anti-émeute", "La police fédérale", "La gendarmerie nationale"]


@pytest.mark.parametrize("force", POLICE)
def test_forces_that_break_up_crowds(drafts_of: DraftsOf, force: str) -> None:
    (draft,) = drafts_of(f"{force} a chargé les manifestants à Nairobi.")
    assert draft.event == "riot"
    assert [role.span.text for role in draft.initiators] == [force.removeprefix("La ")]


@pytest.mark.parametrize("deed", ["tué un agriculteur", "blessé un berger"])
def test_settlers_may_attack(drafts_of: DraftsOf, deed: str) -> None:
    (draft,) = drafts_of(f"Des colons ont {deed} à Huwara.")
    assert draft.event == "attack_civilians"
    assert [role.span.text for role in draft.initiators] == ["colons"]
