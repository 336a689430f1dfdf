"""A report's text with every span that a claim stands on marked in the colour of its field."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from selon.cli.claims_table import FIELDS
from selon.cli.terminal import harmless
from selon.messages import say
from selon.model import Claim, CodedReport, Span

__all__ = ["legend", "marked_text"]

_STYLES = {field: style for field, (_, style) in FIELDS.items()}


def marked_text(coded: CodedReport, first: int = 1) -> Text:
    """The text, its spans coloured, and after each trigger the number of its claim in the table."""
    text = Text(harmless(coded.report.text))
    for claim in coded.claims:
        for field, span in _spans(claim):
            text.stylize(_STYLES[field], span.start, span.end)
    return _numbered(text, coded.claims, first)


def legend() -> Text:
    """The fields in their colours."""
    names = [(say(name), style) for name, style in FIELDS.values()]
    return Text.assemble(*(part for name in names for part in (name, "  ")))


def _spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Field and span, the trigger last so that its colour wins."""
    for field in ("initiators", "targets", "losses", "attribution"):
        yield from ((field, span) for span in getattr(claim, field))
    for field in ("place", "time", "trigger"):
        span = getattr(claim, field)
        if span is not None:
            yield field, span


def _numbered(text: Text, claims: Sequence[Claim], first: int) -> Text:
    """`text` with `[n]` after each trigger; from the end, so that earlier offsets still hold."""
    ends = sorted(((c.trigger.end, n) for n, c in enumerate(claims, first)), reverse=True)
    for end, number in ends:
        text = text[:end].append(f"[{number}]", style="dim").append_text(text[end:])
    return text
