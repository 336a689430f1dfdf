"""Incidents, claims and control states as features of a map: a geometry and flat fields."""

from collections.abc import Iterator, Mapping
from itertools import chain as one_after_other
from typing import Any, NamedTuple

from selon.export.deaths import deaths
from selon.export.material import Material, Options
from selon.export.told import Case, Told
from selon.export.words import bounds, chain, names, notes, outlets, party_names
from selon.model import ControlState, Location, Loss, location_of

__all__ = ["FIELDS", "Feature", "features", "layer_features"]

_PLACE = {"place": str, "country": str, "radius_km": float, "precision": str}
FIELDS: Mapping[str, Mapping[str, type]] = {
    "incidents": {
        "id": str, "event": str, "status": str, "certainty": str, "confidence": float, "from": str, "to": str,
        "initiators": str, "targets": str, **_PLACE, "dead_low": int, "dead_high": int, "claims": int,
        "independent": int, "disagreements": str, "outlets": str, "notes": str,
    },
    "claims": {
        "id": str, "incident": str, "event": str, "status": str, "certainty": str, "confidence": float,
        "from": str, "to": str, "initiators": str, "targets": str, **_PLACE, "losses": str, "sources": str,
        "publisher": str, "published": str, "url": str, "trigger": str, "start": int, "end": int,
    },
    "control": {
        "id": str, "status": str, "since": str, "until": str, "holders": str, "besiegers": str, **_PLACE,
        "claims": int, "reason": str,
    },
}  # fmt: skip
"""The fields of each layer, with their types; any may be None."""


class Feature(NamedTuple):
    """`geometry` is GeoJSON (longitude first) or None; `fields` are those of FIELDS[layer]."""

    layer: str
    geometry: dict[str, Any] | None
    fields: dict[str, Any]


def features(material: Material, options: Options) -> Iterator[Feature]:
    """The features of all layers that the options name, one layer after the other."""
    wanted = [layer for layer in FIELDS if layer in options.layers]
    return one_after_other.from_iterable(layer_features(layer, material, options) for layer in wanted)


def layer_features(layer: str, material: Material, options: Options) -> Iterator[Feature]:
    """The features of one layer, in constant memory (control: of one day)."""
    if layer == "incidents":
        return map(_incident, material.cases())
    if layer == "claims":
        return map(_claim, material.told())
    return map(_state, material.states(options.at))


def _feature(layer: str, place: Location | None, fields: dict[str, Any]) -> Feature:
    where = place or Location()
    fields |= {"place": where.name, "country": where.country}
    fields |= {"radius_km": where.radius_km, "precision": where.precision}
    return Feature(layer, _geometry(where), {name: fields[name] for name in FIELDS[layer]})


def _geometry(place: Location) -> dict[str, Any] | None:
    if place.geometry is not None:
        return place.geometry
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _incident(case: Case) -> Feature:
    incident, dead = case.incident, deaths(case)
    fields = {f: getattr(incident, f) for f in ("id", "event", "status", "certainty", "confidence", "to")}
    fields |= {"from": incident.from_, "initiators": _joined(party_names(incident.initiators))}
    fields |= {"targets": _joined(party_names(incident.targets)), "independent": incident.independent}
    fields |= {"dead_low": dead.low if dead else None, "dead_high": dead.high if dead else None}
    fields |= {"claims": len(case.told), "outlets": _joined(outlets(case)), "notes": notes(case)}
    fields |= {"disagreements": _joined(tuple(d.field for d in incident.disagreements))}
    return _feature("incidents", incident.place, fields)


def _claim(told: Told) -> Feature:
    claim, report = told.claim, told.report
    fields = {f: getattr(claim, f) for f in ("event", "status", "certainty", "confidence")}
    fields |= {f: getattr(report, f) for f in ("publisher", "published", "url")}
    fields |= {"id": told.id, "incident": told.incident, "sources": chain(claim) or None}
    fields |= {"initiators": _joined(names(claim.initiators)), "targets": _joined(names(claim.targets))}
    fields |= {"from": claim.time.from_ if claim.time else None, "to": claim.time.to if claim.time else None}
    fields |= {"losses": _joined(tuple(map(_loss, claim.losses)))}
    fields |= {"trigger": claim.trigger.text, "start": claim.trigger.start, "end": claim.trigger.end}
    return _feature("claims", location_of(claim.place) if claim.place else None, fields)


def _state(state: ControlState) -> Feature:
    fields: dict[str, Any] = {f: getattr(state, f) for f in ("id", "status", "since", "until", "reason")}
    fields |= {f: _joined(tuple(h.name for h in getattr(state, f))) for f in ("holders", "besiegers")}
    return _feature("control", state.place, fields | {"claims": len(state.claims)})


def _loss(loss: Loss) -> str:
    return f"{loss.kind} {bounds(loss.min, loss.max)} {loss.who}"


def _joined(items: tuple[str, ...]) -> str | None:
    return "; ".join(items) or None
