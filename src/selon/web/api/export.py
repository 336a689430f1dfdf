"""Exports: what the filters show, as a file to save."""

from contextlib import ExitStack
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, Response
from pydantic import AfterValidator, Field
from starlette.background import BackgroundTask

from selon.export import FORMATS, Options
from selon.store import now
from selon.web.access import Asking, needs
from selon.web.answers import faults
from selon.web.asked import Asked, Day
from selon.web.exporting import written
from selon.web.roles import Role
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(prefix="/api", dependencies=[needs(Role.READER)])

_BYTES, _OBJECT = {"type": "string", "format": "binary"}, {"type": "object"}
_CONTENT = {form.media_type: {"schema": _OBJECT if form.suffix == ".geojson" else _BYTES} for form in FORMATS.values()}


def _known(form: str) -> str:
    if form not in FORMATS:
        raise ValueError("no such format")
    return form


class AskedExport(Asked):
    """Filters, the format, and for CSV whether a byte order mark comes first. `at`: day of the control map."""

    format: Annotated[str, Field(json_schema_extra={"enum": list(FORMATS)}), AfterValidator(_known)]
    bom: bool = False
    at: Day = None


@router.get(
    "/export", responses={200: {"description": "The file", "content": _CONTENT}, **faults()}, response_class=Response
)
def export(request: Request, person: Asking, asked: Annotated[AskedExport, Query()]) -> Response:
    """Incidents or claims as the field's tools read them; names of victims and witnesses are masked."""
    options = Options(made=now(), bom=asked.bom, at=asked.at)
    with ExitStack() as stack:
        path = stack.enter_context(written(state_of(request), asked.filter(), asked.format, person.name, options))
        removal = BackgroundTask(stack.pop_all().close)  # once all of it has been sent
    media_type, headers = FORMATS[asked.format].media_type, {"Cache-Control": "private, no-store"}
    return FileResponse(path, 200, headers, media_type, background=removal, filename=path.name)
