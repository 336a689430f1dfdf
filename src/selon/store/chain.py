"""The chain of decisions: rows are only ever added, each holding the digest of the one before."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from selon.messages import mark
from selon.model import FIRST_LINK, Claim, Decision, decision_digest
from selon.store.errors import NotFoundError, StaleDecisionError, StoreError
from selon.store.records import Draft
from selon.store.review import field_of, reviewed, with_field
from selon.store.rows import claim_columns, claim_name_rows, to_json
from selon.store.tables import chain, claim_names, claims, decision_subjects, decisions

__all__ = [
    "about",
    "add_decision",
    "all_decisions",
    "broken_links",
    "decision_at",
    "last_decision",
    "restore_review",
    "with_undone",
]


def add_decision(connection: Connection, draft: Draft) -> Decision:
    """Add a row to the chain and let it show on the claims it concerns.

    Raises NotFoundError for an unknown claim, StaleDecisionError where a later row than `draft.expected`
    concerns one of the claims, StoreError where a correction doesn't fit the field.
    """
    seq, previous = connection.execute(select(chain.c.seq, chain.c.digest).with_for_update()).one()
    draft = _complete(connection, draft)
    subjects = sorted({draft.subject, *draft.others, *draft.apart})
    _refuse_stale(connection, subjects, draft.expected)
    decision = _link(draft, seq + 1, previous, _before(connection, draft))
    _insert(connection, decision, subjects)
    for subject in subjects:
        restore_review(connection, subject)
    return decision


def _complete(connection: Connection, draft: Draft) -> Draft:
    """The draft with its claims filled in (an undo concerns those of the row it takes back) and checked."""
    if draft.kind == "undo":
        undone = decision_at(connection, draft.undoes or 0)
        if undone.undone is not None:
            raise StaleDecisionError(undone)
        draft = msgspec.structs.replace(
            draft, subject=undone.subject, others=undone.others, apart=undone.apart
        )
    for subject in (draft.subject, *draft.others, *draft.apart):
        _effective(connection, subject)
    if draft.kind == "correct" and draft.field is None:
        raise StoreError(mark("a correction names no field: say which one it sets"))
    return draft


def _before(connection: Connection, draft: Draft) -> object:
    if draft.kind != "correct" or draft.field is None:
        return None
    claim = _effective(connection, draft.subject)
    with_field(claim, draft.field, draft.after)
    return field_of(claim, draft.field)


def _link(draft: Draft, seq: int, previous: str, before: object) -> Decision:
    fields: dict[str, Any] = {f: getattr(draft, f) for f in Draft.__struct_fields__ if f != "expected"}
    decision = Decision(seq=seq, previous=previous, before=before, **fields)
    return msgspec.structs.replace(decision, digest=decision_digest(decision))


def _insert(connection: Connection, decision: Decision, subjects: Sequence[str]) -> None:
    row = {f: getattr(decision, f) for f in ("seq", "kind", "subject", "who", "when", "undoes", "digest")}
    connection.execute(insert(decisions), {**row, "payload": to_json(decision)})
    connection.execute(insert(decision_subjects), [{"claim": s, "seq": decision.seq} for s in subjects])
    connection.execute(update(chain).values(seq=decision.seq, digest=decision.digest))


def _refuse_stale(connection: Connection, subjects: Sequence[str], expected: int | None) -> None:
    if expected is None:
        return
    latest = max((d for s in subjects for d in about(connection, s)), key=lambda d: d.seq, default=None)
    if latest is not None and latest.seq > expected:
        raise StaleDecisionError(latest)


def restore_review(connection: Connection, claim_id: str) -> None:
    """Set the current claim's columns to what the decisions on it say; it then waits to be merged again."""
    row = _current(connection, claim_id)
    original = msgspec.json.decode(row.payload, type=Claim)
    claim, verdict = reviewed(original, [d for d in about(connection, claim_id) if d.subject == claim_id])
    values = {**claim_columns(claim), "review": verdict, "merged": False}
    values["corrected"] = to_json(claim) if claim != original else None
    connection.execute(update(claims).where(claims.c.number == row.number).values(values))
    connection.execute(claim_names.delete().where(claim_names.c.claim == row.number))
    names = [{"claim": row.number, "role": r, "name": n} for r, n in sorted(claim_name_rows(claim))]
    if names:
        connection.execute(insert(claim_names), names)


