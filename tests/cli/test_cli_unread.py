"""A report in a language that has no reader is kept, and that is said."""

from pathlib import Path

from selon.store import open_store

GERMAN = (
    "Bei einem Angriff auf das Dorf sind am Dienstag mindestens zwölf Menschen getötet worden, wie Bewohner "
    "berichteten. Die Armee äußerte sich zunächst nicht dazu.\n"
)


def test_report_without_reader_is_kept_and_said(selon, tmp_path: Path) -> None:
    (tmp_path / "bericht.txt").write_text(GERMAN, encoding="utf-8")
    done = selon("ingest", "bericht.txt", "--store", "war.db")
    assert done.returncode == 1
    assert "does not read yet" in done.stderr
    with open_store(tmp_path / "war.db") as store:
        (kept,) = store.every_report()
    assert (kept.report.language, kept.claims) == ("de", 0)
    assert kept.report.text == GERMAN
    assert not selon("verify", "--store", "war.db").returncode
