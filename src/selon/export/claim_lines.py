"""A claim as a row of the store, not taken apart: what CSV and Parquet are made from, many at a time."""

from typing import NamedTuple

import msgspec

from selon.export.told import ReportCard, Told
from selon.model import Claim

__all__ = ["ClaimLine", "line_of", "told_of"]

_CLAIM = msgspec.json.Decoder(Claim)


class ClaimLine(NamedTuple):
    """The claim's id in the store and its JSON as it now stands; its report, its incident, its review."""

    claim: str
    payload: str
    review: str
    incident: str | None
    report: str
    language: str | None
    publisher: str | None
    url: str | None
    title: str | None
    published: str | None


def line_of(told: Told) -> ClaimLine:
    """The row that `told` would be."""
    payload, card = msgspec.json.encode(told.claim).decode(), told.report
    report = (card.id, card.language, card.publisher, card.url, card.title, card.published)
    return ClaimLine(told.id, payload, told.review, told.incident, *report)


def told_of(line: ClaimLine) -> Told:
    """The claim with its report. Raises msgspec.MsgspecError where the JSON is no claim's."""
    card = ReportCard(
        id=line.report,
        language=line.language,
        publisher=line.publisher,
        url=line.url,
        title=line.title,
        published=line.published,
    )
    claim = _CLAIM.decode(line.payload)
    return Told(id=line.claim, claim=claim, report=card, incident=line.incident, review=line.review)
