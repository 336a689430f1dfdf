"""Settings of all tests."""

from hypothesis import settings

# A crowded machine is slow for a moment, and no property has failed by that; pytest's own timeout stays.
settings.register_profile("selon", deadline=None)
settings.load_profile("selon")
