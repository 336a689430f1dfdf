"""What the first run on a machine has to make before anything can be read."""

import sys

from selon.messages import say

__all__ = ["prepare_places"]


def prepare_places() -> None:
    """Build the index of places where there is none, once and here: workers would each build their own."""
    from selon.gazetteer import data_folder, open_default

    if sys.stderr.isatty() and not (data_folder() / "places" / "base.places").is_file():
        print(say("Preparing the list of places: this happens once."), file=sys.stderr)
    open_default()
