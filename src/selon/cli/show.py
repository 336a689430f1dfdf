"""`selon show INCIDENT`: each source's version side by side."""

from collections.abc import Sequence

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli import exits
from selon.cli.incident_words import days, place_name, who, word_for
from selon.cli.labels import label
from selon.cli.store_options import format_option, merged, store_option
from selon.cli.store_output import feature_of, plain_table, print_lines
from selon.merge.context import context_of
from selon.messages import say
from selon.model import Claim, Incident
from selon.store import Filter, Store, StoredClaim

__all__ = ["command"]

_COLUMNS = 3  # versions side by side on one screen


@click.command(
    "show",
    help=say("Show an incident with each source's version side by side."),
    epilog="\b\n" + say("Examples:") + "\n  selon show i0123456789ab",
)
@click.argument("incident")
@store_option
@format_option("table", "json", "jsonl", "geojson")
def command(incident: str, store: str | None, form: str) -> int:
    """Print one incident."""
    with merged(store) as kept:
        found = kept.incident(incident)
        told = list(_told(kept, found))
        sentences = {c.id: context_of(kept.report(c.report).report.text, c.original) for c in told}
    if form == "table":
        _show(found, told, sentences)
    elif form == "geojson":
        print_lines([msgspec.json.encode(feature_of(found, found.place))])
    else:
        line = msgspec.json.encode({**msgspec.to_builtins(found), "versions": told})
        print_lines([msgspec.json.format(line) if form == "json" else line])
    return exits.OK


def _told(store: Store, incident: Incident) -> Sequence[StoredClaim]:
    return list(store.every_claim(Filter(incident=incident.id)))


def _show(incident: Incident, told: Sequence[StoredClaim], sentences: dict[str, str]) -> None:
    console = Console(highlight=False, markup=False)
    title = f"{label(incident.event)} · {place_name(incident.place)} · {days(incident.from_, incident.to)}"
    console.print(Text(title, style="bold"))
    console.print(who(incident))
    for start in range(0, len(told), _COLUMNS):
        console.print(_versions(told[start : start + _COLUMNS], sentences))
    for disagreement in incident.disagreements:
        versions = " / ".join(f"{v.value} [{', '.join(v.sources)}]" for v in disagreement.versions)
        console.print(
            say("They disagree on {field}: {versions}", field=word_for(disagreement.field), versions=versions)
        )
    for origin in incident.origins:
        if len(origin.claims) > 1:
            console.print(
                say(
                    "Counted once: {reports} ({reason})",
                    reports=", ".join(origin.reports),
                    reason=word_for(origin.reason),
                )
            )
    console.print(say("Independent sources: {count}", count=incident.independent))


def _versions(told: Sequence[StoredClaim], sentences: dict[str, str]) -> Table:
    headings = [("", 2), *((f"{c.publisher or c.report}\n{c.published or ''}", 6) for c in told)]
    rows = [
        (say("What"), *(label(c.claim.event) for c in told)),
        (say("Who"), *(", ".join(a.text for a in c.claim.initiators) for c in told)),
        (say("Whom"), *(", ".join(a.text for a in c.claim.targets) for c in told)),
        (say("Where"), *(c.claim.place.text if c.claim.place else "" for c in told)),
        (say("When"), *(_days(c.claim) for c in told)),
        (say("Losses"), *("\n".join(f"{label(x.kind)}: {x.text}" for x in c.claim.losses) for c in told)),
        (say("On whose word"), *(" ← ".join(s.name or s.text for s in c.claim.attribution) for c in told)),
        (say("In its words"), *(sentences[c.id] for c in told)),
        (say("Claim"), *(c.id for c in told)),
    ]
    return plain_table(headings, rows)


def _days(claim: Claim) -> str:
    return days(claim.time.from_, claim.time.to) if claim.time else ""
