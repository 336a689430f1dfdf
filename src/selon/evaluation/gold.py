"""Gold: what careful people coded by hand, as files beside the reports that they read.

`NAME.reports.jsonl` holds the reports, `NAME.gold.jsonl` a line a report: its id and its claims, every value
quoted from the text. `sentence` is the opening of the trigger's sentence, so that its place can be found.
"""

from pathlib import Path
from typing import TypeVar

import msgspec

from selon.model import Certainty, Precision, Report, Status
from selon.model.claim import LossKind, Side, SourceKind

__all__ = ["GoldClaim", "GoldError", "GoldSet", "load_gold"]

T = TypeVar("T")


class GoldPlace(msgspec.Struct, frozen=True):
    """Where; coordinates in degrees, `radius_km` how far the true point may be."""

    text: str
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: Precision | None = None


class GoldTime(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """When; ISO days."""

    text: str | None = None
    from_: str | None = None
    to: str | None = None


class GoldLoss(msgspec.Struct, frozen=True):
    """A toll."""

    text: str
    kind: LossKind
    who: str
    min: int | None = None
    max: int | None = None
    side: Side = "unknown"


class GoldSource(msgspec.Struct, frozen=True):
    """On whose word."""

    text: str
    kind: SourceKind


class GoldClaim(msgspec.Struct, frozen=True):
    """A claim as a person coded it."""

    event: str
    status: Status
    certainty: Certainty
    sentence: str
    trigger: str
    initiators: tuple[str, ...] | None = ()
    targets: tuple[str, ...] | None = ()
    place: GoldPlace | None = None
    time: GoldTime | None = None
    losses: tuple[GoldLoss, ...] | None = ()
    attribution: tuple[GoldSource, ...] | None = ()


class _GoldLine(msgspec.Struct, frozen=True):
    id: str
    claims: tuple[GoldClaim, ...]


class GoldSet(msgspec.Struct, frozen=True):
    """Reports by id, and the gold claims of those that have been coded."""

    reports: dict[str, Report]
    claims: dict[str, tuple[GoldClaim, ...]]


class GoldError(ValueError):
    """A gold or report file is missing or doesn't fit its layout; the message names file and line."""


def load_gold(reports: Path, gold: Path) -> GoldSet:
    """The reports and their gold. Raises GoldError."""
    by_id = {report.id: report for report in _lines(reports, Report)}
    coded = {line.id: line.claims for line in _lines(gold, _GoldLine) if line.id in by_id}
    return GoldSet(by_id, coded)


def _lines(path: Path, kind: type[T]) -> list[T]:
    decoder = msgspec.json.Decoder(kind)
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}") from error
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    return [_decoded(decoder, line, f"{path}:{number}") for number, line in numbered]


def _decoded(decoder: msgspec.json.Decoder[T], line: bytes, where: str) -> T:
    try:
        return decoder.decode(line)
    except msgspec.DecodeError as error:
        raise GoldError(f"{where}: {error}") from error
