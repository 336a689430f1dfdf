"""The application: routes, guard and what they share, around one store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

import msgspec
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from selon import __version__
from selon.store import Store
from selon.web import api, pages
from selon.web.answers import JSON_SHAPES
from selon.web.coder import Coder
from selon.web.guard import Guard
from selon.web.handlers import add_handlers
from selon.web.people import People
from selon.web.roles import Person, Role
from selon.web.schema import prepare
from selon.web.settings import Settings
from selon.web.state import State

__all__ = ["create_app"]

_STATIC = Path(__file__).with_name("static")


def create_app(store: Store, settings: Settings | None = None) -> FastAPI:
    """The application on `store`, which stays the caller's to close. Raises StoreError."""
    prepare(store.engine)
    settings = settings or Settings()
    app = FastAPI(
        title="Selon", version=__version__, lifespan=_lifespan, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json",
    )  # fmt: skip
    app.state.selon = State(
        store=store,
        settings=settings,
        people=People(store.engine),
        local_person=Person(name=settings.local_name, role=Role.ADMIN, token=token_urlsafe(24)),
        coder=Coder(),
    )
    for router in (*api.routers, *pages.routers):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.add_middleware(Guard, hosts=settings.hosts)
    add_handlers(app)
    _describe(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.selon.coder.close()


def _anything(kind: type) -> dict[str, Any]:
    """A field that may hold any JSON, as a decision's `before` and `after`."""
    if kind is object:
        return {"description": "Any JSON."}
    raise NotImplementedError(kind)


def _describe(app: FastAPI) -> None:
    """Add the shapes of the answers, which are not pydantic's, to the OpenAPI document."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = plain()
            _, shapes = msgspec.json.schema_components(
                JSON_SHAPES, schema_hook=_anything, ref_template="#/components/schemas/{name}"
            )
            document.setdefault("components", {}).setdefault("schemas", {}).update(shapes)
        return app.openapi_schema or {}

    app.openapi = openapi  # type: ignore[method-assign]
