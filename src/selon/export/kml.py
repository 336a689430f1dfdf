"""KML 2.2 for Google Earth: a folder a layer, a placemark a feature (docs/export/kml.md)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from selon.codebook import events
from selon.export.cells import plain_text
from selon.export.features import FIELDS, Feature, layer_features
from selon.export.material import Material, Options, Outcome

__all__ = ["write"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_SPACES = {None: _NAMESPACE}
_SHAPES = {"Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"}


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write the layers that the options name; what has no place on the map is left out and counted."""
    outcome = Outcome()
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        with file.element(_name("kml"), nsmap=_SPACES), file.element(_name("Document")):
            for layer in (name for name in FIELDS if name in options.layers):
                with file.element(_name("Folder")):
                    file.write(_text("name", layer))
                    for mark in _placemarks(layer, material, options, outcome):
                        file.write(mark)
    return outcome


def _placemarks(layer: str, material: Material, options: Options, outcome: Outcome) -> Iterator[Any]:
    for feature in layer_features(layer, material, options):
        if feature.geometry is None or feature.geometry.get("type") not in _SHAPES:
            outcome.left_out["no place on the map"] += 1
        else:
            outcome.rows += 1
            yield _placemark(feature)


def _placemark(feature: Feature) -> Any:
    """Children in the order that the schema asks for."""
    mark = _element("Placemark")
    mark.append(_text("name", _title(feature)))
    mark.append(_text("description", feature.fields.get("notes") or feature.fields.get("reason") or ""))
    mark.extend(_time(feature))
    mark.append(_data(feature))
    mark.append(_shape(feature.geometry or {}))
    return mark


def _title(feature: Feature) -> str:
    event = feature.fields.get("event")
    what = events()[event].labels["en"] if event in events() else feature.fields["status"]
    return f"{what}, {feature.fields['place'] or '?'}"


def _time(feature: Feature) -> list[Any]:
    """A TimeSpan of the days that are known."""
    first = feature.fields.get("from") or feature.fields.get("since")
    last = feature.fields.get("to") or feature.fields.get("until")
    if first is None and last is None:
        return []
    span = _element("TimeSpan")
    span.extend(_text(tag, day) for tag, day in (("begin", first), ("end", last)) if day)
    return [span]


def _data(feature: Feature) -> Any:
    extended = _element("ExtendedData")
    for name, value in feature.fields.items():
        if value is not None:
            data = _within(extended, "Data", name=name)
            data.append(_text("value", str(value)))
    return extended


def _shape(geometry: dict[str, Any]) -> Any:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        several = _element("MultiGeometry")
        several.extend(_shape({"type": kind[5:], "coordinates": part}) for part in coordinates)
        return several
    found = _element(kind)
    if kind == "Polygon":
        found.extend(_ring(n, ring) for n, ring in enumerate(coordinates))
        return found
    found.append(_text("coordinates", _points([coordinates] if kind == "Point" else coordinates)))
    return found


def _ring(number: int, points: list[Any]) -> Any:
    boundary = _element("innerBoundaryIs" if number else "outerBoundaryIs")
    _within(boundary, "LinearRing").append(_text("coordinates", _points(points)))
    return boundary


def _points(points: list[Any]) -> str:
    return " ".join(f"{point[0]},{point[1]}" for point in points)


def _text(tag: str, text: str) -> Any:
    """An element with the text, without the characters that XML forbids."""
    element = _element(tag)
    element.text = "".join(c for c in plain_text(text) if c not in "\ufffe\uffff")
    return element


def _element(tag: str, **attributes: str) -> Any:
    return etree.Element(_name(tag), attributes, nsmap=_SPACES)


def _within(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, _name(tag), attributes)


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"
