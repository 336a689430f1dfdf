"""A decision taken and its effects made visible: claims at once, incidents and control with it."""

from selon.model import Decision
from selon.store import Draft, now
from selon.web.shapes import Decided
from selon.web.state import State

__all__ = ["decide", "undo"]


def decide(state: State, draft: Draft) -> Decided:
    """Add the decision and make what it touches again. Raises as Store.decide does."""
    return _shown(state, state.store.decide(draft))


def undo(state: State, seq: int, who: str, why: str) -> Decided:
    """Take a decision back. Raises as Store.undo does."""
    return _shown(state, state.store.undo(seq, who=who, when=now(), why=why))


def _shown(state: State, decision: Decision) -> Decided:
    state.store.refresh(state.coder.relations())
    claim = state.store.claim(decision.subject)
    return Decided(decision=decision, claim=claim, incident=claim.incident)
