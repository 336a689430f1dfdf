"""Claims to incidents: blocking, scoring, clustering; contradictions kept. Pure functions (docs/merge.md)."""

from selon.merge.incidents import incident_of
from selon.merge.judgements import NO_JUDGEMENTS, Judgements, judgements
from selon.merge.linking import Linker
from selon.merge.merging import merge
from selon.merge.parameters import MergeParameters, merge_parameters
from selon.merge.profile import Profile, ReportedClaim, profile_of
from selon.merge.relations import NO_RELATIONS, Relations
from selon.merge.reported import reported_claims

__all__ = [
    "NO_JUDGEMENTS",
    "NO_RELATIONS",
    "Judgements",
    "Linker",
    "MergeParameters",
    "Profile",
    "Relations",
    "ReportedClaim",
    "incident_of",
    "judgements",
    "merge",
    "merge_parameters",
    "profile_of",
    "reported_claims",
]
