"""Adding reports: a pasted text, an address, or files."""

from fastapi import APIRouter, Request, UploadFile
from fastapi.responses import Response

from selon.acquire import Defaults
from selon.web.access import writes
from selon.web.adding import Upload, add_address, add_files, add_text
from selon.web.answers import answer, shape
from selon.web.bodies import Addressed, Pasted
from selon.web.roles import Role
from selon.web.shapes import Taken
from selon.web.state import state_of
from selon.web.words import words_for

__all__ = ["router"]

router = APIRouter(prefix="/api", dependencies=[writes(Role.EDITOR)])


@router.post("/reports", responses=shape(Taken, 201), response_class=Response, status_code=201)
def paste(request: Request, pasted: Pasted) -> Response:
    """Code a text, keep it with its claims and merge them."""
    return answer(request, add_text(state_of(request), words_for(request), pasted.report()), 201)


@router.post("/addresses", responses=shape(Taken, 201), response_class=Response, status_code=201)
def fetch(request: Request, addressed: Addressed) -> Response:
    """Fetch a web address through the guard, archive it, code the report there and keep it. 400: why not."""
    taken = add_address(state_of(request), words_for(request), addressed.url, addressed.defaults())
    return answer(request, taken, 201)


@router.post("/files", responses=shape(Taken, 201), response_class=Response, status_code=201)
def upload(request: Request, files: list[UploadFile]) -> Response:
    """Code files as `selon code` reads them: .txt, .html, .pdf, .eml, .jsonl, .warc, .wacz."""
    uploads = [Upload(name=file.filename or "", body=file.file.read()) for file in files]
    return answer(request, add_files(state_of(request), words_for(request), uploads, Defaults()), 201)
