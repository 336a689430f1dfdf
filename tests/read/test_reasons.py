"""Every field of a claim has a reason, with the characters it stood on."""

from collections.abc import Callable

import pytest

from selon.model import Claim, Reason

ClaimsOf = Callable[[str], tuple[Claim, ...]]

FULL = "Selon l'ONU, six combattants ont été tués lundi par des hommes armés à Bria. Ils se sont emparés de la ville."


def _of(claim: Claim, field: str) -> list[Reason]:
    return [reason for reason in claim.reasons if reason.field == field]


def test_every_field_that_is_filled_has_a_reason(claims_of: ClaimsOf) -> None:
    claim = claims_of(FULL)[0]
    told = {reason.field for reason in claim.reasons}
    assert told == {
        "event", "status", "certainty", "confidence", "initiators", "targets", "place", "time", "losses", "attribution",
    }  # fmt: skip


def test_an_empty_field_has_none(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("Les rebelles ont pris Bria.")
    assert {"targets", "time", "losses", "attribution"}.isdisjoint(r.field for r in claim.reasons)


def test_reasons_stand_on_the_text(claims_of: ClaimsOf) -> None:
    for claim in claims_of(FULL):
        for reason in claim.reasons:
            assert (reason.start is None) == (reason.end is None) == (reason.field == "confidence")
            assert reason.start is None or reason.end is None or 0 <= reason.start < reason.end <= len(FULL)


WORDINGS = [
    ("Les rebelles ont pris Bria.", "event", "frame capture, verb:prendre"),
    ("Les rebelles ont pris Bria.", "status", "occurred: active, pres"),
    ("Les combats continuent à Bria.", "event", "frame clash, noun:combats"),
    ("Le Hezbollah a pris Tyr.", "initiators", "register "),
    ("Les rebelles ont pris Bria.", "initiators", "description"),
    ("Les rebelles ont pris Bria lundi.", "time", "counted from publication"),
    ("Selon l'ONU, les rebelles ont pris Bria.", "attribution", "“Selon”"),
    ("Des miliciens ont tué six paysans à Bria lundi.", "losses", "killed: “tué”"),
]


@pytest.mark.parametrize(("text", "field", "wording"), WORDINGS)
def test_a_reason_names_its_rule(claims_of: ClaimsOf, text: str, field: str, wording: str) -> None:
    (claim,) = claims_of(text)
    assert _of(claim, field)[0].rule.startswith(wording)


def test_a_place_carried_on_is_said_to_be(claims_of: ClaimsOf) -> None:
    claims = claims_of("Des combats ont éclaté lundi à Bria. L'armée a tué mardi douze rebelles.")
    assert "carried on" in _of(claims[1], "place")[0].rule
    assert "carried on" not in _of(claims[0], "place")[0].rule
