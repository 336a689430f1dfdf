"""A real store behind the real application, asked through its ASGI interface."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_examples import SignedIn, fill

from selon.store import Store, open_store
from selon.web import Settings, create_app

LOCAL = "http://127.0.0.1:8000"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three reports, merged."""
    with open_store(tmp_path / "selon.db") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """The application in local use; requests that change something bear the token."""
    with TestClient(create_app(store), base_url=LOCAL) as opened:
        opened.headers["X-Selon-Token"] = opened.get("/api/session").json()["token"]
        yield opened


@pytest.fixture
def signed_in(store: Store) -> Iterator[SignedIn]:
    """Clients of one application with passwords: by role, or `nobody`."""
    from selon.web.people import moment
    from selon.web.roles import Role

    app = create_app(store, Settings(local=False))
    for role in Role:
        app.state.selon.people.put(role.name.lower(), role, "a long password", moment())

    def sign_in(role: str) -> TestClient:
        client = TestClient(app, base_url=LOCAL)
        if role != "nobody":
            answer = client.post("/login", data={"name": role, "password": "a long password"})
            assert answer.status_code == 200
            client.headers["X-Selon-Token"] = client.get("/api/session").json()["token"]
        return client

    with TestClient(app, base_url=LOCAL):
        yield sign_in
