"""Decisions through the API: they show at once, are refused when stale, and can be taken back."""

from fastapi.testclient import TestClient

from selon.store import Store


def _decide(client: TestClient, **body: object) -> dict[str, object]:
    answer = client.post("/api/decisions", json={"expected": 0, **body})
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def _holders(client: TestClient, place: str, at: str = "2024-11-06") -> list[str]:
    states = client.get("/api/control", params={"at": at, "place": place}).json()["states"]
    return [holder["name"] for state in states for holder in state["holders"]]


def test_a_rejected_claim_leaves_map_and_control_and_comes_back(client: TestClient) -> None:
    assert _holders(client, "tessara") == ["FLD"]
    made = _decide(client, kind="reject", subject="town-1", why="rumour")
    assert made["incident"] is None
    assert _holders(client, "tessara") == []
    seq = made["decision"]["seq"]  # type: ignore[index]
    assert client.post(f"/api/decisions/{seq}/undo", json={}).status_code == 200
    assert _holders(client, "tessara") == ["FLD"]


def test_a_corrected_place_moves_the_incident(client: TestClient, store: Store) -> None:
    place = client.get("/api/claim", params={"id": "town-1"}).json()["claim"]["claim"]["place"]
    moved = place | {"name": "Tessara-Est", "lat": 36.0, "lon": 39.0}
    made = _decide(client, kind="correct", subject="town-1", field="place", after=moved, why="the eastern one")
    incident = store.incident(str(made["incident"]))
    assert incident.place is not None
    assert (incident.place.lat, incident.place.lon) == (36.0, 39.0)
    assert store.claim("town-1").original.place.lat == 35.18  # type: ignore[union-attr]
    assert _holders(client, "tessara-est") == ["FLD"]


def test_a_stale_edit_gets_409_and_what_changed(client: TestClient) -> None:
    _decide(client, kind="accept", subject="town-1")
    late = client.post("/api/decisions", json={"kind": "reject", "subject": "town-1", "expected": 0})
    assert late.status_code == 409
    assert late.json()["latest"]["kind"] == "accept"
    assert client.get("/api/claim", params={"id": "town-1"}).json()["claim"]["review"] == "accepted"


def test_merge_and_split_by_hand(client: TestClient, store: Store) -> None:
    before = store.count_incidents()
    made = _decide(client, kind="merge", subject="town-1", others=["agency-1"])
    assert store.count_incidents() == before - 1
    assert {"town-1", "agency-1"} <= set(store.incident(str(made["incident"])).claims)
    _decide(client, kind="split", subject="town-1", apart=["agency-1"], expected=made["decision"]["seq"])  # type: ignore[index]
    assert store.count_incidents() == before


def test_the_chain_holds_who_when_and_digests(client: TestClient, store: Store) -> None:
    _decide(client, kind="note", subject="town-1", why="asked the radio")
    _decide(client, kind="accept", subject="agency-1")
    first, second = client.get("/api/decisions").json()["items"]
    assert first["who"] == "local"
    assert second["previous"] == first["digest"]
    assert store.verify() == []


def test_what_does_not_fit_is_refused(client: TestClient, store: Store) -> None:
    bodies = [
        {"kind": "correct", "subject": "town-1", "expected": 0, "field": "event"},
        {"kind": "correct", "subject": "town-1", "expected": 0, "field": "id", "after": "x"},
        {"kind": "correct", "subject": "town-1", "expected": 0, "field": "place", "after": {"lat": "north"}},
        {"kind": "merge", "subject": "town-1", "expected": 0},
        {"kind": "note", "subject": "town-1", "expected": 0},
        {"kind": "accept", "subject": "nothing", "expected": 0},
        {"kind": "accept", "subject": "town-1"},
    ]
    for body in bodies:
        assert client.post("/api/decisions", json=body).status_code in (400, 404, 422), body
    assert store.decisions() == []


def test_without_the_token_nothing_changes(client: TestClient, store: Store) -> None:
    body = {"kind": "accept", "subject": "town-1", "expected": 0}
    assert client.post("/api/decisions", json=body, headers={"X-Selon-Token": "x"}).status_code == 403
    del client.headers["X-Selon-Token"]
    assert client.post("/api/decisions", json=body).status_code == 403
    assert store.decisions() == []
