"""One report: its claims, or one fault that says why there are none."""

import pytest

from selon.acquire import Acquired, Fault
from selon.batch import code_report, coding
from selon.model import CodedReport, Report


def _acquired(text: str, language: str | None = None) -> Acquired:
    return Acquired(report=Report(id="a", text=text, language=language), source="a.jsonl", line=7)


def test_the_language_is_found_and_kept() -> None:
    coded = code_report(_acquired("Des combats ont éclaté mardi entre l'armée et les rebelles près de Goma."))
    assert isinstance(coded, CodedReport)
    assert coded.report.language == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Armee hat am Dienstag die Stadt angegriffen und mehrere Kämpfer getötet.", "de"),
        ("Армия во вторник атаковала город и убила нескольких боевиков.", "ru"),
    ],
)
def test_a_language_without_a_reader_is_told(text: str, language: str) -> None:
    fault = code_report(_acquired(text))
    assert isinstance(fault, Fault)
    assert (fault.where, fault.values["language"]) == ("a.jsonl:7", language)


def test_a_text_in_no_language_is_told() -> None:
    fault = code_report(_acquired("123 456 — 789"))
    assert isinstance(fault, Fault)
    assert "--language" in fault.message


def test_a_stated_language_is_believed() -> None:
    assert isinstance(code_report(_acquired("123 456 — 789", "fr")), CodedReport)


def test_a_reader_that_fails_costs_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(report: Report) -> None:
        raise ZeroDivisionError(f"in {report.id}")

    monkeypatch.setattr(coding, "_read", broken)
    fault = code_report(_acquired("Rien.", "fr"))
    assert isinstance(fault, Fault)
    assert fault.values["reason"] == "ZeroDivisionError: in a"
