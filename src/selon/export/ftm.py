"""FollowTheMoney entities, JSON Lines, made and checked by its own library (docs/export/ftm.md).

Events with their places (Address, which holds the coordinates), the actors that the register knows
(Organization, PublicBody) and the reports that prove them (Article).
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from followthemoney import model
from followthemoney.proxy import EntityProxy

from selon.export.cells import plain_text
from selon.export.material import Material, Options, Outcome
from selon.export.sides import entry_of, is_state
from selon.export.told import Case, ReportCard
from selon.export.words import event_label, notes
from selon.model import Location, Party
from selon.register.search import spellings

__all__ = ["actor_id", "article_id", "entities_of", "event_of", "place_id", "write"]


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write one entity a line, each once."""
    outcome, known = Outcome(), set[str]()
    with path.open("wb") as stream:
        for case in material.cases():
            for entity in entities_of(case):
                if entity.id not in known:
                    known.add(str(entity.id))
                    stream.write(msgspec.json.encode(entity.to_dict()) + b"\n")
                    outcome.rows += 1
    return outcome


def entities_of(case: Case) -> Iterator[EntityProxy]:
    """The event of an incident, after all entities that it refers to."""
    yield from map(_article, {told.report.id: told.report for told in case.told}.values())
    parties = (*case.incident.initiators, *case.incident.targets)
    yield from (_organisation(party) for party in parties if party.actor and entry_of(party))
    if case.incident.place:
        yield _address(case.incident.place)
    yield event_of(case)


def event_of(case: Case) -> EntityProxy:
    """The Event; who did it is its organizer, who suffered it is involved."""
    incident = case.incident
    event = _entity("Event", incident.id)
    event.add("name", _title(case))
    _add(event, "startDate", incident.from_)
    _add(event, "endDate", incident.to)
    _add(event, "summary", notes(case))
    _add(event, "keywords", incident.event, incident.status, incident.certainty)
    _add(event, "recordId", incident.id)
    _add(event, "organizer", *_known(incident.initiators))
    _add(event, "involved", *_known(incident.targets))
    _add(event, "proof", *(article_id(told.report.id) for told in case.told))
    if incident.place:
        _add(event, "location", incident.place.name)
        _add(event, "country", incident.place.country)
        _add(event, "addressEntity", place_id(incident.place))
    return event


def _title(case: Case) -> str:
    """As "shelling, Léré, 2024-10-03", as far as it is known."""
    incident = case.incident
    parts = (event_label(incident.event), incident.place and incident.place.name, incident.from_ or incident.to)
    return plain_text(", ".join(part for part in parts if part))


def _known(parties: tuple[Party, ...]) -> list[str]:
    return [actor_id(party.actor) for party in parties if party.actor and entry_of(party)]


def actor_id(actor: str) -> str:
    """The entity id of a register entry."""
    return f"selon-actor-{actor}"


def article_id(report: str) -> str:
    """The entity id of a report: hashed, since report ids may hold signs that FollowTheMoney's may not."""
    return "selon-report-" + hashlib.sha1(report.encode()).hexdigest()


def place_id(place: Location) -> str:
    """The entity id of a place: the same name at the same point is the same."""
    return "selon-place-" + hashlib.sha1(msgspec.json.encode(place, order="sorted")).hexdigest()


def _article(report: ReportCard) -> EntityProxy:
    article = _entity("Article", article_id(report.id))
    _add(article, "title", report.title or report.id)
    _add(article, "publisher", report.publisher)
    _add(article, "publishedAt", report.published)
    _add(article, "sourceUrl", report.url)
    _add(article, "language", report.language)
    return article


def _organisation(party: Party) -> EntityProxy:
    entry = entry_of(party)
    found = _entity("PublicBody" if is_state(party) else "Organization", actor_id(party.actor or ""))
    found.add("name", entry.name if entry else party.name)
    if entry:
        _add(found, "alias", *spellings(entry)[1:])  # the first is its name
        _add(found, "country", *entry.country)
        _add(found, "classification", entry.kind)
    return found


def _address(place: Location) -> EntityProxy:
    address = _entity("Address", place_id(place))
    _add(address, "full", place.name or f"{place.lat}, {place.lon}")
    _add(address, "country", place.country)
    _add(address, "latitude", _number(place.lat))
    _add(address, "longitude", _number(place.lon))
    _add(address, "city", place.name if place.precision == "settlement" else None)
    _add(address, "state", place.name if place.precision == "province" else None)
    radius = None if place.radius_km is None else f"within {place.radius_km:g} km ({place.precision or 'point'})"
    _add(address, "remarks", radius)
    return address


def _number(value: float | None) -> str | None:
    return None if value is None else repr(float(value))


def _entity(schema: str, identifier: str) -> EntityProxy:
    entity = model.make_entity(schema)
    entity.id = identifier
    return entity


def _add(entity: EntityProxy, prop: str, *values: str | None) -> None:
    """Add what FollowTheMoney takes for the property; what it doesn't (an odd country or address) stays out."""
    for value in values:
        if value:
            entity.add(prop, plain_text(value), quiet=True)
