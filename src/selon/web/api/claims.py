"""Claims: the list, and one with every decision on it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.web.access import needs
from selon.web.answers import answer, shape
from selon.web.asked import AskedPage
from selon.web.roles import Role
from selon.web.shapes import ClaimAnswer, ClaimPage
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(prefix="/api", dependencies=[needs(Role.READER)])


@router.get("/claims", responses=shape(ClaimPage), response_class=Response)
def claims(request: Request, asked: Annotated[AskedPage, Query()]) -> Response:
    """A page of claims."""
    store, wanted = state_of(request).store, asked.filter()
    page = store.claims(wanted, order=asked.order, after=asked.after, limit=asked.limit)
    return answer(request, ClaimPage(items=page.items, after=page.after, total=store.count_claims(wanted)))


@router.get("/claim", responses=shape(ClaimAnswer), response_class=Response)
def claim(request: Request, id: Annotated[str, Query(max_length=1000)]) -> Response:
    """One claim as it now stands, with the decisions on it."""
    store = state_of(request).store
    found = store.claim(id)
    return answer(request, ClaimAnswer(claim=found, decisions=tuple(store.decisions_about(found.id))))
