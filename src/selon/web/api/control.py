"""Who holds what on a day, and one place through time."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.store import Filter
from selon.store.engine import connect
from selon.web.access import needs
from selon.web.answers import answer, shape
from selon.web.asked import Asked, Day
from selon.web.queries_places import control_span
from selon.web.roles import Role
from selon.web.shapes import ControlAnswer, PlaceControl
from selon.web.state import State, state_of

__all__ = ["control_answer", "router"]

router = APIRouter(prefix="/api/control", dependencies=[needs(Role.READER)])


class AskedControl(Asked):
    """Places, and the day; without one, the last on which a place changed hands."""

    at: Day = None


@router.get("", responses=shape(ControlAnswer), response_class=Response)
def control(request: Request, asked: Annotated[AskedControl, Query()]) -> Response:
    """The state of every place on a day; places of which nobody had spoken yet are left out."""
    return answer(request, control_answer(state_of(request), asked.at, asked.filter()))


def control_answer(state: State, at: str | None, wanted: Filter) -> ControlAnswer:
    """The states on `at`, and the days between which control is known to change."""
    with connect(state.store.engine) as connection:
        first, last, spoken = control_span(connection)
    day = at or spoken or "1970-01-01"
    return ControlAnswer(at=day, first=first, last=last, states=tuple(state.store.control(day, wanted)))


@router.get("/place", responses=shape(PlaceControl), response_class=Response)
def place(request: Request, place_key: Annotated[str, Query(max_length=1000)]) -> Response:
    """One place through time, each state with the claims that it stands on and why."""
    states = state_of(request).store.place_control(Filter(place_key=place_key))
    return answer(request, PlaceControl(states=tuple(states)))
