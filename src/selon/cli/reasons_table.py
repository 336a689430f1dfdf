"""Why each field of a claim has its value: the rule or register entry, and the words it stood on."""

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from selon.cli.claims_table import one_line
from selon.messages import say
from selon.model import Claim, Reason

__all__ = ["reasons_table"]


def reasons_table(claim: Claim, report_text: str) -> Table:
    """A row a reason: field, rule, characters `start–end` and what stands there."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for heading in (say("Field"), say("Rule"), say("Characters"), say("Words")):
        table.add_column(heading)
    for reason in claim.reasons:
        table.add_row(reason.field, Text(reason.rule), *_evidence(reason, report_text))
    return table


def _evidence(reason: Reason, report_text: str) -> tuple[str, Text]:
    if reason.start is None or reason.end is None:
        return "", Text("")
    words = one_line(report_text[reason.start : reason.end])
    return f"{reason.start}–{reason.end}", Text(words)
