"""Words for people: days, chains of sources, tolls, and the notes that say who told what."""

from collections.abc import Iterable
from datetime import date

from selon.codebook import events
from selon.export.told import Case, Told
from selon.model import Actor, Claim, Incident, Loss, Party

__all__ = [
    "bounds",
    "chain",
    "event_label",
    "names",
    "note",
    "notes",
    "outlets",
    "party_names",
    "place_name",
    "span_of",
]


def names(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Each actor's name, or its words in the text."""
    return tuple(actor.name or actor.text for actor in actors)


def party_names(parties: Iterable[Party]) -> tuple[str, ...]:
    """The parties' names."""
    return tuple(party.name for party in parties)


def event_label(event: str, language: str = "en") -> str:
    """The event's name; its code where the codebook has none."""
    known = events().get(event)
    return known.labels[language] if known else event


def chain(claim: Claim) -> str:
    """The sources, nearest first, as "A, citing B"."""
    return ", citing ".join(reversed([source.name or source.text for source in claim.attribution]))


def outlets(case: Case) -> tuple[str, ...]:
    """Who published the reports, each once, in order."""
    return tuple(sorted({told.report.publisher for told in case.told if told.report.publisher}))


def bounds(low: int | None, high: int | None) -> str:
    """A figure: "4", "4-7", "at least 4", "up to 7", or "some"."""
    if low is None and high is None:
        return "some"
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low}-{high}"


def note(told: Told) -> str:
    """One claim in a sentence: who published it and when, on whose word, what it says."""
    claim = told.claim
    said = [event_label(claim.event)]
    for lead, words in (("by", names(claim.initiators)), ("against", names(claim.targets))):
        said += [f"{lead} {', '.join(words)}"] if words else []
    said += [f"at {place_name(claim)}"] if place_name(claim) else []
    said += [f"on {_days(claim)}"] if _days(claim) else []
    losses = "; ".join(map(_loss, claim.losses))
    status = "" if claim.status == "occurred" else f" ({claim.status})"
    doubt = " (hedged)" if claim.certainty == "hedged" else ""
    return f"{_head(told)}: {' '.join(said)}{status}{doubt}{': ' + losses if losses else ''}."


def notes(case: Case) -> str:
    """A sentence a claim, each with its source."""
    return " ".join(map(note, case.told))


def place_name(claim: Claim) -> str:
    """The place's name, or its words in the text; empty where the claim has none."""
    return (claim.place.name or claim.place.text) if claim.place else ""


def _head(told: Told) -> str:
    outlet = told.report.publisher or told.report.id
    day = f" ({told.report.published})" if told.report.published else ""
    cited = chain(told.claim)
    return f"{outlet}{day}, citing {cited}" if cited else f"{outlet}{day}"


def _days(claim: Claim) -> str:
    if claim.time is None:
        return ""
    first, last = claim.time.from_, claim.time.to
    return first or last or "" if first == last or not (first and last) else f"{first} to {last}"


def _loss(loss: Loss) -> str:
    return f"{loss.kind} {bounds(loss.min, loss.max)} {loss.who}"


def span_of(incident: Incident) -> int | None:
    """Days that the incident may fill (1 for a single day); None where an end is open."""
    if incident.from_ is None or incident.to is None:
        return None
    return (date.fromisoformat(incident.to) - date.fromisoformat(incident.from_)).days + 1
