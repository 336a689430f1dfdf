"""What people decided, the latest first."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.web.access import Asking, needs
from selon.web.rendering import page
from selon.web.roles import Role
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[needs(Role.READER)])

_PAGE = 100


@router.get("/history")
def history(request: Request, person: Asking, until: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> Response:
    """A page of the chain; `until` is the number of its last decision."""
    store = state_of(request).store
    last = min(until or 2**53, store.last_decision())
    found = store.decisions(after=max(last - _PAGE, 0), limit=_PAGE)
    values = {"decisions": [d for d in reversed(found) if d.seq <= last], "earlier": max(last - _PAGE, 0)}
    return page(request, person, "history.html", values)
