"""Losses of an incident as bars: what each counter says, on one scale."""

from dataclasses import dataclass

from selon.model import Incident, Toll

__all__ = ["Bar", "toll_bars"]

_WIDTH = 100  # of the picture, in its own units


@dataclass(frozen=True)
class Bar:
    """A toll between `start` and `start + width` of 100; `open_end` where there is no upper bound."""

    toll: Toll
    start: float
    width: float
    open_end: bool


def toll_bars(incident: Incident) -> list[Bar]:
    """A bar for each toll with a number, by kind of loss; one scale for all."""
    counted = [toll for toll in incident.tolls if toll.min is not None or toll.max is not None]
    most = max((n for toll in counted for n in (toll.min, toll.max) if n is not None), default=0) or 1
    return [_bar(toll, most) for toll in sorted(counted, key=lambda t: (t.kind, t.who, t.min or 0))]


def _bar(toll: Toll, most: int) -> Bar:
    low, high = toll.min or 0, most if toll.max is None else toll.max
    start = _WIDTH * low / most
    return Bar(toll, round(start, 1), round(max(_WIDTH * (high - low) / most, 1.5), 1), toll.max is None)
