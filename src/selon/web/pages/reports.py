"""Reports: the list, and one report's text with its claims beside it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.web.access import Asking, needs
from selon.web.api.reports import report_answer
from selon.web.asked import AskedPage
from selon.web.rendering import page
from selon.web.roles import Role
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[needs(Role.READER)])


@router.get("/reports")
def reports(request: Request, person: Asking, asked: Annotated[AskedPage, Query()]) -> Response:
    """Reports, the latest published first."""
    store, wanted = state_of(request).store, asked.filter()
    found = store.reports(wanted, after=asked.after, limit=asked.limit)
    values = {"asked": asked, "page": found, "total": store.count_reports(wanted)}
    return page(request, person, "reports.html", values)


@router.get("/report")
def report(request: Request, person: Asking, id: Annotated[str, Query(max_length=1000)]) -> Response:
    """One report."""
    return page(request, person, "report.html", {"found": report_answer(state_of(request).store, id)})
