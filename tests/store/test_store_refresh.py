"""Incidents and control in the store: the same whether reports come at once, one by one or in any order."""

import random

import msgspec
import pytest
from store_examples import READER, WHEN, coded

from selon.merge import merge, reported_claims
from selon.model import CodedReport
from selon.store import Draft, Filter, Store


def varied() -> list[CodedReport]:
    """Reports of three papers on one attack, told again with another toll, and one of a week later."""
    told = [coded(f"p{n}", publisher=f"Journal {n}", killed=killed) for n, killed in enumerate((4, 4, 6, 7))]
    return [*told, _a_week_later(coded("late", publisher="Radio Est"))]


def _a_week_later(one: CodedReport) -> CodedReport:
    moved = []
    for claim in one.claims:
        assert claim.time is not None
        time = msgspec.structs.replace(claim.time, from_="2024-11-12", to="2024-11-12")
        moved.append(msgspec.structs.replace(claim, time=time))
    return CodedReport(
        report=msgspec.structs.replace(one.report, published="2024-11-13"), claims=tuple(moved)
    )


def groups(store: Store) -> list[tuple[str, ...]]:
    return sorted(incident.claims for incident in store.every_incident())


def decide(store: Store, kind: str, subject: str, **more: object) -> int:
    draft = {"kind": kind, "subject": subject, "who": "amina", "when": WHEN, **more}
    return store.decide(msgspec.convert(draft, Draft)).seq


@pytest.fixture
def merged(store: Store) -> Store:
    store.ingest_many(varied(), reader=READER, received=WHEN)
    store.refresh()
    return store


def test_refresh_gives_what_one_merge_of_all_gives(merged: Store) -> None:
    expected = merge(reported_claims(varied()))
    assert list(merged.every_incident()) == expected
    assert len(expected) == 4


@pytest.mark.parametrize("seed", range(4))
def test_one_by_one_in_any_order_gives_the_same(store: Store, seed: int) -> None:
    for one in random.Random(seed).sample(varied(), 5):
        store.ingest(one, reader=READER, received=WHEN)
        store.refresh()
    assert list(store.every_incident()) == merge(reported_claims(varied()))


def test_refresh_touches_nothing_twice(merged: Store) -> None:
    assert merged.refresh().claims == 0
    merged.ingest(
        coded(
            "far",
            text="Le village de Mandoko a été attaqué : 4 civils et des rebelles des FDA "
            "tués mardi, selon le chef local. Le même jour l'armée a repris Bunzele.",
        ),
        reader=READER,
        received=WHEN,
    )
    assert merged.refresh().incidents <= 4


def test_claims_wait_until_they_are_merged(store: Store) -> None:
    assert not store.waits()
    store.ingest(coded(), reader=READER, received=WHEN)
    assert store.waits()
    store.refresh()
    assert not store.waits()
    decide(store, "reject", "r1-1")
    assert store.waits()


def test_claims_and_reports_of_an_incident_are_found(merged: Store) -> None:
    incident = next(i for i in merged.every_incident() if "p0-1" in i.claims)
    found = merged.claims(Filter(incident=incident.id)).items
    assert {c.id for c in found} == set(incident.claims)
    assert {c.incident for c in found} == {incident.id}
    assert merged.count_incidents(Filter(report="p0")) == 2
    assert merged.count_incidents(Filter(disagreement=True)) == 1
    assert merged.count_incidents(Filter(actor="cd-adf", near=(1.2, 30.0, 30))) == 2


def test_a_split_and_a_merge_outlive_re_runs_and_are_reversible(merged: Store) -> None:
    before = groups(merged)
    split = decide(merged, "split", "p0-1", apart=["p1-1", "p2-1", "p3-1"])
    merged.refresh()
    assert ("p0-1",) in groups(merged)
    join = decide(merged, "merge", "p0-1", others=["late-1"])
    merged.refresh()
    assert ("late-1", "p0-1") in groups(merged)
    merged.ingest(coded("more", killed=5), reader=READER, received=WHEN)
    merged.refresh()
    assert any({"late-1", "p0-1"} <= set(group) for group in groups(merged))
    assert not any({"p0-1", "p1-1"} <= set(group) for group in groups(merged))
    merged.undo(join, who="amina", when=WHEN)
    merged.undo(split, who="amina", when=WHEN)
    reject = decide(merged, "reject", "more-1")
    decide(merged, "reject", "more-2")
    merged.refresh()
    assert groups(merged) == before
    merged.undo(reject, who="amina", when=WHEN)
    merged.refresh()
    assert any("more-1" in group for group in groups(merged))


def test_an_old_id_leads_to_the_incident_that_took_the_claim_in(merged: Store) -> None:
    old = next(i for i in merged.every_incident() if i.claims == ("late-1",))
    decide(merged, "merge", "late-1", others=["p0-1"])
    merged.refresh()
    assert "late-1" in merged.incident(old.id).claims


def test_a_rejected_claim_leaves_control_and_undo_brings_it_back(merged: Store) -> None:
    place = merged.claim("p0-2").claim.place
    assert place is not None
    before = merged.control("2024-12-01")
    assert [(s.status, [h.actor for h in s.holders]) for s in before] == [("held", ["cd-fardc"])]
    rows = [decide(merged, "reject", f"{r}-2") for r in ("p0", "p1", "p2", "p3", "late")]
    merged.refresh()
    assert merged.control("2024-12-01") == []
    for row in rows:
        merged.undo(row, who="amina", when=WHEN)
    merged.refresh()
    assert merged.control("2024-12-01") == before


def test_a_corrected_place_moves_control(merged: Store) -> None:
    place = {
        "text": "Bunzele",
        "start": 0,
        "end": 0,
        "name": "Kasindi",
        "country": "CD",
        "lat": 0.1,
        "lon": 29.7,
    }
    for report in ("p0", "p1", "p2", "p3", "late"):
        decide(merged, "correct", f"{report}-2", field="place", after=place)
    merged.refresh()
    assert {s.place.name for s in merged.control("2024-12-01")} == {"Kasindi"}


def test_a_new_reading_replaces_incidents_and_control(merged: Store) -> None:
    bare = [CodedReport(report=one.report, claims=one.claims[:1]) for one in varied()]
    merged.ingest_many(bare, reader="selon 0.2.0 fr", received=WHEN)
    merged.refresh()
    assert list(merged.every_incident()) == merge(reported_claims(bare))
    assert merged.control("2024-12-01") == []


def test_verify_finds_nothing_in_a_whole_store_and_every_kind_of_damage(merged: Store) -> None:
    decide(merged, "note", "p0-1", why="seen")
    assert merged.verify() == []
    with merged.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE claims SET payload = replace(payload, 'attaqu', 'pillag') WHERE id = 'p0-1'"
        )
        connection.exec_driver_sql(
            "UPDATE reports SET payload = replace(payload, 'mardi', 'lundi') WHERE id = 'p1'"
        )
        connection.exec_driver_sql(
            f"UPDATE originals SET size = size + 1 WHERE sha256 = '{merged.report('p2').original}'"
        )
        connection.exec_driver_sql("UPDATE chain SET seq = 2")
    found = "\n".join(merged.verify())
    for needle in (
        "claim p0-1",
        "report p1",
        f"original {merged.report('p2').original}",
        "decisions end at 1",
    ):
        assert needle in found
