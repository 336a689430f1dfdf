"""Values to rows: the columns that serve filters, and the JSON that holds the whole value."""

import hashlib
from typing import Any

import msgspec

from selon.merge.context import context_of
from selon.merge.identity import handle
from selon.merge.names import fold_name
from selon.merge.places import place_key
from selon.messages import mark
from selon.model import Claim, ControlState, Incident, Location, Report, location_of
from selon.store.errors import StoreError

__all__ = [
    "claim_columns",
    "claim_name_rows",
    "claim_row",
    "incident_name_rows",
    "incident_row",
    "place_columns",
    "plain",
    "report_row",
    "state_row",
    "to_json",
]


def to_json(value: object) -> str:
    """`value` as JSON text. Raises StoreError where a text can't be kept as UTF-8 (a lone surrogate)."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError as error:
        raise StoreError(mark("the text holds a lone surrogate: decode it, then ingest")) from error


def plain(text: str | None) -> str | None:
    """A column's copy of a text: PostgreSQL keeps no NUL there (the payload does, escaped)."""
    return None if text is None else text.replace("\x00", "")


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    return {name: plain(value) if isinstance(value, str) else value for name, value in row.items()}


def report_row(report: Report, original: str, received: str) -> dict[str, Any]:
    """The row of a report. `digest` is of all but the id: bytes that come under another name are known."""
    bare = msgspec.structs.replace(report, id="")
    return {
        "id": report.id,
        "digest": hashlib.sha256(to_json(bare).encode()).hexdigest(),
        "original": original,
        "language": plain(report.language),
        "publisher": plain(report.publisher),
        "url": plain(report.url),
        "title": plain(report.title),
        "published": report.published,
        "received": received,
        "payload": to_json(report),
    }


def claim_row(report: Report, claim: Claim, key: str, position: int) -> dict[str, Any]:
    """The row of a claim, without `coding`; new claims wait to be merged."""
    return {
        "position": position,
        "id": key,
        "handle": handle(key),
        "report": report.id,
        "current": True,
        "merged": False,
        "review": "unreviewed",
        "context": plain(context_of(report.text, claim)),
        "payload": to_json(claim),
        "corrected": None,
        **claim_columns(claim),
    }


def claim_columns(claim: Claim) -> dict[str, Any]:
    """The columns that follow a claim's corrections."""
    return _kept(
        {
            "event": claim.event,
            "status": claim.status,
            "certainty": claim.certainty,
            "confidence": claim.confidence,
            "from_day": claim.time.from_ if claim.time else None,
            "to_day": claim.time.to if claim.time else None,
            **place_columns(location_of(claim.place) if claim.place else None),
        }
    )


def place_columns(place: Location | None) -> dict[str, Any]:
    """Country, key, folded name and coordinates of a place, all None where there is none."""
    if place is None:
        return dict.fromkeys(("country", "place_key", "place_name", "lat", "lon"))
    return _kept(
        {
            "country": place.country,
            "place_key": place_key(place),
            "place_name": fold_name(place.name or ""),
            "lat": place.lat,
            "lon": place.lon,
        }
    )


def claim_name_rows(claim: Claim) -> set[tuple[str, str]]:
    """(role, name) pairs to find a claim by: register ids as they are, other names folded."""
    found = {("actor", a.actor) for a in (*claim.initiators, *claim.targets) if a.actor}
    found |= {("actor", fold_name(a.name or a.text)) for a in (*claim.initiators, *claim.targets)}
    found |= {("source", s.source) for s in claim.attribution if s.source}
    found |= {("source", fold_name(s.name or s.text)) for s in claim.attribution}
    return {(role, plain(name) or "") for role, name in found if name}


def incident_row(incident: Incident) -> dict[str, Any]:
    """The row of an incident."""
    return _kept(
        {
            "id": incident.id,
            "event": incident.event,
            "status": incident.status,
            "certainty": incident.certainty,
            "confidence": incident.confidence,
            "from_day": incident.from_,
            "to_day": incident.to,
            "disagreement": bool(incident.disagreements),
            "independent": incident.independent,
            "claim_count": len(incident.claims),
            "report_count": len(incident.reports),
            "payload": to_json(incident),
            **place_columns(incident.place),
        }
    )


def state_row(state: ControlState) -> dict[str, Any]:
    """The row of a state of control."""
    columns = place_columns(state.place)
    return columns | {
        "id": state.id,
        "place_key": state.place_key,
        "status": state.status,
        "since": state.since,
        "until": state.until,
        "payload": to_json(state),
    }


def incident_name_rows(incident: Incident, claims: list[Claim]) -> set[tuple[str, str]]:
    """(role, name) pairs to find an incident by: those of its claims, and its events."""
    names = {("event", plain(event) or "") for event in incident.events or (incident.event,)}
    return names.union(*map(claim_name_rows, claims))
