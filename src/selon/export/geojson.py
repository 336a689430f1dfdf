"""GeoJSON (RFC 7946): one FeatureCollection; a feature's layer is a property (docs/export/geojson.md)."""

from pathlib import Path

import msgspec

from selon.export.features import Feature, features
from selon.export.material import Material, Options, Outcome

__all__ = ["write"]


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write incidents, claims and control, feature by feature; what has no place gets no geometry."""
    outcome, separator = Outcome(), b"\n"
    with path.open("wb") as stream:
        stream.write(b'{"type":"FeatureCollection","features":[')
        for feature in features(material, options):
            stream.write(separator + _encoded(feature))
            separator = b",\n"
            outcome.rows += 1
        stream.write(b"\n]}\n")
    return outcome


def _encoded(feature: Feature) -> bytes:
    properties = {"layer": feature.layer, **feature.fields}
    identifier = f"{feature.layer}/{feature.fields['id']}"
    return msgspec.json.encode(
        {"type": "Feature", "id": identifier, "geometry": feature.geometry, "properties": properties}
    )
