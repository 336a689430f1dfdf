"""What the three tools that learn here have in common: our gold, sentences of the tests, taggers kept in files."""

import csv
import runpy
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from selon.model import Report
from selon.read.event_tagger import EventTagger, tagger_of

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
FRENCH = ROOT / "src" / "selon" / "lang" / "fr"


def gold_stems() -> list[Path]:
    """The files of our gold, without their endings, in order."""
    found = sorted((ROOT / "evaluation" / "gold").rglob("*.reports.jsonl"))
    return [Path(str(p).removesuffix(".reports.jsonl")) for p in found]


def taggers_in(folds: Path) -> list[EventTagger]:
    """The event taggers whose weights lie in a folder as fold-K.npz, in order."""
    return [_tagger(path) for path in sorted(folds.glob("fold-*.npz"))]


def _tagger(path: Path) -> EventTagger:
    with np.load(path, allow_pickle=False) as stored:
        return tagger_of({name: stored[name] for name in stored.files})


def sentence_report(text: str) -> Report:
    """A sentence as a report of the day on which the tests have theirs published."""
    return Report(id="sentence", text=text, language="fr", published="2024-05-15")


def wordings() -> list[dict[str, str]]:
    """The rows of tests/read/wordings.csv."""
    with (TESTS / "read" / "wordings.csv").open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def with_asides() -> Iterator[tuple[str, str]]:
    """The sentences into which the tests put asides, with each of these, and each without: they tell the same."""
    asides = runpy.run_path(str(TESTS / "read" / "test_asides.py"))
    for sentence in asides["SENTENCES"]:
        plain = asides["_sentence"](sentence, "")
        yield from ((asides["_sentence"](sentence, aside), plain) for aside in ("", *asides["ASIDES"]))
        yield from ((front + plain[0].lower() + plain[1:], plain) for front in asides["FRONTS"])
        yield from ((plain.removesuffix(".") + back + ".", plain) for back in asides["BACKS"])
