"""The scorer gives the same numbers as the reference scorer, where that one is beside the project."""

import json
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from selon.batch.contract import as_json
from selon.codebook import events
from selon.evaluation import GoldClaim, GoldSet, load_gold, score
from selon.model import Actor, Claim, CodedReport, Loss, Place, Report, Source, Span, TimeSpan

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared/evaluation/score.py"
SETS = sorted(ROOT.glob("evaluation/gold/*/*.reports.jsonl")) + [
    ROOT.parent / "shared/evaluation/dev" / f"{language}.reports.jsonl" for language in ("fr", "en")
]


def _span(text: str, words: str, after: int) -> dict[str, object]:
    start = text.find(words, after) if words in text[after:] else max(text.find(words), 0)
    return {"text": words, "start": start, "end": start + len(words)}


def _claim(gold: GoldClaim, text: str, number: int, luck: random.Random) -> Claim:
    """The gold claim as a reader of middling quality might code it."""
    at = max(text.find(gold.sentence), 0)
    place = gold.place if luck.random() > 0.2 else None
    losses = [x for x in gold.losses or () if luck.random() > 0.2]
    return Claim(
        id=str(number),
        event=gold.event if luck.random() > 0.3 else luck.choice(sorted(events())),
        status="ongoing" if luck.random() < 0.1 else gold.status,
        certainty=gold.certainty,
        trigger=Span(**_span(text, gold.trigger, at if luck.random() > 0.2 else 0)),
        initiators=tuple(
            Actor(**_span(text, words, at), name=luck.choice([None, "Somebody Else"]))
            for words in gold.initiators or ()
        ),
        targets=tuple(Actor(**_span(text, a[: luck.randint(1, 30)], at)) for a in gold.targets or ()),
        place=place
        and Place(
            **_span(text, place.text, at),
            name=luck.choice([place.name, "Elsewhere"]),
            lat=place.lat and place.lat + luck.choice([0, 0.05, 0.3]),
            lon=place.lon,
        ),
        time=gold.time
        and TimeSpan(**_span(text, gold.time.text or "", at), from_=gold.time.from_, to=gold.time.to),
        losses=tuple(
            Loss(**_span(text, x.text, at), kind=x.kind, who=x.who, min=x.min, max=luck.choice([x.max, 7]))
            for x in losses
        ),
        attribution=tuple(Source(**_span(text, s.text, at), kind=s.kind) for s in gold.attribution or ()),
    )


def _middling(gold: GoldSet, seed: int) -> dict[str, tuple[Claim, ...]]:
    luck = random.Random(seed)
    return {
        identity: tuple(
            _claim(claim, gold.reports[identity].text, number, luck)
            for number, claim in enumerate(claims)
            if luck.random() > 0.15
        )
        for identity, claims in gold.claims.items()
        if luck.random() > 0.1
    }


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer is not beside the project")
@pytest.mark.parametrize("reports", SETS, ids=lambda path: path.name.split(".")[0])
def test_same_numbers_as_the_reference_scorer(reports: Path, tmp_path: Path) -> None:
    gold_file = reports.with_name(reports.name.replace(".reports.", ".gold."))
    gold = load_gold(reports, gold_file)
    coded = _middling(gold, seed=len(reports.name))
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_bytes(
        b"".join(as_json(CodedReport(report=Report(id=i, text=""), claims=c)) for i, c in coded.items())
    )
    printed = subprocess.run(
        [sys.executable, REFERENCE, reports, gold_file, predicted, "--json"], capture_output=True, check=True
    )
    reference = json.loads(printed.stdout)
    ours = score(gold, coded)
    assert msgspec.to_builtins(ours.table) == reference["table"]
    assert {n: msgspec.to_builtins(s) for n, s in ours.accuracy.items()} == reference["accuracy"]
    assert reference["spans"] == {"checked": ours.spans, "not verbatim": ours.not_verbatim}
    assert 0.3 < ours.table["claim"].f1 < 0.95, "the trial must have right and wrong in it"
