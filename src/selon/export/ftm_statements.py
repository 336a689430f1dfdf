"""FollowTheMoney statements, CSV: every value of every event, once for each claim that gives it.

The columns and the way ids are made are those of the field's statement tables (entity, property, value, data
set, language, when first seen): `dataset` is the publisher, `origin` the claim, `first_seen` the day of
publication (docs/export/ftm.md).
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry

from selon.export.cells import Cell, write_rows
from selon.export.ftm import entities_of
from selon.export.material import Material, Options, Outcome
from selon.export.told import Case, Told
from selon.model import Party, location_of
from selon.model.claim import Actor
from selon.read.folding import fold

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang", "original_value",
    "external", "first_seen", "last_seen", "origin", "id",
)  # fmt: skip


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write a CSV file, a statement a row."""
    outcome = Outcome()
    with path.open("w", encoding=options.encoding, newline="") as stream:
        outcome.rows = write_rows(stream, COLUMNS, _rows(material))
    return outcome


def _rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    for case in material.cases():
        for told in case.told:
            for entity in entities_of(_alone(case, told)):
                yield from _statements(entity, told)


def _alone(case: Case, told: Told) -> Case:
    """The incident as this one claim tells it."""
    claim = told.claim
    incident = msgspec.structs.replace(
        case.incident,
        event=claim.event,
        status=claim.status,
        certainty=claim.certainty,
        initiators=tuple(map(_party, claim.initiators)),
        targets=tuple(map(_party, claim.targets)),
        place=location_of(claim.place) if claim.place else None,
        from_=claim.time.from_ if claim.time else None,
        to=claim.time.to if claim.time else None,
    )
    return Case(incident=incident, told=(told,))


def _party(actor: Actor) -> Party:
    return Party(name=actor.name or actor.text, actor=actor.actor)


def _statements(entity: EntityProxy, told: Told) -> Iterator[tuple[Cell, ...]]:
    dataset = _slug(told.report.publisher or told.report.id)
    language = registry.language.clean(told.report.language) if told.report.language else None
    seen = told.report.published
    for prop, value in entity.itervalues():
        head = (entity.id, entity.id, prop.name, prop.type.name, entity.schema.name, value, dataset)
        key = f"{dataset}.{entity.id}.{prop.name}.{value}"
        identifier = hashlib.sha1(key.encode()).hexdigest()
        yield (*head, language, None, "f", seen, seen, told.id, identifier)


def _slug(publisher: str) -> str:
    """A data set's name: folded words with hyphens, whatever the script."""
    return re.sub(r"\W+", "-", fold(publisher)).strip("-") or "unknown"
