"""Whether the server answers, and who is asking."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import select

from selon import __version__
from selon.store.engine import connect
from selon.store.tables import chain
from selon.web.access import Asking
from selon.web.answers import answer, shape
from selon.web.shapes import Health, Session
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter()


@router.get("/healthz", responses=shape(Health), response_class=Response)
def health(request: Request) -> Response:
    """The server answers and its store can be read. Asks for no sign-in and says nothing of the content."""
    with connect(state_of(request).store.engine) as connection:
        connection.execute(select(chain.c.seq))
    return answer(request, Health(status="ok", version=__version__))


@router.get("/api/session", responses=shape(Session), response_class=Response)
def session(request: Request, person: Asking) -> Response:
    """Who asks, and the token that a change must bear in its X-Selon-Token header."""
    return answer(request, Session(name=person.name, role=person.role.name.lower(), token=person.token))
