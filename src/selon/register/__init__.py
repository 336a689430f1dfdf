"""The register of actors and sources: who is who in the wars that reports tell of, as data and look-ups."""

from selon.register.loader import RegisterError
from selon.register.register import Register, load_register
from selon.register.types import ActorEntry, Country, Entry, RegisterMention, SourceEntry, Tie

__all__ = [
    "ActorEntry",
    "Country",
    "Entry",
    "Register",
    "RegisterError",
    "RegisterMention",
    "SourceEntry",
    "Tie",
    "load_register",
]
