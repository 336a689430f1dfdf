"""Our own gold keeps to its layout, and every value of it reads verbatim from its report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.codebook import events
from selon.evaluation import GoldClaim, GoldError, load_gold

ROOT = Path(__file__).parents[2]
SETS = sorted(ROOT.glob("evaluation/gold/*/*.reports.jsonl"))


def _quotes(claim: GoldClaim) -> Iterator[str]:
    yield from (claim.sentence, claim.trigger, *(claim.initiators or ()), *(claim.targets or ()))
    yield from (loss.text for loss in claim.losses or ())
    yield from (source.text for source in claim.attribution or ())
    yield from (slot.text for slot in (claim.place, claim.time) if slot is not None and slot.text)


def test_there_is_gold() -> None:
    assert SETS


@pytest.mark.parametrize("reports", SETS, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[0]}")
def test_gold_is_quoted_from_its_report(reports: Path) -> None:
    gold = load_gold(reports, reports.with_name(reports.name.replace(".reports.", ".gold.")))
    assert set(gold.claims) == set(gold.reports), "a report without gold"
    for identity, claims in gold.claims.items():
        for claim in claims:
            assert claim.event in events()
            assert all(quote in gold.reports[identity].text for quote in _quotes(claim)), identity


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    reports, gold = tmp_path / "x.reports.jsonl", tmp_path / "x.gold.jsonl"
    reports.write_text('{"id": "a", "text": "Rien."}\n')
    gold.write_text('{"id": "a", "claims": []}\n{"id": "b"\n')
    with pytest.raises(GoldError, match=r"x\.gold\.jsonl:2"):
        load_gold(reports, gold)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="nowhere"):
        load_gold(tmp_path / "nowhere.jsonl", tmp_path / "gold.jsonl")
