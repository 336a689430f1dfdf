"""Signing in and out, where the server is not for one machine alone."""

import time
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from selon.web.access import COOKIE, Asking, check_token
from selon.web.people import moment
from selon.web.rendering import page
from selon.web.state import state_of
from selon.web.words import term, words_for

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_WRONG = term("Name or password is wrong.")
_Next = Annotated[str, Query(max_length=2000)]


@router.get("/login")
def form(request: Request, next: _Next = "/") -> Response:
    """The form; in local use there is nothing to sign in to."""
    if state_of(request).settings.local:
        return RedirectResponse("/", 303)
    return page(request, None, "login.html", {"next": next, "remark": None})


@router.post("/login")
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Sign in and go where the person wanted. Too many failures for a name or an address have to wait."""
    state, keys = state_of(request), _keys(request, name)
    state.limiter.check(keys, time.monotonic())
    if not state.people.right(name, password):
        state.limiter.failed(keys, time.monotonic())
        values = {"next": next, "remark": words_for(request).say(_WRONG)}
        return page(request, None, "login.html", values, 403)
    state.limiter.passed(keys[0])
    response = RedirectResponse(_own(next), 303)
    cookie = state.people.sign_in(name, moment(), state.settings.session_hours)
    response.set_cookie(COOKIE, cookie, httponly=True, secure=state.settings.https, samesite="lax")
    return response


@router.post("/logout")
def sign_out(request: Request, person: Asking, token: Annotated[str, Form()] = "") -> Response:
    """End the session."""
    check_token(person, token)
    state_of(request).people.sign_out(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE)
    return response


def _keys(request: Request, name: str) -> list[str]:
    return [f"name {name.casefold()}", f"from {request.client.host if request.client else ''}"]


def _own(address: str) -> str:
    """`address` where it leads to a page of ours, else the start (`//host` and `/\\host` lead elsewhere)."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if ours else "/"
