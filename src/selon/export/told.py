"""What every format is written from: an incident with all who tell of it. Frozen values, no database."""

import msgspec

from selon.model import Claim, Incident

__all__ = ["Case", "ReportCard", "Told"]


class ReportCard(msgspec.Struct, frozen=True, kw_only=True):
    """A report without its text: who published it, where, when (ISO day)."""

    id: str
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it now stands (`id` as the store has it), its report, and the incident it is part of."""

    id: str
    claim: Claim
    report: ReportCard
    incident: str | None = None
    review: str = "unreviewed"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An incident and the claims that it was made of, in the order of their ids."""

    incident: Incident
    told: tuple[Told, ...] = ()
