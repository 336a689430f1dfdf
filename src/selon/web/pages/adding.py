"""Adding reports by a form: it works without any script."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from selon.acquire import Defaults
from selon.web.access import Asking, check_token, needs
from selon.web.adding import Upload, add_files, add_text
from selon.web.bodies import Pasted
from selon.web.rendering import page, words_of
from selon.web.roles import Role
from selon.web.shapes import Taken
from selon.web.state import state_of
from selon.web.words import term

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[needs(Role.EDITOR)])

_NOTHING = term("Paste a text or choose files first.")
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
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    files: list[UploadFile] = [],  # noqa: B006 - FastAPI reads it as a declaration and makes a new list
) -> Response:
    """Code what was given; one report leads straight to its page."""
    check_token(person, token)
    given = {"text": text, "title": title, "publisher": publisher, "published": published}
    uploads = [Upload(name=f.filename, body=f.file.read()) for f in files if f.filename]
    if not text.strip() and not uploads:
        return _again(request, person, given, _NOTHING)
    try:
        taken = _take(request, given, uploads)
    except ValidationError:
        return _again(request, person, given, _NOT_A_DAY)
    if len(taken.reports) == 1 and not taken.faults:
        return RedirectResponse("/report?" + urlencode({"id": taken.reports[0]}), 303)
    return page(request, person, "add.html", {"taken": taken, "remark": None, "given": {}})


def _again(request: Request, person: Asking, given: dict[str, str], remark: str) -> Response:
    """The form once more, with what was given and what is wrong with it."""
    values = {"taken": None, "remark": words_of(request).say(remark), "given": given}
    return page(request, person, "add.html", values, 422)


def _take(request: Request, given: dict[str, str], uploads: list[Upload]) -> Taken:
    state, words = state_of(request), words_of(request)
    if given["text"].strip():
        return add_text(state, words, Pasted.model_validate(given).report())
    about = Pasted.model_validate({**given, "text": "-"})
    return add_files(state, words, uploads, Defaults(published=about.published, publisher=about.publisher))
