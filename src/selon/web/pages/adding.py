"""Adding reports by a form: it works without any script."""

from collections.abc import Iterable, Iterator
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from selon.acquire import Defaults
from selon.web.access import Asking, check_token, needs
from selon.web.adding import Upload, add_address, add_files, add_text
from selon.web.bodies import Pasted
from selon.web.errors import NotTakenError
from selon.web.rendering import page
from selon.web.roles import Role
from selon.web.shapes import Taken
from selon.web.state import state_of
from selon.web.words import term, words_for

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[needs(Role.EDITOR)])

_NOTHING = term("Give an address, paste a text or choose files first.")
_NOT_A_DAY = term("The day of publication is written YYYY-MM-DD.")


@router.get("/add")
def form(request: Request, person: Asking) -> Response:
    """The form."""
    return page(request, person, "add.html", {"taken": None, "remark": None, "given": {}})


@router.post("/add")
def add(
    request: Request,
    person: Asking,
    token: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    files: list[UploadFile] = [],  # noqa: B006 - FastAPI reads it as a declaration and makes a new list
) -> Response:
    """Code all that was given; one report leads straight to its page."""
    check_token(person, token)
    given = {"url": url, "text": text, "title": title, "publisher": publisher, "published": published}
    uploads = [Upload(name=f.filename, body=f.file.read()) for f in files if f.filename]
    if not (url.strip() or text.strip() or uploads):
        return _again(request, person, given, words_for(request).say(_NOTHING))
    try:
        taken = _all_taken(_take(request, given, uploads))
    except ValidationError:
        return _again(request, person, given, words_for(request).say(_NOT_A_DAY))
    except NotTakenError as error:
        return _again(request, person, given, str(error))
    if len(taken.reports) == 1 and not taken.faults:
        return RedirectResponse("/report?" + urlencode({"id": taken.reports[0]}), 303)
    return page(request, person, "add.html", {"taken": taken, "remark": None, "given": {}})


def _again(request: Request, person: Asking, given: dict[str, str], remark: str) -> Response:
    """The form once more, with what was given and what is wrong with it."""
    return page(request, person, "add.html", {"taken": None, "remark": remark, "given": given}, 422)


def _take(request: Request, given: dict[str, str], uploads: list[Upload]) -> Iterator[Taken]:
    """The address first: where nothing comes of it, nothing else is kept, and the form can be sent again."""
    state, words = state_of(request), words_for(request)
    about = Pasted.model_validate({**given, "url": "", "text": given["text"] if given["text"].strip() else "-"})
    defaults = Defaults(published=about.published, publisher=about.publisher)
    if given["url"].strip():
        yield add_address(state, words, given["url"], defaults)
    if given["text"].strip():
        yield add_text(state, words, about.report())
    if uploads:
        yield add_files(state, words, uploads, defaults)


def _all_taken(parts: Iterable[Taken]) -> Taken:
    found = list(parts)
    return Taken(
        reports=tuple(report for part in found for report in part.reports),
        claims=sum(part.claims for part in found),
        faults=tuple(fault for part in found for fault in part.faults),
    )
