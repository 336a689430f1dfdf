"""The review queue: claims that nobody has looked at, the least certain first."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from selon.store import Filter, Page
from selon.web.access import Asking, needs
from selon.web.asked import AskedPage, LongPiece
from selon.web.labels import EVENTS, REVIEWS
from selon.web.rendering import page
from selon.web.roles import Role
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[needs(Role.READER)])


class AskedQueue(AskedPage):
    """What to review; where a `claim` is named, that one alone, whatever its state."""

    claim: LongPiece = None


@router.get("/review")
def review(request: Request, person: Asking, asked: Annotated[AskedQueue, Query()]) -> Response:
    """Claims to accept, correct, reject or note, one after another by keys."""
    store, wanted = state_of(request).store, _wanted(asked)
    if asked.claim:
        found = Page(items=(store.claim(asked.claim),))
    else:
        found = store.claims(wanted, order="least_certain", after=asked.after, limit=asked.limit)
    values = {"asked": asked, "page": found, "total": store.count_claims(wanted), "events": EVENTS}
    return page(request, person, "review.html", values | {"review_states": REVIEWS})


def _wanted(asked: AskedQueue) -> Filter:
    """What the address says; claims that nobody looked at where it says nothing of that."""
    wanted = asked.filter()
    return wanted if wanted.review else msgspec.structs.replace(wanted, review="unreviewed")
