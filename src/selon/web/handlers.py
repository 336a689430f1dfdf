"""Faults as answers: JSON for programs, a page for people, one line either way."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from selon.acquire import Unreadable
from selon.model import Decision
from selon.store import NotFoundError, StaleDecisionError, StoreError
from selon.web.answers import answer
from selon.web.errors import BusyError, ForbiddenError, NotSignedInError, NotTakenError, TooManyError
from selon.web.rendering import fault_page
from selon.web.shapes import Fault
from selon.web.words import term, words_for

__all__ = ["add_handlers"]

_FORBIDDEN = term("Your role does not reach that, or the page was open too long: load it again.")
_SIGN_IN = term("Sign in first.")
_NOT_FOUND = term("There is no such page.")
_PARAMETERS = term("A part of the address or the form is not what it should be: %(parts)s.")
_BUSY = term("The server is busy with the same for others: try again in a few seconds.")
_WAIT = term("Too many attempts: wait %(seconds)s seconds.")

_Handler = Callable[[Request, Any], Awaitable[Response]]


def add_handlers(app: FastAPI) -> None:
    """Give every expected fault its answer."""
    handlers: dict[type[Exception], _Handler] = {
        NotFoundError: _plain(404),
        StoreError: _plain(400),
        Unreadable: _plain(400),
        NotTakenError: _not_taken,
        BusyError: _busy,
        StaleDecisionError: _stale,
        ForbiddenError: _forbidden,
        NotSignedInError: _not_signed_in,
        TooManyError: _too_many,
        RequestValidationError: _invalid,
        HTTPException: _http,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _fault(request: Request, status: int, message: str, latest: Decision | None = None) -> Response:
    if request.url.path.startswith(("/api/", "/healthz")):
        return answer(request, Fault(message=message, latest=latest), status)
    return fault_page(request, status, message)


def _said(request: Request, message: str, **values: object) -> str:
    return words_for(request).say(message, **values)


def _plain(status: int) -> _Handler:
    async def handler(request: Request, error: StoreError | Unreadable) -> Response:
        return _fault(request, status, words_for(request).tell(error.message, error.values))

    return handler


async def _stale(request: Request, error: StaleDecisionError) -> Response:
    message = words_for(request).tell(error.message, error.values)
    return _fault(request, 409, message, error.latest)


async def _forbidden(request: Request, error: ForbiddenError) -> Response:
    return _fault(request, 403, _said(request, _FORBIDDEN))


async def _not_signed_in(request: Request, error: NotSignedInError) -> Response:
    if request.url.path.startswith("/api/"):
        return _fault(request, 401, _said(request, _SIGN_IN))
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse("/login?" + urlencode({"next": wanted}), 303)


async def _not_taken(request: Request, error: NotTakenError) -> Response:
    return _fault(request, 400, str(error))


async def _busy(request: Request, error: BusyError) -> Response:
    response = _fault(request, 503, _said(request, _BUSY))
    response.headers["Retry-After"] = "5"
    return response


async def _too_many(request: Request, error: TooManyError) -> Response:
    response = _fault(request, 429, _said(request, _WAIT, seconds=error.seconds))
    response.headers["Retry-After"] = str(error.seconds)
    return response


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    parts = ", ".join(sorted({str(one["loc"][-1]) for one in error.errors()}))
    return _fault(request, 422, _said(request, _PARAMETERS, parts=parts))


async def _http(request: Request, error: HTTPException) -> Response:
    message = _said(request, _NOT_FOUND) if error.status_code == 404 else HTTPStatus(error.status_code).phrase
    response = _fault(request, error.status_code, message)
    response.headers.update(error.headers or {})
    return response
