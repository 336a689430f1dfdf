"""Copies among texts: a hundred and more pairs with known answers, times, and an index that comes back."""

import json
import sqlite3
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from selon.acquire.copies import CopyIndex, first_of
from selon.acquire.shingles import overlap, shingles, signature, similarity

ROOT = Path(__file__).parents[2]
TEXT = " ".join(f"mot{number}" for number in range(120))


class Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of copy-pairs.yaml; its head says what the fields do."""

    of: str
    words: int | None = None
    skip: int = 0
    before: str = ""
    after: str = ""
    replace: dict[str, str] = {}
    text: str | None = None
    other: str | None = None

    def texts(self) -> tuple[str, str]:
        """The report and what may be its copy."""
        whole = _reports()[self.of]
        if self.text or self.other:
            return whole, self.text or _reports()[str(self.other)]
        kept = " ".join(whole.split(" ")[self.skip : self.words and self.skip + self.words])
        for old, new in self.replace.items():
            kept = kept.replace(old, new)
        return whole, f"{self.before}\n{kept}\n{self.after}".strip()


class Pairs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file."""

    copies: tuple[Pair, ...]
    apart: tuple[Pair, ...]


@cache
def _reports() -> dict[str, str]:
    lines = [
        json.loads(line)
        for path in sorted((ROOT / "evaluation/gold/written").glob("*.reports.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return {report["id"]: report["text"] for report in lines}


@cache
def _pairs() -> Pairs:
    raw = yaml.safe_load((Path(__file__).parent / "copy-pairs.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(raw, Pairs)


def _linked(one: str, other: str) -> bool:
    with CopyIndex(":memory:") as index:
        index.add("one", one)
        return index.look_up(other) == ["one"]


def test_copies_are_found_and_nothing_else() -> None:
    pairs = _pairs()
    assert len(pairs.copies) + len(pairs.apart) >= 100
    missed = [pair for pair in pairs.copies if not _linked(*pair.texts())]
    wrong = [pair for pair in pairs.apart if _linked(*pair.texts())]
    found = len(pairs.copies) - len(missed)
    assert found / len(pairs.copies) >= 0.95, missed
    assert found / (found + len(wrong)) >= 0.95, wrong


def test_all_pairs_in_one_index() -> None:
    """With every text together, each copy finds its own report, and reports don't find each other."""
    with CopyIndex(":memory:") as index:
        for name, text in _reports().items():
            assert index.add(name, text) == [], name
        copies = [(pair.of, index.look_up(pair.texts()[1])) for pair in _pairs().copies]
    right = sum(found == [of] for of, found in copies)
    assert right / len(copies) >= 0.95, copies


def test_links_tell_who_was_first() -> None:
    with CopyIndex(":memory:") as index:
        index.add("late", TEXT, "2026-03-02T10:00:00Z")
        (link,) = index.add("early", TEXT, "2026-03-01")
        assert (link.one, link.other, link.first) == ("early", "late", "early")
        assert link.similarity == link.overlap == 1
        index.add("undated", TEXT)
        assert {link.first for link in index.links("undated")} == {None}
        assert len(index.links()) == 3


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ("2026-03-01", "2026-03-02", "a"),
        ("2026-03-02", "2026-03-01", "b"),
        ("2026-03-01", "2026-03-01", None),
        ("2026-03-01", "2026-03-01T05:00:00Z", None),
        ("2026-03-01T04:00:00Z", "2026-03-01T05:00:00Z", "a"),
        (None, "2026-03-01", None),
    ],
)
def test_first_of(one: str | None, other: str | None, first: str | None) -> None:
    assert first_of(("a", one), ("b", other)) == first
    assert first_of(("b", other), ("a", one)) == first


def test_index_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "copies.sqlite"
    with CopyIndex(path) as index:
        index.add("one", TEXT)
    with CopyIndex(path) as index:
        assert len(index) == 1
        assert "one" in index
        assert [link.other for link in index.add("two", TEXT)] == ["one"]
        assert [link.other for link in index.add("two", TEXT)] == ["one"], "a known id changes nothing"
        assert len(index) == 2


def test_index_of_another_release_is_started_anew(tmp_path: Path) -> None:
    path = tmp_path / "copies.sqlite"
    with CopyIndex(path) as index:
        index.add("one", TEXT)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE made_with SET version = '0'")
    with CopyIndex(path) as index:
        assert len(index) == 0


def test_short_texts_are_copies_of_nothing() -> None:
    with CopyIndex(":memory:") as index:
        assert index.add("one", "Un mort à Goma.") == []
        assert index.add("two", "Un mort à Goma.") == []


def test_size_and_look_up() -> None:
    """Under a kilobyte a text, and the index finds its own."""
    texts = [" ".join(f"m{(n * 7919 + at * at * 31) % 50_021}" for at in range(200)) for n in range(1_000)]
    with CopyIndex(":memory:") as index:
        for number, text in enumerate(texts):
            index.add(f"{number:08d}-1111-2222-3333-444444444444", text)
        pages = index._database.execute("PRAGMA page_count").fetchone()[0]
        size = pages * index._database.execute("PRAGMA page_size").fetchone()[0]
        assert size / len(texts) <= 1024
        assert index.look_up(texts[500]) == ["00000500-1111-2222-3333-444444444444"]


def test_shingles_pass_over_what_a_copy_desk_changes() -> None:
    assert shingles("L'État a repris « Alep » hier.") == shingles("l'Etat, a repris ALEP hier")


@given(st.text(max_size=400), st.text(max_size=400))
def test_measures_stay_in_bounds(one: str, other: str) -> None:
    first, second = signature(one), signature(other)
    if first is None or second is None:
        return
    assert 0 <= similarity(first, second) <= 1
    assert 0 <= overlap(first, second) <= 1
    assert overlap(first, second) == overlap(second, first)
    assert similarity(first, first) == 1
