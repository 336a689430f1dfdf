"""How many were killed, from figures that sources give: lowest, highest, and the one that most stand by."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from selon.export.told import Case
from selon.model import Claim, Loss

__all__ = ["Deaths", "Toll", "deaths", "toll_of"]


@dataclass(frozen=True, slots=True)
class Toll:
    """One claim's dead by side (UCDP's four groups), at least `low`, at most `high` (None: open)."""

    initiators: int
    targets: int
    civilians: int
    unknown: int
    high: int | None

    @property
    def low(self) -> int:
        """All groups together."""
        return self.initiators + self.targets + self.civilians + self.unknown


@dataclass(frozen=True, slots=True)
class Deaths:
    """An incident's dead: `low` and `high` over all sources, `best` what most independent origins give."""

    low: int
    high: int
    best: Toll


def deaths(case: Case) -> Deaths | None:
    """The dead of an incident, None where nobody gives a figure.

    `best`: the figure with most independent origins behind it, of several the lowest. An open upper end
    ("at least 12") counts as its lower one.
    """
    tolls = [(told.id, toll) for told in case.told if (toll := toll_of(told.claim))]
    if not tolls:
        return None
    low = min(toll.low for _, toll in tolls)
    high = max(toll.high or toll.low for _, toll in tolls)
    return Deaths(low, max(low, high), _most_told(case, tolls))


def _most_told(case: Case, tolls: list[tuple[str, Toll]]) -> Toll:
    origin = {claim: n for n, origin in enumerate(case.incident.origins) for claim in origin.claims}
    voices = Counter(figure for figure, _ in {(toll.low, origin.get(claim, claim)) for claim, toll in tolls})
    best = min(voices, key=lambda figure: (-voices[figure], figure))
    return _with(tolls, best)


def _with(tolls: list[tuple[str, Toll]], low: int) -> Toll:
    """Of the tolls with that figure the one that leaves fewest dead without a side."""
    return min((toll for _, toll in tolls if toll.low == low), key=lambda toll: toll.unknown)


def toll_of(claim: Claim) -> Toll | None:
    """The killed of one claim; None where it has no figure.

    A figure for all ("12 dead, four civilians among them") is not added to its parts.
    """
    killed = [loss for loss in claim.losses if loss.kind == "killed" and (loss.min, loss.max) != (None, None)]
    if not killed:
        return None
    groups: Counter[str] = Counter()
    for loss in killed:
        groups[_group(loss)] += _least(loss)
    known = groups["initiators"] + groups["targets"] + groups["civilians"]
    rest = groups["unknown"]
    unknown = max(rest - known, 0) if known else rest
    return Toll(groups["initiators"], groups["targets"], groups["civilians"], unknown, _most(killed, known + unknown))


def _group(loss: Loss) -> str:
    if loss.who == "civilians":
        return "civilians"
    return loss.side if loss.who == "fighters" and loss.side in ("initiators", "targets") else "unknown"


def _least(loss: Loss) -> int:
    return loss.min if loss.min is not None else 0


def _most(killed: Iterable[Loss], low: int) -> int | None:
    """The upper end, None where one of the figures has none."""
    named = [loss for loss in killed if _group(loss) != "unknown"]
    whole = [loss for loss in killed if _group(loss) == "unknown"]
    if any(loss.max is None for loss in (*named, *whole)):
        return None
    parts, total = sum(loss.max or 0 for loss in named), sum(loss.max or 0 for loss in whole)
    return max(low, parts, total)
