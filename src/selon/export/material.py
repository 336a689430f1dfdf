"""What a format is written from: chosen rows of a store, masked unless an editor says otherwise."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from selon.export.ahead import ahead
from selon.export.claim_lines import ClaimLine
from selon.export.claim_masking import concealed_table
from selon.export.claim_table import ClaimTable, claim_table
from selon.export.privacy import concealed_case, concealed_told
from selon.export.queries import every_case, every_lines, every_told
from selon.export.told import Case, Told
from selon.model import ControlState
from selon.store import Filter, Store

T = TypeVar("T")

_EVERYTHING = Filter()

__all__ = ["Material", "Options", "Outcome", "Write", "batches"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to write.

    made: ISO time of the export, UTC. bom: a byte order mark before CSV, for Arabic in Excel.
    at: the ISO day whose control of places is wanted (None: the last day that anything is known of).
    layers: which of incidents, claims and control a map file gets.
    """

    made: str
    bom: bool = False
    at: str | None = None
    layers: tuple[str, ...] = ("incidents", "claims", "control")

    @property
    def encoding(self) -> str:
        """Of text files."""
        return "utf-8-sig" if self.bom else "utf-8"


@dataclass
class Outcome:
    """What became of an export: rows written, and why how many others have no row."""

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


class Write(Protocol):
    """The one function of a format's module."""

    def __call__(self, material: "Material", path: Path, options: Options) -> Outcome:
        """Write `path` anew."""
        ...


@dataclass(frozen=True, slots=True)
class Material:
    """The chosen rows of a store. Names of victims and witnesses are masked unless `with_names`."""

    store: Store
    wanted: Filter = _EVERYTHING
    with_names: bool = False

    def cases(self) -> Iterator[Case]:
        """Incidents with their claims, by id, in constant memory."""
        found = every_case(self.store, self.wanted)
        return found if self.with_names else map(concealed_case, found)

    def told(self) -> Iterator[Told]:
        """Claims with their reports, in the order in which they came in, in constant memory."""
        found = every_told(self.store, self.wanted)
        return found if self.with_names else map(concealed_told, found)

    def claim_batches(self, make: Callable[[ClaimTable], T]) -> Iterator[T]:
        """What `make` makes of the same claims as Arrow columns, some thousands at a time, ahead in threads."""
        return batches(every_lines(self.store, self.wanted), make, self.with_names)

    def states(self, at: str | None) -> list[ControlState]:
        """Control of every place on a day (None: the last day that anything is known of)."""
        day = at or self._last_day()
        return self.store.control(day, self.wanted) if day else []

    def _last_day(self) -> str | None:
        newest = self.store.incidents(self.wanted, order="newest", limit=1).items
        return (newest[0].to or newest[0].from_) if newest else None


def batches(
    parts: Iterable[Sequence[ClaimLine]], make: Callable[[ClaimTable], T], with_names: bool
) -> Iterator[T]:
    """What `make` makes of each part's claims as Arrow columns, masked or with their names, ahead in threads."""
    table = claim_table if with_names else _masked
    return ahead(lambda lines: make(table(lines)), parts)


def _masked(lines: Sequence[ClaimLine]) -> ClaimTable:
    return concealed_table(claim_table(lines))
