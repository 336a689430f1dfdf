"""Denials that repeat nothing deny what was told just before, on another's word."""

from collections.abc import Callable

import pytest

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]

DENIED = [
    ("L'ONU affirme que l'armée a tué dix civils à Bria. L'armée dément.", "attack_civilians", "armée"),
    ("Selon l'ONU, les rebelles ont pris Bria. Le gouvernement rejette ces allégations.", "capture", "gouvernement"),
    ("Des élus disent que la milice a incendié Bria. La milice nie toute implication.", "destroy", "milice"),
    ("Selon l'ONU, l'armée a bombardé Bria. L'armée dément tout tir.", "shelling", "armée"),
    ("Selon l'ONU, l'armée a bombardé Bria. Le ministre assure qu'il n'en est rien.", "shelling", "ministre"),
    ("Selon l'ONU, l'armée a bombardé Bria. Faux, répond le ministre.", "shelling", "ministre"),
    ("Selon l'ONU, l'armée a bombardé Bria. « Pures inventions », réplique le ministre.", "shelling", "ministre"),
    ("Selon l'ONU, l'armée a bombardé Bria. Ce que l'armée conteste.", "shelling", "armée"),
    ("Selon l'ONU, l'armée a bombardé Bria. Une information démentie par le ministre.", "shelling", "ministre"),
    ("Selon l'ONU, l'armée a bombardé Bria. L'armée dément avoir agi ainsi.", "shelling", "armée"),
    ("Selon l'ONU, l'armée a bombardé Bria. L'armée a rejeté cette dernière accusation.", "shelling", "armée"),
    ("Selon l'ONU, l'armée a bombardé Bria. L'armée a qualifié ce récit de mensonge.", "shelling", "armée"),
    ("Selon l'ONU, l'armée a bombardé Bria. L'armée a qualifié ces propos d'\"intoxication\".", "shelling", "armée"),
    ("Selon l'ONU, l'armée a tué dix civils et brûlé Bria. Faux, répond le ministre.", "attack_civilians", "ministre"),
]


@pytest.mark.parametrize(("text", "event", "denier"), DENIED)
def test_a_bare_denial_denies_what_was_told_before(drafts_of: DraftsOf, text: str, event: str, denier: str) -> None:
    told, *_, denied = drafts_of(text)
    assert (told.event, told.status) == (event, "occurred")
    assert (denied.event, denied.status, denied.certainty) == (event, "denied", "asserted")
    assert denied.attribution is not None
    assert denied.attribution.chain[0].text == denier
    assert denied.losses == ()


NOTHING_DENIED = [
    "L'armée a démenti.",  # nothing was told
    "Selon l'ONU, l'armée a tué dix civils à Bria. L'armée dément tout lien avec cette société.",
    "Selon l'ONU, l'armée a tué dix civils à Bria. Le ministre conteste le calendrier du scrutin.",
    "Selon l'ONU, l'armée a tué dix civils à Bria. Le ministre dément abriter des rebelles.",
    "Selon l'ONU, l'armée a tué dix civils à Bria. Le ministre nie qu'une rançon ait été versée.",
    "Selon l'ONU, l'armée a tué dix civils à Bria. Les rebelles ont un canon de fabrication locale, selon elle.",
    "L'armée affirme avoir pris Bria. L'armée dément.",  # nobody denies what he says himself
]


@pytest.mark.parametrize("text", NOTHING_DENIED)
def test_no_other_denial_makes_one(drafts_of: DraftsOf, text: str) -> None:
    assert "denied" not in [d.status for d in drafts_of(text)]


def test_a_denial_with_an_act_of_its_own_is_no_bare_one(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Selon l'ONU, l'armée a tué dix civils à Bria. L'armée dément avoir bombardé Bambari.")
    assert [(d.event, d.status) for d in drafts] == [("attack_civilians", "occurred"), ("shelling", "denied")]


def test_what_a_denial_opens_is_denied_once(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("L'armée a démenti que Bria soit tombée, comme l'affirmaient les rebelles.")
    assert (draft.event, draft.status) == ("capture", "denied")
