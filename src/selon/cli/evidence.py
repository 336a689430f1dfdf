"""What a state or an incident stands on, down to characters and archived bytes."""

from collections.abc import Iterable

import msgspec

from selon.merge.context import context_of
from selon.model import ControlState, Incident
from selon.store import Store

__all__ = ["ClaimEvidence", "Evidence", "StateReasons", "evidence_of", "reasons_of_state"]


class ClaimEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A claim's sentence, its trigger at `start:end` of the report's text, and its original's SHA-256."""

    id: str
    report: str
    publisher: str | None
    published: str | None
    event: str
    sentence: str
    trigger: str
    start: int
    end: int
    original: str
    media_type: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The claims that something stands on."""

    claims: tuple[ClaimEvidence, ...]


class StateReasons(msgspec.Struct, frozen=True, kw_only=True):
    """A control state with its incidents, each with the claims of it that bear on the state."""

    state: ControlState
    incidents: tuple[tuple[Incident, Evidence], ...]


def reasons_of_state(store: Store, state: ControlState) -> StateReasons:
    """Everything that made the state what it is."""
    told = set(state.claims)
    incidents = [store.incident(identifier) for identifier in state.incidents]
    return StateReasons(
        state=state,
        incidents=tuple((i, evidence_of(store, [c for c in i.claims if c in told])) for i in incidents),
    )


def evidence_of(store: Store, claims: Iterable[str]) -> Evidence:
    """The sentences and archived bytes of these claims. Raises NotFoundError."""
    return Evidence(claims=tuple(_evidence(store, identifier) for identifier in claims))


def _evidence(store: Store, identifier: str) -> ClaimEvidence:
    stored = store.claim(identifier)
    report = store.report(stored.report)
    trigger = stored.original.trigger
    return ClaimEvidence(
        id=stored.id,
        report=stored.report,
        publisher=stored.publisher,
        published=stored.published,
        event=stored.claim.event,
        sentence=context_of(report.report.text, stored.original),
        trigger=trigger.text,
        start=trigger.start,
        end=trigger.end,
        original=report.original,
        media_type=store.original(report.original).media_type,
    )
