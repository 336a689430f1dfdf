"""GeoPackage: a layer each for incidents, claims and control, by GDAL (docs/export/geopackage.md)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyogrio
import shapely
from shapely.geometry import shape

from selon.export.cells import plain_text
from selon.export.features import FIELDS, Feature, layer_features
from selon.export.material import Material, Options, Outcome

__all__ = ["write"]

_ROWS = 5_000
_ARROW = {str: pa.string(), int: pa.int64(), float: pa.float64()}


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write the layers that the options name; an empty one is there too, with its fields."""
    outcome = Outcome()
    for layer in (name for name in FIELDS if name in options.layers):
        waiting = layer_features(layer, material, options)
        for batch in _batches(waiting):
            _append(path, layer, batch)
            outcome.rows += len(batch)
    return outcome


def _batches(waiting: Iterator[Feature]) -> Iterator[Sequence[Feature]]:
    """At least one batch, so that the layer is made."""
    yield list(islice(waiting, _ROWS))
    while batch := list(islice(waiting, _ROWS)):
        yield batch


def _append(path: Path, layer: str, batch: Sequence[Feature]) -> None:
    pyogrio.write_arrow(
        _table(layer, batch),
        path,
        layer=layer,
        driver="GPKG",
        geometry_name="geometry",
        geometry_type="Unknown",
        crs="EPSG:4326",
        append=path.exists(),
    )


def _table(layer: str, batch: Sequence[Feature]) -> pa.Table:
    columns = {
        name: pa.array([_plain(feature.fields[name]) for feature in batch], _ARROW[kind])
        for name, kind in FIELDS[layer].items()
    }
    columns["geometry"] = pa.array(map(_wkb, batch), pa.binary())
    return pa.table(columns)


def _plain(value: object) -> object:
    """GeoPackage texts end at a NUL."""
    return plain_text(value) if isinstance(value, str) else value


def _wkb(feature: Feature) -> bytes | None:
    return None if feature.geometry is None else bytes(shapely.to_wkb(shape(feature.geometry)))
