"""Values of claims and incidents in words, for tables and cells."""

from collections.abc import Iterable

import msgspec

from selon.model import Actor, Incident, Location, Loss, Party, Place, Source, TimeSpan, Toll
from selon.web.labels import label
from selon.web.words import Words, term

__all__ = ["brief", "location_words", "loss_words", "number_range", "parties", "source_words", "span_of_days"]

_AT_LEAST = term("≥ %(number)s")
_AT_MOST = term("≤ %(number)s")


def span_of_days(words: Words, item: TimeSpan | Incident | None) -> str:
    """One day, or first and last with an arrow; an open end is a dot leader."""
    if item is None or (item.from_ is None and item.to is None):
        return ""
    if item.from_ == item.to:
        return words.day(item.from_)
    if item.from_ and item.to:
        return words.days(item.from_, item.to)
    first, last = (words.day(end) if end else "…" for end in (item.from_, item.to))
    return f"{first} – {last}"


def location_words(place: Location | Place | None) -> str:
    """Name and country of a place."""
    if place is None:
        return ""
    name = place.name or (place.text if isinstance(place, Place) else "") or ""
    return f"{name} ({place.country})" if place.country else name


def number_range(words: Words, low: int | None, high: int | None) -> str:
    """`4`, `4–7`, `≥ 4`, `≤ 7`; empty where it is vague. Arabic has words: there the signs would be mirrored."""
    if low is None and high is None:
        return ""
    if low is None:
        return words.say(_AT_MOST, number=words.number(high or 0))
    if high is None:
        return words.say(_AT_LEAST, number=words.number(low))
    return words.number(low) if low == high else f"{words.number(low)}–{words.number(high)}"


def loss_words(words: Words, loss: Loss | Toll) -> str:
    """`4–7 killed (civilians)`; without a number where the text is vague."""
    number = number_range(words, loss.min, loss.max)
    who = f" ({label(words, loss.who)})" if loss.who != "unknown" else ""
    return f"{number} {label(words, loss.kind)}{who}".strip()


def parties(actors: Iterable[Actor | Party]) -> str:
    """Names, as the register or else the text has them."""
    return ", ".join(actor.name or str(getattr(actor, "text", "")) for actor in actors)


def source_words(words: Words, source: Source) -> str:
    """Name and kind of somebody quoted, the name isolated: it may run the other way than the page (UAX #9)."""
    return f"\u2068{source.name or source.text}\u2069 ({label(words, source.kind)})"


def brief(value: object) -> str:
    """A corrected field's value on one line: names and figures without the offsets of their spans."""
    if isinstance(value, dict):
        shown = {k: v for k, v in value.items() if k not in ("start", "end") and v not in (None, [], {})}
        return ", ".join(f"{key} {brief(one)}" for key, one in shown.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(brief, value))
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
