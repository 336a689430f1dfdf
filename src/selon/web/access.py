"""Who asks, and whether they may: what the routes depend on."""

import hmac
from typing import Annotated, Any

from fastapi import Depends, Header, Request
from fastapi.params import Depends as Dependency

from selon.web.errors import ForbiddenError, NotSignedInError
from selon.web.people import moment
from selon.web.roles import Person, Role
from selon.web.state import state_of

__all__ = ["COOKIE", "Asking", "check_token", "needs", "person_of", "writes"]

COOKIE = "selon_session"


def person_of(request: Request) -> Person:
    """The person signed in; in local use, the one there is. Raises NotSignedInError."""
    state = state_of(request)
    if state.settings.local:
        return state.local_person
    person = state.people.of_cookie(request.cookies.get(COOKIE), moment())
    if person is None:
        raise NotSignedInError
    return person


Asking = Annotated[Person, Depends(person_of)]


def needs(role: Role) -> Any:
    """A dependency: the person has at least this role. Raises ForbiddenError."""

    def check(person: Asking) -> None:
        if person.role < role:
            raise ForbiddenError

    return _named(check, role)


def writes(role: Role) -> Any:
    """As `needs`, for a route that changes something: the request bears the session's token too."""

    def check(person: Asking, x_selon_token: Annotated[str, Header()] = "") -> None:
        if person.role < role:
            raise ForbiddenError
        check_token(person, x_selon_token)

    return _named(check, role)


def check_token(person: Person, token: str) -> None:
    """Raise ForbiddenError where `token` isn't the one of the person's session."""
    if not hmac.compare_digest(person.token.encode(), token.encode("utf-8", "replace")):
        raise ForbiddenError


def _named(check: Any, role: Role) -> Dependency:
    check.role = role  # the test of roles and endpoints reads it back
    depends: Dependency = Depends(check)
    return depends
