"""What the filters show, as a file in one of the field's formats; names masked as on the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from selon.export import FORMATS, Material, Options, export
from selon.export.log import append, entry_of, log_path
from selon.messages import mark
from selon.store import Filter, StoreError
from selon.web.state import State
from selon.web.words import term

__all__ = ["OFFERS", "Offer", "written"]

NOT_WRITTEN = mark("the export can't be written ({reason}): check the server's disk, then try again")


class Offer(NamedTuple):
    """A format as the page offers it: its own name, and what stands in it (a catalogue entry)."""

    format: str
    name: str
    holds: str
    bom: bool = False


OFFERS = (
    Offer("csv", "CSV", term("a claim a row")),
    Offer("csv", "CSV · Excel", term("a claim a row, Arabic and accents as Excel reads them"), bom=True),
    Offer("acled", "ACLED", term("an incident a row")),
    Offer("ucdp", "UCDP GED", term("a lethal incident a row")),
    Offer("polecat", "POLECAT", term("a claim a row")),
    Offer("parquet", "Parquet", term("a claim a row")),
    Offer("geojson", "GeoJSON", term("incidents, claims and control for a map")),
    Offer("geopackage", "GeoPackage", term("incidents, claims and control, a layer each")),
    Offer("kml", "KML", term("incidents, claims and control for a map")),
    Offer("ftm", "FollowTheMoney", term("entities")),
    Offer("ftm-statements", "FollowTheMoney · CSV", term("a statement a row")),
    Offer("jsonl", "Selon JSON Lines", term("reports with all their claims")),
)


@contextmanager
def written(state: State, wanted: Filter, form: str, who: str, options: Options) -> Iterator[Path]:
    """The file, named for a person, for as long as the block lasts. The export is logged as by `selon export`.

    Raises StoreError where it can't be written, BusyError where too many are being written already.
    """
    name = f"selon-{form}-{options.made[:10]}{FORMATS[form].suffix}"
    material = Material(state.store, wanted)
    with TemporaryDirectory(prefix="selon-") as folder:
        path = Path(folder, name)
        try:
            with state.exports.one():
                append(log_path(material), entry_of(material, form, options.made, who, name))
                export(form, material, path, options)
        except OSError as error:
            raise StoreError(NOT_WRITTEN, reason=error.strerror or str(error)) from error
        yield path
