"""`selon demo`: the sample reports, their claims, and what to try next."""

import os

import click
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from selon.acquire import Defaults, acquire
from selon.batch import code_reports
from selon.cli import exits
from selon.cli.claims_table import claims_table
from selon.cli.display import heading, show_report
from selon.cli.preparing import prepare_places
from selon.cli.progress import each
from selon.demo import sample_reports
from selon.messages import say
from selon.model import CodedReport

__all__ = ["command", "show_demo"]


@click.command("demo", help=say("Code eight sample reports on five wars and print what they claim."))
def command() -> int:
    """Code and print the samples."""
    _, faults = show_demo(Console(highlight=False))
    return exits.REMARKS if faults else exits.OK


def show_demo(console: Console) -> tuple[int, int]:
    """Print the samples' claims on `console`; how many reports were coded, and how many were not."""
    prepare_places()
    path = os.path.relpath(sample_reports())
    coded: list[CodedReport] = []
    counts = each(code_reports(acquire([path], Defaults())), coded.append, None, bar=False)
    for number, report in enumerate(coded):
        _show(console, report, whole=number == 0)
    console.print(_next_steps(path, coded), soft_wrap=True)  # a command that is broken in two can't be pasted
    return counts


def _show(console: Console, coded: CodedReport, whole: bool) -> None:
    """The first report with its text, so that one sees where claims come from; of the others, the claims."""
    if whole:
        show_report(console, coded)
        return
    console.print(Rule(heading(coded.report), align="left", style="dim"))
    console.print(Padding(claims_table(coded.claims), (0, 0, 1, 0)))


def _next_steps(path: str, coded: list[CodedReport]) -> Text:
    claims = sum(len(report.claims) for report in coded)
    steps = (
        (say("every text with its evidence marked"), f"selon code {path}"),
        (say("why a claim says what it says"), f"selon explain {path}#mali-agence#1"),
        (say("claims for a program, one report a line"), f"selon code {path} -o claims.jsonl"),
        (say("a report of yours"), "selon code report.txt --published 2024-03-12"),
        (say("who is who"), "selon actors find M23"),
    )
    text = Text(
        say(
            "{claims} claims in {reports} reports, each on somebody's word. Try next:",
            claims=claims,
            reports=len(coded),
        ),
        style="bold",
    )
    for purpose, line in steps:
        text.append(f"\n\n  {purpose}", style="not bold").append(
            f"\n  .venv/bin/{line}", style="not bold green"
        )
    return text
