"""Adding reports: a pasted text, or files."""

from fastapi import APIRouter, Request, UploadFile
from fastapi.responses import Response

from selon.acquire import Defaults
from selon.web.access import writes
from selon.web.adding import Upload, add_files, add_text
from selon.web.answers import answer, shape
from selon.web.bodies import Pasted
from selon.web.rendering import words_of
from selon.web.roles import Role
from selon.web.shapes import Taken
from selon.web.state import state_of

__all__ = ["router"]

router = APIRouter(prefix="/api", dependencies=[writes(Role.EDITOR)])


@router.post("/reports", responses=shape(Taken, 201), response_class=Response, status_code=201)
def paste(request: Request, pasted: Pasted) -> Response:
    """Code a text, keep it with its claims and merge them."""
    return answer(request, add_text(state_of(request), words_of(request), pasted.report()), 201)


@router.post("/files", responses=shape(Taken, 201), response_class=Response, status_code=201)
def upload(request: Request, files: list[UploadFile]) -> Response:
    """Code files as `selon code` reads them: .txt, .html, .jsonl, .warc, .warc.gz."""
    uploads = [Upload(name=file.filename or "", body=file.file.read()) for file in files]
    return answer(request, add_files(state_of(request), words_of(request), uploads, Defaults()), 201)
