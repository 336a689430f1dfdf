"""`selon compare FILE`: the store's incidents beside another data set's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from selon.cli import exits
from selon.cli.store_options import filter_options, format_option, opened, store_option, wanted_from
from selon.messages import say

__all__ = ["command"]


@click.command(
    "compare",
    help=say("Set the store's incidents beside another data set's: matched, only here, only there."),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon compare acled.csv --with acled --country CD --since 2024-11-01 --until 2024-11-30",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--with", "data_set", type=click.Choice(["acled", "ucdp"]), required=True,
              help=say("Whose file it is."))  # fmt: skip
@click.option("--km", type=click.FloatRange(0), default=25.0, help=say("Match within so many km."))
@click.option("--days", type=click.IntRange(0), default=1, help=say("Match within so many days."))
@store_option
@filter_options
@format_option("table", "jsonl")
def command(file: str, data_set: str, km: float, days: int, store: str | None, form: str, **chosen: Any) -> int:
    """Print what is matched and what isn't; standing rows of the data set are passed through the filter too."""
    from selon.cli.comparison import show
    from selon.export import Material
    from selon.importing.comparing import compare

    wanted = wanted_from(chosen)
    with opened(store) as kept:
        here = [case for case in Material(kept, wanted).cases() if not _is_of(case, data_set)]
    there, faults = _rows(data_set, Path(file))
    there = [case for case in there if _within(case, wanted)]
    show(compare(here, there, km=km, days=days), form)
    return exits.REMARKS if faults else exits.OK


def _is_of(case: Any, data_set: str) -> bool:
    """Whether the incident stands on nothing but rows of the data set that were brought in before."""
    return all(told.id.startswith(f"{data_set}-") for told in case.told)


def _rows(data_set: str, path: Path) -> tuple[list[Any], int]:
    """The data set's rows, each an incident of its own; and how many made none."""
    from selon.acquire import Fault
    from selon.cli.terminal import print_fault
    from selon.importing.datasets import read_dataset

    found: list[Any] = []
    faults = 0
    for row in read_dataset(data_set, path):
        if isinstance(row, Fault):
            faults += 1
            print_fault(row)
        else:
            found += _cases(row)
    return found, faults


def _cases(coded: Any) -> Iterator[Any]:
    from selon.export.told import Case, ReportCard, Told
    from selon.merge import incident_of, merge_parameters, reported_claims

    for reported in reported_claims((coded,)):
        card = ReportCard(id=coded.report.id, publisher=coded.report.publisher)
        told = Told(id=reported.claim.id, claim=reported.claim, report=card)
        yield Case(incident=incident_of([reported], merge_parameters()), told=(told,))


def _within(case: Any, wanted: Any) -> bool:
    """Whether a row passes the parts of the filter that a data set can be asked: days, country, event."""
    incident = case.incident
    last, first = incident.to or incident.from_, incident.from_ or incident.to
    late = wanted.since is None or (last is not None and last >= wanted.since)
    early = wanted.until is None or (first is not None and first <= wanted.until)
    country = wanted.country is None or (incident.place is not None and incident.place.country == wanted.country)
    return late and early and country and wanted.event in (None, incident.event)
