"""The reader on gold: its claims by report id."""

from collections.abc import Iterable

from selon.acquire import Acquired, Fault
from selon.batch import code_reports, cores
from selon.evaluation.gold import GoldSet
from selon.model import Claim, Report

__all__ = ["ReaderFailed", "coded_by_reader"]


class ReaderFailed(RuntimeError):  # noqa: N818 - what happened
    """The reader could not code a report of the gold; the message says which and why."""


def coded_by_reader(gold: GoldSet, workers: int | None = None) -> dict[str, tuple[Claim, ...]]:
    """The claims that the reader finds in the reports of `gold`. Raises ReaderFailed."""
    reports = [gold.reports[identity] for identity in gold.claims]
    outcomes = code_reports(_acquired(reports), workers or cores())
    found = {}
    for outcome in outcomes:
        if isinstance(outcome, Fault):
            raise ReaderFailed(f"{outcome.where}: {outcome.message.format(**outcome.values)}")
        found[outcome.report.id] = outcome.claims
    return found


def _acquired(reports: Iterable[Report]) -> list[Acquired | Fault]:
    return [Acquired(report=report, source=report.id) for report in reports]
