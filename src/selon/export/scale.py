"""How far the outlets are from the event: ACLED's source scale, where the register knows them all."""

from selon.export.told import Case
from selon.register import SourceEntry, load_register

__all__ = ["source_scale"]


def source_scale(case: Case) -> str | None:
    """`National`, `International`, or both joined; None where an outlet or the country isn't known."""
    country = case.incident.place.country if case.incident.place else None
    publishers = {told.report.publisher for told in case.told}
    entries = [_entry(publisher) for publisher in publishers]
    if country is None or not entries or None in entries:
        return None
    scales = {"National" if entry and country in entry.country else "International" for entry in entries}
    return "-".join(sorted(scales, reverse=True))


def _entry(publisher: str | None) -> SourceEntry | None:
    return load_register().resolve_source(publisher) if publisher else None
