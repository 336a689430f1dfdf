"""The JSON contract: fields, spans into the text, nothing that wasn't asked for."""

import json

from selon.batch.contract import as_json
from selon.model import Actor, Claim, CodedReport, Reason, Report, Span, TimeSpan

TEXT = "L’armée a repris Oudalan mardi."
CLAIM = Claim(
    id="a#1",
    event="capture",
    trigger=Span(text="repris", start=10, end=16),
    initiators=(Actor(text="armée", start=2, end=7, name="Armed Forces", actor="bf-army"),),
    time=TimeSpan(text="mardi", start=25, end=30, from_="2023-02-14", to="2023-02-14"),
    reasons=(Reason(field="event", rule="fr/events: capture", start=10, end=16),),
)
CODED = CodedReport(report=Report(id="a", text=TEXT, published="2023-02-15"), claims=(CLAIM,))


def test_one_line_without_the_text() -> None:
    line = as_json(CODED)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    report = json.loads(line)["report"]
    assert set(report) == {"id", "language", "publisher", "url", "title", "published", "sha256"}
    assert report["published"] == "2023-02-15"


def test_claims_as_the_design_has_them() -> None:
    (claim,) = json.loads(as_json(CODED))["claims"]
    assert set(claim) == {
        "id", "event", "status", "certainty", "confidence", "trigger",
        "initiators", "targets", "place", "time", "losses", "attribution",
    }  # fmt: skip
    assert claim["time"]["from"] == "2023-02-14"
    assert claim["initiators"][0]["actor"] == "bf-army"
    assert TEXT[claim["trigger"]["start"] : claim["trigger"]["end"]] == claim["trigger"]["text"]


def test_reasons_only_where_asked_for() -> None:
    (claim,) = json.loads(as_json(CODED, reasons=True))["claims"]
    assert claim["reasons"] == [{"field": "event", "rule": "fr/events: capture", "start": 10, "end": 16}]
