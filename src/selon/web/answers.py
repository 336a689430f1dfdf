"""JSON answers with an ETag, and their shapes in the OpenAPI document."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi import Request
from fastapi.responses import Response

from selon.model import Decision, Incident
from selon.web import shapes

__all__ = ["JSON_SHAPES", "answer", "faults", "shape"]

JSON_SHAPES: tuple[type, ...] = (
    Decision,
    Incident,
    *(getattr(shapes, name) for name in shapes.__all__),
)
"""Every type that an endpoint answers with."""


def answer(request: Request, value: object, status: int = 200, media_type: str = "application/json") -> Response:
    """`value` as JSON; 304 without a body where the client already has this very answer."""
    body = msgspec.json.encode(value)
    if status != 200 or request.method != "GET":
        return Response(body, status, media_type=media_type)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def shape(kind: type, status: int = 200, media_type: str = "application/json") -> dict[int | str, dict[str, Any]]:
    """For a route's `responses`: it answers with a `kind` of JSON_SHAPES."""
    schema = {"$ref": f"#/components/schemas/{kind.__name__}"}
    return {status: {"description": "OK", "content": {media_type: {"schema": schema}}}, **faults()}


def faults() -> Mapping[int | str, dict[str, Any]]:
    """The answers that any endpoint may give instead, each a Fault."""
    schema = {"$ref": f"#/components/schemas/{shapes.Fault.__name__}"}
    reasons = {
        400: "What was asked for can't be answered",
        401: "Nobody is signed in",
        403: "The role doesn't reach, or the request didn't come from our page",
        404: "There is no such thing",
        409: "Somebody else decided meanwhile",
        422: "A parameter isn't one",
        503: "The server is busy with the same for others",
    }
    return {
        status: {"description": reason, "content": {"application/json": {"schema": schema}}}
        for status, reason in reasons.items()
    }
