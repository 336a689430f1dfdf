"""Bringing data in: Selon's own files back into a store, and other data sets as claims on their word."""
