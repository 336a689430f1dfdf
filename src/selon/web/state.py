"""What the routes of one server share."""

from dataclasses import dataclass, field
from typing import cast

from fastapi import Request

from selon.store import Store
from selon.web.coder import Coder
from selon.web.limiter import Limiter
from selon.web.people import People
from selon.web.roles import Person
from selon.web.settings import Settings
from selon.web.turns import Turns

__all__ = ["State", "state_of"]


@dataclass(frozen=True)
class State:
    """One store, how it is served, and the one thread that reads reports."""

    store: Store
    settings: Settings
    people: People
    local_person: Person
    coder: Coder
    limiter: Limiter = field(default_factory=Limiter)
    fetches: Turns = field(default_factory=lambda: Turns(4))
    """From other people's servers, each of up to 25 s and 16 MB (selon.acquire.settings.Limits)."""
    exports: Turns = field(default_factory=lambda: Turns(2))


def state_of(request: Request) -> State:
    """The state of the server that answers `request`."""
    return cast(State, request.app.state.selon)
