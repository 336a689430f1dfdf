"""`selon explain REPORT#CLAIM`: where every field of a claim comes from."""

import os
from collections.abc import Iterator

import click

from selon.acquire import Defaults, Fault, acquire
from selon.batch import code_reports
from selon.cli import exits
from selon.cli.options import input_options
from selon.cli.preparing import prepare_places
from selon.cli.terminal import print_fault
from selon.messages import say
from selon.model import Claim, CodedReport

__all__ = ["command"]


@click.command(
    "explain",
    help=say("Say which rule or register entry gave each field of a claim, and on which characters.")
    + "\n\n"
    + say(
        "REPORT is an input as for `selon code`; CLAIM is the number in the table, or the id in the JSON. "
        "In an input of many reports, put the report's id between: REPORT#ID#CLAIM. "
        "Without a CLAIM, all are explained."
    ),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon explain report.txt#1 --published 2024-03-12\n"
    "  selon explain reports.jsonl#mali-3#2",
)
@click.argument("address", metavar="REPORT#CLAIM")
@input_options
def command(address: str, **defaults: str | None) -> int:
    """Code the input again and show the reasons of the claims that `address` names."""
    path, wanted = _parted(address)
    prepare_places()
    outcomes = list(code_reports(acquire([path], Defaults(**defaults))))
    for outcome in outcomes:
        if isinstance(outcome, Fault):
            print_fault(outcome)
    found = [pair for o in outcomes if isinstance(o, CodedReport) for pair in _named(o, wanted)]
    if not found:
        raise click.ClickException(say("there is no claim {claim} in {path}", claim=wanted, path=path))
    _show(found)
    return exits.OK


def _parted(address: str) -> tuple[str, str]:
    """Path and claim; a path may hold a `#` itself, so the longest one that exists is taken."""
    parts = address.split("#")
    for last in range(len(parts), 0, -1):
        path = "#".join(parts[:last])
        if path == "-" or os.path.exists(path):
            return path, "#".join(parts[last:])
    return parts[0], "#".join(parts[1:])


def _named(coded: CodedReport, wanted: str) -> Iterator[tuple[CodedReport, int, Claim]]:
    """The claims of `coded` that `wanted` names: by number, by id, by report and number; all where empty."""
    for number, claim in enumerate(coded.claims, 1):
        names = ("", coded.report.id, claim.id, str(number), f"{coded.report.id}#{number}")
        if wanted in names:
            yield coded, number, claim


def _show(found: list[tuple[CodedReport, int, Claim]]) -> None:
    from rich.console import Console

    from selon.cli.display import show_claim

    console = Console(highlight=False)
    for coded, number, claim in found:
        show_claim(console, coded, number, claim)
