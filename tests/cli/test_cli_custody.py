"""`selon custody`: from a report of the store to the archived fetch that it was read from."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "acquire"))

from acquire_examples import page
from web_server import answer, serving

TEXT = "Les rebelles se sont emparés mardi de la ville de Goma, a annoncé l'armée congolaise."
HEAD = (
    '<meta property="article:published_time" content="2024-03-12T08:00:00Z">'
    '<meta name="author" content="Awa Exemple">'
)


def test_custody_of_a_report_from_an_address(selon, tmp_path: Path) -> None:
    pages = {"/old": answer(status="301 Moved", Location="/new"), "/new": answer(page(TEXT, HEAD))}
    with serving(pages) as server:
        done = selon("ingest", server.url("/old"), "--format", "jsonl", SELON_ALLOW_NETWORKS="127.0.0.0/8")
    report = json.loads(done.stdout)["report"]
    found = json.loads(selon("custody", report, "--format", "jsonl").stdout)
    assert (found["url"], found["final_url"]) == (server.url("/old"), server.url("/new"))
    assert found["dated_by"].startswith("meta article:published_time 2024-03-12")
    assert found["extractor"].startswith("trafilatura ")
    assert found["byline"] == "Awa Exemple"
    assert (tmp_path / found["file"]).is_file()
    table = selon("--lang", "en", "custody", report, "--format", "table")
    assert "After redirects" in table.stdout
    assert "Awa Exemple" in table.stdout


def test_a_byline_is_in_no_export(selon) -> None:
    with serving({"/": answer(page(TEXT, HEAD))}) as server:
        selon("ingest", server.url(), SELON_ALLOW_NETWORKS="127.0.0.0/8")
    for form in ("jsonl", "csv", "geojson"):
        done = selon("export", "--format", form)
        assert done.returncode == 0, done.stderr
        assert "Exemple" not in done.stdout


def test_report_from_elsewhere(selon) -> None:
    done = selon("custody", "nothing")
    assert done.returncode == 2
    assert "nothing" in done.stderr
