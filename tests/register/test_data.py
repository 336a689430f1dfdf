"""The register's data: its size, and that nothing in it contradicts itself."""

import re
from collections import defaultdict

import pytest

from selon.register import ActorEntry, Register, RegisterError, SourceEntry, load_register
from selon.register.loader import check

REGISTER = load_register()
WRITTEN = [a for a in REGISTER.actors if not a.derived]
ARMED = [a for a in WRITTEN if a.kind != "government"]


def test_at_least_six_hundred_armed_actors_are_written() -> None:
    assert len(ARMED) >= 600


def test_they_fight_in_at_least_forty_countries() -> None:
    assert len({c for a in ARMED for c in a.country}) >= 40


def test_most_of_them_are_not_forces_of_a_state() -> None:
    state = {"army", "air_force", "navy", "police", "gendarmerie", "security_forces", "guard", "intelligence"}
    assert sum(a.kind not in state for a in ARMED) >= 400


def test_at_least_two_hundred_and_fifty_sources_are_written() -> None:
    assert sum(not s.derived for s in REGISTER.sources) >= 250


@pytest.mark.parametrize("kind", ["agency", "media", "official", "armed_group", "ngo", "un", "monitor"])
def test_every_kind_of_source_is_there(kind: str) -> None:
    assert any(s.kind == kind and not s.derived for s in REGISTER.sources)


def test_ids_are_lower_case_words() -> None:
    assert [e.id for e in REGISTER.entries if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", e.id)] == []


def test_countries_are_iso_codes() -> None:
    codes = {c for e in REGISTER.entries for c in e.countries}
    assert [c for c in codes if not re.fullmatch(r"[A-Z]{2}", c)] == []


def test_home_and_theatre_do_not_repeat_each_other() -> None:
    assert [e.id for e in REGISTER.entries if set(e.country) & set(e.theatre)] == []


def test_no_name_is_written_twice_in_an_entry() -> None:
    def names(entry: ActorEntry | SourceEntry) -> list[str]:
        return [n for language, several in entry.names.items() if language != "latn" for n in several]

    assert [e.id for e in REGISTER.entries if len(names(e)) != len(set(names(e)))] == []


def test_years_of_a_tie_are_in_order() -> None:
    ties = [(a.id, t) for a in WRITTEN for t in (*a.allies, *a.backers)]
    assert [i for i, t in ties if t.from_ and t.to and t.from_ > t.to] == []
    assert [i for i, t in ties if (t.from_ or 1978) < 1978] == []


def test_nobody_is_its_own_parent() -> None:
    parents = {a.id: a.parent for a in REGISTER.actors}
    for start in parents:
        seen, at = {start}, parents[start]
        while at:
            assert at not in seen, start
            seen.add(at)
            at = parents[at]


def test_a_host_belongs_to_one_source() -> None:
    owners = defaultdict(set)
    for source in REGISTER.sources:
        for host in source.hosts:
            owners[host].add(source.id)
    assert {h: o for h, o in owners.items() if len(o) > 1} == {}


def test_framing_is_never_also_a_name() -> None:
    for actor in WRITTEN:
        names = {n for several in actor.names.values() for n in several}
        assert not names & {n for several in actor.framing.values() for n in several}, actor.id


def test_entries_that_share_an_acronym_differ_in_their_countries() -> None:
    """Else no report could tell which is meant."""
    owners = defaultdict(list)
    for entry in REGISTER.entries:
        for acronym in entry.acronyms:
            owners[acronym].append(entry)
    twins = {
        acronym: [e.id for e in entries]
        for acronym, entries in owners.items()
        if len({(frozenset(e.country), e.worldwide) for e in entries}) < len(entries)
    }
    assert twins == {}


def test_an_id_used_twice_is_refused() -> None:
    actor = ActorEntry(id="x-a", name="A", kind="rebel", country=("ML",))
    with pytest.raises(RegisterError, match="x-a"):
        check([actor, actor], [])


def test_an_unknown_parent_is_refused() -> None:
    actor = ActorEntry(id="x-a", name="A", kind="rebel", country=("ML",), parent="x-b")
    with pytest.raises(RegisterError, match=r"x-a.*x-b"):
        check([actor], [])


def test_an_unknown_voice_is_refused() -> None:
    source = SourceEntry(id="x-s", name="S", kind="media", speaks_for="x-b")
    with pytest.raises(RegisterError, match=r"x-s.*x-b"):
        check([], [source])


def test_the_register_is_one_value() -> None:
    assert load_register() is REGISTER
    assert isinstance(REGISTER, Register)
