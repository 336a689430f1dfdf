"""The towns that a map names."""

import pytest
from fastapi.testclient import TestClient


def _names(client: TestClient, box: str) -> list[str]:
    found = client.get("/api/towns", params={"box": box}).json()
    assert found["type"] == "FeatureCollection"
    return [feature["properties"]["name"] for feature in found["features"]]


def test_the_largest_towns_in_sight_come_first(client: TestClient) -> None:
    found = _names(client, "28,-3,31,0")
    assert "Goma" in found
    assert len(_names(client, "-180,-90,180,90")) == 40
    people = [f["properties"]["people"] for f in client.get("/api/towns").json()["features"]]
    assert people == sorted(people, reverse=True)


def test_where_nobody_lives_no_town_is_named(client: TestClient) -> None:
    assert _names(client, "-30,-60,-20,-50") == []


def test_a_box_over_the_180th_meridian_has_both_sides(client: TestClient) -> None:
    assert "Suva" in _names(client, "170,-25,190,-10")


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "0,91,1,92"])
def test_what_is_no_box_is_refused(client: TestClient, box: str) -> None:
    assert client.get("/api/towns", params={"box": box}).status_code == 422
