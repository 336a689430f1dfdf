"""`selon incidents`: events, each with all who tell of it."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

import click
from rich.table import Table

from selon.cli import exits
from selon.cli.incident_words import days, place_name, tolls, who
from selon.cli.labels import label
from selon.cli.store_options import filter_options, format_option, merged, store_option, wanted_from
from selon.cli.store_output import plain_table, print_rows
from selon.messages import say
from selon.model import Incident
from selon.store import Filter, Store

__all__ = ["command"]


@click.command(
    "incidents",
    help=say("List incidents: events, each with all the reports that tell of it."),
    epilog="\b\n" + say("Examples:") + "\n"
    "  selon incidents --country CD --since 2024-11-01\n"
    "  selon incidents --actor M23 --near -1.68,29.22,50 --format geojson",
)
@store_option
@filter_options
@format_option("table", "json", "jsonl", "geojson")
@click.option("--limit", type=click.IntRange(1), help=say("At most so many."))
def command(store: str | None, form: str, limit: int | None, **chosen: Any) -> int:
    """Print the incidents that match, the newest first."""
    with merged(store) as kept:
        found = islice(_newest(kept, wanted_from(chosen)), limit)
        print_rows(found, form, _table, lambda incident: incident.place)
    return exits.OK


def _newest(store: Store, wanted: Filter) -> Any:
    after = None
    while True:
        page = store.incidents(wanted, order="newest", after=after, limit=500)
        yield from page.items
        after = page.after
        if after is None:
            return


def _table(found: Sequence[Incident]) -> Table:
    headings = ((say("Id"), 3), (say("When"), 3), (say("What"), 4), (say("Who → whom, losses"), 7))
    more = ((say("Where"), 4), (say("Reports"), 2))
    return plain_table(headings + more, map(_row, found))


def _row(incident: Incident) -> tuple[str, ...]:
    mark = " ≠" if incident.disagreements else ""
    return (
        incident.id,
        days(incident.from_, incident.to),
        label(incident.event) + mark,
        f"{who(incident)}\n{tolls(incident)}".strip(),
        place_name(incident.place),
        f"{len(incident.reports)} ({incident.independent})",
    )
