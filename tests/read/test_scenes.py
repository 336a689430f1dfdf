"""What a scene hands on: its day to what follows there, and no place to what happened elsewhere."""

from collections.abc import Callable

from selon.read.drafts import Draft

DraftsOf = Callable[[str], list[Draft]]


def _event(drafts: list[Draft], event: str) -> Draft:
    return next(d for d in drafts if d.event == event)


def test_what_follows_in_the_scene_has_its_day(drafts_of: DraftsOf) -> None:
    displaced = _event(drafts_of("L'armée a pris Bria lundi.\nDes paysans ont fui la ville."), "displace")
    assert displaced.time is not None
    assert displaced.time.from_day == "2024-05-13"
    assert displaced.time_inherited


def test_a_day_of_its_own_is_kept(drafts_of: DraftsOf) -> None:
    displaced = _event(drafts_of("L'armée a pris Bria lundi.\nDes paysans ont fui la ville mardi."), "displace")
    assert displaced.time is not None
    assert displaced.time.from_day == "2024-05-14"
    assert not displaced.time_inherited


def test_another_place_is_another_scene(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("L'armée a pris Bria lundi.\nLes rebelles ont attaqué Bambari.")
    assert _event(drafts, "capture").time is not None
    assert drafts[-1].time is None


def test_an_agreement_has_no_place_of_an_earlier_sentence(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("L'armée a pris Bria lundi. Une trêve a été signée.")
    assert _event(drafts, "agreement").place is None


def test_a_state_of_control_has_no_day_of_the_scene(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("L'armée a bombardé Bria lundi. Les rebelles tiennent la ville.")
    assert _event(drafts, "hold").time is None


def test_a_lasting_time_is_not_handed_on(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("L'armée assiège Bria depuis trois semaines.\nDes miliciens ont tué six paysans.")
    assert drafts[-1].event == "attack_civilians"
    assert drafts[-1].time is None


def test_the_lead_does_not_date_what_happens_far_away(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("L'armée a pris Bria lundi. Elle avance aussi.\nLes rebelles ont pris Bangui.")
    assert [d.time is not None for d in drafts if d.event == "capture"] == [True, False]
