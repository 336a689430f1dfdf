"""Reviewers' decisions applied to a claim: pure, so that page, merge and tests see the same claim."""

from collections.abc import Iterable, Sequence

import msgspec

from selon.messages import mark
from selon.model import Claim, Decision
from selon.store.errors import StoreError
from selon.store.records import Review

__all__ = ["active", "field_of", "reviewed", "with_field"]

NO_FIELD = mark("a claim has no field {field} to correct: choose one of {fields}")
NO_FIT = mark("{field} can't be that: {reason}")

_VERDICTS: dict[str, Review] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def active(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, oldest first: those undone and the undoing rows themselves left out.

    An undo may itself be undone, so the chain is walked from its end.
    """
    undone: set[int] = set()
    kept: list[Decision] = []
    for decision in sorted(decisions, key=lambda d: d.seq, reverse=True):
        if decision.seq in undone:
            continue
        if decision.kind == "undo" and decision.undoes is not None:
            undone.add(decision.undoes)
        else:
            kept.append(decision)
    return kept[::-1]


def reviewed(claim: Claim, decisions: Sequence[Decision]) -> tuple[Claim, Review]:
    """`claim` with the corrections that hold, and the last verdict on it (else "unreviewed")."""
    verdict: Review = "unreviewed"
    for decision in active(decisions):
        if decision.kind == "correct" and decision.field is not None:
            claim = with_field(claim, decision.field, decision.after)
        verdict = _VERDICTS.get(decision.kind, verdict)
    return claim, verdict


def field_of(claim: Claim, field: str) -> object:
    """A claim's field as JSON-able builtins. Raises StoreError where a claim has no such field to correct."""
    if field not in Claim.__struct_fields__ or field == "id":
        raise StoreError(NO_FIELD, field=repr(field), fields=", ".join(_correctable()))
    return msgspec.to_builtins(getattr(claim, field))


def with_field(claim: Claim, field: str, value: object) -> Claim:
    """`claim` with `field` set to `value` (JSON-able builtins). Raises StoreError where that doesn't fit."""
    field_of(claim, field)
    try:
        return msgspec.convert(msgspec.to_builtins(claim) | {field: value}, Claim)
    except msgspec.ValidationError as error:
        raise StoreError(NO_FIT, field=field, reason=str(error)) from error


def _correctable() -> list[str]:
    return [f for f in Claim.__struct_fields__ if f != "id"]
