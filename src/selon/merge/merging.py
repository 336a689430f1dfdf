"""The whole way in one call: claims → incidents."""

from collections.abc import Iterable

from selon.merge.incidents import incident_of
from selon.merge.judgements import NO_JUDGEMENTS, Judgements
from selon.merge.linking import Linker
from selon.merge.parameters import MergeParameters, merge_parameters
from selon.merge.profile import ReportedClaim, profile_of
from selon.merge.relations import NO_RELATIONS, Relations
from selon.model import Incident

__all__ = ["merge"]


def merge(
    claims: Iterable[ReportedClaim],
    relations: Relations = NO_RELATIONS,
    judged: Judgements = NO_JUDGEMENTS,
    parameters: MergeParameters | None = None,
) -> list[Incident]:
    """The incidents that the claims tell of, sorted by id. The order of the claims doesn't matter."""
    weights = parameters or merge_parameters()
    by_key = {claim.key: claim for claim in claims}
    groups = Linker(weights, relations).link((profile_of(c, weights) for c in by_key.values()), judged)
    incidents = [incident_of([by_key[key] for key in group], weights, relations) for group in groups]
    return sorted(incidents, key=lambda incident: incident.id)
