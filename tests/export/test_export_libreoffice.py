"""Our CSV files in LibreOffice: no cell becomes a formula, every number stays one, Arabic and emoji stay whole."""

import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from export_examples import OPTIONS, Given, shelling
from lxml import etree

from selon.export import acled, claims
from selon.export.cells import DANGEROUS
from selon.export.material import Options
from selon.model import Claim, CodedReport

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Commas, quotes, UTF-8: what a person chooses in the dialogue. Everything else is as LibreOffice has it.
FILTER = "CSV:44,34,76,1"
Sheet = list[list[etree._Element]]


def _opened(path: Path) -> Sheet:
    """The rows that LibreOffice makes of a CSV file, cells of a run of like ones given one by one."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here: apt-get install --no-install-recommends libreoffice-calc-nogui")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    asked = [office, "--headless", profile, f"--infilter={FILTER}", "--convert-to", "fods"]
    subprocess.run([*asked, "--outdir", path.parent, path], check=True, capture_output=True, timeout=200)
    rows = etree.parse(str(path.with_suffix(".fods"))).iter(f"{TABLE}table-row")
    return [[cell for cell in row for _ in range(_times(cell))] for row in rows]


def _times(cell: etree._Element) -> int:
    return int(cell.get(f"{TABLE}number-columns-repeated", 1))


def _words(cell: etree._Element) -> str:
    return "\n".join("".join(line.itertext()) for line in cell.iter(f"{TEXT}p"))


def _titled(titles: list[str]) -> CodedReport:
    """A report whose claims have these triggers, at a western place."""
    coded = shelling()
    made: list[Claim] = []
    for n, title in enumerate(titles):
        trigger = msgspec.structs.replace(coded.claims[0].trigger, text=title)
        made.append(msgspec.structs.replace(coded.claims[0], id=f"c{n}", trigger=trigger))
    return msgspec.structs.replace(coded, claims=tuple(made))


@pytest.mark.slow
@pytest.mark.parametrize("bom", [False, True])
def test_formulas_are_inert_and_longitudes_are_numbers(tmp_path: Path, bom: bool) -> None:
    triggers = [f"{sign}1+1" for sign in DANGEROUS] + ['=HYPERLINK("http://example.org")', "قصف حلب 🚀", "été"]
    path = tmp_path / "claims.csv"
    claims.write_csv(Given(_titled(triggers)), path, Options(made=OPTIONS.made, bom=bom))
    head, *rows = _opened(path)
    names = [_words(cell) for cell in head]
    cells = [dict(zip(names, row, strict=False)) for row in rows if len(row) >= len(names)]
    assert names[0] == "claim", "a byte order mark is no part of the first name"
    assert len(cells) == len(triggers)
    assert not [cell for row in rows for cell in row if cell.get(f"{TABLE}formula")]
    assert {row["longitude"].get(f"{OFFICE}value") for row in cells} == {"-4.92"}
    assert {row["trigger"].get(f"{OFFICE}value-type") for row in cells} == {"string"}
    assert [_words(row["trigger"]) for row in cells[-2:]] == triggers[-2:]


@pytest.mark.slow
def test_acleds_file_and_that_a_live_formula_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    acled.write(Given(shelling()), path, OPTIONS)
    head, row, *_ = _opened(path)
    cells = dict(zip(map(_words, head), row, strict=False))
    assert cells["longitude"].get(f"{OFFICE}value") == "-4.92"
    assert not any(cell.get(f"{TABLE}formula") for cell in row)
    live = tmp_path / "live.csv"
    live.write_text('"=1+1",-4.92\n')
    assert [bool(cell.get(f"{TABLE}formula")) for cell in _opened(live)[0][:2]] == [True, False]
