"""The weights of the control model, from `parameters.yaml`."""

from functools import cache
from importlib import resources

import msgspec
import yaml

from selon.model.claim import SourceKind

__all__ = ["ControlParameters", "control_parameters"]


class SpeakerWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a word weighs by whose side says it."""

    outsider: float
    own_gain: float
    own_loss: float
    rival_loss: float


class ControlParameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All weights; see `parameters.yaml` for what each means."""

    speaker: SpeakerWeights
    hedged: float
    kind: dict[SourceKind, float]
    window_days: int
    carry: float
    enough: float
    clear: float
    fighting_days: int
    silence_days: int


@cache
def control_parameters() -> ControlParameters:
    """The weights that come with Selon. Raises msgspec.ValidationError, naming the field."""
    text = resources.files("selon.control").joinpath("parameters.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), ControlParameters)
