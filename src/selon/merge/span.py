"""The days of an incident, from those of its claims."""

from collections.abc import Sequence

from selon.merge.profile import ReportedClaim

__all__ = ["common_days", "dated"]

Days = tuple[str | None, str | None]


def common_days(claims: Sequence[ReportedClaim]) -> Days:
    """First and last ISO day that every dated claim allows; the widest span where there is no such day."""
    spans = dated(claims)
    if not spans:
        return None, None
    starts = [start for start, _ in spans if start]
    ends = [end for _, end in spans if end]
    first, last = max(starts, default=None), min(ends, default=None)
    if first and last and first > last:
        return min(starts), max(ends)
    return first, last


def dated(claims: Sequence[ReportedClaim]) -> list[Days]:
    """The spans of those claims that have one end at least."""
    spans = [(c.claim.time.from_, c.claim.time.to) for c in claims if c.claim.time]
    return [span for span in spans if span != (None, None)]
