"""The gate refuses a fall, a changed gold and a span that isn't verbatim, and is not lowered by accident."""

from pathlib import Path

import pytest

from selon.evaluation import GoldError, Score
from selon.evaluation.gate import PinnedSet, check, digest, load_together, read_pins, repinned
from selon.evaluation.scoring import Figures, Share


def _score(claim: float, slots: float, status: float = 0.95, not_verbatim: int = 0) -> Score:
    table = {"claim": Figures(claim, claim, claim, 9, 9), "slots": Figures(slots, slots, slots, 9, 9)}
    return Score(3, table, {"status": Share(status, 9), "certainty": Share(0.9, 9)}, 40, not_verbatim)


PINNED = PinnedSet(reports=("x",), digest="d", figures={"claim": 0.8, "slots": 0.6, "status": 0.95})


def test_figures_at_their_pins_pass() -> None:
    assert check("own", PINNED, "d", _score(0.8, 0.6)) == []


@pytest.mark.parametrize(
    ("result", "word"),
    [
        (_score(0.79, 0.6), "claim"),
        (_score(0.8, 0.5), "slots"),
        (_score(0.8, 0.6, 0.9), "status"),
        (_score(0.9, 0.9, 0.99, not_verbatim=1), "span"),
    ],
)
def test_each_fall_is_named(result: Score, word: str) -> None:
    (fault,) = check("own", PINNED, "d", result)
    assert word in fault


def test_changed_gold_is_refused() -> None:
    assert len(check("own", PINNED, "other", _score(0.9, 0.9))) == 1


def test_pinning_raises_but_does_not_lower() -> None:
    figures = repinned(PINNED, "d", _score(0.9, 0.5), lower=False).figures
    assert (figures["claim"], figures["slots"]) == (0.9, 0.6)


def test_pinning_lowers_when_told_or_when_the_gold_changed() -> None:
    assert repinned(PINNED, "d", _score(0.9, 0.5), lower=True).figures["slots"] == 0.5
    assert repinned(PINNED, "new", _score(0.9, 0.5), lower=False).figures["slots"] == 0.5


def test_digest_sees_content_and_name(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("a")
    before = digest([one, two])
    assert digest([two, one]) == before
    two.write_text("b")
    assert digest([one, two]) != before
    assert digest([one]) != digest([two.rename(tmp_path / "three")])


def test_two_reports_of_one_name_are_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.reports.jsonl").write_text('{"id": "r1", "text": "Rien."}\n', encoding="utf-8")
        (tmp_path / f"{name}.gold.jsonl").write_text('{"id": "r1", "claims": []}\n', encoding="utf-8")
    with pytest.raises(GoldError, match="r1"):
        load_together(sorted(tmp_path.glob("*.reports.jsonl")))


def test_the_projects_own_pins_can_be_read() -> None:
    pins = read_pins(Path(__file__).parents[2] / "evaluation/pins.yaml")
    assert "written" in pins


def test_broken_pins_are_named(tmp_path: Path) -> None:
    file = tmp_path / "pins.yaml"
    file.write_text("own: 3")
    with pytest.raises(GoldError, match=r"pins\.yaml"):
        read_pins(file)
