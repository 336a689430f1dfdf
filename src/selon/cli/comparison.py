"""How a comparison is printed: a table with the differences, or JSON Lines."""

from collections.abc import Iterator

import msgspec
from rich.console import Console

from selon.cli.store_output import plain_table, print_lines
from selon.importing.comparing import Comparison, Match
from selon.messages import say

__all__ = ["show"]


def show(found: Comparison, form: str) -> None:
    """Print it as `form` says: "table" or "jsonl"."""
    if form == "jsonl":
        print_lines(_lines(found))
        return
    console = Console(highlight=False, markup=False)
    headings = ((say("Here"), 2), (say("There"), 2), (say("km"), 1), (say("Days"), 1), (say("Differences"), 6))
    console.print(plain_table(headings, map(_row, found.matched)))
    counts = {"matched": len(found.matched), "here": len(found.only_here), "there": len(found.only_there)}
    console.print(say("{matched} matched, {here} only here, {there} only there", **counts))
    console.print(say("Only here: {ids}", ids=", ".join(found.only_here) or "–"))
    console.print(say("Only there: {ids}", ids=", ".join(found.only_there) or "–"))


def _row(match: Match) -> tuple[str, ...]:
    words = "\n".join(f"{d.field}: {d.here or '?'} ≠ {d.there or '?'}" for d in match.differences)
    return match.here, match.there, f"{match.km:g}", str(match.days), words


def _lines(found: Comparison) -> Iterator[bytes]:
    for match in found.matched:
        yield msgspec.json.encode({"kind": "matched", **msgspec.to_builtins(match)})
    for kind, ids in (("only_here", found.only_here), ("only_there", found.only_there)):
        for identifier in ids:
            yield msgspec.json.encode({"kind": kind, "id": identifier})
