"""People who flee, are carried off or give themselves up are lost by that alone, as far as the text counts them."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

IMPLIED = [
    ("Quelque 600 habitants sont partis de Bria lundi.", [("Quelque 600 habitants", "displaced", "civilians", 600)]),
    ("Les rebelles ont emmené de force six bergers à Bria.", [("six bergers", "captured", "civilians", 6)]),
    ("La police a mis aux arrêts trois individus à Bria.", [("trois individus", "captured", "unknown", 3)]),
    ("Quarante rebelles se sont rendus à l'armée à Bria.", [("Quarante rebelles", "captured", "fighters", 40)]),
    # no number, and nothing that has happened
    ("Des habitants ont quitté Bria lundi.", []),
    ("Six cents habitants quitteront Bria.", []),
    ("L'armée a pris Bria.", []),
]


@pytest.mark.parametrize(("text", "losses"), IMPLIED)
def test_losses_that_an_act_is(drafts_of: DraftsOf, text: str, losses: list[tuple[str, str, str, int]]) -> None:
    (draft,) = drafts_of(text)
    assert [(x.span.text, x.kind, x.who, x.min) for x in draft.losses] == losses


def test_what_a_word_of_loss_tells_is_told_once(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Six bergers ont été enlevés lundi à Bria.")
    assert [(x.kind, x.min) for x in draft.losses] == [("captured", 6)]
