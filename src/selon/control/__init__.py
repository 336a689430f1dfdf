"""Incidents and claims to who holds what, when, on whose word. Pure functions, no I/O."""
