"""Pages from templates, each in the language that the request asks for."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from selon.web.errors import NotSignedInError
from selon.web.island import island_words
from selon.web.labels import label
from selon.web.roles import Person, Role
from selon.web.state import state_of
from selon.web.telling import (
    brief,
    location_words,
    loss_words,
    number_range,
    parties,
    source_words,
    span_of_days,
)
from selon.web.words import LANGUAGE_COOKIE, LANGUAGES, words_for, words_in

__all__ = ["fault_page", "page"]

_YEAR = 365 * 24 * 3600


def page(
    request: Request,
    person: Person | None,
    template: str,
    values: Mapping[str, Any] | None = None,
    status: int = 200,
) -> Response:
    """The page of a template. A language in the address is kept for the next pages."""
    words = words_for(request)
    shared: dict[str, Any] = {
        "person": person,
        "role": Role,
        "path": request.url.path,
        "in_language": _switch(request),
    }
    shared["local"] = state_of(request).settings.local
    html = _environment(words.language).get_template(template).render(**shared, **(values or {}))
    response = HTMLResponse(html, status, headers={"Cache-Control": "private, no-cache"})
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, words.language, max_age=_YEAR, samesite="lax", httponly=True)
    return response


def fault_page(request: Request, status: int, message: str) -> Response:
    """A page that says what went wrong."""
    from selon.web.access import person_of

    try:
        person = person_of(request)
    except NotSignedInError:
        person = None
    return page(request, person, "fault.html", {"message": message, "status": status}, status)


def _switch(request: Request) -> dict[str, str]:
    """The same address in each language, by the language's own name."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return {code: "?" + urlencode([*kept, ("lang", code)]) for code in LANGUAGES}


@cache
def _environment(language: str) -> Environment:
    words = words_in(language)
    made = Environment(
        loader=PackageLoader("selon.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    made.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"words": words, "languages": LANGUAGES, "island_words": island_words(words)}
    made.filters |= {
        "label": lambda value: label(words, value),
        "day": words.day,
        "moment": words.moment,
        "number": words.number,
        "km": words.km,
        "days": lambda item: span_of_days(words, item),
        "location": location_words,
        "loss": lambda loss: loss_words(words, loss),
        "range": lambda low, high: number_range(words, low, high),
        "parties": parties,
        "source": lambda source: source_words(words, source),
        "brief": brief,
        "query": urlencode,
    }
    return made
