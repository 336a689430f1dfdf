"""Many reports in several processes: the same outcomes, in the same order; a death costs one report."""

import os
from collections.abc import Iterator

import pytest

from selon.acquire import Acquired, Fault
from selon.batch import code_reports, pool
from selon.batch.contract import as_json
from selon.model import CodedReport, Report

FRENCH = "Les rebelles ont attaqué mardi un poste de l'armée près de Gao, a indiqué une source militaire."


def _acquired(number: int, text: str = FRENCH) -> Acquired:
    report = Report(id=str(number), text=f"{text} Numéro {number}.", language="fr", published="2023-02-15")
    return Acquired(report=report, source="many.jsonl", line=number)


def _plain(outcomes: Iterator[CodedReport | Fault]) -> list[object]:
    return [as_json(o, reasons=True) if isinstance(o, CodedReport) else o for o in outcomes]


def test_several_processes_give_what_one_gives() -> None:
    fault = Fault(source="many.jsonl", line=0, message="broken")
    items = [fault, *map(_acquired, range(1, 50)), fault]
    assert _plain(code_reports(items, workers=2)) == _plain(code_reports(items, workers=1))


def test_reports_are_taken_only_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[Acquired]:
        for number in range(100_000):
            taken.append(number)
            yield _acquired(number)

    outcomes = code_reports(endless(), workers=2)
    next(outcomes)
    outcomes.close()
    assert len(taken) < 500


def test_no_workers_is_an_error() -> None:
    with pytest.raises(ValueError, match="workers"):
        code_reports([], workers=0)


def _die_on_thirteen(chunk: list[Acquired | Fault]) -> list[object]:
    if any(item.line == 13 for item in chunk):
        os._exit(9)
    return [item.line for item in chunk]


def test_a_process_that_dies_costs_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_code_chunk", _die_on_thirteen)
    outcomes = list(code_reports(map(_acquired, range(40)), workers=2))
    faults = [o for o in outcomes if isinstance(o, Fault)]
    assert [(f.source, f.line) for f in faults] == [("many.jsonl", 13)]
    assert [o for o in outcomes if not isinstance(o, Fault)] == [n for n in range(40) if n != 13]
