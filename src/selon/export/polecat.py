"""POLECAT's 40 columns, tab-separated, a claim a row, in PLOVER's terms (docs/export/polecat.md)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from selon import __version__
from selon.codebook import PloverRow, countries, plover
from selon.export.cells import Cell, write_rows
from selon.export.material import Material, Options, Outcome
from selon.export.sides import civilian_words, entry_for
from selon.export.told import Told
from selon.model import Actor, Place
from selon.register import ActorEntry

__all__ = ["COLUMNS", "row_of", "write"]

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip


def write(material: Material, path: Path, options: Options) -> Outcome:
    """Write a tab-separated file; claims that PLOVER has no event for are counted by reason."""
    outcome = Outcome()
    with path.open("w", encoding=options.encoding, newline="") as stream:
        outcome.rows = write_rows(stream, COLUMNS, _rows(material, outcome), tabs=True)
    return outcome


def _rows(material: Material, outcome: Outcome) -> Iterator[tuple[Cell, ...]]:
    for told in material.told():
        reason = _no_row(told)
        if reason:
            outcome.left_out[reason] += 1
        else:
            yield row_of(told)


def _no_row(told: Told) -> str | None:
    if told.review == "rejected":
        return "rejected by a reviewer"
    if told.claim.status == "denied":
        return "PLOVER has no place for what is denied"
    return plover().rows[told.claim.event].none


def row_of(told: Told) -> tuple[Cell, ...]:
    """The cells of a claim that PLOVER has an event for."""
    claim, report = told.claim, told.report
    return (
        told.id,
        claim.time.from_ or claim.time.to if claim.time else None,
        *_kind(told),
        *_party(claim.initiators),
        *_party(claim.targets),
        *_where(claim.place),
        report.publisher,
        report.published,
        None,
        _joined(actor.name for actor in (*claim.initiators, *claim.targets)),
        claim.place.name if claim.place else None,
        report.language,
        f"selon {__version__}",
    )


def _kind(told: Told) -> tuple[Cell, ...]:
    """Type, mode, intensity (Selon has no such scale), quad class, contexts."""
    row: PloverRow = plover().rows[told.claim.event]
    unsure = (plover().hypothetical,) if told.claim.status in ("planned", "expected") else ()
    return row.type, row.mode, None, plover().quads[row.type or ""], _joined((*row.contexts, *unsure))


def _party(actors: tuple[Actor, ...]) -> tuple[Cell, ...]:
    """Names, countries, COW numbers, sectors (the first and all), title, words of the text, Wikipedia id."""
    entries = [entry_for(actor.actor) for actor in actors]
    codes = [countries().get(e.country[0]) if e and len(e.country) == 1 else None for e in entries]
    sectors = [s for a, e in zip(actors, entries, strict=True) if (s := _sector(a, e))]
    return (
        _joined(actor.name for actor in actors),
        _joined(code.iso3 for code in codes if code),
        _joined(str(code.cow) for code in codes if code and code.cow),
        sectors[0] if sectors else None,
        _joined(sectors),
        None,
        _joined(actor.text for actor in actors),
        None,
    )


def _sector(actor: Actor, entry: ActorEntry | None) -> str | None:
    if entry is not None:
        return plover().sectors[entry.kind]
    return plover().civilians if civilian_words(actor.text) else None


def _where(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 10
    code = countries().get(place.country or "")
    layers = {"settlement": 0, "district": 1, "province": 2}
    level = layers.get(place.precision or "")
    areas = [place.name if level == n else None for n in range(3)]
    return (
        place.name,
        *areas,
        code.iso3 if code else None,
        place.lat,
        place.lon,
        _geonames_id(place),
        place.text,
        None,
    )


def _geonames_id(place: Place) -> str | None:
    """The number of a GeoNames entry; other layers' keys are no GeoNames ids."""
    number = (place.gazetteer or "").rpartition(":")[2]
    return number if number.isdigit() else None


def _joined(values: Iterable[str | None]) -> str | None:
    """Each value once, with "; " between; None where there is none."""
    found = dict.fromkeys(value for value in values if value)
    return "; ".join(found) or None
