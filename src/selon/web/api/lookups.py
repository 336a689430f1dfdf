"""Names as one types: actors and sources of the register, places of the gazetteer."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.register import ActorEntry, SourceEntry, load_register
from selon.register.search import entries_like
from selon.web.access import needs
from selon.web.answers import answer, shape
from selon.web.lookups import entry_choice
from selon.web.roles import Role
from selon.web.shapes import Choices
from selon.web.state import state_of
from selon.web.words import words_for

__all__ = ["router"]

router = APIRouter(prefix="/api/lookup", dependencies=[needs(Role.READER)])

_Typed = Annotated[str, Query(max_length=200)]
_MOST = 12


@router.get("/actors", responses=shape(Choices), response_class=Response)
def actors(request: Request, q: _Typed) -> Response:
    """Actors of the register."""
    return _answered(request, entries_like(load_register().actors, q, _MOST))


@router.get("/sources", responses=shape(Choices), response_class=Response)
def sources(request: Request, q: _Typed) -> Response:
    """Sources of the register."""
    return _answered(request, entries_like(load_register().sources, q, _MOST))


def _answered(request: Request, found: Iterable[ActorEntry | SourceEntry]) -> Response:
    words = words_for(request)
    return answer(request, Choices(items=tuple(entry_choice(words, entry) for entry in found)))


@router.get("/places", responses=shape(Choices), response_class=Response)
def places(request: Request, q: _Typed, country: Annotated[str | None, Query(pattern="^[A-Z]{2}$")] = None) -> Response:
    """Places of the gazetteer."""
    return answer(request, Choices(items=tuple(state_of(request).coder.places(words_for(request), q, country, _MOST))))
