"""Documentation that is run: every command in it works, every link leads somewhere."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from selon.cli.verbs import VERBS

ROOT = Path(__file__).parents[2]
RUN = ["README.md", "CONTRIBUTING.md", "docs/cli.md", "docs/register.md"]
PAGES = [*RUN, "CHANGELOG.md", *(f"docs/{page.name}" for page in sorted(ROOT.glob("docs/*.md")))]
TEXT = "Les rebelles du M23 se sont emparés mardi de la ville de Sake, selon un élu local.\n"


def _commands() -> list[tuple[str, str]]:
    found = []
    for page in RUN:
        text = (ROOT / page).read_text(encoding="utf-8")
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
            found += [(page, line[2:]) for line in block.splitlines() if line.startswith("$ ")]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the documentation speaks of."""
    path = tmp_path_factory.mktemp("docs")
    (path / "report.txt").write_text(TEXT, encoding="utf-8")
    (path / "latin.txt").write_bytes(TEXT.encode("cp1252"))
    (path / "empty.txt").touch()
    line = json.dumps({"id": "mali-3", "text": TEXT})
    (path / "reports.jsonl").write_text(line + "\n", encoding="utf-8")
    (path / "broken.jsonl").write_text(line + "\n{\n", encoding="utf-8")
    (path / "pages").mkdir()
    (path / "pages/1.html").write_text(f"<html><body><article><p>{TEXT * 5}</p></article></body></html>")
    (path / "archive.warc.gz").write_bytes(_archive())
    for command in (
        "ingest reports.jsonl",
        "export --format jsonl -o war.jsonl",
        "export --format acled -o acled.csv",
    ):
        done = subprocess.run(
            [f"{Path(sys.executable).parent}/selon", *command.split()], cwd=path, capture_output=True, timeout=280
        )
        assert done.returncode == 0, done.stderr
    return path


def _archive() -> bytes:
    import io

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=utf-8")], protocol="HTTP/1.1")
    writer = WARCWriter(stream)
    payload = io.BytesIO(TEXT.encode())
    writer.write_record(
        writer.create_warc_record("http://a.example/", "response", payload=payload, http_headers=headers)
    )
    return stream.getvalue()


@pytest.mark.parametrize(("page", "command"), _commands())
def test_command_works(folder: Path, page: str, command: str) -> None:
    expected = int(m[1]) if (m := re.search(r"# exits (\d+)", command)) else 0
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": path, "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == expected, done.stderr
    assert "Traceback" not in done.stderr


def test_python_in_the_readme_works() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    assert "capture" in done.stdout


@pytest.mark.parametrize("page", sorted(set(PAGES)))
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [t for t in re.findall(r"\]\(([^)\s]+)\)", text) if not t.startswith("http")]
    for target in targets:
        file, _, anchor = target.partition("#")
        linked = (ROOT / page).parent / file if file else ROOT / page
        assert linked.exists(), target
        assert not anchor or anchor in _anchors(linked), target


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_every_verb_is_documented() -> None:
    text = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert not [verb for verb in VERBS if f"selon {verb}" not in text]


def test_every_make_target_says_what_it_does() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    phony = next(line for line in lines if line.startswith(".PHONY")).split()[1:]
    told = {line.split(":")[0] for line in lines if "##" in line}
    assert set(phony) <= told
