"""Claims as a table: what, who did it to whom at what cost, where and when, and on whose word.

Four columns of a few lines each, since eight columns of a word each can't be read on 80 characters.
"""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from selon.cli.labels import label
from selon.cli.terminal import harmless
from selon.messages import mark, say
from selon.model import Claim, Loss, Place, Span, TimeSpan

__all__ = ["FIELDS", "claims_table", "one_line"]

FIELDS = {
    "trigger": (mark("what"), "bold red"),
    "initiators": (mark("who"), "bold blue"),
    "targets": (mark("whom"), "magenta"),
    "place": (mark("where"), "green"),
    "time": (mark("when"), "yellow"),
    "losses": (mark("losses"), "red"),
    "attribution": (mark("on whose word"), "italic cyan"),
}
"""Name and colour of each field, the same in the table and in the marked text."""

_PEOPLE = ("civilians", "fighters", "unknown")


def claims_table(claims: Iterable[Claim], first: int = 1) -> Table:
    """A row a claim, numbered from `first`."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim", expand=True)
    table.add_column("#", justify="right", style="dim")
    for heading, ratio in _headings():
        table.add_column(heading, ratio=ratio, overflow="fold")
    for number, claim in enumerate(claims, first):
        table.add_row(str(number), _what(claim), _who(claim), _where_and_when(claim), _on_whose_word(claim))
    return table


def one_line(text: str) -> str:
    """`text` on one line, harmless to a terminal."""
    return " ".join(harmless(text).split())


def _headings() -> list[tuple[str, int]]:
    return [
        (say("What"), 4),
        (say("Who → whom, losses"), 8),
        (say("Where, when"), 6),
        (say("On whose word"), 5),
    ]


def _what(claim: Claim) -> Text:
    """The event, with its status and certainty where they are not the plain ones."""
    what = Text(label(claim.event), style=_style("trigger"))
    unusual = [v for v in (claim.status, claim.certainty) if v not in ("occurred", "asserted")]
    return what.append(f"\n{', '.join(map(label, unusual))}", style="not bold italic") if unusual else what


def _who(claim: Claim) -> Text:
    """Initiators, an arrow, targets; what was lost on a line of its own."""
    who = _listed("initiators", claim.initiators)
    if claim.targets:
        who.append(" → " if claim.initiators else "→ ", style="dim")
        who.append_text(_listed("targets", claim.targets))
    losses = Text(", ".join(map(_loss, claim.losses)), style=_style("losses"))
    return _lines(who, losses)


def _where_and_when(claim: Claim) -> Text:
    where = Text(_where(claim.place), style=_style("place"))
    return _lines(where, Text(_when(claim.time), style=_style("time")))


def _on_whose_word(claim: Claim) -> Text:
    """The chain of sources, the nearest first."""
    return _listed("attribution", claim.attribution, " ← ")


def _listed(field: str, spans: Iterable[Span], between: str = ", ") -> Text:
    return Text(style=_style(field)).append(between.join(one_line(span.text) for span in spans))


def _lines(*lines: Text) -> Text:
    return Text("\n").join(line for line in lines if line.plain)


def _style(field: str) -> str:
    return FIELDS[field][1]


def _when(time: TimeSpan | None) -> str:
    """The days, from the first to the last; the words of the text where they could not be resolved."""
    if time is None:
        return ""
    if time.from_ == time.to:
        return time.from_ or one_line(time.text)
    return f"{time.from_ or '…'} – {time.to or '…'}"


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    return one_line(place.text) + (f" ({place.country})" if place.country else "")


def _loss(loss: Loss) -> str:
    """`≥ 12 killed`; the text's own words for things, and for people whom it doesn't count."""
    counted = loss.who in _PEOPLE and (loss.min, loss.max) != (None, None)
    return f"{_count(loss) if counted else one_line(loss.text)} {label(loss.kind)}"


def _count(loss: Loss) -> str:
    if loss.min == loss.max:
        return str(loss.min)
    if loss.max is None:
        return f"≥ {loss.min}"
    return f"≤ {loss.max}" if loss.min is None else f"{loss.min}–{loss.max}"
