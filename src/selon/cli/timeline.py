"""`selon timeline`: incidents in order of time."""

from collections.abc import Iterator, Sequence
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
    "timeline",
    help=say("Show incidents in order of time, the oldest first."),
    epilog="\b\n" + say("Examples:") + "\n  selon timeline --place Jobar --since 2017-01-01",
)
@store_option
@filter_options
@format_option("table", "json", "jsonl", "geojson")
def command(store: str | None, form: str, **chosen: Any) -> int:
    """Print the incidents that match by day."""
    with merged(store) as kept:
        print_rows(_oldest(kept, wanted_from(chosen)), form, _table, lambda incident: incident.place)
    return exits.OK


def _oldest(store: Store, wanted: Filter) -> Iterator[Incident]:
    after = None
    while True:
        page = store.incidents(wanted, order="oldest", after=after, limit=500)
        yield from page.items
        after = page.after
        if after is None:
            return


def _table(found: Sequence[Incident]) -> Table:
    return plain_table(((say("When"), 2), (say("What happened"), 8), (say("Id"), 2)), map(_row, found))


def _row(incident: Incident) -> tuple[str, ...]:
    lost = tolls(incident)
    told = f"{place_name(incident.place)}: {label(incident.event)}, {who(incident)}"
    return days(incident.from_, incident.to), f"{told} ({lost})" if lost else told, incident.id
