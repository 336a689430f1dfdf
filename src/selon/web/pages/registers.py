"""Actors, sources and places: what the register and the store know of each, with their claims."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.register import ActorEntry, SourceEntry, load_register
from selon.register.search import entries_like
from selon.store import Filter, NotFoundError
from selon.store.engine import connect
from selon.web.access import Asking, needs
from selon.web.asked import Piece
from selon.web.queries_places import places
from selon.web.rendering import page
from selon.web.roles import Role
from selon.web.state import state_of
from selon.web.telling import location_words

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[needs(Role.READER)])

_MOST = 100
_CLAIMS = 50
_Id = Annotated[str, Query(max_length=1000)]


@router.get("/actors")
def actors(request: Request, person: Asking, q: Piece = None) -> Response:
    """The register's actors."""
    found = entries_like(load_register().actors, q or "", _MOST)
    return page(request, person, "register.html", {"entries": found, "q": q or "", "kind": "actor"})


@router.get("/sources")
def sources(request: Request, person: Asking, q: Piece = None) -> Response:
    """The register's sources."""
    found = entries_like(load_register().sources, q or "", _MOST)
    return page(request, person, "register.html", {"entries": found, "q": q or "", "kind": "source"})


@router.get("/places")
def all_places(request: Request, person: Asking, q: Piece = None) -> Response:
    """Places of the incidents in the store."""
    with connect(state_of(request).store.engine) as connection:
        found = places(connection, q, _MOST)
    return page(request, person, "places.html", {"places": found, "q": q or ""})


@router.get("/actor")
def actor(request: Request, person: Asking, id: _Id) -> Response:
    """An actor with the claims that name it."""
    return _entry(request, person, _registered(id, ActorEntry), Filter(actor=id))


@router.get("/source")
def source(request: Request, person: Asking, id: _Id) -> Response:
    """A source with the claims that stand on its word."""
    return _entry(request, person, _registered(id, SourceEntry), Filter(source=id))


@router.get("/place")
def place(request: Request, person: Asking, key: _Id) -> Response:
    """A place: who held it when, and its claims."""
    store, wanted = state_of(request).store, Filter(place_key=key)
    claims = store.claims(wanted, limit=_CLAIMS).items
    if not claims:
        raise NotFoundError(f"no place {key}")
    values: dict[str, Any] = {"name": location_words(claims[0].claim.place) or key, "key": key}
    values |= {"states": store.place_control(wanted), "claims": claims, "total": store.count_claims(wanted)}
    return page(request, person, "place.html", values)


def _registered(identifier: str, kind: type[Any]) -> Any:
    try:
        entry = load_register().entry(identifier)
    except KeyError:
        entry = None
    if not isinstance(entry, kind):
        raise NotFoundError(f"the register has no {identifier}")
    return entry


def _entry(request: Request, person: Asking, entry: Any, wanted: Filter) -> Response:
    store = state_of(request).store
    values = {"entry": entry, "kind": "actor" if isinstance(entry, ActorEntry) else "source"}
    values |= {"claims": store.claims(wanted, limit=_CLAIMS).items, "total": store.count_claims(wanted)}
    return page(request, person, "entry.html", values)
