"""What people decided: the chain, one more decision, one taken back."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from selon.store import now
from selon.web.access import Asking, needs, writes
from selon.web.answers import answer, shape
from selon.web.bodies import Deciding, Undoing
from selon.web.deciding import decide, undo
from selon.web.roles import Role
from selon.web.shapes import Decided, DecisionPage
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(prefix="/api/decisions")

_Number = Annotated[int, Path(ge=1, le=2**53)]


@router.get("", responses=shape(DecisionPage), response_class=Response, dependencies=[needs(Role.READER)])
def decisions(
    request: Request,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Response:
    """Decisions in the order of the chain, from just after number `after`."""
    found = state_of(request).store.decisions(after=after, limit=limit)
    return answer(request, DecisionPage(items=tuple(found)))


@router.post("", responses=shape(Decided), response_class=Response, dependencies=[writes(Role.REVIEWER)])
def add(request: Request, person: Asking, deciding: Deciding) -> Response:
    """Accept, reject, correct, merge, split or note. 409 where somebody decided since `expected`."""
    return answer(request, decide(state_of(request), deciding.draft(person.name, now())))


@router.post("/{seq}/undo", responses=shape(Decided), response_class=Response, dependencies=[writes(Role.REVIEWER)])
def take_back(request: Request, person: Asking, seq: _Number, undoing: Undoing) -> Response:
    """Take a decision back; the row stays, and another says that it no longer holds."""
    return answer(request, undo(state_of(request), seq, person.name, undoing.why))
