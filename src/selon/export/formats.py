"""The formats by name: each a module of this package, imported when it is asked for."""

import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from selon.export.material import Material, Options, Outcome, Write

__all__ = ["FORMATS", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """`module:function` within selon.export, the usual end of a file's name, and its media type."""

    writer: str
    suffix: str
    media_type: str

    def load(self) -> Write:
        """The function that writes it."""
        module, _, function = self.writer.partition(":")
        return cast(Write, getattr(import_module(f"selon.export.{module}"), function))


FORMATS = {
    "acled": Format("acled:write", ".csv", "text/csv"),
    "ucdp": Format("ucdp:write", ".csv", "text/csv"),
    "polecat": Format("polecat:write", ".txt", "text/tab-separated-values"),
    "csv": Format("claims:write_csv", ".csv", "text/csv"),
    "parquet": Format("claims:write_parquet", ".parquet", "application/vnd.apache.parquet"),
    "geojson": Format("geojson:write", ".geojson", "application/geo+json"),
    "geopackage": Format("geopackage:write", ".gpkg", "application/geopackage+sqlite3"),
    "ftm": Format("ftm:write", ".ftm.json", "application/x-ndjson"),
    "ftm-statements": Format("ftm_statements:write", ".csv", "text/csv"),
    "jsonl": Format("jsonl:write", ".jsonl", "application/x-ndjson"),
    "kml": Format("kml:write", ".kml", "application/vnd.google-earth.kml+xml"),
}


def export(form: str, material: Material, path: Path, options: Options) -> Outcome:
    """Write `path` as format `form`; the file is only there once all of it is written.

    Raises KeyError for a format that isn't, OSError where the file can't be written.
    """
    part = path.with_name(f"{path.name}.part{FORMATS[form].suffix}")
    part.unlink(missing_ok=True)
    try:
        outcome = FORMATS[form].load()(material, part, options)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return outcome
