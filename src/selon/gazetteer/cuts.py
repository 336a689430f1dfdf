"""Where the usual parts of countries and provinces are cut off, reckoned once: data/cuts.csv, made by tools/cuts.py.

A cut is sought by halving (parts.py); in a text that says "le nord de l'Irak" that took longer than all else.
"""

import csv
from functools import cache
from importlib import resources

from selon.gazetteer.entry import Entry

__all__ = ["CUTS", "known_step"]

CUTS = tuple((float(degrees), parts) for parts in (3, 2) for degrees in (0, 90, 180, 270))
"""The bearings of the cuts that are known, each with how many such parts the area has; their columns in this order."""


def known_step(entry: Entry, degrees: float, parts: int) -> int | None:
    """At which of parts.STEPS steps the part towards a bearing is cut off an area; None where that isn't known."""
    return _steps().get((entry.layer, entry.id, degrees, parts))


@cache
def _steps() -> dict[tuple[str, str, float, int], int]:
    with resources.files("selon.gazetteer").joinpath("data", "cuts.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        named = [(layer, key, zip(CUTS, steps, strict=True)) for layer, key, *steps in rows]
    return {(layer, key, *cut): int(step) for layer, key, steps in named for cut, step in steps}
