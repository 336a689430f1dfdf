"""Incidents in words, for tables."""

from collections.abc import Iterable

from selon.cli.labels import label
from selon.messages import mark, say
from selon.model import Incident, Location, Party, Toll

__all__ = ["days", "names", "place_name", "tolls", "who", "word_for"]

_WORDS = {
    "held": mark("held"),
    "contested": mark("contested"),
    "besieged": mark("besieged"),
    "unknown": mark("unknown"),
    "event": mark("the event"),
    "status": mark("whether it happened"),
    "place": mark("the place"),
    "time": mark("the time"),
    "initiators": mark("who did it"),
    "same source": mark("one source"),
    "same wording": mark("one wording"),
    "civilians": mark("civilians"),
    "fighters": mark("fighters"),
}


def word_for(value: str) -> str:
    """Words for a state of control, a field that sources disagree on, why claims count once, or a victim."""
    return say(_WORDS[value]) if value in _WORDS else label(value)


def days(first: str | None, last: str | None) -> str:
    """One day, or a span with its open ends."""
    if first == last:
        return first or say("undated")
    return f"{first or '…'} – {last or '…'}"


def names(parties: Iterable[Party]) -> str:
    """The names, joined."""
    return ", ".join(party.name for party in parties)


def who(incident: Incident) -> str:
    """Initiators → targets."""
    return f"{names(incident.initiators) or '?'} → {names(incident.targets) or '?'}"


def place_name(place: Location | None) -> str:
    """Name and country."""
    if place is None:
        return "?"
    return f"{place.name or '?'} ({place.country})" if place.country else place.name or "?"


def tolls(incident: Incident) -> str:
    """Each kind of loss and victim with the range over all who counted."""
    kinds = sorted({(t.kind, t.who) for t in incident.tolls})
    return ", ".join(_range([t for t in incident.tolls if (t.kind, t.who) == kind]) for kind in kinds)


def _range(found: list[Toll]) -> str:
    bounds = [b for t in found for b in (t.min, t.max) if b is not None]
    victims = "" if found[0].who == "unknown" else f" {word_for(found[0].who)}"
    kind = label(found[0].kind)
    if not bounds:
        return kind + victims
    low, high = min(bounds), max(bounds)
    least = "≥ " if any(t.min is not None and t.max is None for t in found) else ""
    return f"{kind} {least}{low}{victims}" if low == high else f"{kind} {least}{low}–{high}{victims}"
