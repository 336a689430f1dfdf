"""The weights of the merge, from `parameters.yaml`."""

from functools import cache
from importlib import resources

import msgspec
import yaml

__all__ = ["MergeParameters", "merge_parameters"]

POINT = 1000
"""Points are summed as whole thousandths, so that no order of addition changes a sum."""


class Alike(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two events that may be told of one, and the points that it gives."""

    events: tuple[str, str]
    points: float


class EventWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the events themselves say."""

    same: float
    alike: tuple[Alike, ...]
    crossed: tuple[tuple[str, str], ...]
    mutual: tuple[str, ...]
    once: tuple[str, ...]
    lasting: tuple[str, ...]


class TimeWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What days say."""

    same_day: float
    few_days: float
    some_days: float
    long: float
    unknown: float
    gap_one: float
    gap_two: float
    gap_one_once: float
    gap_two_once: float
    gap_three_once: float
    open_days: int
    undated_days: int


class PlaceWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What places say."""

    same_fine: float
    same_district: float
    same_province: float
    same_country: float
    within: float
    other_name: float
    in_district: float
    in_province: float
    in_country: float
    unknown: float
    apart: float
    slack_km: float
    fine_km: float
    namesake_km: float


class ActorWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What actors say."""

    same_initiator: float
    related_initiator: float
    alike_initiator: float
    other_initiator: float
    same_target: float
    related_target: float
    alike_target: float
    other_target: float


class LossWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tolls say."""

    same_one: float
    same_few: float
    same_many: float
    overlap: float
    near: float
    far: float
    factor: float
    most: float


class WordingWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What wording says."""

    copy: float
    close: float
    copy_share: float
    close_share: float


class MergeParameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All weights; see `parameters.yaml` for what each means."""

    prior: float
    same_report: float
    veto: float
    event: EventWeights
    time: TimeWeights
    place: PlaceWeights
    actors: ActorWeights
    losses: LossWeights
    wording: WordingWeights


@cache
def merge_parameters() -> MergeParameters:
    """The weights that come with Selon. Raises msgspec.ValidationError, naming the field."""
    text = resources.files("selon.merge").joinpath("parameters.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), MergeParameters)
