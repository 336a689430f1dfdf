"""Coded reports → claims as the merge takes them."""

from collections.abc import Iterable, Iterator

from selon.merge.context import context_of
from selon.merge.profile import ReportedClaim
from selon.model import CodedReport

__all__ = ["reported_claims"]


def reported_claims(coded: Iterable[CodedReport]) -> Iterator[ReportedClaim]:
    """Each claim with its report, the publisher, the day of publication and its sentence.

    A claim's key is its id, which must be unique over the reports, as the reader makes it.
    """
    for one in coded:
        for claim in one.claims:
            yield ReportedClaim(
                key=claim.id,
                report=one.report.id,
                claim=claim,
                publisher=one.report.publisher,
                published=one.report.published,
                context=context_of(one.report.text, claim),
            )
