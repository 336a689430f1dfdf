"""Reports: the list, one with its claims, and the bytes as they were acquired."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.store import Filter, Store
from selon.web.access import needs
from selon.web.answers import answer, faults, shape
from selon.web.asked import AskedPage
from selon.web.roles import Role
from selon.web.shapes import ReportAnswer, ReportPage
from selon.web.state import state_of

__all__ = ["report_answer", "router"]

router = APIRouter(prefix="/api", dependencies=[needs(Role.READER)])

_MOST_CLAIMS = 5000


@router.get("/reports", responses=shape(ReportPage), response_class=Response)
def reports(request: Request, asked: Annotated[AskedPage, Query()]) -> Response:
    """A page of reports, the latest published first."""
    store, wanted = state_of(request).store, asked.filter()
    order: Literal["oldest", "newest"] = "oldest" if asked.order == "oldest" else "newest"
    page = store.reports(wanted, order=order, after=asked.after, limit=asked.limit)
    return answer(request, ReportPage(items=page.items, after=page.after, total=store.count_reports(wanted)))


@router.get("/report", responses=shape(ReportAnswer), response_class=Response)
def report(request: Request, id: Annotated[str, Query(max_length=1000)]) -> Response:
    """A report with its text and its current claims."""
    return answer(request, report_answer(state_of(request).store, id))


def report_answer(store: Store, report_id: str) -> ReportAnswer:
    """The report with its claims in the order of the text. Raises NotFoundError."""
    found = store.report(report_id)
    claims = store.claims(Filter(report=report_id), order="oldest", limit=_MOST_CLAIMS).items
    ordered = sorted(claims, key=lambda claim: (claim.claim.trigger.start, claim.id))
    return ReportAnswer(report=found.report, original=found.original, reader=found.reader, claims=tuple(ordered))


@router.get(
    "/original",
    response_class=Response,
    responses={200: {"description": "The bytes", "content": {"application/octet-stream": {}}}, **faults()},
)
def original(request: Request, sha256: Annotated[str, Query(pattern="^[0-9a-f]{64}$")]) -> Response:
    """Archived bytes, to be saved: never shown as a page of ours."""
    body = state_of(request).store.original(sha256).body
    headers = {"Content-Disposition": f'attachment; filename="{sha256}"'}
    return Response(body, media_type="application/octet-stream", headers=headers)
