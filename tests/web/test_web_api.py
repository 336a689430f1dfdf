"""The API gives what the store holds: filters, paging, ETags, GeoJSON."""

import msgspec
import pytest
from fastapi.testclient import TestClient

from selon.store import Store


def test_health_needs_no_sign_in_and_reads_the_store(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_incidents_are_paged_without_loss_or_repeat(client: TestClient, store: Store) -> None:
    seen: list[str] = []
    after = None
    while True:
        parameters = {"limit": 1} | ({"after": after} if after else {})
        page = client.get("/api/incidents", params=parameters).json()
        assert page["total"] == store.count_incidents()
        seen += [item["id"] for item in page["items"]]
        after = page["after"]
        if after is None:
            break
    assert sorted(seen) == sorted(incident.id for incident in store.every_incident())
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        ({"event": "hold"}, {"hold"}),
        ({"certainty": "hedged"}, {"capture"}),
        ({"since": "2024-11-06", "event": "capture"}, {"capture"}),
        ({"until": "2024-11-04"}, set()),
        ({"country": "sy", "place": "tessara"}, {"capture"}),
        ({"country": "ML"}, set()),
        ({"actor": "FLD"}, {"hold", "capture"}),
        ({"source": "observatoire"}, {"hold"}),
        ({"box": "37.9,35.1,38.1,35.3"}, {"capture"}),
        ({"since": "", "event": "", "box": ""}, {"hold", "capture", "attack"}),
    ],
)
def test_filters_choose(client: TestClient, filters: dict[str, str], events: set[str]) -> None:
    found = client.get("/api/incidents", params=filters).json()["items"]
    assert {item["event"] for item in found} == events


def test_a_box_over_the_180th_meridian_is_turned(client: TestClient) -> None:
    everywhere = client.get("/api/incidents").json()["total"]
    assert client.get("/api/incidents", params={"box": "-200,-80,200,80"}).json()["total"] == everywhere
    assert client.get("/api/incidents", params={"box": "397,34,399,36"}).json()["total"] == everywhere


def test_map_groups_what_lies_together_and_counts_all(client: TestClient, store: Store) -> None:
    far = client.get("/api/map", params={"zoom": 2}).json()
    near = client.get("/api/map", params={"zoom": 14}).json()
    total = store.count_incidents()
    assert far["type"] == "FeatureCollection"
    assert sum(f["properties"]["count"] for f in far["features"]) == total
    assert sum(f["properties"]["count"] for f in near["features"]) == total
    assert len(far["features"]) == 1 < len(near["features"])
    alone = [f for f in near["features"] if f["properties"]["count"] == 1]
    assert all(store.incident(f["properties"]["id"]) for f in alone)


def test_timeline_counts_each_day_once(client: TestClient, store: Store) -> None:
    found = client.get("/api/timeline").json()
    assert found["unit"] == "day"
    assert sum(one["count"] for one in found["bins"]) + found["undated"] == store.count_incidents()
    assert {"start": "2024-11-06", "count": 1} in found["bins"]


def test_the_same_answer_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/api/incidents")
    again = client.get("/api/incidents", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_report_offsets_are_code_points(client: TestClient) -> None:
    answer = client.get("/api/report", params={"id": "town"}).json()
    claim = answer["claims"][0]["claim"]
    text = answer["report"]["text"]
    assert text.startswith("🕊")
    for span in (claim["trigger"], claim["place"], *claim["initiators"]):
        assert text[span["start"] : span["end"]] == span["text"]


def test_original_is_saved_never_shown(client: TestClient) -> None:
    digest = client.get("/api/report", params={"id": "town"}).json()["original"]
    answer = client.get("/api/original", params={"sha256": digest})
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/incidents/nothing", 404),
        ("/api/report?id=nothing", 404),
        ("/api/claim?id=nothing", 404),
        ("/api/incidents?after=rubbish", 400),
        ("/api/incidents?since=yesterday", 422),
        ("/api/incidents?box=1,2,3", 422),
        ("/api/incidents?box=nan,0,nan,1", 422),
        ("/api/nothing", 404),
    ],
)
def test_faults_are_one_line(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "\n" not in answer.json()["message"]


def test_control_changes_over_the_days(client: TestClient) -> None:
    before = client.get("/api/control", params={"at": "2024-11-01"}).json()
    after = client.get("/api/control", params={"at": "2024-11-06"}).json()
    assert before["states"] == []
    assert {state["place"]["name"] for state in after["states"]} == {"Darnoul", "Tessara"}
    key = after["states"][0]["place_key"]
    assert client.get("/api/control/place", params={"place_key": key}).json()["states"]


def test_every_answer_is_as_described(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    named = set(document["components"]["schemas"])
    text = msgspec.json.encode(document).decode()
    assert {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]} <= named


def test_look_up_as_one_types(client: TestClient) -> None:
    found = client.get("/api/lookup/actors", params={"q": "M23"}).json()["items"]
    assert any("23" in item["name"] for item in found)
    assert client.get("/api/lookup/sources", params={"q": "zzzzqqq"}).json()["items"] == []
