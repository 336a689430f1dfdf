"""`selon why ID`: from a control state or an incident down to sentences and archived bytes."""

import click
import msgspec
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from selon.cli import exits
from selon.cli.claims_table import one_line
from selon.cli.evidence import Evidence, StateReasons, evidence_of, reasons_of_state
from selon.cli.incident_words import days, place_name, word_for
from selon.cli.labels import label
from selon.cli.store_options import format_option, merged, store_option
from selon.cli.store_output import print_lines
from selon.messages import say
from selon.store import NotFoundError, Store

__all__ = ["command"]


@click.command(
    "why",
    help=say("Walk from a control state or an incident to claims, sentences and archived bytes."),
    epilog="\b\n" + say("Examples:") + "\n  selon why s0123456789ab",
)
@click.argument("identifier", metavar="ID")
@store_option
@format_option("table", "json", "jsonl")
def command(identifier: str, store: str | None, form: str) -> int:
    """Print the evidence."""
    with merged(store) as kept:
        found = _reasons(kept, identifier)
    if form == "table":
        Console(highlight=False, markup=False).print(_tree(found))
    else:
        line = msgspec.json.encode(found)
        print_lines([msgspec.json.format(line) if form == "json" else line])
    return exits.OK


def _reasons(store: Store, identifier: str) -> StateReasons | Evidence:
    """What the id names: a control state, an incident, or a claim, tried in that order."""
    try:
        return reasons_of_state(store, store.state(identifier))
    except NotFoundError:
        pass
    try:
        return evidence_of(store, store.incident(identifier).claims)
    except NotFoundError:
        return evidence_of(store, (identifier,))


def _tree(found: StateReasons | Evidence) -> Tree:
    if isinstance(found, Evidence):
        tree = Tree(say("On whose word"))
        _add(tree, found)
        return tree
    state = found.state
    held = ", ".join(f"{h.name} {h.support:.2f}" for h in state.holders)
    title = (
        f"{place_name(state.place)} · {days(state.since, state.until)} · {word_for(state.status)} · {held}"
    )
    tree = Tree(Text(title, style="bold"))
    tree.add(say("because {reason}", reason=say(state.reason)))
    for incident, evidence in found.incidents:
        _add(tree.add(f"{incident.id} {label(incident.event)} {days(incident.from_, incident.to)}"), evidence)
    return tree


def _add(branch: Tree, evidence: Evidence) -> None:
    for claim in evidence.claims:
        leaf = branch.add(
            f"{claim.publisher or claim.report} · {claim.published or say('undated')} · {claim.id}"
        )
        leaf.add(Text(one_line(claim.sentence), style="italic"))
        leaf.add(f"{claim.start}:{claim.end} « {one_line(claim.trigger)} » · sha256 {claim.original}")
