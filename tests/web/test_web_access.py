"""Who may do what: every endpoint with every role, sign-in, and where changes may come from."""

from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from web_examples import SignedIn

from selon.store import Store
from selon.web import Settings, api, create_app, pages
from selon.web.people import moment
from selon.web.roles import Role

_ROLES = ("nobody", "reader", "reviewer", "editor", "admin")
_READ, _REVIEW, _EDIT, _ADMIN = "reader", "reviewer", "editor", "admin"

ENDPOINTS = {
    ("GET", "/healthz"): "nobody",
    ("GET", "/login"): "nobody",
    ("POST", "/login"): "nobody",
    ("GET", "/api/session"): _READ,
    ("GET", "/api/incidents"): _READ,
    ("GET", "/api/incidents/{incident_id}"): _READ,
    ("GET", "/api/map"): _READ,
    ("GET", "/api/towns"): _READ,
    ("GET", "/api/timeline"): _READ,
    ("GET", "/api/claims"): _READ,
    ("GET", "/api/claim"): _READ,
    ("GET", "/api/reports"): _READ,
    ("GET", "/api/report"): _READ,
    ("GET", "/api/original"): _READ,
    ("POST", "/api/reports"): _EDIT,
    ("POST", "/api/addresses"): _EDIT,
    ("GET", "/api/export"): _READ,
    ("POST", "/api/files"): _EDIT,
    ("GET", "/api/control"): _READ,
    ("GET", "/api/control/place"): _READ,
    ("GET", "/api/decisions"): _READ,
    ("POST", "/api/decisions"): _REVIEW,
    ("POST", "/api/decisions/{seq}/undo"): _REVIEW,
    ("GET", "/api/lookup/actors"): _READ,
    ("GET", "/api/lookup/sources"): _READ,
    ("GET", "/api/lookup/places"): _READ,
    ("GET", "/api/people"): _ADMIN,
    ("GET", "/"): _READ,
    ("GET", "/incidents"): _READ,
    ("GET", "/incidents/{incident_id}"): _READ,
    ("GET", "/reports"): _READ,
    ("GET", "/report"): _READ,
    ("GET", "/control"): _READ,
    ("GET", "/review"): _READ,
    ("GET", "/add"): _EDIT,
    ("POST", "/add"): _EDIT,
    ("GET", "/actors"): _READ,
    ("GET", "/sources"): _READ,
    ("GET", "/places"): _READ,
    ("GET", "/actor"): _READ,
    ("GET", "/source"): _READ,
    ("GET", "/place"): _READ,
    ("GET", "/history"): _READ,
    ("POST", "/logout"): _READ,
}


def _routes() -> Iterator[tuple[str, str]]:
    for router in (*api.routers, *pages.routers):
        for route in router.routes:
            assert isinstance(route, APIRoute)
            yield from ((method, route.path) for method in route.methods)


def test_the_table_names_every_endpoint() -> None:
    assert set(_routes()) == set(ENDPOINTS)


@pytest.mark.parametrize("role", _ROLES)
def test_roles_reach_what_the_table_says(signed_in: SignedIn, role: str) -> None:
    client = signed_in(role)
    for (method, path), needed in ENDPOINTS.items():
        if path == "/logout":
            continue  # ends the session that the others need
        address = path.format(incident_id="none", seq=1)
        answer = client.request(method, address, follow_redirects=False)
        turned_away = answer.status_code in (401, 403) or answer.headers.get("location", "").startswith("/login?")
        allowed = _ROLES.index(role) >= _ROLES.index(needed)
        # A sign-in without a password and a form without its token are refused for other reasons.
        if (method, path) not in {("POST", "/login"), ("POST", "/add")} or not allowed:
            assert turned_away != allowed, (method, path, answer.status_code)


def test_signing_out_ends_the_session(signed_in: SignedIn) -> None:
    client = signed_in("reader")
    token = client.headers["X-Selon-Token"]
    assert client.post("/logout", data={"token": "wrong"}).status_code == 403
    cookie = client.cookies["selon_session"]
    assert client.post("/logout", data={"token": token}).status_code == 200
    assert client.get("/api/session", cookies={"selon_session": cookie}).status_code == 401


def test_a_session_ends_by_itself(store: Store) -> None:
    from datetime import timedelta

    app = create_app(store, Settings(local=False))
    people = app.state.selon.people
    people.put("amina", Role.READER, "a long password", moment())
    now = moment()
    cookie = people.sign_in("amina", now, hours=2)
    assert people.of_cookie(cookie, now + timedelta(hours=1)).name == "amina"
    assert people.of_cookie(cookie, now + timedelta(hours=3)) is None


def test_guessing_has_to_wait(signed_in: SignedIn) -> None:
    client = signed_in("nobody")
    guess = {"name": "admin", "password": "wrong"}
    codes = [client.post("/login", data=guess).status_code for _ in range(6)]
    assert codes == [403] * 5 + [429]
    right = client.post("/login", data={"name": "admin", "password": "a long password"})
    assert right.status_code == 429
    assert int(right.headers["retry-after"]) > 0


def test_passwords_are_kept_as_argon2_only(signed_in: SignedIn, store: Store) -> None:
    from sqlalchemy import select

    from selon.web.schema import people, sessions

    client = signed_in("reader")
    with store.engine.connect() as connection:
        kept = connection.execute(select(people.c.password)).scalars().all()
        digests = connection.execute(select(sessions.c.digest)).scalars().all()
    assert all(password.startswith("$argon2id$") for password in kept)
    assert client.cookies["selon_session"] not in digests


def test_after_signing_in_one_stays_here(signed_in: SignedIn) -> None:
    client = signed_in("nobody")
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example"):
        form = {"name": "reader", "password": "a long password", "next": elsewhere}
        answer = client.post("/login", data=form, follow_redirects=False)
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "http://127.0.0.1:8000"}, True),
        ({"Origin": "http://127.0.0.1:9000"}, False),
        ({"Origin": "null"}, False),
        ({}, True),
    ],
)
def test_changes_come_from_our_own_page(client: TestClient, headers: dict[str, str], passes: bool) -> None:
    body = {"kind": "accept", "subject": "town-1", "expected": 0}
    answer = client.post("/api/decisions", json=body, headers=headers)
    assert (answer.status_code == 200) is passes


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1", "localhost@evil.example:1"])
def test_other_host_names_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/incidents", headers={"Host": host}).status_code == 400


def test_every_answer_bears_a_strict_policy(client: TestClient) -> None:
    for path in ("/incidents", "/api/incidents", "/static/selon.css", "/nothing", "/healthz"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
