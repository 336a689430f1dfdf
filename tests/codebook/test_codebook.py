"""The codebook's files: complete, consistent, and refused with a reason where they are not."""

from typing import get_args

import msgspec
import pytest

from selon.codebook import acled, cameo, countries, events, plover, ucdp
from selon.codebook.loading import CodebookError, _complete
from selon.codebook.types import Acled, AcledRow, NoRow, Untyped
from selon.register import load_register

CROSSWALKS = {"acled": acled, "cameo": cameo, "plover": plover, "ucdp": ucdp}

ACLED_SUB_EVENTS = {
    "Government regains territory", "Non-state actor overtakes territory", "Armed clash",
    "Excessive force against protesters", "Protest with intervention", "Peaceful protest",
    "Violent demonstration", "Mob violence", "Chemical weapon", "Air/drone strike", "Suicide bomb",
    "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade", "Sexual violence",
    "Attack", "Abduction/forced disappearance", "Agreement", "Arrests", "Change to group/activity",
    "Disrupted weapons use", "Headquarters or base established", "Looting/property destruction",
    "Non-violent transfer of territory", "Other",
}  # fmt: skip


@pytest.mark.parametrize("scheme", CROSSWALKS)
def test_every_event_has_a_row_or_none_with_the_reason(scheme: str) -> None:
    rows = CROSSWALKS[scheme]().rows
    assert list(rows) == list(events())
    for event, row in rows.items():
        assert row.none is None or len(row.none) > 20, event


def test_events_are_named_in_three_languages() -> None:
    assert len(events()) == 29
    for event in events().values():
        assert set(event.labels) == {"fr", "en", "ar"}
        assert all(event.labels.values())


def test_acled_knows_its_25_sub_events_both_ways() -> None:
    table = acled()
    assert set(table.back) == ACLED_SUB_EVENTS
    used = {s for row in table.rows.values() for s in (row.sub_event, row.by_state) if s}
    assert used <= ACLED_SUB_EVENTS
    assert {row.type for row in table.rows.values() if row.type} == set(table.disorder)
    assert isinstance(table.back["Other"], NoRow)


def test_a_row_comes_back_as_the_event_it_went_out_as_or_as_one_it_shares_the_row_with() -> None:
    table = acled()
    for event, row in table.rows.items():
        back = None if row.sub_event is None else table.back[row.sub_event]
        if isinstance(back, str):
            assert table.rows[back].sub_event == row.sub_event, event


def test_every_kind_of_actor_has_a_class_in_acled_and_a_sector_in_plover() -> None:
    kinds = {actor.kind for actor in load_register().actors}
    assert kinds <= set(acled().inter)
    assert kinds <= set(plover().sectors)
    assert ucdp().states <= kinds


def test_every_row_of_ucdp_without_a_type_has_its_way() -> None:
    assert set(ucdp().untyped) == set(get_args(Untyped))
    astray = msgspec.structs.replace(ucdp(), untyped={"open": "brawl"})
    with pytest.raises(CodebookError, match="unknown events: brawl"):
        _complete("ucdp", astray)


def test_every_plover_type_in_use_has_its_quad() -> None:
    assert {row.type for row in plover().rows.values() if row.type} == set(plover().quads)


def test_countries_cover_the_register_and_number_no_state_twice() -> None:
    table = countries()
    assert {c for actor in load_register().actors for c in actor.countries} <= set(table)
    for field in ("iso3", "numeric", "cow", "gw"):
        numbers = [getattr(c, field) for c in table.values() if getattr(c, field) is not None]
        assert len(numbers) == len(set(numbers)), field
    assert (table["SY"].iso3, table["SY"].numeric, table["SY"].gw) == ("SYR", 760, 652)
    assert (table["YE"].cow, table["YE"].gw) == (679, 678)


def test_a_crosswalk_that_lacks_an_event_is_refused() -> None:
    table = acled()
    short = msgspec.structs.replace(table, rows={e: r for e, r in table.rows.items() if e != "clash"})
    with pytest.raises(CodebookError, match="clash"):
        _complete("acled", short)
    astray = msgspec.structs.replace(table, back={"Armed clash": "brawl"})
    with pytest.raises(CodebookError, match="brawl"):
        _complete("acled", astray)


@pytest.mark.parametrize("row", [{}, {"type": "Battles", "none": "x"}, {"typo": "Battles"}])
def test_a_row_with_both_or_neither_or_a_misspelt_field_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(row, AcledRow)


def test_misspelt_section_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"row": {}}, Acled)
