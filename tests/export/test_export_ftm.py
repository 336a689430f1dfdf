"""FollowTheMoney: every entity passes its library's own validation; statements say which claim gives a value."""

import json
from pathlib import Path

import pandas as pd
from export_examples import OPTIONS, PROPERTY, Given, coded_reports, filled, sample
from followthemoney import model
from hypothesis import given, settings

from selon.export import ftm, ftm_statements
from selon.export.material import Material
from selon.model import CodedReport


def _validated(path: Path) -> list[dict]:
    """The entities, each passed by its schema and by a new proxy (what the library's own `validate` does)."""
    found = [json.loads(line) for line in path.read_text().splitlines()]
    for data in found:
        model.get(data["schema"]).validate(data)
        assert model.get_proxy(data).to_dict()["properties"] == data["properties"], "nothing is cleaned away"
    return found


def test_sample_is_valid_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    path = tmp_path / "e.ftm.json"
    with filled(tmp_path / "s.db", sample()) as store:
        outcome = ftm.write(Material(store), path, OPTIONS)
    found = {data["id"]: data for data in _validated(path)}
    assert outcome.rows == len(found)
    schemata = sorted(data["schema"] for data in found.values())
    assert schemata == ["Address"] * 2 + ["Article"] * 3 + ["Event"] * 2 + ["Organization", "PublicBody"]
    killed = next(e for e in found.values() if e["schema"] == "Event" and e["properties"]["country"] == ["cd"])
    properties = killed["properties"]
    assert properties["startDate"] == ["2024-11-05"]
    assert found[properties["organizer"][0]]["properties"]["name"]
    assert len(properties["proof"]) == 2
    address = found[properties["addressEntity"][0]]
    assert address["schema"] == "Address"
    assert (address["properties"]["latitude"], address["properties"]["longitude"]) == (["-1.14"], ["29.43"])
    assert "Mukendi" not in path.read_text()


def test_statements_say_which_claim_gives_a_value(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    with filled(tmp_path / "s.db", sample()) as store:
        outcome = ftm_statements.write(Material(store), path, OPTIONS)
    table = pd.read_csv(path, keep_default_na=False)
    assert tuple(table.columns) == ftm_statements.COLUMNS
    assert outcome.rows == len(table)
    days = table[(table["schema"] == "Event") & (table["prop"] == "startDate") & (table["value"] == "2024-11-05")]
    assert sorted(days["dataset"]) == ["afp", "radio-okapi"]
    assert sorted(days["origin"]) == ["r1-1", "r3-1"]
    assert set(days["first_seen"]) == {"2024-11-06"}
    assert set(days["lang"]) == {"fra"}


@settings(parent=PROPERTY, max_examples=20)
@given(coded=coded_reports())
def test_any_report_is_valid(coded: CodedReport, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("f") / "e.json"
    ftm.write(Given(coded), path, OPTIONS)
    found = _validated(path)
    ids = {data["id"] for data in found}
    cases = {case.incident.id: case.incident for case in Given(coded).cases()}
    events = [data for data in found if data["schema"] == "Event"]
    assert {data["id"] for data in events} == set(cases)
    for data in events:
        incident, properties = cases[data["id"]], data["properties"]
        assert properties.get("startDate", [None])[0] == incident.from_
        for link in ("organizer", "involved", "proof", "addressEntity"):
            assert set(properties.get(link, ())) <= ids
