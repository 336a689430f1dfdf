"""Incidents: the list, one with its claims, the map's points, the timeline's bars."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.store import Filter, Store
from selon.store.engine import connect
from selon.web.access import needs
from selon.web.answers import answer, shape
from selon.web.asked import Asked, AskedBox, AskedPage
from selon.web.queries_incidents import extent, incidents_page
from selon.web.queries_map import map_points
from selon.web.queries_timeline import timeline
from selon.web.roles import Role
from selon.web.shapes import FeatureCollection, IncidentAnswer, IncidentPage, Timeline
from selon.web.state import state_of
from selon.web.towns import towns_within

__all__ = ["incident_answer", "router"]

router = APIRouter(prefix="/api", dependencies=[needs(Role.READER)])

_GEOJSON = "application/geo+json"
_MOST_CLAIMS = 1000
_MOST_TOWNS = 40


class AskedMap(Asked):
    """Filters and how near the map looks."""

    zoom: Annotated[float, Query(ge=0, le=24)] = 3


@router.get("/incidents", responses=shape(IncidentPage), response_class=Response)
def incidents(request: Request, asked: Annotated[AskedPage, Query()]) -> Response:
    """A page of incidents."""
    wanted = asked.filter()
    with connect(state_of(request).store.engine) as connection:
        page = incidents_page(connection, wanted, asked.order, asked.after, asked.limit)
        found = extent(connection, wanted)
    return answer(request, IncidentPage(items=page.items, after=page.after, total=found.total))


@router.get("/incidents/{incident_id}", responses=shape(IncidentAnswer), response_class=Response)
def incident(request: Request, incident_id: str) -> Response:
    """One incident with its claims; an id from before a merge leads to what took it in."""
    return answer(request, incident_answer(state_of(request).store, incident_id))


def incident_answer(store: Store, incident_id: str) -> IncidentAnswer:
    """The incident with its claims, newest report first. Raises NotFoundError."""
    found = store.incident(incident_id)
    claims = store.claims(Filter(incident=found.id), limit=_MOST_CLAIMS).items
    return IncidentAnswer(incident=found, claims=claims, revision=max((claim.revision for claim in claims), default=0))


@router.get("/map", responses=shape(FeatureCollection, media_type=_GEOJSON), response_class=Response)
def points(request: Request, asked: Annotated[AskedMap, Query()]) -> Response:
    """GeoJSON points of the incidents that match, grouped where they would touch at this zoom."""
    with connect(state_of(request).store.engine) as connection:
        found = map_points(connection, asked.filter(), asked.zoom)
    return answer(request, found, media_type=_GEOJSON)


@router.get("/towns", responses=shape(FeatureCollection, media_type=_GEOJSON), response_class=Response)
def towns(request: Request, asked: Annotated[AskedBox, Query()]) -> Response:
    """GeoJSON points of the largest towns in a part of the map, for its labels."""
    return answer(request, towns_within(asked.sides(), _MOST_TOWNS), media_type=_GEOJSON)


@router.get("/timeline", responses=shape(Timeline), response_class=Response)
def bars(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """How many of the incidents that match begin on each day, month or year."""
    with connect(state_of(request).store.engine) as connection:
        found = timeline(connection, asked.filter())
    return answer(request, found)
