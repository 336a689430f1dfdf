"""`selon copies`, on a store with one text from two outlets."""

import json
from pathlib import Path

from selon.model import CodedReport, Report
from selon.store import open_store

TEXT = (
    "Au moins douze civils ont été tués mardi dans une attaque contre le village de Tofa, selon des habitants "
    "joints par téléphone, qui décrivent des hommes armés venus à moto avant l'aube."
)


def _keep(path: Path, name: str, publisher: str, published: str | None, text: str) -> None:
    report = Report(id=name, text=text, publisher=publisher, published=published, language="fr")
    with open_store(path) as store:
        store.ingest(CodedReport(report=report, claims=()), reader="test", received="2024-03-13T00:00:00Z")


def test_copies_are_listed_with_the_first(selon, tmp_path: Path) -> None:
    store = tmp_path / "war.db"
    _keep(store, "a", "Journal A", "2024-03-13", f"{TEXT} L'armée n'a pas réagi.")
    _keep(store, "b", "Agence B", "2024-03-12", TEXT)
    _keep(store, "c", "Journal C", None, "Le parlement a voté jeudi le budget de la défense, " * 3)
    done = selon("copies", "--store", store, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    (row,) = map(json.loads, done.stdout.splitlines())
    assert {row["publisher"], row["other_publisher"]} == {"Journal A", "Agence B"}
    assert row["first"] == "b"
    _keep(store, "d", "Site D", None, TEXT.upper())
    again = selon("copies", "--store", store, "--format", "json")
    assert len(json.loads(again.stdout)) == 3, "the new one has its links to both"
    table = selon("--lang", "en", "copies", "--store", store, "--format", "table")
    assert "Agence B" in table.stdout
    assert "not known" in table.stdout


def test_what_is_no_index_is_one_line(selon, tmp_path: Path) -> None:
    _keep(tmp_path / "war.db", "a", "Journal A", None, TEXT)
    (tmp_path / "index.db").write_text("Ceci n'est pas une base de données. " * 40)
    done = selon("copies", "--store", tmp_path / "war.db", "--index", tmp_path / "index.db")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
