"""Exports from the page: what the filters show, in every format of the command line, names masked."""

import io
import json
import re
from pathlib import Path

import pandas
import pytest
from fastapi.testclient import TestClient
from web_examples import WHEN, SignedIn

from selon.export import FORMATS
from selon.model import Actor, Claim, CodedReport, Report, Span
from selon.store import Store
from selon.web.exporting import OFFERS


def _read(client: TestClient, **asked: str) -> pandas.DataFrame:
    answer = client.get("/api/export", params=asked)
    assert answer.status_code == 200
    return pandas.read_csv(io.BytesIO(answer.content))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_a_file_to_save(client: TestClient, form: str) -> None:
    answer = client.get("/api/export", params={"format": form})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == FORMATS[form].media_type
    suffix = re.escape(FORMATS[form].suffix)
    pattern = rf'attachment; filename="selon-{form}-\d{{4}}-\d\d-\d\d{suffix}"'
    assert re.fullmatch(pattern, answer.headers["content-disposition"])
    if form != "ucdp":  # no death in the sample is one that UCDP would count
        assert len(answer.content) > 100


def test_every_format_is_offered_on_the_page(client: TestClient) -> None:
    assert {offer.format for offer in OFFERS} == set(FORMATS)
    page = client.get("/incidents?event=capture&order=oldest").text
    links = re.findall(r'href="(/api/export\?[^"]+)"', page)
    assert len(links) == len(OFFERS)
    for link in links:
        assert "event=capture" in link
        assert client.get(link.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [{}, {"event": "capture"}, {"actor": "FLD"}, {"place": "tessara"}, {"box": "37.9,35.1,38.1,35.3"},
     {"country": "ML"}, {"source": "observatoire"}, {"certainty": "hedged"}, {"since": "2024-11-06"},
     {"review": "unreviewed"}],
)  # fmt: skip
def test_a_row_an_incident_that_the_filters_show(client: TestClient, asked: dict[str, str]) -> None:
    shown = client.get("/api/incidents", params=asked).json()["items"]
    lines = client.get("/api/export", params={"format": "geojson", "at": "2024-11-06", **asked}).content
    layers = [feature["properties"] for feature in json.loads(lines)["features"]]
    assert sum(one.get("layer") == "incidents" for one in layers) == len(shown)


def test_csv_opens_in_pandas_and_with_a_mark_in_excel(client: TestClient, store: Store) -> None:
    assert len(_read(client, format="csv")) == store.count_claims()
    assert len(_read(client, format="csv", bom="true")) == store.count_claims()
    assert client.get("/api/export", params={"format": "csv", "bom": "true"}).content.startswith(b"\xef\xbb\xbf")


def test_names_of_victims_are_masked(client: TestClient, store: Store) -> None:
    text = "Mardi, des hommes armés ont enlevé Amadou Sangaré."
    trigger = Span(text="enlevé", start=28, end=34)
    victim = Actor(text="Amadou Sangaré", start=35, end=49)
    claim = Claim(id="v-1", event="abduct", trigger=trigger, targets=(victim,))
    report = Report(id="victim", text=text, language="fr", title="Amadou Sangaré enlevé")
    store.ingest(CodedReport(report=report, claims=(claim,)), reader="t", received=WHEN)
    store.refresh()
    for form in FORMATS:
        content = client.get("/api/export", params={"format": form}).content
        assert "Sangaré".encode() not in content, form


def test_an_export_is_logged_with_who_asked(signed_in: SignedIn, store: Store) -> None:
    client = signed_in("reader")
    client.get("/api/export", params={"format": "csv", "country": "sy"})
    log = Path(f"{store.engine.url.database}.exports.jsonl").read_text(encoding="utf-8")
    entry = json.loads(log)
    assert (entry["who"], entry["format"], entry["names"]) == ("reader", "csv", "masked")
    assert entry["filter"] == {"country": "SY"}


def test_a_format_that_is_none_is_refused(client: TestClient) -> None:
    assert client.get("/api/export", params={"format": "xls"}).status_code == 422
    assert client.get("/api/export").status_code == 422


def test_only_so_many_are_written_at_once(client: TestClient) -> None:
    turns = client.app.state.selon.exports  # type: ignore[attr-defined]
    with turns.one(), turns.one():
        assert client.get("/api/export", params={"format": "csv"}).status_code == 503
    assert client.get("/api/export", params={"format": "csv"}).status_code == 200


def test_where_the_log_can_t_be_written_nothing_is_exported(client: TestClient, store: Store) -> None:
    Path(f"{store.engine.url.database}.exports.jsonl").mkdir()
    refused = client.get("/api/export", params={"format": "csv"})
    assert refused.status_code == 400
    assert "can't be written" in refused.json()["message"]