def about(connection: Connection, claim_id: str) -> list[Decision]:
    """Every decision that concerns a claim, oldest first, with `undone` filled in."""
    rows = select(decisions.c.payload).join(decision_subjects, decision_subjects.c.seq == decisions.c.seq)
    chosen = rows.where(decision_subjects.c.claim == claim_id).order_by(decisions.c.seq)
    return with_undone(map(_decode, connection.execute(chosen).scalars()))


def all_decisions(connection: Connection, *, after: int = 0, limit: int | None = None) -> list[Decision]:
    """Decisions with `seq` over `after`, in order, at most `limit`, with `undone` filled in."""
    chosen = select(decisions.c.payload).where(decisions.c.seq > after).order_by(decisions.c.seq).limit(limit)
    found = list(map(_decode, connection.execute(chosen).scalars()))
    if not found:
        return []
    later = select(decisions.c.payload).where(decisions.c.kind == "undo", decisions.c.seq > found[-1].seq)
    undoing = list(map(_decode, connection.execute(later).scalars()))
    return with_undone([*found, *undoing])[: len(found)]


def with_undone(rows: Iterable[Decision]) -> list[Decision]:
    """The rows in order, each with when the undo that still holds was made."""
    ordered = sorted(rows, key=lambda d: d.seq)
    when: dict[int, str] = {}
    for decision in reversed(ordered):
        if decision.kind == "undo" and decision.undoes is not None and decision.seq not in when:
            when[decision.undoes] = decision.when
    return [msgspec.structs.replace(d, undone=when.get(d.seq)) for d in ordered]


def decision_at(connection: Connection, seq: int) -> Decision:
    """The row of that number, with `undone` filled in. Raises NotFoundError."""
    found = [d for d in all_decisions(connection, after=seq - 1, limit=1) if d.seq == seq]
    if not found:
        raise NotFoundError(mark("no decision {seq}: see the list of decisions"), seq=seq)
    return found[0]


def last_decision(connection: Connection) -> int:
    """The number of the latest row; 0 where nobody decided anything."""
    return connection.execute(select(func.max(decisions.c.seq))).scalar() or 0


def broken_links(connection: Connection) -> list[str]:
    """One line for each row that doesn't fit the chain, and one where its end is missing."""
    problems = []
    previous, last = FIRST_LINK, 0
    for payload, digest in connection.execute(
        select(decisions.c.payload, decisions.c.digest).order_by(decisions.c.seq)
    ):
        decision = _decode(payload)
        if decision.previous != previous or decision.seq != last + 1 or digest != decision_digest(decision):
            problems.append(f"decision {decision.seq}: changed or misplaced since it was written")
        previous, last = digest, decision.seq
    head = connection.execute(select(chain.c.seq, chain.c.digest)).one()
    if (head.seq, head.digest) != (last, previous):
        problems.append(f"decisions end at {last}, {head.seq} were written: rows are missing")
    return problems


def _decode(payload: str) -> Decision:
    return msgspec.json.decode(payload, type=Decision)


def _current(connection: Connection, claim_id: str) -> Any:
    """The claim's row in its report's current coding. Raises NotFoundError."""
    chosen = select(claims.c.number, claims.c.payload, claims.c.corrected)
    row = connection.execute(chosen.where(claims.c.id == claim_id, claims.c.current)).first()
    if row is None:
        raise NotFoundError(
            mark("no claim {id}: it may have been read anew; look at its report"), id=claim_id
        )
    return row


def _effective(connection: Connection, claim_id: str) -> Claim:
    row = _current(connection, claim_id)
    return msgspec.json.decode(row.corrected or row.payload, type=Claim)
