"""A decision: what a person did to a claim or an incident, as one link of an append-only chain."""

import hashlib
from typing import Literal

import msgspec

__all__ = ["FIRST_LINK", "Decision", "DecisionKind", "decision_digest"]

DecisionKind = Literal["accept", "reject", "correct", "merge", "split", "note", "undo"]

FIRST_LINK = "0" * 64


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One row: `who` did it, `when` (ISO time, UTC), what stood `before` and `after`, and `why`.

    `subject` is a claim id (accept, reject, correct, note; also merge and split) and `others` are further
    claim ids: `merge` says that they are one event with `subject`; `split` that none of them is one event
    with any of `apart`. `correct` sets `field` of the claim to `after` (JSON). `undo` names in `undoes` the
    row it takes back; `undone` is when that happened to this row (not part of the digest).
    `previous` is the digest of the row before (64 zeros for the first) and `digest` this row's.
    """

    seq: int
    kind: DecisionKind
    subject: str
    who: str
    when: str
    why: str = ""
    others: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    field: str | None = None
    before: object = None
    after: object = None
    undoes: int | None = None
    previous: str = FIRST_LINK
    digest: str = ""
    undone: str | None = None


def decision_digest(decision: Decision) -> str:
    """SHA-256, hexadecimal, of the row without `digest` and `undone`, as JSON with sorted keys.

    The previous row's digest is in it, so that a change anywhere breaks every later link.
    """
    bare = msgspec.structs.replace(decision, digest="", undone=None)
    return hashlib.sha256(msgspec.json.encode(bare, order="sorted")).hexdigest()
