"""schemathesis over the OpenAPI document: nothing asked is a server error, every answer is as described."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from web_examples import fill

from selon.store import open_store
from selon.web import Settings, create_app

CASES = int(os.environ.get("SELON_SCHEMA_CASES", "12"))
"""Examples an endpoint: a few in every run; 250 (5,000 in all) by hand or at night."""

_CHECKS = (
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
)


def _no_name_is_known(*_: object, **__: object) -> None:
    raise OSError("no network in this test")


@pytest.fixture
def operations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Every operation of the document of an application on a store of its own, off the network."""
    monkeypatch.setattr(socket, "getaddrinfo", _no_name_is_known)
    monkeypatch.setenv("SELON_ARCHIVE", str(tmp_path / "fetched"))
    with open_store(tmp_path / "selon.db") as store:
        fill(store)
        app = create_app(store, Settings(hosts=None))  # schemathesis asks for a host name of its own
        schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
        yield [found.ok() for found in schema.get_all_operations()]


@pytest.mark.timeout(0)
def test_no_request_is_a_server_error(operations: list[Any]) -> None:
    assert len(operations) > 20
    for operation in operations:
        token = operation.app.state.selon.local_person.token
        _try(operation, {"X-Selon-Token": token})


def _try(operation: Any, headers: dict[str, str]) -> None:
    """CASES requests to one operation, the valid and the invalid."""

    @given(case=operation.as_strategy())
    @settings(max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def send(case: schemathesis.Case) -> None:
        case.headers = {**(case.headers or {}), **headers}
        case.call_and_validate(checks=list(_CHECKS))

    send()
