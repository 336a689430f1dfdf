"""A coded report on a person's terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from selon.cli.claims_table import claims_table, one_line
from selon.cli.marked_text import legend, marked_text
from selon.cli.reasons_table import reasons_table
from selon.messages import say, say_many
from selon.model import Claim, CodedReport, Report

__all__ = ["heading", "show_claim", "show_report"]


def heading(report: Report) -> Text:
    """Title (or id), publisher and day."""
    parts = [report.title or report.id, report.publisher, report.published]
    return Text(one_line(" · ".join(part for part in parts if part)), style="bold")


def show_report(console: Console, coded: CodedReport, explain: bool = False) -> None:
    """The text with its spans marked, then the claims; with `explain`, the reasons of each."""
    console.print(Rule(heading(coded.report), align="left", style="dim"))
    console.print(Padding(marked_text(coded), (1, 0)))
    if coded.claims:
        console.print(legend())
        console.print(Padding(claims_table(coded.claims), (1, 0, 0, 0)))
    console.print(say_many("{count} claim", "{count} claims", len(coded.claims)), style="dim")
    if explain:
        for number, claim in enumerate(coded.claims, 1):
            _show_reasons(console, coded.report, number, claim)
    console.print()


def show_claim(console: Console, coded: CodedReport, number: int, claim: Claim) -> None:
    """One claim of a report, as a row of the table, with its reasons."""
    console.print(Rule(heading(coded.report), align="left", style="dim"))
    console.print(claims_table([claim], first=number))
    _show_reasons(console, coded.report, number, claim)


def _show_reasons(console: Console, report: Report, number: int, claim: Claim) -> None:
    title = say("Claim {number}: {trigger}", number=number, trigger=one_line(claim.trigger.text))
    console.print(Padding(Text(title, style="bold"), (1, 0, 0, 0)))
    console.print(reasons_table(claim, report.text))
