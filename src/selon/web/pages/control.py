"""Control: who holds what on a day."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.web.access import Asking, needs
from selon.web.api.control import AskedControl, control_answer
from selon.web.rendering import page
from selon.web.roles import Role
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[needs(Role.READER)])


@router.get("/control")
def control(request: Request, person: Asking, asked: Annotated[AskedControl, Query()]) -> Response:
    """The map, its slider, and the same as a table."""
    found = control_answer(state_of(request), asked.at, asked.filter())
    states = sorted(found.states, key=lambda state: state.status == "unknown")  # what nobody speaks of comes last
    return page(request, person, "control.html", {"asked": asked, "found": found, "states": states})
