"""Incidents and claims to who holds what, when, on whose word. Pure functions, no I/O (docs/control.md)."""

from selon.control.parameters import ControlParameters, control_parameters
from selon.control.timeline import state_at, timeline
from selon.control.words import CONTROL_EVENTS, PlacedClaim

__all__ = [
    "CONTROL_EVENTS",
    "ControlParameters",
    "PlacedClaim",
    "control_parameters",
    "state_at",
    "timeline",
]
