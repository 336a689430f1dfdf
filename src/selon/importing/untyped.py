"""A row of UCDP GED without a type of violence: what its sides and its dead say of it all the same.

UCDP gives every row a type; Selon's own files leave it empty where a side isn't known to the register.
"""

from selon.codebook.types import Untyped
from selon.export.sides import armed_words, civilian_words
from selon.importing.fields import integer
from selon.importing.record import Record
from selon.model import Actor

__all__ = ["said_by"]


def said_by(record: Record, sides: tuple[tuple[Actor, ...], tuple[Actor, ...]]) -> tuple[Untyped, str]:
    """What the row says of the violence, and the column that says it ("" where none does).

    A side fought where its name is one of an armed actor or fighters of its own died.
    """
    fallen = _dead(record, "deaths_a"), _dead(record, "deaths_b")
    fought = [any(map(_is_armed, side)) or dead > 0 for side, dead in zip(sides, fallen, strict=True)]
    if all(fought):
        return "both_armed", _of_fight(fallen)
    if not any(fallen) and not fought[1] and (column := _of_civilians(record)):
        return "civilians", column
    return ("one_armed" if any(fought) else "open"), ""


def _of_fight(fallen: tuple[int, int]) -> str:
    """The column by which both sides fought: the dead first, then the names."""
    return "deaths_b" if fallen[1] else "deaths_a" if fallen[0] else "side_b"


def _of_civilians(record: Record) -> str:
    """The column by which civilians were attacked: they alone died, or they are the side that suffered it."""
    if _dead(record, "deaths_civilians") and not _dead(record, "deaths_unknown"):
        return "deaths_civilians"
    return "side_b" if civilian_words(record.value("side_b")) else ""


def _dead(record: Record, column: str) -> int:
    return integer(record.value(column)) or 0


def _is_armed(actor: Actor) -> bool:
    return actor.actor is not None or armed_words(actor.text)
