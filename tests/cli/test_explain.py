"""`selon explain`: the claim that was meant, with what each field stands on."""

import json
from pathlib import Path

import pytest

TEXT = "Les rebelles du M23 se sont emparés mardi de la ville de Sake, selon un élu local."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "a#b.jsonl"
    lines = [json.dumps({"id": i, "text": TEXT, "published": "2023-02-15"}) for i in ("x", "y")]
    path.write_text("\n".join(lines))
    return path


def test_one_claim_by_report_and_number(selon, reports: Path) -> None:
    done = selon("explain", f"{reports}#y#1")
    assert done.returncode == 0
    assert "emparés" in done.stdout
    assert done.stdout.count("──── ") <= 2


def test_all_claims_without_a_number(selon, reports: Path) -> None:
    assert selon("explain", reports).stdout.count("M23") >= 2


def test_by_the_id_that_the_json_gives(selon, reports: Path) -> None:
    first = json.loads(selon("code", reports).stdout.splitlines()[0])
    done = selon("explain", f"{reports}#{first['claims'][0]['id']}")
    assert done.returncode == 0


def test_a_claim_that_is_not_there(selon, reports: Path) -> None:
    done = selon("explain", f"{reports}#y#99")
    assert done.returncode == 2
    assert "y#99" in done.stderr
    assert selon("explain", "nowhere.txt#1").returncode == 2
