"""Incidents: the table with its filters beside map and timeline, and one incident's versions side by side."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from selon.store.engine import connect
from selon.web.access import Asking, needs
from selon.web.api.incidents import incident_answer
from selon.web.asked import AskedPage
from selon.web.comparing import columns, rows
from selon.web.exporting import OFFERS
from selon.web.labels import CERTAINTIES, EVENTS, REVIEWS
from selon.web.queries_incidents import extent, incidents_page, reviews_of
from selon.web.queries_nearby import nearby
from selon.web.rendering import page
from selon.web.roles import Role
from selon.web.state import state_of
from selon.web.tolls import toll_bars
from selon.web.words import words_for

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[needs(Role.READER)])


@router.get("/")
def start() -> Response:
    """The incidents are where one begins."""
    return RedirectResponse("/incidents", 307)


@router.get("/incidents")
def incidents(request: Request, person: Asking, asked: Annotated[AskedPage, Query()]) -> Response:
    """The table; its address holds all filters, so that it can be passed on."""
    wanted = asked.filter()
    with connect(state_of(request).store.engine) as connection:
        found = incidents_page(connection, wanted, asked.order, asked.after, asked.limit)
        values: dict[str, Any] = {
            "reviews": reviews_of(connection, [incident.id for incident in found.items]),
            "extent": extent(connection, wanted),
        }
    values |= {
        "asked": asked,
        "page": found,
        "events": EVENTS,
        "certainties": CERTAINTIES,
        "review_states": REVIEWS,
        "offers": OFFERS,
    }
    return page(request, person, "incidents.html", values)


@router.get("/incidents/{incident_id}")
def incident(request: Request, person: Asking, incident_id: str) -> Response:
    """One incident: each source's version beside the others."""
    store = state_of(request).store
    found = incident_answer(store, incident_id)
    if found.incident.id != incident_id:
        return RedirectResponse(f"/incidents/{found.incident.id}", 307)
    shown = columns(found.incident, found.claims)
    with connect(store.engine) as connection:
        others = nearby(connection, found.incident)
    values = {
        "found": found,
        "columns": shown,
        "rows": rows(words_for(request), found.incident, shown),
        "bars": toll_bars(found.incident),
        "others": others,
    }
    return page(request, person, "incident.html", values)
