"""Who may sign in: for admins to look at. People are added on the server's own command line."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from selon.web.access import needs
from selon.web.answers import answer, shape
from selon.web.roles import Role
from selon.web.shapes import PeopleAnswer, PersonAnswer
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(prefix="/api", dependencies=[needs(Role.ADMIN)])


@router.get("/people", responses=shape(PeopleAnswer), response_class=Response)
def people(request: Request) -> Response:
    """Names, roles and since when."""
    found = state_of(request).people.all()
    return answer(request, PeopleAnswer(items=tuple(PersonAnswer(name=n, role=r, added=a) for n, r, a in found)))
