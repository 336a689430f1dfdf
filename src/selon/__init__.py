"""Selon ("according to") reads conflict reports and keeps who reported what."""

__version__ = "0.1.0"
