"""Finding entries by a name, the beginning of one, or something like one."""

from selon.register import ActorEntry
from selon.register.search import entries_like, find_entries, spellings


def _entry(identifier: str, name: str, **more: object) -> ActorEntry:
    return ActorEntry(id=identifier, name=name, kind="rebel", country=("ML",), **more)


FRONT = _entry("front", "Front of the Valley", acronyms=("FV",), names={"fr": ("Front de la vallée",)})
GUARD = _entry("guard", "Valley Guard", names={"fr": ("Garde de la vallée",), "ar": ("حرس الوادي",)})
LOCAL = _entry("local", "River Men", local=("Plateforme",))
ALL = (FRONT, GUARD, LOCAL)


def test_spellings_are_name_acronyms_and_names_of_every_language() -> None:
    assert spellings(FRONT) == ("Front of the Valley", "FV", "Front de la vallée")
    assert spellings(LOCAL) == ("River Men",)


def test_an_exact_name_in_any_case_and_accent_finds_its_entry_alone() -> None:
    assert find_entries(ALL, "front de la VALLEE") == [FRONT]
    assert find_entries(ALL, "fv") == find_entries(ALL, "front") == [FRONT]
    assert find_entries(ALL, "حرس الوادي") == [GUARD]
    assert find_entries(ALL, "plateforme") == [LOCAL]


def test_a_slip_finds_the_likest_first() -> None:
    assert find_entries(ALL, "Gardes de la valee")[0] == GUARD
    assert find_entries(ALL, "xyzzy") == []


def test_what_begins_as_typed_comes_before_what_is_like_it() -> None:
    assert entries_like(ALL, "gard", 5)[0] == GUARD
    assert entries_like(ALL, "", 2) == [FRONT, GUARD]
    assert len(entries_like(ALL, "vall", 1)) == 1
