"""Three papers on one killing, from the claims that careful coders wrote (where those reports are here)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from selon.merge import merge, reported_claims
from selon.merge.from_register import register_relations
from selon.model import Actor, Claim, CodedReport, Incident, Loss, Place, Report, Source, Span, TimeSpan
from selon.register import load_register

DEV = Path(__file__).parents[3] / "shared" / "evaluation" / "dev"
WANTED = ("fr-036", "fr-037", "fr-038")

pytestmark = pytest.mark.skipif(not DEV.is_dir(), reason="the evaluation reports are not here")


def rows(name: str) -> dict[str, dict[str, Any]]:
    with (DEV / name).open(encoding="utf-8") as file:
        return {row["id"]: row for row in map(json.loads, file) if row["id"] in WANTED}


def span(text: str, piece: str, after: int = 0) -> dict[str, Any]:
    start = max(text.find(piece, after), 0)
    return {"text": piece, "start": start, "end": start + len(piece)}


def actor(text: str, told: str) -> Actor:
    entry = load_register().resolve_actor(told, frozenset(["CD"]))
    return Actor(**span(text, told), name=entry.name if entry else None, actor=entry.id if entry else None)


def claim(report: Report, number: int, gold: dict[str, Any]) -> Claim:
    text, place, time = report.text, gold["place"], gold["time"]
    sentence = max(text.find(gold["sentence"]), 0)
    return Claim(
        id=f"{report.id}-{number}",
        event=gold["event"],
        status=gold["status"],
        certainty=gold["certainty"],
        trigger=Span(**span(text, gold["trigger"], sentence)),
        initiators=tuple(actor(text, told) for told in gold["initiators"]),
        targets=tuple(actor(text, told) for told in gold["targets"]),
        place=Place(**{**place, **span(text, place["text"])}) if place else None,
        time=TimeSpan(**span(text, time["text"]), from_=time["from"], to=time["to"]) if time else None,
        losses=tuple(Loss(**{**loss, **span(text, loss["text"])}) for loss in gold["losses"]),
        attribution=tuple(Source(**span(text, s["text"]), kind=s["kind"]) for s in gold["attribution"]),
    )


@cache
def incidents() -> list[Incident]:
    gold = rows("fr.gold.jsonl")
    coded = []
    for name, row in rows("fr.reports.jsonl").items():
        report = Report(**row)
        claims = tuple(claim(report, n, one) for n, one in enumerate(gold[name]["claims"]))
        coded.append(CodedReport(report=report, claims=claims))
    return merge(reported_claims(coded), register_relations(load_register()))


def test_the_killing_is_one_incident_with_its_tolls_in_disagreement() -> None:
    (killing,) = [i for i in incidents() if i.event == "attack_civilians"]
    assert killing.reports == WANTED
    (killed,) = [d for d in killing.disagreements if d.field == "killed"]
    assert {v.value for v in killed.versions} == {"1 civilians (chef du village)", "6 civilians (6 civils)"}
    assert killing.independent == 3


def test_the_burning_is_another_and_old_events_stay_apart() -> None:
    assert {i.event: len(i.reports) for i in incidents() if len(i.claims) > 1} == {
        "attack_civilians": 3,
        "destroy": 3,
        "shelling": 2,
    }
