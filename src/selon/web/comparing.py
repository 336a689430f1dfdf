"""An incident's claims side by side: a row a field, a column a claim, told apart by who copies whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selon.model import Claim, Disagreement, Incident, Origin
from selon.store import StoredClaim
from selon.web.labels import label
from selon.web.telling import location_words, loss_words, parties, source_words, span_of_days
from selon.web.words import Words

__all__ = ["Cell", "Column", "Row", "columns", "rows"]

_LOSS = "losses"


@dataclass(frozen=True)
class Column:
    """A claim and the origin that it counts under; `copies`: not the first of its origin."""

    claim: StoredClaim
    origin: Origin
    number: int
    copies: bool


@dataclass(frozen=True)
class Cell:
    """What a claim says of a field. `version` numbers sides of a disagreement (0: uncontradicted)."""

    text: str
    version: int


@dataclass(frozen=True)
class Row:
    """A field over all claims. `verdict`: `agree`, `differ`, or `` where at most one claim speaks of it."""

    field: str
    cells: tuple[Cell, ...]
    verdict: str


def columns(incident: Incident, claims: Sequence[StoredClaim]) -> list[Column]:
    """The claims, those of one origin next to each other."""
    by_id = {claim.id: claim for claim in claims}
    origins = incident.origins or (Origin(label="", claims=incident.claims, reports=incident.reports),)
    return [
        Column(by_id[key], origin, number, copies=key != origin.claims[0])
        for number, origin in enumerate(origins, 1)
        for key in origin.claims
        if key in by_id
    ]


def rows(words: Words, incident: Incident, shown: Sequence[Column]) -> list[Row]:
    """All fields that at least one of the claims fills."""
    told = [_row(name, tell, words, incident.disagreements, shown) for name, tell in _FIELDS.items()]
    return [row for row in told if any(cell.text for cell in row.cells)]


_FIELDS: dict[str, Callable[[Words, Claim], str]] = {
    "event": lambda words, claim: label(words, claim.event),
    "status": lambda words, claim: label(words, claim.status),
    "certainty": lambda words, claim: label(words, claim.certainty),
    "initiators": lambda words, claim: parties(claim.initiators),
    "targets": lambda words, claim: parties(claim.targets),
    "place": lambda words, claim: location_words(claim.place),
    "time": lambda words, claim: span_of_days(words, claim.time),
    _LOSS: lambda words, claim: " · ".join(loss_words(words, loss) for loss in claim.losses),
    "attribution": lambda words, claim: f" {words.backward} ".join(
        source_words(words, source) for source in claim.attribution
    ),
}


def _row(
    field: str,
    tell: Callable[[Words, Claim], str],
    words: Words,
    disagreements: Sequence[Disagreement],
    shown: Sequence[Column],
) -> Row:
    versions = _versions(field, disagreements)
    cells = tuple(Cell(tell(words, c.claim.claim), versions.get(c.claim.id, 0)) for c in shown)
    return Row(field, cells, "differ" if versions else _agreement(cells))


def _agreement(cells: Sequence[Cell]) -> str:
    told = [cell.text for cell in cells if cell.text]
    return "agree" if len(told) > 1 and len(set(told)) == 1 else ""


def _versions(field: str, disagreements: Sequence[Disagreement]) -> dict[str, int]:
    """Claim id → number of its version, over the disagreements about the field."""
    about = [d for d in disagreements if (d.field == field or (field == _LOSS and d.field in _LOSS_KINDS))]
    return {key: number for d in about for number, version in enumerate(d.versions, 1) for key in version.claims}


_LOSS_KINDS = frozenset({"killed", "wounded", "captured", "missing", "displaced", "destroyed", "seized", "damaged"})
