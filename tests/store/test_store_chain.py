"""Decisions: applied, chained, taken back, refused when stale."""

import msgspec
import pytest
from sqlalchemy import delete, update
from store_examples import READER, WHEN, coded

from selon.model import decision_digest
from selon.store import Draft, Filter, NotFoundError, StaleDecisionError, Store, StoreError
from selon.store.chain import broken_links
from selon.store.tables import decisions


def draft(kind: str, subject: str = "r1-1", **more: object) -> Draft:
    return msgspec.convert({"kind": kind, "subject": subject, "who": "amina", "when": WHEN, **more}, Draft)


@pytest.fixture
def filled(store: Store) -> Store:
    store.ingest(coded(), reader=READER, received=WHEN)
    return store


def links(store: Store) -> list[str]:
    with store.engine.connect() as connection:
        return broken_links(connection)


def test_a_correction_changes_what_is_shown_and_keeps_the_original(filled: Store) -> None:
    made = filled.decide(draft("correct", field="event", after="attack", why="a post, not a village"))
    claim = filled.claim("r1-1")
    assert (claim.claim.event, claim.original.event, claim.review) == (
        "attack",
        "attack_civilians",
        "corrected",
    )
    assert (made.before, made.after, claim.revision) == ("attack_civilians", "attack", made.seq)


def test_a_corrected_claim_is_found_by_its_new_value(filled: Store) -> None:
    place = {
        "text": "Mandoko",
        "start": 0,
        "end": 0,
        "name": "Kinkole",
        "country": "CD",
        "lat": 2.0,
        "lon": 31.0,
    }
    filled.decide(draft("correct", field="place", after=place))
    assert [c.id for c in filled.claims(Filter(place="kinkole")).items] == ["r1-1"]
    assert filled.claims(Filter(place="mandoko")).items == ()


def test_undo_takes_back_and_may_be_taken_back(filled: Store) -> None:
    first = filled.decide(draft("reject"))
    undo = filled.undo(first.seq, who="paul", when=WHEN)
    assert filled.claim("r1-1").review == "unreviewed"
    assert filled.decisions()[0].undone == WHEN
    filled.undo(undo.seq, who="amina", when=WHEN)
    assert filled.claim("r1-1").review == "rejected"
    assert [d.undone for d in filled.decisions()] == [None, WHEN, None]


def test_the_last_decision_is_known_by_its_number(filled: Store) -> None:
    assert filled.last_decision() == 0
    for number, kind in enumerate(("reject", "note"), 1):
        filled.decide(draft(kind))
        assert filled.last_decision() == number


def test_what_is_undone_cannot_be_undone_again(filled: Store) -> None:
    first = filled.decide(draft("accept"))
    filled.undo(first.seq, who="paul", when=WHEN)
    with pytest.raises(StaleDecisionError):
        filled.undo(first.seq, who="amina", when=WHEN)


def test_a_stale_edit_is_refused_with_the_row_not_seen(filled: Store) -> None:
    seen = filled.claim("r1-1").revision
    other = filled.decide(draft("accept", who="paul", expected=seen))
    with pytest.raises(StaleDecisionError) as refused:
        filled.decide(draft("reject", expected=seen))
    assert refused.value.latest == other
    filled.decide(draft("reject", expected=other.seq))


def test_decisions_on_other_claims_do_not_make_an_edit_stale(filled: Store) -> None:
    filled.decide(draft("accept", subject="r1-2", expected=0))
    filled.decide(draft("accept", subject="r1-1", expected=0))
    assert len(filled.decisions()) == 2


@pytest.mark.parametrize(
    ("field", "after"),
    [("event", 3), ("place", {"name": "x"}), ("id", "y"), ("no_such", 1), (None, 1), ("losses", [1])],
)
def test_a_value_that_does_not_fit_is_refused(filled: Store, field: str | None, after: object) -> None:
    with pytest.raises(StoreError):
        filled.decide(draft("correct", field=field, after=after))
    assert filled.decisions() == []


def test_unknown_claims_and_decisions_are_refused(filled: Store) -> None:
    with pytest.raises(NotFoundError):
        filled.decide(draft("accept", subject="r9"))
    with pytest.raises(NotFoundError):
        filled.decide(draft("merge", others=("r9",)))
    with pytest.raises(NotFoundError):
        filled.undo(7, who="amina", when=WHEN)


def test_decisions_stand_after_the_report_is_read_anew(filled: Store) -> None:
    filled.decide(draft("reject"))
    filled.ingest(coded(), reader="selon 0.2.0 fr", received=WHEN)
    assert filled.claim("r1-1").review == "rejected"


def test_the_chain_links_and_betrays_changes(filled: Store) -> None:
    for why in ("one", "two", "three"):
        filled.decide(draft("note", why=why))
    rows = filled.decisions()
    assert [r.digest for r in rows] == [decision_digest(r) for r in rows]
    assert links(filled) == []
    with filled.engine.begin() as connection:
        payload = msgspec.json.encode(msgspec.structs.replace(rows[1], why="forged")).decode()
        connection.execute(update(decisions).where(decisions.c.seq == 2).values(payload=payload))
    assert any("decision 2" in line for line in links(filled))


def test_a_chain_cut_short_is_found(filled: Store) -> None:
    for why in ("one", "two"):
        filled.decide(draft("note", why=why))
    with filled.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM decision_subjects WHERE seq = 2")
        connection.execute(delete(decisions).where(decisions.c.seq == 2))
    assert any("missing" in line for line in links(filled))
